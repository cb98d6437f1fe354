"""Find where the numbers of a text start again at 1, because it holds several threads."""

import re
from collections.abc import Sequence
from itertools import pairwise

from convert.text.split.label_shapes import CERTAIN
from convert.text.split.labels import Candidate

_FIRST = [10, 20, 30]  # tenths of the numbers that each thread has at least
_TOTAL = re.compile(r"\d+")


def restarts(candidates: Sequence[Candidate]) -> list[int]:
    """Return the indices of the candidates with which another thread begins.

    Only labels that are hardly written for anything else count, so that no list in a post does.
    """
    if [candidate.tenths for candidate in candidates].count(_FIRST[0]) <= 1:
        return []
    runs: dict[str, list[list[int]]] = {}  # for each style, runs of indices whose numbers are 1, 2, 3
    for index, candidate in enumerate(candidates):
        if candidate.weight < CERTAIN:
            continue
        of_style = runs.setdefault(_TOTAL.sub("17", candidate.style), [])
        last = candidates[of_style[-1][-1]].tenths if of_style else 0
        if candidate.tenths == _FIRST[0] or not of_style:
            of_style.append([index])
        elif candidate.tenths > last:
            of_style[-1].append(index)
    return sorted(
        after[0]
        for of_style in runs.values()
        for before, after in pairwise(of_style)
        if len(before) >= len(_FIRST)
        and [candidates[index].tenths for index in after[: len(_FIRST)]] == _FIRST
    )
