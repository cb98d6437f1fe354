"""Text, links and marks of content streams."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from convert_pdf.inline.runs import GlyphRun, Span
from convert_pdf.pdf import content_stream
from tests.pdf.pdf.drawing import BODY, URL, Drawing, face, line, of_piece, run, sample


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


def test_link_ascent_and_descent_make_a_link_nearly_a_line_high() -> None:
    drawing = Drawing()
    drawing.paragraph(line(face(), Span("example", BODY, "url", url=URL)), y=100)
    [link] = drawing.read().pages[0]["/Annots"]
    assert link.get_object()["/Rect"][1::2] == [97.5, 109.5]


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
        "/Artifact BMC 0.4 w 0.6 G 40.00 60.00 m 70.00 60.00 l S EMC"
    )


def test_page_numbers_are_artifacts() -> None:
    drawing = Drawing()
    drawing.stream.line(line(face(), Span("1", BODY)), 40, 20, None)
    content = drawing.stream.finish()
    assert content.operators.startswith("/Artifact BMC")
    assert content.marks == []


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
    drawing.outline.append((text, "nowhere"))
    assert drawing.read().pages
