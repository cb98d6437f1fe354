"""Build the structure elements of other elements: parts, posts, quotes, lists and their items."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from convert_pdf.flow import Group, GroupKind
from convert_pdf.pdf import syntax
from convert_pdf.pdf.objects import Objects

# fmt: off
StructureType: TypeAlias = Literal[
    "Document", "Part", "Sect", "Div", "H1", "H2", "H3", "P", "BlockQuote", "L", "LI", "Lbl", "LBody",
    "Figure", "Caption", "Link", "Reference", "Note", "Span", "Em", "Strong", "Code",
]
# fmt: on

MOST_CHILDREN = 1000
"""The most children of an element: readers limit the length of arrays. Others are in divisions."""

_TYPES: dict[GroupKind, StructureType] = {
    "part": "Part",
    "post": "Sect",
    "notes": "Sect",
    "quote": "BlockQuote",
    "list": "L",
    "ordered list": "L",
    "item": "LI",
}
# The groups that notes are in: a list or a quote has no place for them.
_SECTIONS = ("part", "post", "notes")
# The attributes of lists whose items have labels (ISO 14289-1, 7.6).
_ATTRIBUTES: dict[GroupKind, str] = {
    "list": " /A << /O /List /ListNumbering /Disc >>",
    "ordered list": " /A << /O /List /ListNumbering /Decimal >>",
}


@dataclass(slots=True, eq=False)
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
    division: "Container | None" = None
    """The division for further children, if it is full."""

    def with_room(self, objects: Objects) -> "Container":
        """Return the container for another child: a new division if this one is full."""
        current = self.division or self
        if len(current.kids) < MOST_CHILDREN:
            return current
        if self.division is not None:
            self.division.write(objects)
        self.division = Container("Div", objects.reserve(), self.number)
        self.kids.append(f"{self.division.number} 0 R")
        return self.division

    def write(self, objects: Objects) -> None:
        """Write the element."""
        if self.division is not None:
            self.division.write(objects)
        objects.write(
            self.number,
            f"<< /S /{self.kind} /P {self.parent} 0 R{self.attributes} /K [{' '.join(self.kids)}] >>",
        )


class _OpenGroup(NamedTuple):
    """A group to which elements are added."""

    group: Group
    language: str
    outer: Container
    inner: Container
    """The parent of the elements: `outer` itself, except that an item has a body."""


class OpenPost(NamedTuple):
    """The element of a post to which elements are added."""

    container: Container
    name: str
    """What its label stands for, in English."""
    depth: int
    """1 for a post that is in no part, else 2."""


class Groups:
    """The parts, posts, quotes, lists and items that the current element is in."""

    def __init__(self, objects: Objects, language: str) -> None:
        """Start outside of all groups, in a document of a language."""
        self._objects = objects
        self._language = language
        self._open: list[_OpenGroup] = []  # from the outermost to the innermost

    @property
    def innermost(self) -> Container | None:
        """The parent of the next element; None outside of all groups."""
        return self._open[-1].inner.with_room(self._objects) if self._open else None

    @property
    def section(self) -> Container | None:
        """The parent of the next note: the innermost part or post; None outside of all."""
        found = (opened for opened in reversed(self._open) if opened.group.kind in _SECTIONS)
        opened = next(found, None)
        return None if opened is None else opened.inner.with_room(self._objects)

    @property
    def language(self) -> str:
        """The language of the innermost group."""
        return self._open[-1].language if self._open else self._language

    @property
    def post(self) -> OpenPost | None:
        """The current post; None outside of all posts."""
        for depth, opened in enumerate(self._open, start=1):
            if opened.group.kind == "post":
                return OpenPost(opened.outer, opened.group.name, depth)
        return None

    def item(self, group: Group) -> Container:
        """Return the element of an item that is open, in which its label and its body are."""
        return next(opened.outer for opened in self._open if opened.group is group)

    def enter(self, groups: Sequence[Group], home: Callable[[], Container]) -> None:
        """Open the groups of the next element, and write those that it is not in.

        `home` returns the parent of a group that is in no other.
        """
        common = 0
        for opened, group in zip(self._open, groups, strict=False):
            if opened.group is not group:
                break
            common += 1
        while len(self._open) > common:
            self._write(self._open.pop())
        for group in groups[common:]:
            around, language = self.language, group.language or self.language
            attributes = _ATTRIBUTES.get(group.kind, "") + language_entry(language, around)
            outer = inner = self._new(self.innermost or home(), _TYPES[group.kind], attributes)
            if group.kind == "item":
                inner = self._new(outer, "LBody")
            self._open.append(_OpenGroup(group, language, outer, inner))

    def _new(self, parent: Container, kind: StructureType, attributes: str = "") -> Container:
        container = Container(kind, self._objects.reserve(), parent.number, attributes)
        parent.kids.append(f"{container.number} 0 R")
        return container

    def _write(self, opened: _OpenGroup) -> None:
        opened.inner.write(self._objects)
        if opened.outer is not opened.inner:
            opened.outer.write(self._objects)


def language_entry(language: str, around: str) -> str:
    """Return the entry for the language of an element, unless it is that of what is around it."""
    return "" if language == around else f" /Lang {syntax.text(language)}"
