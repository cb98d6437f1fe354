"""Rules of PDF/UA-1 (ISO 14289-1), by the failure conditions of the Matterhorn Protocol 1.1."""

import re
from itertools import pairwise
from typing import Any

from pypdf.generic import (
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from tests.pdf.conformance.parsed import ParsedFile, Rule, add_content, children, put

PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_STANDARD = {
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "Warichu",
    "RB",
    "RT",
    "RP",
    "WT",
    "WP",
    "Figure",
    "Formula",
    "Form",
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_GROUPING = {"/Document", "/Part", "/Sect", "/Div"}


def _is_all_marked(file: ParsedFile) -> bool:
    """Return whether all that is painted is in marked content, with an MCID or as an artifact."""
    for page in file.reader.pages:
        depth = 0
        content = page.get_contents().get_data()  # type: ignore[union-attr]  # a page has content
        for operator in re.findall(rb"(?<!\S)(BMC|BDC|EMC|TJ|Do|S)(?!\S)", content):
            depth += {b"BMC": 1, b"BDC": 1, b"EMC": -1}.get(operator, 0)
            if depth == 0 and operator in (b"TJ", b"Do", b"S"):
                return False
    return True


def _kinds(file: ParsedFile) -> set[str]:
    return {each["/S"][1:] for each in file.elements}


def _roles(file: ParsedFile) -> dict[str, str]:
    return file.catalog["/StructTreeRoot"].get("/RoleMap", {})


def _levels(file: ParsedFile) -> list[int]:
    return [int(each["/S"][2:]) for each in file.elements if re.fullmatch("/H[1-6]", each["/S"])]


def _have_kinds(file: ParsedFile, outer: str, inner: set[str]) -> bool:
    return all({kid["/S"] for kid in children(each)} <= inner for each in file.tagged(outer))


def _languages(file: ParsedFile) -> list[str]:
    return [str(each["/Lang"]) for each in (file.catalog, *file.elements) if "/Lang" in each]


def _identifiers(file: ParsedFile) -> list[Any]:
    return [note.get("/ID") for note in file.tagged("/Note")]


def _linked(file: ParsedFile) -> dict[int, str]:
    """The types of the elements of links, by the numbers of the links in the parent tree."""
    tree = file.catalog["/StructTreeRoot"]["/ParentTree"]
    leaves = [kid.get_object() for kid in tree.get("/Kids", ())] or [tree]
    numbers = [each for leaf in leaves for each in leaf["/Nums"]]
    entries = zip(numbers[::2], numbers[1::2], strict=True)
    found = {int(key): value.get_object() for key, value in entries}
    return {key: value["/S"] for key, value in found.items() if isinstance(value, dict)}


def _rename(file: ParsedFile, old: str, new: str) -> None:
    put(file.tagged(old)[-1], "/S", NameObject(new))


RULES = [
    Rule(
        "01-005",
        "all content is tagged or an artifact",
        _is_all_marked,
        lambda file: add_content(file, b"\n0 0 m 9 9 l S"),
    ),
    Rule(
        "01-007",
        "tags are not suspect",
        lambda file: file.catalog["/MarkInfo"] == {"/Marked": True},
        lambda file: put(file.catalog["/MarkInfo"], "/Suspects", BooleanObject(True)),
    ),
    Rule(
        "02-001",
        "each type is a standard one or mapped to one",
        lambda file: (
            {_roles(file).get(f"/{kind}", f"/{kind}")[1:] for kind in _kinds(file)} <= _STANDARD
        ),
        lambda file: _rename(file, "/P", "/Post"),
    ),
    Rule(
        "02-004",
        "standard types are not mapped",
        lambda file: _STANDARD.isdisjoint(name[1:] for name in _roles(file)),
        lambda file: put(
            file.catalog["/StructTreeRoot"],
            "/RoleMap",
            DictionaryObject({NameObject("/P"): NameObject("/H1")}),
        ),
    ),
    Rule(
        "06-002",
        "the metadata declare PDF/UA-1",
        lambda file: file.xmp_value(PDFUA, "part") == "1",
        lambda file: put(file.catalog, "/Metadata", _stream(b"<x/>")),
    ),
    Rule(
        "07-001",
        "windows show the title",
        lambda file: file.catalog["/ViewerPreferences"].get("/DisplayDocTitle") == True,  # noqa: E712 - an object
        lambda file: file.catalog["/ViewerPreferences"].pop("/DisplayDocTitle") and None,
    ),
    Rule(
        "09-004",
        "lists have items, and items a label and a body",
        lambda file: _have_kinds(file, "/L", {"/LI"}) and _have_kinds(file, "/LI", {"/Lbl", "/LBody"}),
        lambda file: _rename(file, "/LI", "/P"),
    ),
    Rule(
        "09-005",
        "groups contain paragraphs, and no words themselves",
        lambda file: all(
            all(isinstance(kid.get_object(), dict) for kid in each["/K"])
            for each in file.tagged(*_GROUPING)
        ),
        lambda file: _rename(file, "/P", "/Sect"),
    ),
    Rule(
        "11-001",
        "the document and parts in other languages have valid languages",
        lambda file: "/Lang" in file.catalog and all(map(_LANGUAGE.fullmatch, _languages(file))),
        lambda file: put(file.tagged("/P")[0], "/Lang", TextStringObject("not a tag")),
    ),
    Rule(
        "13-004",
        "figures have an alternative text and a place",
        lambda file: all(each.get("/Alt") and "/BBox" in each["/A"] for each in file.tagged("/Figure")),
        lambda file: file.tagged("/Figure")[0].pop("/Alt") and None,
    ),
    Rule(
        "14-002",
        "the first heading is of level 1, and the only one",
        lambda file: _levels(file)[0] == 1 and _levels(file).count(1) == 1,
        lambda file: _rename(file, "/H2", "/H1"),
    ),
    Rule(
        "14-003",
        "no level of headings is skipped",
        lambda file: all(after <= before + 1 for before, after in pairwise(_levels(file))),
        lambda file: put(file.tagged("/H2")[0], "/S", NameObject("/H4")),
    ),
    Rule(
        "14-006",
        "each group has at most one heading of its level",
        lambda file: all(
            sum(kid["/S"] in ("/H2", "/H3") for kid in children(each)) <= 1
            for each in file.tagged("/Sect", "/Part")
        ),
        lambda file: put(children(file.tagged("/Sect")[1])[1], "/S", NameObject("/H2")),
    ),
    Rule(
        "19-003",
        "each note has an identifier",
        lambda file: all(_identifiers(file)),
        lambda file: file.tagged("/Note")[0].pop("/ID") and None,
    ),
    Rule(
        "19-004",
        "no two notes have the same identifier",
        lambda file: len(set(_identifiers(file))) == len(_identifiers(file)),
        lambda file: put(file.tagged("/Note")[0], "/ID", file.tagged("/Note")[1]["/ID"]),
    ),
    Rule(
        "28-004, 28-012",
        "each link has a description",
        lambda file: all(annotation.get("/Contents") for annotation in file.annotations),
        lambda file: file.annotations[0].pop("/Contents") and None,
    ),
    Rule(
        "28-009",
        "the order of tabs is that of the structure",
        lambda file: all(page.get("/Tabs") == "/S" for page in file.reader.pages),
        lambda file: put(file.reader.pages[0], "/Tabs", NameObject("/R")),
    ),
    Rule(
        "28-011",
        "each link is in an element of its own type",
        lambda file: (
            {_linked(file).get(annotation["/StructParent"]) for annotation in file.annotations}
            <= {"/Link"}
        ),
        lambda file: _rename(file, "/Link", "/Span"),
    ),
    Rule(
        "31-001",
        "fonts have the order of glyphs of their encoding",
        lambda file: all(
            (system["/Registry"], system["/Ordering"]) == ("Adobe", "Identity")
            for system in _systems(file)
        ),
        lambda file: put(_systems(file)[0], "/Ordering", TextStringObject("Japan1")),
    ),
]


def _systems(file: ParsedFile) -> list[Any]:
    fonts = [
        font["/DescendantFonts"][0].get_object() for font in file.fonts if "/DescendantFonts" in font
    ]
    return [font["/CIDSystemInfo"] for font in fonts]


def _stream(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream
