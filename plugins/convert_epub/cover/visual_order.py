"""Order the characters of a line of a cover from left to right.

These are the rules of the Unicode Bidirectional Algorithm (UAX #9) that titles and names need: strong
characters, numbers and what is between them. Embeddings, overrides and isolates are ignored.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias
from unicodedata import bidirectional

_Type: TypeAlias = Literal["L", "R", "number", "neutral"]


class Stretch(NamedTuple):
    """Characters of one direction, in the order in which they are read."""

    text: str
    rtl: bool


def stretches(line: str, *, rtl: bool) -> Iterator[Stretch]:
    """Yield the stretches of a line from left to right; `rtl` is the direction of its paragraph."""
    levels = _levels(line, 1 if rtl else 0)
    start = 0
    runs: list[tuple[int, str]] = []
    for level, group in groupby(levels):
        end = start + len(list(group))
        runs.append((level, line[start:end]))
        start = end
    for level, text in _reordered(runs):
        yield Stretch(text, rtl=level == 1)


def _reordered(runs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return runs in visual order (L2); the highest level is 2."""
    ordered: list[tuple[int, str]] = []
    for is_turned, group in groupby(runs, lambda run: run[0] >= 1):
        found = list(group)
        ordered += reversed(found) if is_turned else found
    return ordered


def _levels(line: str, base: int) -> list[int]:
    """Return the level of each character: the base, 1 for right to left, 2 for what is within that."""
    types = _resolved(line, base)
    by_type = {"L": 2 * base, "R": 1, "number": 2, "neutral": base}
    return [by_type[each] for each in types]


def _resolved(line: str, base: int) -> list[_Type]:
    """Return the types of the characters with the weak and the neutral ones resolved (W1-W7, N1-N2)."""
    classes = [bidirectional(character) for character in line]
    types: list[_Type] = []
    strong: _Type = "R" if base else "L"
    for position, found in enumerate(classes):
        before = types[-1] if types else "neutral"
        if found == "NSM":
            types.append(before)
        elif found == "L":
            types.append(strong := "L")
        elif found in ("R", "AL"):
            types.append(strong := "R")
        elif found in ("EN", "AN") or _in_number(classes, position):
            types.append("L" if strong == "L" else "number")
        else:
            types.append("neutral")
    return _without_neutrals(types, base)


def _in_number(classes: list[str], position: int) -> bool:
    """Return whether a character separates two digits (W4) or is a sign beside one (W5)."""
    before = classes[position - 1] if position else ""
    after = classes[position + 1] if position + 1 < len(classes) else ""
    match classes[position]:
        case "CS":
            return before == after in ("EN", "AN")
        case "ES":
            return before == after == "EN"
        case "ET":
            return "EN" in (before, after)
        case _:
            return False


def _without_neutrals(types: list[_Type], base: int) -> list[_Type]:
    """Give neutrals the direction on both their sides, or that of the paragraph (N1, N2)."""
    resolved: list[_Type] = []
    around: _Type = "R" if base else "L"
    groups = [(each, len(list(group))) for each, group in groupby(types)]
    for position, (each, length) in enumerate(groups):
        if each == "neutral":
            before = _side(groups[position - 1][0]) if position else around
            after = _side(groups[position + 1][0]) if position + 1 < len(groups) else around
            each = before if before == after else around
        resolved += [each] * length
    return resolved


def _side(found: _Type) -> _Type:
    return "R" if found == "number" else found
