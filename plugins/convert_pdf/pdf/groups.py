"""Build the structure elements of other elements: divisions, quotes, lists and their items."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from convert_pdf.flow import Group, GroupKind
from convert_pdf.pdf.objects import Objects

# fmt: off
StructureType: TypeAlias = Literal[
    "Document", "Div", "H1", "H2", "P", "BlockQuote", "L", "LI", "Lbl", "LBody",
    "Figure", "Caption", "Link", "Reference", "Note", "Span", "Em", "Strong", "Code",
]
# fmt: on

_TYPES: dict[GroupKind, StructureType] = {
    "quote": "BlockQuote",
    "list": "L",
    "ordered list": "L",
    "item": "LI",
}
# The attributes of lists whose items have labels (ISO 14289-1, 7.6).
_ATTRIBUTES: dict[GroupKind, str] = {
    "list": " /A << /O /List /ListNumbering /Disc >>",
    "ordered list": " /A << /O /List /ListNumbering /Decimal >>",
}


@dataclass(frozen=True, slots=True, eq=False)
class Container:
    """An element of other elements, which is written when it is complete."""

    kind: StructureType
    number: int
    """The number of its object."""
    parent: int
    """The number of the parent's object."""
    attributes: str = ""
    """Further entries of its dictionary."""
    kids: list[str] = field(default_factory=list)
    """The references to its children."""

    def write(self, objects: Objects) -> None:
        """Write the element."""
        objects.write(
            self.number,
            f"<< /S /{self.kind} /P {self.parent} 0 R{self.attributes} /K [{' '.join(self.kids)}] >>",
        )


class _OpenGroup(NamedTuple):
    """A group to which elements are added."""

    group: Group
    outer: Container
    inner: Container
    """The parent of the elements: `outer` itself, except that an item has a body."""


class Groups:
    """The quotes, lists and items that the current element is in."""

    def __init__(self, objects: Objects) -> None:
        """Start outside of all groups."""
        self._objects = objects
        self._open: list[_OpenGroup] = []  # from the outermost to the innermost

    @property
    def innermost(self) -> Container | None:
        """The parent of the next element; None outside of all groups."""
        return self._open[-1].inner if self._open else None

    def item(self, group: Group) -> Container:
        """Return the element of an item that is open, in which its label and its body are."""
        return next(opened.outer for opened in self._open if opened.group is group)

    def enter(self, groups: Sequence[Group], home: Callable[[], Container]) -> None:
        """Open the groups of the next element, and write those that it is not in.

        `home` returns the parent of a group that is in no other.
        """
        if not groups and not self._open:  # as in most documents, always
            return
        common = 0
        for opened, group in zip(self._open, groups, strict=False):
            if opened.group is not group:
                break
            common += 1
        while len(self._open) > common:
            self._write(self._open.pop())
        for group in groups[common:]:
            attributes = _ATTRIBUTES.get(group.kind, "")
            outer = inner = self._new(self.innermost or home(), _TYPES[group.kind], attributes)
            if group.kind == "item":
                inner = self._new(outer, "LBody")
            self._open.append(_OpenGroup(group, outer, inner))

    def _new(self, parent: Container, kind: StructureType, attributes: str = "") -> Container:
        container = Container(kind, self._objects.reserve(), parent.number, attributes)
        parent.kids.append(f"{container.number} 0 R")
        return container

    def _write(self, opened: _OpenGroup) -> None:
        opened.inner.write(self._objects)
        if opened.outer is not opened.inner:
            opened.outer.write(self._objects)
