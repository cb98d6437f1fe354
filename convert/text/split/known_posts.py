"""Find the author's numbers in posts whose borders are known, as those on a network's page are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from convert.text.lines import Line
from convert.text.split.label_sequence import best_sequence
from convert.text.split.label_shapes import CERTAIN, LIKELY
from convert.text.split.labels import Candidate, candidates
from convert.text.split.thread_markers import is_opening_marker
from convert.tree import Repair

PlaceT = TypeVar("PlaceT")

_FEWEST_WEAK = 2  # labels such as "2." that number posts without a better one


class Edge(NamedTuple, Generic[PlaceT]):
    """The first or the last line of a post, or both."""

    post: int
    """The position of the post."""
    line: Line
    is_first: bool
    is_last: bool
    place: PlaceT
    """Where the line is, for the caller."""


class Label(NamedTuple, Generic[PlaceT]):
    """The label of a post, and where its line is."""

    candidate: Candidate
    place: PlaceT


def labels_of(edges: Iterable[Edge[PlaceT]], count: int) -> dict[int, Label[PlaceT]]:
    """Return the labels of `count` posts by their positions; none if no sequence of numbers is likely.

    The edges are in the order of the posts.
    """
    lines: list[Line] = []
    known: list[Edge[PlaceT] | None] = []
    for edge in edges:
        previous = known[-1] if known else None
        if previous and previous.post != edge.post:
            lines.append(Line(edge.line.number, ""))
            known.append(None)
        lines.append(edge.line)
        known.append(edge)
    found: dict[int, Label[PlaceT]] = {}
    for candidate in best_sequence(_fitting(lines, known)):
        at = known[candidate.line_index]
        if at is not None and at.post not in found:
            found[at.post] = Label(candidate, at.place)
    numbers = {position: label.candidate for position, label in found.items()}
    return found if _number_posts(numbers, count) else {}


def opener_number(labels: Mapping[int, Label[PlaceT]], position: int) -> str | None:
    """Return "1" for a first post without a label, if the numbers begin with a later one."""
    first = min(labels, default=0)
    return "1" if position == 0 < first and labels[first].candidate.whole > 1 else None


def around(label: Candidate, text: str) -> tuple[str, str, str]:
    """Return the words before a label in its line, the marker before it, and the words after it.

    A marker is one of the start of a thread, as in "THREAD 1/7 Words".
    """
    before, after = text[: label.start].strip(), text[label.end :].strip()
    is_marker = bool(before) and label.place == "leading" and is_opening_marker(before)
    return ("", before, after) if is_marker else (before, "", after)


def missing_numbers(numbers: Iterable[tuple[str, int | None]]) -> Iterator[Repair]:
    """Yield a repair for each run of numbers that is missing, given those of posts and their lines."""
    known = [(int(float(number.rstrip("abcde"))), line) for number, line in numbers]
    for (number, _), (following, line) in pairwise(known):
        if following > number + 1:
            missing = str(number + 1) if following == number + 2 else f"{number + 1} to {following - 1}"
            message = f"numbering jumps from {number} to {following}: {missing} missing"
            yield Repair(kind="count", line=line, text="", became="", message=message)


def _number_posts(found: Mapping[int, Candidate], count: int) -> bool:
    """Return whether labels number posts: weighty ones, or weak ones that count all but an opener."""
    weights = [label.weight for label in found.values()]
    if sum(weights) >= CERTAIN and max(weights) >= LIKELY:
        return True
    if len(found) < max(_FEWEST_WEAK, count - 1):
        return False
    return len({label.tenths - 10 * position for position, label in found.items()}) == 1


def _fitting(lines: Sequence[Line], edges: Sequence[Edge[PlaceT] | None]) -> Iterator[Candidate]:
    """Yield the candidates at the beginning of the words of a post, or at their end."""
    for label in candidates(lines):
        edge = edges[label.line_index]
        if edge is None:
            continue
        if (edge.is_first and label.place != "trailing") or (edge.is_last and label.place != "leading"):
            yield label
