"""Weak and neutral characters get a direction, then a level, from their neighbours (UAX #9, W, N, I).

Each rule changes the classes (`types`) of one isolating run sequence in place, in one pass.
"""

from collections.abc import Iterator, Sequence

from convert_pdf.bidi.classes import INITIATORS, ISOLATE_CONTROLS, direction, level_direction

_NEUTRAL = INITIATORS | {"B", "S", "WS", "ON", "PDI"}


def resolve_weak(types: list[str], sos: str) -> None:
    """W1–W7."""
    _w1_marks(types, sos)
    _w2_w3_arabic(types, sos)
    _w4_separators(types)
    _w5_terminators(types)
    _w6_others(types)
    _w7_european_numbers(types, sos)


def resolve_neutral(types: list[str], sos: str, eos: str, level: int) -> None:
    """N1 and N2: between two of one direction that direction, else that of the level."""
    for start, end in _stretches(types, _NEUTRAL):
        left = direction(types[start - 1]) if start else sos
        right = direction(types[end]) if end < len(types) else eos
        resolved = left if left == right and left is not None else level_direction(level)
        types[start:end] = [resolved] * (end - start)


def implicit_level(kind: str, level: int) -> int:
    """I1 and I2: text against its level's direction rises by one, numbers to the next even level."""
    if level % 2:
        return level if kind == "R" else level + 1
    return level + {"L": 0, "R": 1}.get(kind, 2)


def _w1_marks(types: list[str], sos: str) -> None:
    previous = sos
    for position, kind in enumerate(types):
        if kind == "NSM":
            types[position] = "ON" if previous in ISOLATE_CONTROLS else previous
        previous = types[position]


def _w2_w3_arabic(types: list[str], sos: str) -> None:
    strong = sos
    for position, kind in enumerate(types):
        if kind in {"L", "R", "AL"}:
            strong = kind
        if kind == "AL":
            types[position] = "R"
        elif kind == "EN" and strong == "AL":
            types[position] = "AN"


def _w4_separators(types: list[str]) -> None:
    for position in range(1, len(types) - 1):
        before, kind, after = types[position - 1 : position + 2]
        between_numbers = before == after and (
            (kind == "ES" and before == "EN") or (kind == "CS" and before in {"EN", "AN"})
        )
        if between_numbers:
            types[position] = before


def _w5_terminators(types: list[str]) -> None:
    for start, end in _stretches(types, {"ET"}):
        if "EN" in (types[start - 1 : start] + types[end : end + 1]):
            types[start:end] = ["EN"] * (end - start)


def _w6_others(types: list[str]) -> None:
    for position, kind in enumerate(types):
        if kind in {"ES", "ET", "CS"}:
            types[position] = "ON"


def _w7_european_numbers(types: list[str], sos: str) -> None:
    strong = sos
    for position, kind in enumerate(types):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            types[position] = "L"


def _stretches(types: Sequence[str], kinds: set[str] | frozenset[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each longest stretch of these classes, found before the caller changes it."""
    start: int | None = None
    for position, kind in enumerate(types):
        if kind not in kinds:
            if start is not None:
                yield start, position
            start = None
        elif start is None:
            start = position
    if start is not None:
        yield start, len(types)
