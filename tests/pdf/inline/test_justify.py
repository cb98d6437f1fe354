"""Justified lines: word spaces, gaps between characters, and letter fit."""

import pytest

from convert_pdf import Options, write
from convert_pdf.inline.justify import LIMIT, Elasticity, fit, gaps_in, spread
from convert_pdf.inline.protrusion import protrusion
from convert_pdf.inline.runs import ShapedText
from convert_pdf.inline.shaping import Fonts
from convert_pdf.styles import Paper
from tests.pdf.geometry import looseness, rows
from tests.pdf.inline.helpers import PARAGRAPH, TEXT, span
from tests.pdf.reading import of_text

FONTS = Fonts()
ELASTICITY = Elasticity(stretch=2.0, shrink=1.0, letters=0.02)
SIZE = Paper.of("a5").body


def shaped(*texts: str) -> ShapedText:
    found = ShapedText()
    for text in texts:
        found.add(FONTS.runs(text, FONTS.plain(span(text)), False), 0)
    return found


def test_the_lines_of_a_justified_page_end_together_and_have_even_spaces() -> None:
    paper = Paper.of("a5")
    pdf = bytes(write(of_text(PARAGRAPH, PARAGRAPH[30:]), Options(align="justify")))
    _author, *found = rows(pdf, float(f"{SIZE:g}"))
    full = [row for row in found if row.right > paper.left + 0.9 * paper.measure]
    assert len(full) == len(found) - 2  # all but the last lines
    edge = paper.left + paper.measure
    stop = max(protrusion(mark)[1] for mark in ",.\u00ad") * 0.4 * SIZE
    assert all(edge - 0.1 <= row.right <= edge + stop for row in full)
    assert sum(row.right > edge + 0.5 for row in full) >= 2  # marks hang
    assert looseness(found) < 1.6
    assert all(0.98 <= row.scale <= 1.02 for row in found)
    assert len({row.scale for row in found}) > 3


def test_a_ragged_page_is_not_scaled_and_its_ends_are_even() -> None:
    paper = Paper.of("a5")
    _author, *found = rows(bytes(write(of_text(PARAGRAPH), Options())), float(f"{SIZE:g}"))
    assert {row.scale for row in found} == {1.0}
    edge = paper.left + paper.measure
    assert all(row.right > edge - 0.16 * paper.measure for row in found[:-1])


@pytest.mark.parametrize("more", [-3.0, -1.0, 0.0, 2.0, 10.0])
def test_a_line_is_made_as_wide_as_its_room(more: float) -> None:
    text = shaped("some words of a line")
    found = fit(text, text.width + more, ELASTICITY)
    assert text.width * found.letter_fit + 4 * found.added_space == pytest.approx(text.width + more)
    assert 0.98 <= found.letter_fit <= 1.02


def test_a_line_that_would_have_holes_is_left_short() -> None:
    text = shaped("some words")
    most = LIMIT * ELASTICITY.stretch + ELASTICITY.letters * text.width
    assert fit(text, text.width + most - 0.01, ELASTICITY).added_space > 0
    assert fit(text, text.width + most + 0.01, ELASTICITY) == fit(text, text.width, ELASTICITY)


@pytest.mark.parametrize(
    ("text", "has_gaps"),
    [
        ("漢字", True),
        ("かカ", True),
        ("กข", True),
        ("「漢", False),
        ("漢」", False),
        ("漢a", False),
        ("ab", False),
        ("한국", False),
        ("ก\u0e34", False),
        ("ก\u0e33", False),
    ],
)
def test_gaps_are_between_wide_characters_and_between_clusters(text: str, has_gaps: bool) -> None:
    assert (gaps_in(shaped(text).runs) > 0) == has_gaps
    halves = [FONTS.runs(half, span(half), False)[0] for half in text]
    assert (gaps_in(halves) > 0) == has_gaps


def test_gaps_widen_the_advances_of_the_glyphs_before_them() -> None:
    text = shaped("漢字", "かな", "「交」")
    found = spread(text, 2.0)
    widths = [glyph.advance for run in found.runs for glyph in run.glyphs]
    own = [glyph.advance for run in text.runs for glyph in run.glyphs]
    added = [round(wide - narrow, 3) for wide, narrow in zip(widths, own, strict=True)]
    assert added == [0.1, 0.1, 0.1, 0.1, 0, 0, 0]
    assert found.width == pytest.approx(text.width + 0.4 * TEXT.size)
    assert "".join(run.text for run in found.runs) == "漢字かな「交」"
