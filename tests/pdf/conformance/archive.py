"""Rules of PDF/A-2u (ISO 19005-2:2011), by their clauses."""

import re
import struct
from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from tests.pdf.conformance.parsed import ParsedFile, Rule

PDFA = "http://www.aiim.org/pdfa/ns/id/"
_LONGEST_STRING, _LONGEST_NAME, _LARGEST_INTEGER, _MOST_OBJECTS = 32_767, 127, 2**31 - 1, 8_388_607
_OPERATORS = {
    "q",
    "Q",
    "cm",
    "w",
    "J",
    "j",
    "M",
    "d",
    "ri",
    "i",
    "gs",
    "m",
    "l",
    "c",
    "v",
    "y",
    "h",
    "re",
    "S",
    "s",
    "f",
    "F",
    "f*",
    "B",
    "B*",
    "b",
    "b*",
    "n",
    "W",
    "W*",
    "BT",
    "ET",
    "Tc",
    "Tw",
    "Tz",
    "TL",
    "Tf",
    "Tr",
    "Ts",
    "Td",
    "TD",
    "Tm",
    "T*",
    "Tj",
    "TJ",
    "'",
    '"',
    "d0",
    "d1",
    "CS",
    "cs",
    "SC",
    "SCN",
    "sc",
    "scn",
    "G",
    "g",
    "RG",
    "rg",
    "K",
    "k",
    "sh",
    "Do",
    "MP",
    "DP",
    "BMC",
    "BDC",
    "EMC",
    "BX",
    "EX",
}
_PREDEFINED = (  # namespaces with properties that PDF/A-2 knows (XMP 2005)
    "http://purl.org/dc/elements/1.1/",
    "http://ns.adobe.com/xap/1.0/",
    "http://ns.adobe.com/pdf/1.3/",
    PDFA,
)
_FORBIDDEN_ACTIONS = {
    "/Launch",
    "/Sound",
    "/Movie",
    "/ResetForm",
    "/ImportData",
    "/Hide",
    "/SetOCGState",
    "/Rendition",
    "/Trans",
    "/GoTo3DView",
    "/JavaScript",
}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"


def _strings(file: ParsedFile) -> list[bytes]:
    texts = [each for each in file.objects if isinstance(each, TextStringObject | ByteStringObject)]
    return [
        getattr(each, "original_bytes", bytes(each, "utf-8") if isinstance(each, str) else each)
        for each in texts
    ]


def _unicode_values(file: ParsedFile) -> set[str]:
    found: set[str] = set()
    for font in file.fonts:
        cmap = font["/ToUnicode"].get_data().decode()
        for section in re.findall(r"beginbfchar\n(.*?)\nendbfchar", cmap, re.S):
            for value in re.findall(r"<[0-9A-Fa-f]+> <([0-9A-Fa-f]+)>", section):
                found |= set(bytes.fromhex(value).decode("utf-16-be"))
        for section in re.findall(r"beginbfrange\n(.*?)\nendbfrange", cmap, re.S):
            for first, last in re.findall(r"<([0-9A-F]+)> <([0-9A-F]+)> <", section):
                found |= {chr(code) for code in range(int(first, 16), int(last, 16) + 1)}
    return found


def _profile(file: ParsedFile) -> bytes:
    profile: bytes = file.catalog["/OutputIntents"][0]["/DestOutputProfile"].get_data()
    return profile


def _has_profile(file: ParsedFile) -> bool:
    intents = file.catalog.get("/OutputIntents", ())
    if [intent["/S"] for intent in intents] != ["/GTS_PDFA1"]:
        return False
    profile = _profile(file)
    (length,) = struct.unpack(">I", profile[:4])
    is_whole = length == len(profile) and profile[36:40] == b"acsp"
    return is_whole and profile[8:10] <= b"\x04\x20" and profile[12:20] == b"mntrRGB "


def _nesting(file: ParsedFile) -> int:
    deepest = 0
    for content in file.contents:
        depth = 0
        for operator in re.findall(rb"(?<!\S)[qQ](?!\S)", content):
            depth += 1 if operator == b"q" else -1
            deepest = max(deepest, depth)
    return deepest


def _descendants(file: ParsedFile) -> list[Any]:
    return [
        font["/DescendantFonts"][0].get_object() for font in file.fonts if "/DescendantFonts" in font
    ]


