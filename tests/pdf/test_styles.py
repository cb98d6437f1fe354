"""Page sizes, margins, font sizes and colours."""

from typing import Any

import pytest

from convert.tree import Direction
from convert_pdf.inline.runs import Span
from convert_pdf.inline.shaping import Fonts
from convert_pdf.styles import _BLACK, _BLUE, _GREY, DEEPEST, Paper, Styles

A5 = Paper.of("a5")


def contrast(color: tuple[float, float, float]) -> float:
    """The contrast with white (WCAG 2.2, relative luminance)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color]
    return 1.05 / (0.05 + sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)))


def test_black_grey_and_blue_have_enough_contrast() -> None:
    assert contrast(_BLACK) > 15
    assert 4.5 < contrast(_GREY) < 6  # still seen as grey
    assert 7 < contrast(_BLUE) < 10


def test_measure_per_body_gives_a_line_of_about_70_characters() -> None:
    text = "Words that follow one another for the length of a post, as they do in threads. "
    runs = Fonts().runs(text, Span(text, Styles(A5.body).text), False)
    width = sum(run.width for run in runs) / len(text)
    assert 66 < A5.measure / width < 75


@pytest.mark.parametrize(
    ("size", "body"),
    [
        ("a5", A5.width / 44),  # width per body
        ("50x80mm", 7.0),  # smallest body
        ("a4", 11.0),  # largest body
    ],
)
def test_width_per_body_and_smallest_and_largest_body_give_the_size_of_text(
    size: str, body: float
) -> None:
    assert Paper.of(size).body == pytest.approx(body)


@pytest.mark.parametrize(("size", "share"), [("a5", 32 / 44), ("50x80mm", 0.76)])
def test_measure_share_leaves_room_in_the_margins(size: str, share: float) -> None:
    paper = Paper.of(size)
    assert paper.measure == pytest.approx(share * paper.width)
    assert 2 * paper.left + paper.measure == pytest.approx(paper.width)


def test_head_top_bottom_and_page_number_are_parts_of_the_height() -> None:
    heights = [A5.head, A5.top, A5.bottom, A5.page_number]
    assert [height / A5.height for height in heights] == pytest.approx([0.938, 0.9, 0.115, 0.062])


@pytest.mark.parametrize(("size", "has_room"), [("a5", True), ("75x150mm", True), ("90x20mm", False)])
def test_head_gap_keeps_the_head_apart_from_the_text(size: str, has_room: bool) -> None:
    paper = Paper.of(size)
    assert paper.has_room_for_head(Styles(paper.body).leading) is has_room


@pytest.mark.parametrize(("direction", "side"), [("ltr", 1), ("rtl", -1)])
def test_binding_widens_the_inner_margin_of_two_sided_pages(direction: Direction, side: int) -> None:
    paper = A5.bound(direction)
    assert paper.side(1).left - A5.left == pytest.approx(side * 0.2 * A5.left)
    assert paper.side(2).left - A5.left == pytest.approx(-side * 0.2 * A5.left)
    assert paper.margin == pytest.approx(0.8 * A5.margin)
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
