"""Build and write the structure tree, for screen readers (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from convert_pdf.blocks import Block
from convert_pdf.content import FlowRole
from convert_pdf.inline.runs import Span
from convert_pdf.pdf import syntax
from convert_pdf.pdf.objects import Objects

StructureType: TypeAlias = Literal["Document", "H1", "H2", "P", "Link", "Reference", "Note"]

_TYPES: dict[FlowRole, StructureType] = {
    "title": "H1",
    "heading": "H2",
    "paragraph": "P",
    "note": "Note",
}


class MarkedContent(NamedTuple):
    """A marked part of a page's content stream."""

    page: int
    """The index of the page, from 0."""
    mark: int
    """The number of the mark on the page (MCID)."""


@dataclass(slots=True, eq=False, kw_only=True)
class LinkAnnotation:
    """A clickable area of a page. Either `url` or `anchor` is set."""

    page: int
    """The index of the page, from 0."""
    rectangle: str
    """Left, bottom, right and top in points, separated by spaces."""
    description: str
    """The text for screen readers (ISO 14289-1, 7.18.5)."""
    url: str | None = None
    """In ASCII."""
    anchor: str | None = None
    reference: str = ""
    """The reference to its object, set by the file."""


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. Its parts on pages are added in reading order while they are drawn.

    Elements do not refer to their parents, so that the tree has no reference cycles.
    """

    kind: StructureType
    id: str = ""
    """Required for notes (ISO 14289-1, 7.9)."""
    children: "list[Element | MarkedContent | LinkAnnotation]" = field(default_factory=list)
    followers: "list[Element]" = field(default_factory=list)
    """The notes to read after this element, which are drawn at the foot of pages."""
    number: int = 0
    """The number of its object, set when the tree is written."""

    def child(self, kind: StructureType, identifier: str = "") -> "Element":
        """Append a new element."""
        element = Element(kind, identifier)
        self.children.append(element)
        return element


# The owners of the marks of a page, or of a link annotation (14.7.4.4).
Owner: TypeAlias = Element | Sequence[Element]


class StructureTree:
    """The elements of blocks and of linked spans."""

    def __init__(self, body: Sequence[Block] = (), notes: Mapping[int, Block] | None = None) -> None:
        """Give each block an element: a note after the first paragraph that refers to it."""
        self.root = Element("Document")
        self.elements: dict[Block, Element] = {}
        self._links: dict[Span, Element] = {}
        notes = notes or {}
        for block in body:
            element = self.elements[block] = self.root.child(*_type_and_id(block))
            for number in (number for line in block.lines for number in line.notes):
                note = notes.get(number)
                if note is not None and note not in self.elements:
                    self.elements[note] = Element(*_type_and_id(note))
                    element.followers.append(self.elements[note])

    def link(self, span: Span, element: Element) -> Element:
        """Return the element of a linked span of `element`: one, even over several lines."""
        if span not in self._links:
            parent = element.child("Reference") if span.role == "reference" else element
            self._links[span] = parent.child("Link")
        return self._links[span]


def write(objects: Objects, root: Element, owners: Sequence[Owner], pages: Sequence[str]) -> str:
    """Add the tree, and return the reference to it.

    `owners` are ordered by their keys in the parent tree; `pages` are the references to all pages.
    """
    tree = objects.reserve()
    root.number = objects.reserve()
    ids = _write_elements(objects, root, tree, pages)
    entries = " ".join(f"{key} {_parent_tree_entry(owner)}" for key, owner in enumerate(owners))
    parents = objects.add(f"<< /Nums [{entries}] >>")
    objects.write(
        tree,
        f"<< /Type /StructTreeRoot /K {root.number} 0 R /ParentTree {parents}"
        f" /ParentTreeNextKey {len(owners)} /IDTree {syntax.name_tree(ids)} >>",
    )
    return f"{tree} 0 R"


def _type_and_id(block: Block) -> tuple[StructureType, str]:
    paragraph = block.paragraph
    return _TYPES[paragraph.role], paragraph.anchor if paragraph.role == "note" else ""


def _write_elements(
    objects: Objects, root: Element, tree: int, pages: Sequence[str]
) -> list[tuple[str, str]]:
    """Write all elements, and return identifier and reference of those that have an identifier."""
    ids: list[tuple[str, str]] = []
    waiting = [(root, tree)]
    while waiting:
        element, parent = waiting.pop()
        kids: list[str] = []
        home = -1  # the page of the first mark, which the element names once for all
        for child in element.children:
            if isinstance(child, Element):
                for each in (child, *child.followers):
                    each.number = objects.reserve()
                    kids.append(f"{each.number} 0 R")
                    waiting.append((each, element.number))
            elif isinstance(child, MarkedContent):
                if home < 0:
                    home = child.page
                kids.append(_mark(child, home, pages))
            else:
                elsewhere = "" if child.page == home else f" /Pg {pages[child.page]}"
                kids.append(f"<< /Type /OBJR{elsewhere} /Obj {child.reference} >>")
        id_entry = ""
        if element.id:
            ids.append((element.id, f"{element.number} 0 R"))
            id_entry = f" /ID {syntax.text(element.id)}"
        page_entry = f" /Pg {pages[home]}" if home >= 0 else ""
        objects.write(
            element.number,
            f"<< /S /{element.kind} /P {parent} 0 R{id_entry}{page_entry} /K [{' '.join(kids)}] >>",
        )
    return ids


def _mark(content: MarkedContent, home: int, pages: Sequence[str]) -> str:
    """Return a mark as a child of an element: only the number if it is on the home page."""
    if content.page == home:
        return str(content.mark)
    return f"<< /Type /MCR /Pg {pages[content.page]} /MCID {content.mark} >>"


def _parent_tree_entry(owner: Owner) -> str:
    if isinstance(owner, Element):
        return f"{owner.number} 0 R"
    return f"[{' '.join(f'{element.number} 0 R' for element in owner)}]"
