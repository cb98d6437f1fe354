"""Write the outline: the table of contents that a reader shows beside the pages."""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from convert_pdf.pdf import syntax
from convert_pdf.pdf.objects import Objects


class Entry(NamedTuple):
    """An entry of the outline, with the entries below it."""

    title: str
    anchor: str
    below: "tuple[Entry, ...]" = ()


def reachable(entries: Iterable[Entry], anchors: Container[str]) -> Iterator[Entry]:
    """Yield the entries whose anchors exist; in place of another, those below it."""
    for entry in entries:
        below = tuple(reachable(entry.below, anchors))
        if entry.anchor in anchors:
            yield entry._replace(below=below)
        else:
            yield from below


def write(objects: Objects, entries: Sequence[Entry]) -> str:
    """Add an outline of at least one entry; return the reference to it.

    What is below an entry is folded: a reader shows it when the entry is opened.
    """
    root = objects.reserve()
    ends = _write_level(objects, entries, root)
    objects.write(root, f"<< /Type /Outlines {ends} /Count {len(entries)} >>")
    return f"{root} 0 R"


def _write_level(objects: Objects, entries: Sequence[Entry], parent: int) -> str:
    """Write the entries below a parent, and return its keys for the first and the last of them."""
    numbers = [objects.reserve() for _ in entries]
    before = ["", *(f" /Prev {number} 0 R" for number in numbers[:-1])]
    after = [*(f" /Next {number} 0 R" for number in numbers[1:]), ""]
    for entry, number, previous, following in zip(entries, numbers, before, after, strict=True):
        below = ""
        if entry.below:
            below = f" {_write_level(objects, entry.below, number)} /Count -{len(entry.below)}"
        objects.write(
            number,
            f"<< /Title {syntax.text(entry.title)} /Parent {parent} 0 R{previous}{following}{below}"
            f" /Dest {syntax.text(entry.anchor)} >>",
        )
    return f"/First {numbers[0]} 0 R /Last {numbers[-1]} 0 R"
