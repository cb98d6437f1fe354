"""Write name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7).

A tree with many entries is split into leaves, so that a reader need not parse all of it to look one
entry up.
"""

from collections.abc import Iterable, Sequence

from convert_pdf.pdf import syntax
from convert_pdf.pdf.objects import Objects

# The most entries of a leaf. A smaller tree consists of its root alone.
_LEAF_LENGTH = 500


def write_name_tree(objects: Objects, entries: Iterable[tuple[str, str]]) -> str:
    """Add a tree from ASCII names to objects, and return the reference to it."""
    ordered = sorted(entries)
    if len(ordered) <= _LEAF_LENGTH:
        return objects.add(f"<< {_names(ordered)} >>")
    leaves = [ordered[start : start + _LEAF_LENGTH] for start in range(0, len(ordered), _LEAF_LENGTH)]
    kids = [
        objects.add(
            f"<< /Limits [{syntax.text(leaf[0][0])} {syntax.text(leaf[-1][0])}] {_names(leaf)} >>"
        )
        for leaf in leaves
    ]
    return objects.add(f"<< /Kids [{' '.join(kids)}] >>")


def _names(entries: Sequence[tuple[str, str]]) -> str:
    return f"/Names [{' '.join(f'{syntax.text(name)} {value}' for name, value in entries)}]"


class NumberTree:
    """A tree from the numbers 0, 1, 2 and so on to objects. A full leaf is written at once."""

    def __init__(self, objects: Objects) -> None:
        """Start without entries."""
        self._objects = objects
        self._kids: list[str] = []
        self._leaf: list[str] = []
        self.next_key = 0

    def append(self, value: str) -> int:
        """Append an entry, and return its key."""
        if len(self._leaf) == _LEAF_LENGTH:
            self._write_leaf()
        key = self.next_key
        self._leaf.append(f"{key} {value}")
        self.next_key += 1
        return key

    def write(self) -> str:
        """Add the rest of the tree, and return the reference to it."""
        if not self._kids:
            return self._objects.add(f"<< /Nums [{' '.join(self._leaf)}] >>")
        self._write_leaf()
        return self._objects.add(f"<< /Kids [{' '.join(self._kids)}] >>")

    def _write_leaf(self) -> None:
        first, last = self.next_key - len(self._leaf), self.next_key - 1
        entries = " ".join(self._leaf)
        self._kids.append(self._objects.add(f"<< /Limits [{first} {last}] /Nums [{entries}] >>"))
        self._leaf.clear()
