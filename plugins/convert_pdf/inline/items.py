"""Measure the words of a paragraph for total fit: where lines may end, and how wide they would be."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from convert_pdf.inline.edges import Edges
from convert_pdf.inline.justify import Elasticity, gaps_between, gaps_in
from convert_pdf.inline.overflow import Point
from convert_pdf.inline.protrusion import protrusion
from convert_pdf.inline.runs import ShapedText, Word
from convert_pdf.inline.total_fit import Breaks, Widths

_HANGING_HYPHEN = protrusion("\u00ad")[1]
# The penalty for a name that is divided.
_SEAM = 150.0


class Place(NamedTuple):
    """A break: after a word and its space, or inside of the word."""

    word: int
    point: Point | None = None


class Items(NamedTuple):
    """The breaks of a paragraph, each with its place."""

    breaks: Breaks
    places: Sequence[Place]
    """Empty if all breaks are after words."""

    def place(self, number: int) -> Place:
        """Return the place of a break."""
        return self.places[number] if self.places else Place(number - 1)


def items(
    words: Sequence[Word],
    points: Sequence[Sequence[Point]],
    penalty: float,
    edges: Edges,
    elasticity: Elasticity | None,
) -> Items:
    """Return the breaks between words, and those inside of words, which have a penalty."""
    places = [Place(-1)] if points else []
    penalties = [0.0]
    ends, starts = [0.0], [0.0]
    width = end = 0.0
    hanging = _HANGING_HYPHEN if edges.is_hung else 0.0
    for index, word in enumerate(words):
        body = word.body
        if not body.runs[0].text[:1].isalnum():  # letters do not hang
            starts[-1] += edges.start(body)
        for point in points[index] if points else ():
            end = max(end, width + point.width + (1 - hanging) * point.hyphen)
            ends.append(end)
            starts.append(width + point.width)
            penalties.append(penalty if point.hyphen else _SEAM)
            places.append(Place(index, point))
        hung = 0.0 if body.runs[-1].text[-1:].isalnum() else edges.end(body)
        end = max(end, width + body.width - hung)
        width += word.spaced.width
        ends.append(end)
        starts.append(width)
        penalties.append(0.0)
        if points:
            places.append(Place(index))
    natural = Widths(ends, starts)
    if elasticity is None:
        return Items(Breaks(natural, natural, natural, penalties), places)
    every = places or [Place(index - 1) for index in range(len(ends))]
    least, most = _elastic(natural, words, every, elasticity)
    return Items(Breaks(natural, least, most, penalties), places)


def _elastic(
    natural: Widths, words: Sequence[Word], places: Sequence[Place], elasticity: Elasticity
) -> tuple[Widths, Widths]:
    """Return the least and the most widths of lines."""
    least, most = Widths([], []), Widths([], [])
    counts = _stretchable(words)
    letters, stretch, shrink = elasticity.letters, elasticity.stretch, elasticity.shrink
    low = 0.0
    for end, start, place in zip(natural.ends, natural.starts, places, strict=True):
        index = place.word
        (spaces, gaps), (spaces_after, gaps_after) = counts[index + 1]
        if place.point is not None:  # what is in the word counts from its end on
            (_, _), (spaces, gaps) = counts[index]
            spaces_after, gaps_after = spaces, gaps
        low = max(low, (1 - letters) * end - shrink * spaces)
        least.ends.append(low)
        least.starts.append((1 - letters) * start - shrink * spaces_after)
        most.ends.append((1 + letters) * end + stretch * spaces + gaps)
        most.starts.append((1 + letters) * start + stretch * spaces_after + gaps_after)
    return least, most


_Stretchable = tuple[tuple[float, float], tuple[float, float]]


def _stretchable(words: Sequence[Word]) -> list[_Stretchable]:
    """Return the word spaces and gaps up to the end of each word, and to the start of the next.

    The first entry is that of the start of the paragraph.
    """
    spaces = gaps = 0.0
    found: list[_Stretchable] = [((0.0, 0.0), (0.0, 0.0))]
    for word, following in pairwise([*words, None]):
        assert word is not None
        own = gaps + gaps_in(word.body.runs)
        at_end = spaces + space_count(word.body), own
        spaces += space_count(word.spaced)
        gaps = own
        if following is not None and word.spaced.width == word.body.width:
            gaps += gaps_between(word.body.runs, following.body.runs)
        found.append((at_end, (spaces, gaps)))
    return found


def space_count(text: ShapedText) -> int:
    """Return the number of word spaces."""
    return sum(run.text.count(" ") for run in text.runs)
