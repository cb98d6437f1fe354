"""Make the areas of short links larger, as far as those of other links leave room.

A raised number is three points wide. WCAG 2.2, 2.5.8, asks for targets of 24 CSS pixels, which are 18
points.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

# In hundredths of a point, as are all lengths here: whole numbers, so that areas touch exactly.
TARGET = 1800


class LinkArea(NamedTuple):
    """The area of a link on its page."""

    left: int
    bottom: int
    right: int
    top: int
    grows: bool
    """Whether it is made larger: it is that of a number, and not of words."""

    @classmethod
    def of(cls, left: float, bottom: float, right: float, top: float, *, grows: bool) -> "LinkArea":
        """Return the area with these edges in points."""
        left, bottom, right, top = (100 * edge for edge in (left, bottom, right, top))
        return cls(round(left), round(bottom), round(right), round(top), grows=grows)

    @property
    def rectangle(self) -> str:
        """The edges as an annotation has them (ISO 32000-1, 7.9.5)."""
        left, bottom, right, top, _ = self
        return f"{left / 100:.2f} {bottom / 100:.2f} {right / 100:.2f} {top / 100:.2f}"


def with_room(areas: Sequence[LinkArea]) -> list[LinkArea]:
    """Return the areas of the links of a page, with those that grow up to `TARGET` wide and high.

    Areas that do not overlap still don't, and each contains what it was. They grow first in width, on
    both sides if they can, and then in height.
    """
    found = list(areas)
    order = sorted(range(len(found)), key=lambda index: found[index].bottom)
    bottoms = [found[index].bottom for index in order]  # before they grow
    reach = 2 * TARGET + max((area.top - area.bottom for area in areas), default=0)
    for index, area in enumerate(found):
        if area.grows:
            first = bisect_left(bottoms, area.bottom - reach)
            last = bisect_right(bottoms, area.top + 2 * TARGET)
            others = [found[other] for other in order[first:last] if other != index]
            found[index] = _higher(_wider(area, others), others)
    return found


def _wider(area: LinkArea, others: Sequence[LinkArea]) -> LinkArea:
    beside = [each for each in others if each.bottom < area.top and each.top > area.bottom]
    before = min((area.left - each.right for each in beside if each.right <= area.left), default=TARGET)
    after = min((each.left - area.right for each in beside if each.left >= area.right), default=TARGET)
    added = _shares(TARGET - (area.right - area.left), before, after)
    return LinkArea(area.left - added[0], area.bottom, area.right + added[1], area.top, area.grows)


def _higher(area: LinkArea, others: Sequence[LinkArea]) -> LinkArea:
    beside = [each for each in others if each.left < area.right and each.right > area.left]
    below = min((area.bottom - each.top for each in beside if each.top <= area.bottom), default=TARGET)
    above = min((each.bottom - area.top for each in beside if each.bottom >= area.top), default=TARGET)
    added = _shares(TARGET - (area.top - area.bottom), below, above)
    return LinkArea(area.left, area.bottom - added[0], area.right, area.top + added[1], area.grows)


def _shares(wanted: int, before: int, after: int) -> tuple[int, int]:
    """Divide a length between two sides that have room for so much each, as evenly as they can."""
    wanted = max(wanted, 0)
    first = min(before, max(wanted // 2, wanted - after))
    return first, min(after, wanted - first)
