"""Text, links and marks of content streams."""

import re
from io import BytesIO
from typing import Any, Literal

import pytest
from pypdf import PdfReader

from convert_pdf.blocks import Block
from convert_pdf.flow import FlowParagraph, Group
from convert_pdf.inline.runs import GlyphRun, Line, Span, Style, Tag
from convert_pdf.pages import Page, PlacedLine
from convert_pdf.pdf import content_stream
from convert_pdf.pdf.content_stream import draw_pages
from convert_pdf.pdf.outline import Entry
from convert_pdf.styles import Paper
from tests.pdf.pdf.drawing import BODY, URL, Drawing, face, line, of_piece, run, sample

PAPER = Paper.of("a5")


def test_words_are_read_in_order() -> None:
    page = PdfReader(BytesIO(sample())).pages[0].extract_text().split()
    assert page[:4] == ["A", "thread", "&", "more"]
    text = " ".join(page)
    assert "Page 1 speaks of @somebody" in text
    assert "and goes on, (twice)\\. Another paragraph." in text
    assert URL in text


def test_stretched_spaces_widen_the_line() -> None:
    drawing, font = Drawing(), face()
    end = Span("end", BODY, anchor="end", to="end")
    drawing.paragraph(line(font, Span("a b c ", BODY), end, added_space=2.5))
    rectangle = drawing.read().pages[0]["/Annots"][0].get_object()["/Rect"]
    start = 40 + font.shape("a b c ", False)[1] * 10 + 3 * 2.5
    assert float(rectangle[0]) == pytest.approx(start, abs=0.01)


def test_links_of_words_are_as_high_as_their_line() -> None:
    drawing = Drawing()
    drawing.paragraph(line(face(), Span("example", BODY, "url", url=URL)), y=100)
    [link] = drawing.read().pages[0]["/Annots"]
    assert link.get_object()["/Rect"][1::2] == [96, 110]


def test_anchor_ascent_puts_a_destination_above_the_text() -> None:
    drawing = Drawing()
    drawing.paragraph(line(face(), Span("here", BODY, anchor="here")), y=100)
    assert drawing.read().named_destinations["here"].top == 112


def test_a_link_over_two_lines_is_one_element() -> None:
    drawing = Drawing()
    span = Span("example", BODY, "url", url=URL)
    drawing.paragraph(line(face(), span), line(face(), span))
    reader = drawing.read()
    assert len(reader.pages[0]["/Annots"]) == 2
    paragraph: Any = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"][0].get_object()
    [link] = paragraph["/K"]
    assert link.get_object()["/S"] == "/Link"


def test_links_are_described() -> None:
    drawing = Drawing()
    spans = [
        Span("3", BODY, "reference", to="note-3", note=3),
        Span("3", BODY, "backlink", to="ref-3"),
        Span("@ann", BODY, "mention", to="note-3"),
        Span("x", BODY, "url", url="https://x.org/" + "a" * 500),
    ]
    drawing.paragraph(line(face(), *spans))
    described = [str(a.get_object()["/Contents"]) for a in drawing.read().pages[0]["/Annots"]]
    assert described[:3] == ["Note 3", "Back to the text", "@ann"]
    assert len(described[3]) == content_stream._DESCRIPTION_LENGTH == 200


def test_the_rule_is_a_thin_grey_artifact() -> None:
    drawing = Drawing()
    drawing.stream.rule(40, 60, 30)
    assert drawing.stream.finish().operators == (
        "/Artifact BMC 0.4 w 0.6 0.6 0.6 RG 40.00 60.00 m 70.00 60.00 l S EMC"
    )


def test_the_rule_beside_a_quote_is_a_thin_grey_artifact() -> None:
    drawing = Drawing()
    drawing.stream.bar(40, 60, 30)
    assert drawing.stream.finish().operators == (
        "/Artifact BMC 0.8 w 0.75 0.75 0.75 RG 40.00 60.00 m 40.00 30.00 l S EMC"
    )


def test_strike_height_and_width_draw_a_line_through_text_in_its_colour() -> None:
    drawing = Drawing()
    struck = Style(10, (0.1, 0.2, 0.3), is_struck=True)
    words = line(face(), Span("a ", BODY), Span("struck", struck))
    drawing.stream.line(words, 40, 100, drawing.tree.add("P"))
    start = 40 + face().shape("a ", False)[1] * 10
    assert drawing.stream.finish().operators.splitlines()[-1] == (
        f"/Artifact BMC 0.6 w 0.1 0.2 0.3 RG {start:.2f} 102.70 m {40 + words.width:.2f} 102.70 l S EMC"
    )


