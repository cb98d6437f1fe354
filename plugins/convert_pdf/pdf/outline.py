"""Write the outline: the table of contents that a reader shows beside the pages."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from convert_pdf.pdf import syntax
from convert_pdf.pdf.objects import Objects


class Entry(NamedTuple):
    """An entry of the outline."""

    title: str
    anchor: str
    is_inner: bool = False
    """Whether it is below the last entry that is not."""


def write(objects: Objects, entries: Sequence[Entry]) -> str:
    """Add an outline of at least one entry; return the reference to it.

    Inner entries are folded: a reader shows them when the one above is opened.
    """
    root = objects.reserve()
    numbers = [objects.reserve() for _ in entries]
    children: dict[int, list[int]] = defaultdict(list)
    parent = root
    for entry, number in zip(entries, numbers, strict=True):
        if not entry.is_inner:
            parent = root
        children[parent].append(number)
        if not entry.is_inner:
            parent = number
    relations = dict(_relations(children))
    for entry, number in zip(entries, numbers, strict=True):
        inner = children.get(number)
        kids = f" {_ends(inner)} /Count -{len(inner)}" if inner else ""
        objects.write(
            number,
            f"<< /Title {syntax.text(entry.title)}{relations[number]}{kids}"
            f" /Dest {syntax.text(entry.anchor)} >>",
        )
    outer = children[root]
    objects.write(root, f"<< /Type /Outlines {_ends(outer)} /Count {len(outer)} >>")
    return f"{root} 0 R"


def _relations(children: dict[int, list[int]]) -> Iterable[tuple[int, str]]:
    """Yield the number of each entry with its keys for the entries above, before and after it."""
    for parent, numbers in children.items():
        before = ["", *(f" /Prev {number} 0 R" for number in numbers[:-1])]
        after = [*(f" /Next {number} 0 R" for number in numbers[1:]), ""]
        for number, previous, following in zip(numbers, before, after, strict=True):
            yield number, f" /Parent {parent} 0 R{previous}{following}"


def _ends(numbers: Sequence[int]) -> str:
    return f"/First {numbers[0]} 0 R /Last {numbers[-1]} 0 R"
