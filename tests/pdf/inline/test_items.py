"""Where the lines of a paragraph may end, and how wide they would be."""

import pytest

from convert_pdf.inline.edges import Edges
from convert_pdf.inline.items import Place, items
from convert_pdf.inline.justify import Elasticity
from convert_pdf.inline.overflow import Point
from convert_pdf.inline.protrusion import protrusion
from convert_pdf.inline.runs import Word
from convert_pdf.inline.shaping import Fonts
from convert_pdf.inline.words import Words
from tests.pdf.inline.helpers import hanging, lines, span

EDGES = Edges(level=0, is_hung=True)


def words(text: str) -> list[Word]:
    return list(Words([span(text)], "ltr", "en", Fonts()))


def width(text: str) -> float:
    return lines(text, measure=1000.0)[0].width


def test_each_word_is_a_break_and_marks_hang() -> None:
    found = items(words("one, \u201ctwo\u201d end"), (), 50, EDGES, None)
    natural = found.breaks.natural
    comma, quote = hanging(",", protrusion(",")[1]), hanging("\u201c", protrusion("\u201c")[0])
    assert natural.ends[1] - natural.starts[0] == pytest.approx(width("one,") - comma)
    assert natural.starts[1] == pytest.approx(width("one, x") - width("x") + quote)
    assert found.breaks.least is natural
    assert [found.place(number) for number in (1, 2, 3)] == [Place(0), Place(1), Place(2)]


def test_a_point_inside_of_a_word_has_a_penalty_and_a_hanging_hyphen() -> None:
    point = Point(2, 10.0, 4.0)
    found = items(words("one two"), ([], [point]), 50, EDGES, None)
    assert list(found.breaks.penalties) == [0, 0, 50, 0]
    assert found.place(2) == Place(1, point)
    hung = protrusion("\u00ad")[1] * 4
    assert found.breaks.natural.ends[2] == pytest.approx(width("one x") - width("x") + 14 - hung)


def test_lines_shrink_and_stretch_by_their_spaces_and_letters() -> None:
    elasticity = Elasticity(stretch=2.0, shrink=1.0, letters=0.02)
    breaks = items(words("one two end"), (), 50, EDGES, elasticity).breaks
    own = breaks.natural.ends[3]
    assert breaks.least.ends[3] == pytest.approx(0.98 * own - 2)
    assert breaks.most.ends[3] == pytest.approx(1.02 * own + 4)
    assert breaks.most.starts[1] == pytest.approx(1.02 * breaks.natural.starts[1] + 2)
