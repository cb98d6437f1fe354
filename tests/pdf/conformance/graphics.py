"""Rules of PDF/A-2u (ISO 19005-2:2011) about what pages show: its clause 6.2."""

import re
import struct
from typing import Any

from pypdf.generic import BooleanObject, DecodedStreamObject, NameObject

from tests.pdf.conformance.parsed import ParsedFile, Rule, add_content, put

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


def _states(file: ParsedFile) -> list[Any]:
    fonts = [font for font in file.fonts if "/CharProcs" in font]
    return [state for font in fonts for state in font["/Resources"]["/ExtGState"].values()]


def _replace_unicode(file: ParsedFile, value: bytes) -> None:
    stream = DecodedStreamObject()
    stream.set_data(b"1 beginbfchar\n<0001> <" + value + b">\nendbfchar")
    put(file.fonts[0], "/ToUnicode", stream)


RULES = [
    Rule(
        "6.2.2",
        "content streams have only operators of ISO 32000-1",
        lambda file: set(file.operators) <= _OPERATORS,
        lambda file: add_content(file, b"\n1 2 xyz"),
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
        lambda file: add_content(file, b"\n0 0 0 1 k"),
    ),
    Rule(
        "6.2.5",
        "graphics states have only opacities",
        lambda file: all(set(state) <= {"/ca", "/CA", "/Type"} for state in _states(file)),
        lambda file: put(_states(file)[0], "/TR", NameObject("/Identity")),
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
        lambda file: put(file.images[0], "/Interpolate", BooleanObject(True)),
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
        lambda file: add_content(file, b"\n/F1 9 Tf [<0000>] TJ"),
    ),
]
