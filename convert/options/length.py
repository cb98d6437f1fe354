"""Define a length with its unit, such as 12mm, for options of plugins."""

import math
import re
from dataclasses import dataclass
from typing import Final

_POINTS: Final = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0}
_LENGTH = r"([0-9]+(?:\.[0-9]+)?) ?(mm|cm|in|pt)"
# In characters; a float has at most 326 digits after its point.
_LONGEST = 350

UNITS: Final = tuple(_POINTS)
"""The units that a length can have."""


@dataclass(frozen=True)
class Length:
    """A length that is not negative, such as `Length(12, "mm")`. `str(length)` is "12mm"."""

    number: float
    unit: str
    """One of `UNITS`; an inch has 72 points."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for a number that is negative or not finite, and for an unknown unit."""
        if not (math.isfinite(self.number) and self.number >= 0):
            raise ValueError(f"a length can't be {self.number}")
        if self.unit not in _POINTS:
            raise ValueError(f"{self.unit!r} is not a unit ({', '.join(UNITS)})")

    @classmethod
    def parse(cls, text: str) -> "Length":
        """Return the length that a text says: "12mm" or "12.5 pt". Raises `ValueError`."""
        found = re.fullmatch(_LENGTH, text) if len(text) <= _LONGEST else None
        if not found:
            raise ValueError("not a length such as 12mm")
        return cls(number=float(found[1]), unit=found[2])

    @property
    def points(self) -> float:
        """The length in points, of which an inch has 72."""
        return self.number * _POINTS[self.unit]

    @property
    def millimetres(self) -> float:
        """The length in millimetres."""
        return self.number if self.unit == "mm" else self.points / _POINTS["mm"]

    def __str__(self) -> str:
        """Return the number, without an exponent, and the unit."""
        from decimal import Decimal  # imported here, because its import takes milliseconds

        number = format(Decimal(repr(float(self.number))), "f")
        return f"{number.removesuffix('.0')}{self.unit}"