def _is_embedded(font: Any) -> bool:
    descriptor = font["/FontDescriptor"]
    return any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))


def _codes(file: ParsedFile) -> dict[str, set[int]]:
    """The codes shown with each font of two bytes for a code."""
    found: dict[str, set[int]] = {}
    name = ""
    for page in file.reader.pages:
        for font, shown in re.findall(
            rb"/(\w+) [\d.]+ Tf|<([0-9A-F]+)>(?! >>)", page.get_contents().get_data()
        ):
            if font:
                name = font.decode()
            elif not name.startswith("Emoji"):
                digits = shown.decode()
                found.setdefault(name, set()).update(
                    int(digits[at : at + 4], 16) for at in range(0, len(digits), 4)
                )
    return found


def _shows_no_missing_glyph(file: ParsedFile) -> bool:
    fonts = file.reader.pages[0]["/Resources"]["/Font"]
    for name, codes in _codes(file).items():
        [descendant] = fonts[f"/{name}"]["/DescendantFonts"]
        mapping = descendant.get_object().get("/CIDToGIDMap")
        glyphs = mapping.get_data() if mapping is not None else b""
        for code in codes:
            if (glyphs[2 * code : 2 * code + 2] if glyphs else struct.pack(">H", code)) == b"\0\0":
                return False
    return True


def _described_properties(file: ParsedFile) -> bool:
    described = {each.text for each in file.xmp.iter(f"{_SCHEMA}namespaceURI")}
    for description in file.xmp.iter(f"{_RDF}Description"):
        for each in description:
            namespace = each.tag[1:].partition("}")[0]
            if not (namespace in _PREDEFINED or namespace in described or "/pdfa/ns/" in namespace):
                return False
    return True


def _set(target: Any, name: str, value: Any) -> None:
    target[NameObject(name)] = value


def _without(data: bytes, old: bytes, new: bytes) -> ParsedFile:
    assert old in data
    return ParsedFile(data.replace(old, new, 1))


def _replace_xmp(file: ParsedFile, old: bytes, new: bytes) -> None:
    stream = DecodedStreamObject()
    data = file.catalog["/Metadata"].get_data()
    assert old in data
    stream.set_data(data.replace(old, new))
    _set(file.catalog, "/Metadata", stream)


def _replace_content(file: ParsedFile, add: bytes) -> None:
    stream = DecodedStreamObject()
    stream.set_data(file.reader.pages[0].get_contents().get_data() + add)  # type: ignore[union-attr]  # it has some
    _set(file.reader.pages[0], "/Contents", stream)


def _replace_unicode(file: ParsedFile, value: bytes) -> None:
    stream = DecodedStreamObject()
    stream.set_data(b"1 beginbfchar\n<0001> <" + value + b">\nendbfchar")
    _set(file.fonts[0], "/ToUnicode", stream)


def _add_object(file: ParsedFile, value: Any) -> None:
    file.objects.append(value)