def test_tagged_spans_have_elements_of_their_own() -> None:
    drawing, tag = Drawing(), Tag(kind="Code", language="en")
    spans = [Span(text, BODY, tag=tag) for text in "ab"]
    drawing.paragraph(line(face(), Span("x", BODY), *spans), line(face(), spans[0]))
    paragraph: Any = drawing.read().trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"][0].get_object()
    mark, code = paragraph["/K"]
    assert (mark, code.get_object()["/S"], code.get_object()["/K"]) == (0, "/Code", [1])
    assert code.get_object()["/Lang"] == "en"


def bars(direction: str, *quotes: tuple[Group, ...]) -> list[list[float]]:
    """Left edge, top and bottom of the rules on a page, with a line of 10 points for each place."""
    page = Page()
    for number, groups in enumerate(quotes, start=1):
        paragraph = FlowParagraph(role="paragraph", spans=(), leading=10, groups=groups)
        page.body.append(PlacedLine(Block(paragraph, (Line((), 0, 0),)), 0, 10 * number))
    drawing = Drawing()
    [content] = draw_pages([page], PAPER, direction, drawing.fonts, drawing.tree)
    found = re.findall(r"G ([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", content.operators)
    return [[float(left), float(top), float(bottom)] for left, top, _, bottom in found]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_quote_has_a_rule_before_its_lines_on_the_page(direction: str) -> None:
    outer, inner = Group(kind="quote", level=1), Group(kind="quote", level=2)
    found = bars(direction, (), (outer,), (outer, inner), (outer, Group(kind="list", level=2)), ())
    left = PAPER.left if direction == "ltr" else PAPER.left + PAPER.measure
    sign = 1 if direction == "ltr" else -1
    places = [[0.4 * PAPER.step, 12.8, 42.4], [1.4 * PAPER.step, 22.8, 32.4]]
    expected = [[left + sign * x, PAPER.top - top, PAPER.top - bottom] for x, top, bottom in places]
    assert found == [pytest.approx(each, abs=0.01) for each in expected]


@pytest.mark.parametrize("kind", ["Header", "Footer"])
def test_running_heads_and_page_numbers_are_artifacts_of_pages(
    kind: Literal["Header", "Footer"],
) -> None:
    drawing = Drawing()
    linked = Span("1", BODY, to="note-1", url="https://example.org")
    drawing.stream.line(line(face(), linked), 40, 20, kind)
    content = drawing.stream.finish()
    assert content.operators.startswith(f"/Artifact << /Type /Pagination /Subtype /{kind} >> BDC")
    assert (content.marks, content.links) == ([], [])


def test_two_sided_pages_have_their_text_on_the_side_of_the_spine() -> None:
    paper = PAPER.bound("ltr")
    pages = [Page(head=(line(face(), Span("1", BODY)),), foot=line(face(), Span("1", BODY)))] * 2
    drawing = Drawing()
    drawn = draw_pages(pages, paper, "ltr", drawing.fonts, drawing.tree)
    lefts = [re.findall(r"1 0 0 1 (\S+) \S+ Tm", content.operators) for content in drawn]
    assert paper.shift > 0
    assert lefts == [[f"{PAPER.left + sign * paper.shift:.2f}"] * 2 for sign in (1, -1)]


def test_emoji_are_read_whole() -> None:
    drawing = Drawing()
    text = "👩‍👩‍👧‍👦"
    family = GlyphRun(text=text, span=Span(text, BODY), face=None, glyphs=(), rtl=False, width=11.0)
    drawing.paragraph(of_piece(family))
    assert drawing.read().pages[0].extract_text() == text


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "\ufffe", "\u202e\u2066", ")(\\"])
def test_hostile_text_raises_nothing(text: str) -> None:
    drawing = Drawing()
    drawing.paragraph(of_piece(run(face(), Span(text, BODY, "url", url=f"https://{text}"))))
    drawing.outline.append(Entry(text, "nowhere"))
    assert drawing.read().pages
