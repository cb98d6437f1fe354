"""Rules of PDF/A-2u (ISO 19005-2:2011), by their clauses; see `graphics` for clause 6.2."""

import re
from typing import Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from tests.pdf.conformance.parsed import ParsedFile, Rule, add_content, put

PDFA = "http://www.aiim.org/pdfa/ns/id/"
_LONGEST_STRING, _LONGEST_NAME, _LARGEST_INTEGER, _MOST_OBJECTS = 32_767, 127, 2**31 - 1, 8_388_607
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


def _nesting(file: ParsedFile) -> int:
    deepest = 0
    for content in file.contents:
        depth = 0
        for operator in re.findall(rb"(?<!\S)[qQ](?!\S)", content):
            depth += 1 if operator == b"q" else -1
            deepest = max(deepest, depth)
    return deepest


def _described_properties(file: ParsedFile) -> bool:
    described = {each.text for each in file.xmp.iter(f"{_SCHEMA}namespaceURI")}
    for description in file.xmp.iter(f"{_RDF}Description"):
        for each in description:
            namespace = each.tag[1:].partition("}")[0]
            if not (namespace in _PREDEFINED or namespace in described or "/pdfa/ns/" in namespace):
                return False
    return True


def _without(data: bytes, old: bytes, new: bytes) -> ParsedFile:
    assert old in data
    return ParsedFile(data.replace(old, new, 1))


def _replace_xmp(file: ParsedFile, old: bytes, new: bytes) -> None:
    stream = DecodedStreamObject()
    data = file.catalog["/Metadata"].get_data()
    assert old in data
    stream.set_data(data.replace(old, new))
    put(file.catalog, "/Metadata", stream)


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
        lambda file: put(file.reader.trailer, "/ID", ArrayObject()),
    ),
    Rule(
        "6.1.3",
        "the file is not encrypted",
        lambda file: "/Encrypt" not in file.reader.trailer,
        lambda file: put(file.reader.trailer, "/Encrypt", DictionaryObject()),
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
        lambda file: put(_streams(file)[0], "/F", TextStringObject("other")),
    ),
    Rule(
        "6.1.7.2",
        "streams are compressed by Flate or DCT only, not by LZW",
        lambda file: all(
            each.get("/Filter") in (None, "/FlateDecode", "/DCTDecode") for each in _streams(file)
        ),
        lambda file: put(_streams(file)[0], "/Filter", NameObject("/LZWDecode")),
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
        lambda file: put(file.reader.trailer, "/Size", NumberObject(10**7)),
    ),
    Rule(
        "6.1.13",
        "graphics states are nested at most 28 times",
        lambda file: _nesting(file) <= 28,
        lambda file: add_content(file, b"\n" + b"q " * 29 + b"Q " * 29),
    ),
    Rule(
        "6.3.1",
        "annotations are links",
        lambda file: {annotation["/Subtype"] for annotation in file.annotations} <= {"/Link"},
        lambda file: put(file.annotations[0], "/Subtype", NameObject("/Movie")),
    ),
    Rule(
        "6.3.2",
        "annotations are printed, and not hidden",
        lambda file: {annotation.get("/F") for annotation in file.annotations} <= {4},
        lambda file: put(file.annotations[0], "/F", NumberObject(2)),
    ),
    Rule(
        "6.4.1",
        "there are no forms",
        lambda file: "/AcroForm" not in file.catalog,
        lambda file: put(file.catalog, "/AcroForm", DictionaryObject()),
    ),
    Rule(
        "6.5.1",
        "actions open addresses",
        lambda file: not {each.get("/S") for each in _actions(file)} & _FORBIDDEN_ACTIONS,
        lambda file: put(_actions(file)[0], "/S", NameObject("/Launch")),
    ),
    Rule(
        "6.5.2",
        "nothing happens by itself",
        lambda file: (
            not any({"/AA", "/OpenAction"} & set(each) for each in (file.catalog, *file.reader.pages))
        ),
        lambda file: put(file.catalog, "/AA", DictionaryObject()),
    ),
    Rule(
        "6.6.2.1",
        "the metadata are a stream that is not compressed",
        lambda file: "/Filter" not in file.catalog["/Metadata"],
        lambda file: put(file.catalog["/Metadata"], "/Filter", NameObject("/FlateDecode")),
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
        lambda file: put(file.reader.trailer["/Info"], "/Title", TextStringObject("Another")),
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
        lambda file: put(file.catalog, "/OCProperties", DictionaryObject()),
    ),
]


def _streams(file: ParsedFile) -> list[Any]:
    return [each for each in file.indirect if hasattr(each, "get_data")]


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
