"""Limit numbers and counts, and word the limits."""

from typing import Any, NamedTuple


class Limits(NamedTuple):
    """Limits of a number, with the names that they have in `msgspec.Meta`."""

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    multiple_of: float | None = None

    def allow(self, number: float) -> bool:
        """Return whether a number is within the limits."""
        return (
            (self.ge is None or number >= self.ge)
            and (self.gt is None or number > self.gt)
            and (self.le is None or number <= self.le)
            and (self.lt is None or number < self.lt)
            and (self.multiple_of is None or number % self.multiple_of == 0)
        )

    def words(self, what: str, unit: str = "") -> str:
        """Return what a number must be: "a number from 1 to 9" for "a number"."""
        parts: list[str] = []
        if self.ge is not None and self.le is not None:
            parts.append(f"from {self.ge}{unit} to {self.le}{unit}")
        else:
            bounds = {"at least": self.ge, "at most": self.le}
            parts += [f"of {word} {bound}{unit}" for word, bound in bounds.items() if bound is not None]
        bounds = {"above": self.gt, "below": self.lt}
        parts += [f"{word} {bound}{unit}" for word, bound in bounds.items() if bound is not None]
        words = " ".join([what, " and ".join(parts)]) if parts else what
        return words if self.multiple_of is None else f"{words}, a multiple of {self.multiple_of}{unit}"


ANY_NUMBER = Limits()
"""No limits."""

LIMITS = frozenset(Limits._fields)
"""The names of the limits of a number."""


class Count(NamedTuple):
    """Limits of a number of characters or items, with the names that they have in `msgspec.Meta`."""

    min_length: int | None = None
    max_length: int | None = None

    def allow(self, things: Any) -> bool:
        """Return whether the length of a text or a list is within the limits."""
        return (self.min_length is None or len(things) >= self.min_length) and (
            self.max_length is None or len(things) <= self.max_length
        )

    def words(self, unit: str) -> str:
        """Return the limits: "1 to 9 characters" for "character"; "" if there are none."""
        least, most = self.min_length, self.max_length
        if least is None and most is None:
            return ""
        if most is None:
            return f"at least {least} {unit}{_plural(least)}"
        if least is None:
            return f"at most {most} {unit}{_plural(most)}"
        number = f"{most}" if least == most else f"{least} to {most}"
        return f"{number} {unit}{_plural(most)}"


ANY_COUNT = Count()
"""No limits."""

COUNTS = frozenset(Count._fields)
"""The names of the limits of a count."""


def _plural(number: int | None) -> str:
    return "" if number == 1 else "s"
