"""Explicit levels: what embeddings, overrides and isolates ask for (UAX #9, P2–P3 and X1–X8)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from convert_pdf.bidi.classes import INITIATORS

PARAGRAPH = -1
"""Stands for the paragraph itself among the positions of initiators."""

_MAX_DEPTH = 125  # BD2


@dataclass(slots=True)
class Isolates:
    """The isolates of a paragraph, by the positions of their initiators."""

    closings: dict[int, int] = field(default_factory=dict)
    """Where the matching PDI stands (BD9); an initiator without one is missing."""
    levels: dict[int, int] = field(default_factory=dict)
    """0 or 1 by the first strong character inside (P2, P3); missing where there is none."""


def find_isolates(classes: Sequence[str]) -> Isolates:
    """All isolates in one pass: nested FSIs that each look ahead would take quadratic time."""
    isolates = Isolates()
    enclosing = [PARAGRAPH]
    for position, kind in enumerate(classes):
        if kind in INITIATORS:
            enclosing.append(position)
        elif kind == "PDI" and len(enclosing) > 1:
            isolates.closings[enclosing.pop()] = position
        elif kind in {"L", "R", "AL"}:
            isolates.levels.setdefault(enclosing[-1], 0 if kind == "L" else 1)
    return isolates


class _Status(NamedTuple):
    """An entry of the directional status stack (X1)."""

    level: int
    override: str | None
    isolate: bool


class _Stack:
    """The directional status stack with its overflow counts (X1)."""

    def __init__(self, base: int) -> None:
        self.entries = [_Status(base, None, False)]
        self.overflow_isolates = 0
        self.overflow_embeddings = 0
        self.valid_isolates = 0

    @property
    def top(self) -> _Status:
        return self.entries[-1]

    def embed(self, control: str) -> None:
        """X2–X5."""
        level = self._next_level(rtl=control in {"RLE", "RLO"})
        if level is not None:
            override = {"RLO": "R", "LRO": "L"}.get(control)
            self.entries.append(_Status(level, override, isolate=False))
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def isolate(self, *, rtl: bool) -> None:
        """X5a–X5c."""
        level = self._next_level(rtl=rtl)
        if level is not None:
            self.valid_isolates += 1
            self.entries.append(_Status(level, None, isolate=True))
        else:
            self.overflow_isolates += 1

    def end_isolate(self) -> None:
        """X6a."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.entries.pop().isolate:
                pass  # embeddings that nobody closed end with their isolate
            self.valid_isolates -= 1

    def end_embedding(self) -> None:
        """X7."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.top.isolate and len(self.entries) > 1:
            self.entries.pop()

    def _next_level(self, *, rtl: bool) -> int | None:
        """The next odd level for right to left, else the next even one; None on overflow."""
        level = (self.top.level + 1) | 1 if rtl else (self.top.level + 2) & ~1
        overflow = level > _MAX_DEPTH or self.overflow_isolates or self.overflow_embeddings
        return None if overflow else level


def explicit_levels(
    classes: Sequence[str], isolates: Isolates, base: int
) -> tuple[list[int], list[str]]:
    """The level of each character, and its class after overrides (X1–X8)."""
    stack = _Stack(base)
    levels: list[int] = []
    types: list[str] = []
    for position, kind in enumerate(classes):
        if kind == "PDI":
            stack.end_isolate()
        status = stack.top
        if kind == "B":  # X8: outside of all that was opened
            status = stack.entries[0]
        levels.append(status.level)
        types.append(status.override or kind)
        match kind:
            case "LRE" | "RLE" | "LRO" | "RLO":
                stack.embed(kind)
            case "PDF":
                stack.end_embedding()
            case "LRI" | "RLI":
                stack.isolate(rtl=kind == "RLI")
            case "FSI":
                stack.isolate(rtl=isolates.levels.get(position) == 1)
    return levels, types
