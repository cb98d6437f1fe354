"""The structure tree and its parent tree."""

from io import BytesIO
from typing import Any

import page
from pypdf import PdfReader

from convert.tree import Mention, MentionNote, Text
from convert_pdf.blocks import Block
from convert_pdf.flow import FlowParagraph, Group
from convert_pdf.inline.runs import Line, Span
from convert_pdf.pdf.groups import MOST_CHILDREN
from convert_pdf.pdf.objects import Objects
from convert_pdf.pdf.structure import StructureTree
from tests.pdf.pdf.drawing import BODY, Drawing, face, line, sample
from tests.pdf.reading import SAMPLE, read, thread
from tests.pdf.whole_posts import WHOLE, elements, kinds


def test_a_note_follows_the_paragraph_that_refers_to_it() -> None:
    root = PdfReader(BytesIO(sample())).trailer["/Root"]["/StructTreeRoot"]["/K"]
    paragraph = ["P", ["Link", "Reference", ["Link"]], "Note", ["Lbl", ["Link"], "Link"], "P"]
    assert kinds(root) == ["H1", *paragraph, *paragraph]


def test_each_mark_and_each_link_has_its_element() -> None:
    reader = PdfReader(BytesIO(sample()))
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    entries = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert list(entries) == sorted(entries)
    for each in reader.pages:
        content = each.get_contents().get_data()
        assert len(entries[each["/StructParents"]].get_object()) == content.count(b"/MCID")
        for annotation in each["/Annots"]:
            assert entries[annotation.get_object()["/StructParent"]].get_object()["/S"] == "/Link"


def test_most_children_limits_the_elements_of_the_document_and_of_its_divisions() -> None:
    drawing, font = Drawing(), face()
    count = 2 * MOST_CHILDREN + 1
    for _ in range(count):
        drawing.paragraph(line(font, Span("x", BODY)))
    data = drawing.finish()
    assert page.validate_pdf_bytes(data, profile="ua1").is_compliant
    root = PdfReader(BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]["/K"]
    *paragraphs, first, second = (kid.get_object() for kid in root["/K"])
    assert [first["/S"], second["/S"]] == ["/Div", "/Div"]
    assert [len(paragraphs), len(first["/K"]), len(second["/K"])] == [MOST_CHILDREN, MOST_CHILDREN, 1]
    assert first["/P"] == second["/P"] == root
    assert second["/K"][0].get_object()["/P"] == second
    marks = [paragraph["/K"] for paragraph in paragraphs]
    marks += [kid.get_object()["/K"] for division in (first, second) for kid in division["/K"]]
    assert marks == [[mark] for mark in range(count)]


def block(role: Any, **fields: Any) -> Block:
    paragraph = FlowParagraph(role=role, spans=(), leading=10, **fields)
    return Block(paragraph, (Line((), 0, 0),))


def test_roles_have_structure_types() -> None:
    tree = StructureTree(Objects(b""), "en")
    roles = ["title", "paragraph", "aside", "code", "heading", "note"]
    assert [tree.element(block(role)).kind for role in roles] == ["H1", "P", "P", "P", "H2", "Note"]


def test_only_notes_have_an_identifier() -> None:
    tree = StructureTree(Objects(b""), "en")
    assert tree.element(block("note", anchor="note-1")).id == "note-1"
    assert tree.element(block("paragraph", anchor="post-1")).id == ""


def test_a_block_has_one_element_until_it_is_closed() -> None:
    tree = StructureTree(Objects(b""), "en")
    paragraph = block("paragraph")
    element = tree.element(paragraph)
    assert tree.element(paragraph) is element
    tree.close(paragraph)
    assert tree.element(paragraph) is not element


def test_a_note_of_a_later_paragraph_follows_that_paragraph() -> None:
    notes = tuple(MentionNote(number, f"a{number}", f"https://x.com/a{number}") for number in (1, 2))
    first = (Mention("@a1", "a1", 1), Text(" and "), Mention("@a1", "a1", 1))
    root = read(thread(("", first), ("", (Mention("@a2", "a2", 2),)), notes=notes)).trailer["/Root"]
    posts = [kid.get_object() for kid in root["/StructTreeRoot"]["/K"]["/K"][3:]]
    found = [[str(kid.get_object().get("/ID", "")) for kid in each["/K"]] for each in posts]
    assert found == [["", "note-1"], ["", "note-2"]]


def test_types_of_pdf_2_have_a_role_in_pdf_1_if_they_occur() -> None:
    roots = [read(each).trailer["/Root"]["/StructTreeRoot"] for each in (SAMPLE, WHOLE)]
    assert [root.get("/RoleMap") for root in roots] == [None, {"/Em": "/Span", "/Strong": "/Span"}]


def test_words_that_are_struck_out_have_an_attribute() -> None:
    attributes = [
        each["/A"] for each in elements(read(WHOLE)) if each["/S"] == "/Span" and "/A" in each
    ]
    assert attributes == [{"/O": "/Layout", "/TextDecorationType": "/LineThrough"}]


def test_the_language_is_that_of_paragraphs_in_another_one_and_of_english_words_in_them() -> None:
    found = [(str(each["/S"]), str(each["/Lang"])) for each in elements(read(WHOLE)) if "/Lang" in each]
    own_words, link = ("/Span", "en"), ("/Link", "en")
    assert found == [("/Sect", "he"), ("/H3", "en"), own_words, link, ("/Note", "en"), link, own_words]


def test_groups_contain_elements_and_notes_are_outside_of_them() -> None:
    tree = StructureTree(Objects(b""), "en")
    quote = Group(kind="quote", level=1)
    inside = [block("paragraph", groups=(quote,)) for _ in range(2)]
    first, note, second = (tree.element(each) for each in (inside[0], block("note"), inside[1]))
    after = tree.element(block("paragraph"))
    assert first.parent == second.parent
    assert note.parent == after.parent != first.parent
