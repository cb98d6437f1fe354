"""Select the label sequence that numbers the thread.

Of all sequences of candidates that count upwards, the one with the greatest weight less costs is
selected. Candidates outside it ("9/11 was…", "24/7", a list inside a post) are text.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from convert.text.split.label_shapes import CERTAIN, LIKELY
from convert.text.split.labels import Candidate

# Costs are compared with the weights of labels: a certain label of the same style is worth any gap, a
# weak one only a small gap.
_GAP = 3  # for the first missing number; each further one costs 1
_WIDEST_GAP = 10  # below CERTAIN, so that any number of posts can be missing
_STYLE_CHANGE = 3
_REPEAT = 5  # for using a number twice; a third time is not allowed
_NEAR = 4  # wider steps are considered only from the best sequence so far, which keeps this linear
_LARGEST_FRACTION = 4  # with totals up to this, a single "1/2" or "3/4" is a fraction


def best_sequence(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the best-scoring sequence, without unconfirmed ends; empty if there are no candidates."""
    sequences = _Sequences()
    for candidate in candidates:
        sequences.add(candidate)
    return _without_unconfirmed_ends(sequences.best())


@dataclass(slots=True, eq=False)
class _Link:
    """The best sequence that ends with a candidate: its score, and the link before the last."""

    candidate: Candidate
    score: int
    previous: "_Link | None"


class _Sequences:
    """The best sequences so far."""

    def __init__(self) -> None:
        self._top: _Link | None = None
        self._by_number: dict[int, _Link] = {}  # the best link for each last number
        self._by_style: dict[tuple[int, str], _Link] = {}  # and for each last number and style
        self._latest: dict[str, Candidate] = {}  # of each style, in a sequence or not

    def add(self, candidate: Candidate) -> None:
        """Append a candidate to the sequence that gives the best score, or start one with it."""
        link, number = self._link(candidate), candidate.whole
        by_style = self._by_style.setdefault((number, candidate.style), link)
        if link.score > by_style.score:
            self._by_style[number, candidate.style] = link
        if link.score > self._by_number.setdefault(number, link).score:
            self._by_number[number] = link
        if self._top is None or link.score > self._top.score:
            self._top = link
        self._latest[candidate.style] = candidate

    def best(self) -> list[Candidate]:
        """Return the candidates of the best sequence."""
        sequence = []
        link = self._top
        while link:
            sequence.append(link.candidate)
            link = link.previous
        return sequence[::-1]

    def _link(self, candidate: Candidate) -> _Link:
        """Return the best sequence that ends with a new candidate."""
        # of two equal labels, the one that begins a paragraph
        weight = candidate.weight + candidate.next_to_blank_line
        usual = self._by_style.get((candidate.whole - 1, candidate.style))
        if usual and usual is self._top and usual.candidate.line_index < candidate.line_index:
            # continuing the best sequence at no cost cannot be surpassed; true of most labels
            return _Link(candidate, usual.score + weight, usual)
        score, previous = weight - _gap_cost(candidate.whole), None
        for link in self._predecessors(candidate):
            if link.score + weight > score:
                cost = self._cost(link, candidate)
                if cost is not None and link.score + weight - cost > score:
                    score, previous = link.score + weight - cost, link
        return _Link(candidate, score, previous)

    def _predecessors(self, candidate: Candidate) -> Iterator[_Link]:
        """Return the links that a candidate may follow; of equal ones, the first is preferred."""
        near = range(max(0, candidate.whole - _NEAR), candidate.whole + 1)
        for number in near:
            if link := self._by_style.get((number, candidate.style)):
                yield link
        for number in near:
            if link := self._by_number.get(number):
                yield link
        if self._top:
            yield self._top

    def _cost(self, link: _Link, candidate: Candidate) -> int | None:
        """Return the cost of continuing a sequence with a candidate; None if that is impossible."""
        last, previous = link.candidate, link.previous
        if candidate.line_index == last.line_index or candidate.tenths < last.tenths:
            return None
        same_style = candidate.style == last.style
        if candidate.tenths == last.tenths:
            third_time = previous is not None and previous.candidate.tenths == last.tenths
            is_allowed = same_style and candidate.weight >= LIKELY and not third_time
            return _REPEAT if is_allowed else None
        cost = _gap_cost(candidate.whole - last.whole)
        if same_style:
            return cost
        if candidate.weight < LIKELY and last.total is not None and last.total < candidate.whole:
            return None  # a list in the last post counts on by chance
        # an item of a list must follow the item before it, not a label of another style
        item = self._latest.get(candidate.style)
        if item and item.whole == candidate.whole - 1 and item.line_index > last.line_index:
            return None
        return cost + _STYLE_CHANGE


def _gap_cost(step: int) -> int:
    return min(_GAP + step - 2, _WIDEST_GAP) if step > 1 else 0


def _without_unconfirmed_ends(sequence: list[Candidate]) -> list[Candidate]:
    """Remove the first and the last label if nothing else in the sequence confirms them."""
    if len(sequence) <= 1:
        return sequence
    styles = Counter(candidate.style for candidate in sequence)
    totals = Counter(candidate.total for candidate in sequence)
    strongest = max(candidate.weight for candidate in sequence)
    first, last = sequence[0], sequence[-1]

    def is_unconfirmed(candidate: Candidate, *, plausible_total: bool) -> bool:
        if styles[candidate.style] > 1:
            return False
        if candidate.total is not None:
            return totals[candidate.total] == 1 and not plausible_total
        return candidate.weight < min(strongest, CERTAIN)

    announces = first.total is not None and first.total >= max(last.whole, _LARGEST_FRACTION + 1)
    start = is_unconfirmed(first, plausible_total=announces)
    end = len(sequence) - is_unconfirmed(last, plausible_total=last.total == last.whole)
    return sequence[start:end]
