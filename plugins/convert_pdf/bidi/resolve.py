"""Resolve weak, neutral and implicit types (UAX #9, W1-W7, N1-N2 and I1-I2).

Each rule changes the types of one isolating run sequence in place, in one pass.
"""

from collections.abc import Iterator, Sequence

from convert_pdf.bidi.classes import INITIATORS, ISOLATE_CONTROLS, direction, level_direction

_NEUTRAL = INITIATORS | {"B", "S", "WS", "ON", "PDI"}


def resolve_weak(types: list[str], sos: str) -> None:
    """Apply W1 to W7; `sos` is the start-of-sequence type."""
    _w1_marks(types, sos)
    _w2_w3_arabic(types, sos)
    _w4_separators(types)
    _w5_terminators(types)
    _w6_others(types)
    _w7_european_numbers(types, sos)


def resolve_neutral(types: list[str], sos: str, eos: str, level: int) -> None:
    """Apply N1 and N2; `sos` and `eos` are the types at the boundaries of the sequence."""
    for start, end in _sequences_of(types, _NEUTRAL):
        left = direction(types[start - 1]) if start else sos
        right = direction(types[end]) if end < len(types) else eos
        # N1. A sequence of NIs takes the direction of the surrounding strong text if the text on both
        # sides has the same direction. European and Arabic numbers act as if they were R.
        # N2. Any remaining NIs take the embedding direction.
        resolved = left if left == right and left is not None else level_direction(level)
        types[start:end] = [resolved] * (end - start)


def implicit_level(kind: str, level: int) -> int:
    """Return the level of a character of a resolved type in a sequence of a level."""
    # I2. For all characters with an odd (right-to-left) embedding level, those of type L, EN or AN go
    # up one level.
    if level % 2:
        return level if kind == "R" else level + 1
    # I1. For all characters with an even (left-to-right) embedding level, those of type R go up one
    # level and those of type AN or EN go up two levels.
    return level + {"L": 0, "R": 1}.get(kind, 2)


def _w1_marks(types: list[str], sos: str) -> None:
    # W1. Examine each nonspacing mark (NSM) in the isolating run sequence, and change the type of the
    # NSM to Other Neutral if the previous character is an isolate initiator or PDI, and to the type
    # of the previous character otherwise. If the NSM is at the start of the sequence, it will get the
    # type of sos.
    previous = sos
    for position, kind in enumerate(types):
        if kind == "NSM":
            types[position] = "ON" if previous in ISOLATE_CONTROLS else previous
        previous = types[position]


def _w2_w3_arabic(types: list[str], sos: str) -> None:
    # W2. Search backward from each instance of a European number until the first strong type (R, L,
    # AL, or sos) is found. If an AL is found, change the type of the European number to Arabic
    # number.
    # W3. Change all ALs to R.
    strong = sos
    for position, kind in enumerate(types):
        if kind in {"L", "R", "AL"}:
            strong = kind
        if kind == "AL":
            types[position] = "R"
        elif kind == "EN" and strong == "AL":
            types[position] = "AN"


def _w4_separators(types: list[str]) -> None:
    # W4. A single European separator between two European numbers changes to a European number. A
    # single common separator between two numbers of the same type changes to that type.
    for position in range(1, len(types) - 1):
        before, kind, after = types[position - 1 : position + 2]
        between_numbers = before == after and (
            (kind == "ES" and before == "EN") or (kind == "CS" and before in {"EN", "AN"})
        )
        if between_numbers:
            types[position] = before


def _w5_terminators(types: list[str]) -> None:
    # W5. A sequence of European terminators adjacent to European numbers changes to all European
    # numbers.
    for start, end in _sequences_of(types, {"ET"}):
        if "EN" in (types[start - 1 : start] + types[end : end + 1]):
            types[start:end] = ["EN"] * (end - start)


def _w6_others(types: list[str]) -> None:
    # W6. All remaining separators and terminators (after the application of W4 and W5) change to Other
    # Neutral.
    for position, kind in enumerate(types):
        if kind in {"ES", "ET", "CS"}:
            types[position] = "ON"


def _w7_european_numbers(types: list[str], sos: str) -> None:
    # W7. Search backward from each instance of a European number until the first strong type (R, L,
    # or sos) is found. If an L is found, then change the type of the European number to L.
    strong = sos
    for position, kind in enumerate(types):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            types[position] = "L"


def _sequences_of(types: Sequence[str], kinds: set[str] | frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each longest sequence of some types, before the caller changes it."""
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
