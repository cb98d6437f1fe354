"""Page sizes, margins, font sizes and colours."""

from typing import Any

import pytest

from convert.tree import Direction
from convert_pdf.inline.runs import Span
from convert_pdf.inline.shaping import Fonts
from convert_pdf.styles import DEEPEST, Paper, Styles

A5 = Paper.of("a5")


def test_measure_per_body_gives_a_line_of_about_70_characters() -> None:
    text = "Words that follow one another for the length of a post, as they do in threads. "
    runs = Fonts().runs(text, Span(text, Styles(A5.body).text), False)
    width = sum(run.width for run in runs) / len(text)
    assert 66 < A5.measure / width < 75


@pytest.mark.parametrize(
    ("size", "body"),
    [
        ("a5", A5.width / 44),  # width per body
        ("50x80mm", 9.0),  # smallest body
        ("a4", 11.0),  # largest body
    ],
)
def test_width_per_body_and_smallest_and_largest_body_give_the_size_of_text(
    size: str, body: float
) -> None:
    assert Paper.of(size).body == pytest.approx(body)


@pytest.mark.parametrize(("size", "share"), [("a5", 32 / 44), ("50x80mm", 0.8)])
def test_measure_share_leaves_room_in_the_margins(size: str, share: float) -> None:
    paper = Paper.of(size)
    assert paper.measure == pytest.approx(share * paper.width)
    assert 2 * paper.left + paper.measure == pytest.approx(paper.width)


@pytest.mark.parametrize("size", ["75x150mm", "105x148mm", "50x80mm"])
def test_on_small_pages_the_measure_grows_into_the_margins_and_leaves_5_millimetres(size: str) -> None:
    paper = Paper.of(size)
    assert paper.body == 9
    assert paper.measure == pytest.approx(min(26 * 9, paper.width - 2 * 5 * 72 / 25.4))
    assert paper.has_label_margin == (size == "105x148mm")


def test_a_font_size_and_a_margin_are_used_as_they_are() -> None:
    paper = Paper.of("a4", font_size=18, margin=20)
    assert paper.body == 18
    assert paper.left == pytest.approx(20 * 72 / 25.4)
    assert Paper.of("a4", font_size=10, margin=20).measure == pytest.approx(320)  # no longer lines
    assert Paper.of("50x80mm", margin=200).measure > 25


@pytest.mark.parametrize(
    ("body", "note", "number"), [(9, 7.56, 6), (8, 7.5, 6), (6, 6, 6), (18, 15.12, 11.88)]
)
def test_notes_and_their_numbers_are_never_tiny(body: float, note: float, number: float) -> None:
    styles = Styles(body)
    assert [styles.note.size, styles.aside.size, styles.reference.size] == pytest.approx(
        [note, note, number]
    )


def test_head_top_bottom_and_page_number_are_parts_of_the_height() -> None:
    heights = [A5.head, A5.top, A5.bottom, A5.page_number]
    assert [height / A5.height for height in heights] == pytest.approx([0.938, 0.9, 0.115, 0.062])


def test_edge_share_makes_the_margins_above_and_below_lower() -> None:
    low = Paper.of("a5", edge_share=0.5)
    edges = [low.height - low.head, low.height - low.top, low.bottom, low.page_number]
    assert [edge / low.height for edge in edges] == pytest.approx([0.031, 0.05, 0.0575, 0.031])


@pytest.mark.parametrize(("size", "has_room"), [("a5", True), ("75x150mm", True), ("90x20mm", False)])
def test_head_gap_keeps_the_head_apart_from_the_text(size: str, has_room: bool) -> None:
    paper = Paper.of(size)
    assert paper.has_room_for_head(Styles(paper.body).leading) is has_room


@pytest.mark.parametrize(("direction", "side"), [("ltr", 1), ("rtl", -1)])
def test_binding_widens_the_inner_margin_of_two_sided_pages(direction: Direction, side: int) -> None:
    paper = A5.bound(direction)
    assert paper.side(1).left - A5.left == pytest.approx(side * 0.2 * A5.left)
    assert paper.side(2).left - A5.left == pytest.approx(-side * 0.2 * A5.left)
    assert paper.outer_margin == pytest.approx(0.8 * A5.outer_margin)
    assert A5.side(2).left == A5.left


def test_sizes_and_leadings_are_multiples_of_the_size_of_text() -> None:
    styles = Styles(10)
    sizes = {
        "title": styles.title.size,
        "heading": styles.heading.size,
        "text": styles.text.size,
        "quiet": styles.quiet.size,
        "note": styles.note.size,
        "note link": styles.note_link.size,
        "aside": styles.aside.size,
        "code": styles.code.size,
        "code in text": styles.marked(styles.text, "code").size,
        "reference": styles.reference.size,
        "reference rise": styles.reference.rise,
        "leading": styles.leading,
        "small leading": styles.small_leading,
    }
    assert sizes == pytest.approx(
        {
            "title": 16,
            "heading": 12,
            "text": 10,
            "quiet": 10,
            "note": 8.4,
            "note link": 8.4,
            "aside": 8.4,
            "code": 8,
            "code in text": 9.2,
            "reference": 6.6,
            "reference rise": 3.6,
            "leading": 15,
            "small leading": 12,
        }
    )


def test_a_custom_size_is_in_millimetres() -> None:
    assert Paper.of("254x127mm") == Paper(pytest.approx(720), pytest.approx(360))


@pytest.mark.parametrize(
    ("size", "share"),
    [("a5", 1.9 * A5.body / A5.measure), ("10x10mm", 0.1)],  # in sizes of text, at most of the measure
)
def test_step_and_step_share_leave_most_of_the_measure_to_blocks_that_are_nested(
    size: str, share: float
) -> None:
    paper = Paper.of(size)
    assert paper.step == pytest.approx(share * paper.measure)
    assert DEEPEST * paper.step < 0.31 * paper.measure


@pytest.mark.parametrize(
    ("marks", "face"),
    [
        (["emphasis"], "italic"),
        (["emphasis", "emphasis"], "regular"),
        (["strong", "strong"], "bold"),
        (["emphasis", "strong"], "bold italic"),
        (["strong", "emphasis"], "bold italic"),
        (["strong", "emphasis", "emphasis"], "bold"),
        (["code", "code"], "mono"),
        (["code", "emphasis"], "mono"),
        (["code", "strong"], "mono bold"),
        (["strong", "code"], "mono bold"),
        (["strikeout", "strong"], "bold"),
    ],
)
def test_marks_change_the_face_of_the_words_around(marks: Any, face: str) -> None:
    style = Styles(10).text
    for mark in marks:
        style = Styles(10).marked(style, mark)
    assert style.face == face
    assert style.is_struck == ("strikeout" in marks)
    assert style.size == pytest.approx(9.2 if "code" in marks else 10)
