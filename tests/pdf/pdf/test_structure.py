"""The structure tree and its parent tree."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader

from convert_pdf.blocks import Block
from convert_pdf.content import FlowParagraph
from convert_pdf.inline.runs import Line
from convert_pdf.pdf.structure import Element, StructureTree
from tests.pdf.pdf.drawing import sample


def kinds(element: Any) -> list[object]:
    """The structure below an element: types, and lists for their children."""
    found: list[object] = []
    for kid in element["/K"]:
        kid = kid.get_object()
        if isinstance(kid, dict) and "/S" in kid:
            found.append(kid["/S"][1:])
            found.append(kinds(kid))
    return [each for each in found if each != []]


def test_a_note_follows_the_paragraph_that_refers_to_it() -> None:
    root = PdfReader(BytesIO(sample())).trailer["/Root"]["/StructTreeRoot"]["/K"]
    paragraph = ["P", ["Link", "Reference", ["Link"]], "Note", ["Link", "Link"], "P"]
    assert kinds(root) == ["H1", *paragraph, *paragraph]


def test_each_mark_and_each_link_has_its_element() -> None:
    reader = PdfReader(BytesIO(sample()))
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    entries = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert list(entries) == sorted(entries)
    for page in reader.pages:
        content = page.get_contents().get_data()
        assert len(entries[page["/StructParents"]].get_object()) == content.count(b"/MCID")
        for annotation in page["/Annots"]:
            assert entries[annotation.get_object()["/StructParent"]].get_object()["/S"] == "/Link"


def block(role: Any, *notes: int, anchor: str = "") -> Block:
    paragraph = FlowParagraph(role=role, spans=(), leading=10, anchor=anchor)
    return Block(paragraph, (Line((), 0, 0, notes),))


def test_roles_have_structure_types() -> None:
    roles = ["title", "paragraph", "heading", "note"]
    tree = StructureTree([block(role) for role in roles])
    children = [child for child in tree.root.children if isinstance(child, Element)]
    assert [child.kind for child in children] == ["H1", "P", "H2", "Note"]


def test_only_notes_have_an_identifier() -> None:
    note = block("note", anchor="note-1")
    tree = StructureTree([block("paragraph", 1, anchor="post-1"), block("paragraph", 1)], {1: note})
    first, second = (child for child in tree.root.children if isinstance(child, Element))
    assert [each.id for each in first.followers] == ["note-1"]
    assert (first.id, second.followers) == ("", [])
