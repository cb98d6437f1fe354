"""Determine explicit levels from embeddings, overrides and isolates (UAX #9, P2-P3 and X1-X8)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from convert_pdf.bidi.classes import INITIATORS

PARAGRAPH = -1
"""The key of the paragraph itself among the positions of isolate initiators."""

_MAX_DEPTH = 125  # BD2, the highest explicit level


@dataclass(slots=True)
class Isolates:
    """The isolates of a paragraph, by the positions of their initiators (BD8)."""

    closings: dict[int, int] = field(default_factory=dict)
    """The position of the matching PDI (BD9). An initiator without one is missing."""
    levels: dict[int, int] = field(default_factory=dict)
    """0 or 1 by the first strong character inside (P2, P3). An isolate without one is missing."""


def find_isolates(classes: Sequence[str]) -> Isolates:
    """Return all isolates of a paragraph.

    One pass serves all: with a search for each FSI, nested ones would take quadratic time.
    """
    isolates = Isolates()
    enclosing = [PARAGRAPH]
    for position, kind in enumerate(classes):
        if kind in INITIATORS:
            enclosing.append(position)
        elif kind == "PDI" and len(enclosing) > 1:
            isolates.closings[enclosing.pop()] = position
        elif kind in {"L", "R", "AL"}:
            # P2. In each paragraph, find the first character of type L, AL, or R while skipping over
            # any characters between an isolate initiator and its matching PDI.
            # P3. If a character is found in P2 and it is of type AL or R, then set the paragraph
            # embedding level to one; otherwise, set it to zero.
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
        """Start an embedding or an override."""
        # X2-X5. Compute the least odd (RLE, RLO) or even (LRE, LRO) embedding level greater than the
        # embedding level of the last entry on the directional status stack. If this new level would
        # be valid, push an entry. Otherwise, increment the overflow embedding count by one, if the
        # overflow isolate count is zero.
        level = self._next_level(rtl=control in {"RLE", "RLO"})
        if level is not None:
            override = {"RLO": "R", "LRO": "L"}.get(control)
            self.entries.append(_Status(level, override, isolate=False))
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def isolate(self, *, rtl: bool) -> None:
        """Start an isolate."""
        # X5a-X5c. Compute the least odd or even embedding level greater than that of the last entry.
        # If it would be valid, increment the valid isolate count by one, and push an entry.
        # Otherwise, increment the overflow isolate count by one.
        level = self._next_level(rtl=rtl)
        if level is not None:
            self.valid_isolates += 1
            self.entries.append(_Status(level, None, isolate=True))
        else:
            self.overflow_isolates += 1

    def end_isolate(self) -> None:
        """End an isolate at a PDI."""
        # X6a. If the overflow isolate count is greater than zero, this PDI matches an overflow
        # isolate initiator: decrement the count. Otherwise, if the valid isolate count is not zero,
        # reset the overflow embedding count, pop all entries up to and including that of the isolate,
        # and decrement the valid isolate count.
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.entries.pop().isolate:
                pass  # an embedding that is still open ends with the isolate around it
            self.valid_isolates -= 1

    def end_embedding(self) -> None:
        """End an embedding or an override at a PDF."""
        # X7. If the overflow isolate count is greater than zero, do nothing. Otherwise, if the overflow
        # embedding count is greater than zero, decrement it. Otherwise, if the last entry is that of an
        # embedding, and there are at least two entries, pop the last one.
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.top.isolate and len(self.entries) > 1:
            self.entries.pop()

    def _next_level(self, *, rtl: bool) -> int | None:
        """Return the next odd level for right to left, else the next even one; None on overflow."""
        level = (self.top.level + 1) | 1 if rtl else (self.top.level + 2) & ~1
        overflow = level > _MAX_DEPTH or self.overflow_isolates or self.overflow_embeddings
        return None if overflow else level


def explicit_levels(
    classes: Sequence[str], isolates: Isolates, base: int
) -> tuple[list[int], list[str]]:
    """Return the level of each character, and its class after overrides (X1-X8)."""
    stack = _Stack(base)
    levels: list[int] = []
    types: list[str] = []
    for position, kind in enumerate(classes):
        if kind == "PDI":
            stack.end_isolate()
        status = stack.top
        if kind == "B":
            # X8. All explicit directional embeddings, overrides and isolates are completely
            # terminated at the end of each paragraph. Paragraph separators are not included in the
            # embedding.
            status = stack.entries[0]
        # X6. Set the current character's embedding level to that of the last entry on the stack. If its
        # override status is not neutral, reset the current character type to it.
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
