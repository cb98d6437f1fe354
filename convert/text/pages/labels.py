"""Find the author's numbers in the posts of a page, and make them the labels of the posts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from convert.text.lines import Line
from convert.text.pages.page import PagePost, Part, Words
from convert.text.split.label_sequence import best_sequence
from convert.text.split.label_shapes import CERTAIN, LIKELY
from convert.text.split.labels import Candidate, candidates
from convert.text.split.post_lines import trimmed
from convert.text.split.thread_markers import is_opening_marker, opening_marker_removed
from convert.tree import Repair

_FEWEST_INSIDE = 1  # more labels than this inside posts are those of a thread
_FEWEST_WEAK = 2  # labels such as "2." that number posts without a better one


class Numbering(NamedTuple):
    """The labels of posts: for each post that has one, its label and the words that it is in."""

    labels: dict[int, Candidate]
    places: dict[int, tuple[int, int]]
    """The part and the line of each label, in its post."""


class _Place(NamedTuple):
    post: int
    part: int
    line: int
    is_first: bool
    is_last: bool


def numbering_of(posts: Sequence[PagePost]) -> Numbering:
    """Return the labels of posts in this order; none if no sequence of numbers is likely."""
    lines: list[Line] = []
    places: list[_Place | None] = []
    for place, line in _edges(posts):
        previous = places[-1] if places else None
        if previous and previous.post != place.post:
            lines.append(Line(line.number, ""))
            places.append(None)
        lines.append(line)
        places.append(place)
    found: dict[int, Candidate] = {}
    where: dict[int, tuple[int, int]] = {}
    for label in best_sequence(_fitting(lines, places)):
        at = places[label.line_index]
        if at is not None and at.post not in found:
            found[at.post] = label
            where[at.post] = (at.part, at.line)
    return Numbering(found, where) if _number_posts(found, len(posts)) else Numbering({}, {})


def has_numbers_inside(posts: Sequence[PagePost]) -> bool:
    """Return whether a numbered thread goes on inside posts, so that bylines are not its borders."""
    inside = [
        label
        for post in posts
        for part in post.parts
        if isinstance(part, Words)
        for label in candidates(part.lines)
        if label.weight == CERTAIN and label.place != "trailing" and label.line_index
    ]
    labels = best_sequence(label._replace(line_index=position) for position, label in enumerate(inside))
    return len(labels) > max(_FEWEST_INSIDE, len(posts))


def labelled(posts: Sequence[PagePost], numbering: Numbering) -> tuple[list[PagePost], list[Repair]]:
    """Return the posts with their labels, which are no longer in their words, and odd numbers."""
    done: list[PagePost] = []
    repairs: list[Repair] = []
    for position, post in enumerate(posts):
        label = numbering.labels.get(position)
        if label is None:
            first = min(numbering.labels, default=0)
            opens = position == 0 < first and numbering.labels[first].whole > 1
            done.append(post._replace(number="1") if opens else post)
            continue
        parts, text, marks = _without_label(post.parts, label, *numbering.places[position])
        repairs += marks
        done.append(post._replace(parts=parts, number=label.number, total=label.total, label=text))
    return done, [*repairs, *_missing(done)]


def _number_posts(found: Mapping[int, Candidate], count: int) -> bool:
    """Return whether labels number posts: weighty ones, or weak ones that count all but an opener."""
    weights = [label.weight for label in found.values()]
    if sum(weights) >= CERTAIN and max(weights) >= LIKELY:
        return True
    if len(found) < max(_FEWEST_WEAK, count - 1):
        return False
    return len({label.tenths - 10 * position for position, label in found.items()}) == 1


def _edges(posts: Sequence[PagePost]) -> Iterator[tuple[_Place, Line]]:
    """Yield the first and the last line of the words of each post."""
    for position, post in enumerate(posts):
        words = [(index, part) for index, part in enumerate(post.parts) if isinstance(part, Words)]
        if not words:
            continue
        first, last = words[0], words[-1]
        final = len(last[1].lines) - 1
        is_one = first[0] == last[0] and final == 0
        yield _Place(position, first[0], 0, is_first=True, is_last=is_one), first[1].lines[0]
        if not is_one:
            yield _Place(position, last[0], final, is_first=False, is_last=True), last[1].lines[final]


def _fitting(lines: Sequence[Line], places: Sequence[_Place | None]) -> Iterator[Candidate]:
    """Yield the candidates at the beginning of the words of a post, or at their end."""
    for label in candidates(lines):
        place = places[label.line_index]
        if place is None:
            continue
        if (place.is_first and label.place != "trailing") or (
            place.is_last and label.place != "leading"
        ):
            yield label


def _without_label(
    parts: Sequence[Part], label: Candidate, part: int, line: int
) -> tuple[tuple[Part, ...], str, list[Repair]]:
    """Return the parts without a label, the label as written, and the repair for a marker before it."""
    words = parts[part]
    assert isinstance(words, Words)
    source = words.lines[line]
    before, after = source.text[: label.start].strip(), source.text[label.end :].strip()
    repairs = []
    if before and label.place == "leading" and is_opening_marker(before):
        repairs.append(opening_marker_removed(source, before))
        before = ""
    text = " ".join(filter(None, [before, after]))
    lines = [*words.lines[:line], source._replace(text=text), *words.lines[line + 1 :]]
    if not text:
        del lines[line]
    kept = trimmed(lines)
    new = [Words(kept)] if kept else []
    return (
        (*parts[:part], *new, *parts[part + 1 :]),
        source.text[label.start : label.end],
        repairs,
    )


def _missing(posts: Sequence[PagePost]) -> Iterator[Repair]:
    """Yield a repair for each run of numbers that no post has."""
    numbered = [(int(float(post.number)), post) for post in posts if post.number]
    for (number, _), (following, post) in pairwise(numbered):
        if following > number + 1:
            missing = str(number + 1) if following == number + 2 else f"{number + 1} to {following - 1}"
            yield Repair(
                kind="count",
                line=post.lines[0],
                text="",
                became="",
                message=f"numbering jumps from {number} to {following}: {missing} missing",
            )
