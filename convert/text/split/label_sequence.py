"""Chain: of all candidates, those that count upwards best through the text.

What is in no chain ("9/11 was…", "24/7", a list inside a post) is text.
"""

from collections import Counter
from collections.abc import Iterable

from convert.text.split.labels import CERTAIN, LIKELY, Candidate

# Costs are measured against the weights of labels. A label of the chain's own style is worth its place
# after any gap if it is certain, after a small one if it is weak; one of another style needs a reason.
_NEAR = 4
"""Steps up to this are all looked at; wider ones only from the best chain so far."""
_GAP = 3
"""For the first number that is missing; one more for each further one."""
_WIDEST_GAP = 10
_CHANGE = 3
"""For a change of style."""
_REPEAT = 5
"""For the same number once more: authors miscount, but not twice in a row."""
_LARGEST_FRACTION = 4
"""Up to this total, "1/2" and "3/4" are rather fractions."""


def best_chain(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The ascending chain of the greatest weight less costs, its ends trimmed; empty if nothing is."""
    chains = _Chains()
    for candidate in candidates:
        chains.add(candidate)
    return _trimmed(chains.best())


class _Chains:
    """The chains so far: for each number, and each style of it, the best one that ends there.

    A chain is known by its last candidate, and a candidate by its index.
    """

    def __init__(self) -> None:
        self._candidates: list[Candidate] = []
        self._scores: list[int] = []
        self._before: list[int] = []  # the candidate before in the chain, or -1
        self._of_style: dict[tuple[int, str], int] = {}
        self._of_number: dict[int, int] = {}
        self._latest: dict[str, Candidate] = {}
        self._top = -1

    def add(self, candidate: Candidate) -> None:
        """Look for the best chain that the next candidate goes on, or let it begin one."""
        index, whole, style = len(self._candidates), candidate.whole, candidate.style
        # of two labels that are alike, the one that begins a paragraph
        weight = candidate.weight + candidate.apart
        top = self._top
        if (
            self._of_style.get((whole - 1, style)) == top >= 0
            and self._candidates[top].at < candidate.at
        ):
            # the best of all goes on, and at no cost: no other can be better
            score, before = self._scores[top] + weight, top
        else:
            score, before = self._best_before(candidate, weight)
        self._candidates.append(candidate)
        self._scores.append(score)
        self._before.append(before)
        self._latest[style] = candidate
        if score > self._scores[self._of_style.setdefault((whole, style), index)]:
            self._of_style[whole, style] = index
        if score > self._scores[self._of_number.setdefault(whole, index)]:
            self._of_number[whole] = index
        if top < 0 or score > self._scores[top]:
            self._top = index

    def best(self) -> list[Candidate]:
        """The best chain of all."""
        chain = []
        index = self._top
        while index >= 0:
            chain.append(self._candidates[index])
            index = self._before[index]
        return chain[::-1]

    def _best_before(self, candidate: Candidate, weight: int) -> tuple[int, int]:
        """The score of the best chain with a candidate at its end, and the one before it there."""
        score, before = weight - _gap(candidate.whole), -1
        near = range(max(0, candidate.whole - _NEAR), candidate.whole + 1)
        # where two are equal, the one of the same style
        same_style = [self._of_style.get((number, candidate.style), -1) for number in near]
        for index in (*same_style, *[self._of_number.get(number, -1) for number in near], self._top):
            if index < 0 or self._scores[index] + weight <= score:
                continue
            cost = self._cost(index, candidate)
            if cost is not None and self._scores[index] + weight - cost > score:
                score, before = self._scores[index] + weight - cost, index
        return score, before

    def _cost(self, index: int, candidate: Candidate) -> int | None:
        """What it costs to count on from one label to another; None where that is no counting."""
        last, before = self._candidates[index], self._before[index]
        if candidate.at == last.at or candidate.value < last.value:
            return None
        same = candidate.style == last.style
        if candidate.value == last.value:
            thrice = before >= 0 and self._candidates[before].value == last.value
            return _REPEAT if same and candidate.weight >= LIKELY and not thrice else None
        cost = _gap(candidate.whole - last.whole)
        if same:
            return cost
        # an item that goes on a list is in a chain only through the item before it
        item = self._latest.get(candidate.style)
        if item and item.whole == candidate.whole - 1 and item.at > last.at:
            return None
        return cost + _CHANGE


def _gap(step: int) -> int:
    return min(_GAP + step - 2, _WIDEST_GAP) if step > 1 else 0


def _trimmed(chain: list[Candidate]) -> list[Candidate]:
    """A chain without a first and a last label that nothing else in it confirms."""
    if len(chain) < 2:
        return chain
    styles = Counter(candidate.style for candidate in chain)
    totals = Counter(candidate.total for candidate in chain)
    strongest = max(candidate.weight for candidate in chain)
    first, last = chain[0], chain[-1]

    def stray(candidate: Candidate, *, plausible: bool) -> bool:
        if styles[candidate.style] > 1:
            return False
        if candidate.total is not None:
            return totals[candidate.total] == 1 and not plausible
        return candidate.weight < min(strongest, CERTAIN)

    announces = first.total is not None and first.total >= max(last.whole, _LARGEST_FRACTION + 1)
    start = stray(first, plausible=announces)
    end = len(chain) - stray(last, plausible=last.total == last.whole)
    return chain[start:end]