RULES = [
    Rule(
        "6.1.2",
        "the file begins with its version and a comment of four bytes above 127",
        lambda file: bool(re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", file.data)),
        lambda file: ParsedFile(re.sub(rb"\n%[\x80-\xff]{4}", b"\n%abcd", file.data, count=1)),
    ),
    Rule(
        "6.1.3",
        "the trailer has an identifier of two strings",
        lambda file: len(file.reader.trailer.get("/ID", ())) == 2 and all(file.reader.trailer["/ID"]),
        lambda file: _set(file.reader.trailer, "/ID", ArrayObject()),
    ),
    Rule(
        "6.1.3",
        "the file is not encrypted",
        lambda file: "/Encrypt" not in file.reader.trailer,
        lambda file: _set(file.reader.trailer, "/Encrypt", DictionaryObject()),
    ),
    Rule(
        "6.1.3",
        "nothing follows the end of the file",
        lambda file: file.data.endswith(b"%%EOF\n"),
        lambda file: ParsedFile(file.data + b"more\n"),
    ),
    Rule(
        "6.1.7.1",
        "no stream is in another file",
        lambda file: (
            not any({"/F", "/FFilter", "/FDecodeParms"} & set(each) for each in _streams(file))
        ),
        lambda file: _set(_streams(file)[0], "/F", TextStringObject("other")),
    ),
    Rule(
        "6.1.7.2",
        "streams are compressed by Flate or DCT only, not by LZW",
        lambda file: all(
            each.get("/Filter") in (None, "/FlateDecode", "/DCTDecode") for each in _streams(file)
        ),
        lambda file: _set(_streams(file)[0], "/Filter", NameObject("/LZWDecode")),
    ),
    Rule(
        "6.1.13",
        "no string has more than 32,767 bytes",
        lambda file: max(map(len, _strings(file))) <= _LONGEST_STRING,
        lambda file: _add_object(file, TextStringObject("x" * 40_000)),
    ),
    Rule(
        "6.1.13",
        "no name has more than 127 bytes",
        lambda file: all(
            len(each) - 1 <= _LONGEST_NAME for each in file.objects if isinstance(each, NameObject)
        ),
        lambda file: _add_object(file, NameObject("/" + "x" * 128)),
    ),
    Rule(
        "6.1.13",
        "integers have 32 bits",
        lambda file: all(
            abs(each) <= _LARGEST_INTEGER for each in file.objects if isinstance(each, NumberObject)
        ),
        lambda file: _add_object(file, NumberObject(2**31)),
    ),
    Rule(
        "6.1.13",
        "there are at most 8,388,607 objects",
        lambda file: int(file.reader.trailer["/Size"]) <= _MOST_OBJECTS,
        lambda file: _set(file.reader.trailer, "/Size", NumberObject(10**7)),
    ),
    Rule(
        "6.1.13",
        "graphics states are nested at most 28 times",
        lambda file: _nesting(file) <= 28,
        lambda file: _replace_content(file, b"\n" + b"q " * 29 + b"Q " * 29),
    ),
    Rule(
        "6.2.2",
        "content streams have only operators of ISO 32000-1",
        lambda file: set(file.operators) <= _OPERATORS,
        lambda file: _replace_content(file, b"\n1 2 xyz"),
    ),
    Rule(
        "6.2.2",
        "pages name their resources themselves",
        lambda file: all("/Resources" in page for page in file.reader.pages),
        lambda file: file.reader.pages[0].pop("/Resources") and None,
    ),
    Rule(
        "6.2.3",
        "one output intent has a whole profile of RGB, of version 4.2 or earlier",
        _has_profile,
        lambda file: file.catalog.pop("/OutputIntents") and None,
    ),
    Rule(
        "6.2.4.3",
        "colours are grey or RGB, as the output intent",
        lambda file: (
            not {"K", "k", "CS", "cs", "sh"} & set(file.operators)
            and all(each["/ColorSpace"] in ("/DeviceRGB", "/DeviceGray") for each in file.images)
        ),
        lambda file: _replace_content(file, b"\n0 0 0 1 k"),
    ),
    Rule(
        "6.2.5",
        "graphics states have only opacities",
        lambda file: all(set(state) <= {"/ca", "/CA", "/Type"} for state in _states(file)),
        lambda file: _set(_states(file)[0], "/TR", NameObject("/Identity")),
    ),
    Rule(
        "6.2.8.1",
        "images are not interpolated and have no alternates",
        lambda file: (
            not any(
                {"/Alternates", "/OPI"} & set(image) or image.get("/Interpolate")
                for image in file.images
            )
        ),
        lambda file: _set(file.images[0], "/Interpolate", BooleanObject(True)),
    ),
    Rule(
        "6.2.11.3",
        "fonts have the encoding Identity-H, and TrueType fonts a map to glyphs",
        lambda file: (
            all(
                font.get("/Encoding") == "/Identity-H"
                for font in file.fonts
                if "/DescendantFonts" in font
            )
            and all(
                "/CIDToGIDMap" in font
                for font in _descendants(file)
                if font["/Subtype"] == "/CIDFontType2"
            )
        ),
        lambda file: _descendants(file)[0].pop("/CIDToGIDMap") and None,
    ),
    Rule(
        "6.2.11.4.1",
        "all fonts are embedded",
        lambda file: all(map(_is_embedded, _descendants(file))),
        lambda file: _descendants(file)[0]["/FontDescriptor"].pop("/FontFile2") and None,
    ),
    Rule(
        "6.2.11.7.2",
        "all fonts say which characters they show",
        lambda file: all("/ToUnicode" in font for font in file.fonts),
        lambda file: file.fonts[0].pop("/ToUnicode") and None,
    ),
    Rule(
        "6.2.11.7.2",
        "no character is U+0000, U+FEFF or U+FFFE",
        lambda file: _unicode_values(file).isdisjoint("\0\ufeff\ufffe"),
        lambda file: _replace_unicode(file, b"FEFF"),
    ),
    Rule(
        "6.2.11.8",
        "the glyph for missing ones is never shown",
        _shows_no_missing_glyph,
        lambda file: _replace_content(file, b"\n/F1 9 Tf [<0000>] TJ"),
    ),
    Rule(
        "6.3.1",
        "annotations are links",
        lambda file: {annotation["/Subtype"] for annotation in file.annotations} <= {"/Link"},
        lambda file: _set(file.annotations[0], "/Subtype", NameObject("/Movie")),
    ),
    Rule(
        "6.3.2",
        "annotations are printed, and not hidden",
        lambda file: {annotation.get("/F") for annotation in file.annotations} <= {4},
        lambda file: _set(file.annotations[0], "/F", NumberObject(2)),
    ),
    Rule(
        "6.4.1",
        "there are no forms",
        lambda file: "/AcroForm" not in file.catalog,
        lambda file: _set(file.catalog, "/AcroForm", DictionaryObject()),
    ),
    Rule(
        "6.5.1",
        "actions open addresses",
        lambda file: not {each.get("/S") for each in _actions(file)} & _FORBIDDEN_ACTIONS,
        lambda file: _set(_actions(file)[0], "/S", NameObject("/Launch")),
    ),
    Rule(
        "6.5.2",
        "nothing happens by itself",
        lambda file: (
            not any({"/AA", "/OpenAction"} & set(each) for each in (file.catalog, *file.reader.pages))
        ),
        lambda file: _set(file.catalog, "/AA", DictionaryObject()),
    ),
    Rule(
        "6.6.2.1",
        "the metadata are a stream that is not compressed",
        lambda file: "/Filter" not in file.catalog["/Metadata"],
        lambda file: _set(file.catalog["/Metadata"], "/Filter", NameObject("/FlateDecode")),
    ),
    Rule(
        "6.6.2.3",
        "properties are known to XMP or described",
        _described_properties,
        lambda file: _replace_xmp(
            file,
            b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/",
            b"<pdfaSchema:namespaceURI>http://example.org/",
        ),
    ),
    Rule(
        "6.6.3",
        "dates and texts agree in both metadata",
        lambda file: _metadata_agree(file),
        lambda file: _set(file.reader.trailer["/Info"], "/Title", TextStringObject("Another")),
    ),
    Rule(
        "6.6.4",
        "the metadata say part 2, level U",
        lambda file: (file.xmp_value(PDFA, "part"), file.xmp_value(PDFA, "conformance")) == ("2", "U"),
        lambda file: _replace_xmp(file, b"conformance>U<", b"conformance>B<"),
    ),
    Rule(
        "6.8, 6.9, 6.10, 6.11",
        "there are no files in the file, layers, alternate presentations or requirements",
        lambda file: (
            not {"/AF", "/OCProperties", "/Requirements"} & set(file.catalog)
            and not {"/EmbeddedFiles", "/AlternatePresentations"} & set(file.catalog["/Names"])
        ),
        lambda file: _set(file.catalog, "/OCProperties", DictionaryObject()),
    ),
]


def _streams(file: ParsedFile) -> list[Any]:
    return [each for each in file.indirect if hasattr(each, "get_data")]


def _states(file: ParsedFile) -> list[Any]:
    fonts = [font for font in file.fonts if "/CharProcs" in font]
    return [state for font in fonts for state in font["/Resources"]["/ExtGState"].values()]


def _actions(file: ParsedFile) -> list[Any]:
    return [annotation["/A"] for annotation in file.annotations if "/A" in annotation]


def _metadata_agree(file: ParsedFile) -> bool:
    information = file.reader.trailer["/Info"]
    xmp = "http://ns.adobe.com/xap/1.0/"
    title = file.xmp.findtext(".//{http://purl.org/dc/elements/1.1/}title//" + _RDF + "li")
    dates = [
        re.sub("[-:T]", "", file.xmp_value(xmp, name) or "") for name in ("CreateDate", "ModifyDate")
    ]
    own = [str(information.get(name, ""))[2:] for name in ("/CreationDate", "/ModDate")]
    return (title, dates) == (information["/Title"], own)
