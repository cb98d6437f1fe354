"""Build and write the structure tree, for screen readers (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from convert_pdf.blocks import Block
from convert_pdf.flow import FlowRole
from convert_pdf.inline.runs import Span
from convert_pdf.pdf import syntax
from convert_pdf.pdf.objects import Objects
from convert_pdf.pdf.trees import NumberTree, write_name_tree

StructureType: TypeAlias = Literal["Document", "H1", "H2", "P", "Link", "Reference", "Note"]

# The most children of an element: readers limit the length of arrays. Further elements of a long
# document are children of divisions.
_MOST_CHILDREN = 1000

_TYPES: dict[FlowRole, StructureType] = {
    "title": "H1",
    "heading": "H2",
    "paragraph": "P",
    "aside": "P",
    "code": "P",
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
    number: int
    """The number of its object."""
    reference: str
    """The reference to its object."""
    id: str = ""
    """Required for notes (ISO 14289-1, 7.9)."""
    parent: int = 0
    """The number of the parent's object, set for the elements of blocks."""
    children: "list[Element | MarkedContent | LinkAnnotation]" = field(default_factory=list)


class StructureTree:
    """The elements of blocks and of linked spans, each written as soon as its block is drawn."""

    def __init__(self, objects: Objects) -> None:
        """Start a tree whose elements are added to `objects`."""
        self._objects = objects
        self._tree = objects.reserve()
        self._root = objects.reserve()
        self._parents = NumberTree(objects)
        self._kids: list[str] = []  # the references to the first elements and to the divisions
        self._division = self._root  # the parent of the next element
        self._division_kids = self._kids
        self._ids: list[tuple[str, str]] = []  # identifiers, each with the reference to its element
        self._blocks: dict[Block, Element] = {}  # not yet closed
        self._links: dict[Element, dict[Span, Element]] = {}  # of all elements in `_blocks`
        self._closed: list[Element] = []  # not yet written

    def element(self, block: Block) -> Element:
        """Return the element of a block. It follows those that were returned before it."""
        element = self._blocks.get(block)
        if element is None:
            paragraph = block.paragraph
            identifier = paragraph.anchor if paragraph.role == "note" else ""
            element = self._blocks[block] = self.add(_TYPES[paragraph.role], identifier)
        return element

    def add(self, kind: StructureType, identifier: str = "") -> Element:
        """Append a new element to the document."""
        if len(self._division_kids) == _MOST_CHILDREN:
            self._end_division()
            self._division, self._division_kids = self._objects.reserve(), []
        element = self._new(kind, identifier)
        element.parent = self._division
        self._division_kids.append(element.reference)
        self._links[element] = {}
        if identifier:
            self._ids.append((identifier, element.reference))
        return element

    def link(self, span: Span, element: Element) -> Element:
        """Return the element of a linked span of `element`: one, even over several lines."""
        links = self._links[element]
        if span not in links:
            parent = self._child(element, "Reference") if span.role == "reference" else element
            links[span] = self._child(parent, "Link")
        return links[span]

    def close(self, block: Block) -> None:
        """Mark the element of a block as complete."""
        element = self._blocks.pop(block)
        del self._links[element]
        self._closed.append(element)

    def add_page(self, marks: Sequence[Element]) -> int:
        """Return the key of a page in the parent tree (14.7.4.4), given the owners of its marks."""
        return self._parents.append(f"[{' '.join(element.reference for element in marks)}]")

    def add_link(self, owner: Element) -> int:
        """Return the key of a link annotation in the parent tree."""
        return self._parents.append(owner.reference)

    def write_closed(self, pages: Sequence[str]) -> None:
        """Write the elements that are complete. `pages` are the references to all drawn pages."""
        for element in self._closed:
            self._write_element(element, element.parent, pages)
        self._closed.clear()

    def write(self, pages: Sequence[str]) -> str:
        """Write the rest of the tree, and return the reference to it."""
        self._closed += self._links
        self.write_closed(pages)
        self._end_division()
        kids = " ".join(self._kids)
        self._objects.write(self._root, f"<< /S /Document /P {self._tree} 0 R /K [{kids}] >>")
        self._objects.write(
            self._tree,
            f"<< /Type /StructTreeRoot /K {self._root} 0 R /ParentTree {self._parents.write()}"
            f" /ParentTreeNextKey {self._parents.next_key}"
            f" /IDTree {write_name_tree(self._objects, self._ids)} >>",
        )
        return f"{self._tree} 0 R"

    def _end_division(self) -> None:
        """Write the current division, unless it is the document itself."""
        if self._division != self._root:
            kids = " ".join(self._division_kids)
            self._objects.write(self._division, f"<< /S /Div /P {self._root} 0 R /K [{kids}] >>")
            self._kids.append(f"{self._division} 0 R")

    def _child(self, parent: Element, kind: StructureType) -> Element:
        element = self._new(kind)
        parent.children.append(element)
        return element

    def _new(self, kind: StructureType, identifier: str = "") -> Element:
        number = self._objects.reserve()
        return Element(kind, number, f"{number} 0 R", identifier)

    def _write_element(self, element: Element, parent: int, pages: Sequence[str]) -> None:
        """Write an element and the elements in it, of which none is nested deeper than a link."""
        kids: list[str] = []
        home = -1  # the page of the first mark, which the element names once for all
        for child in element.children:
            if isinstance(child, Element):
                self._write_element(child, element.number, pages)
                kids.append(child.reference)
            elif isinstance(child, MarkedContent):
                if home < 0:
                    home = child.page
                kids.append(_mark(child, home, pages))
            else:
                elsewhere = "" if child.page == home else f" /Pg {pages[child.page]}"
                kids.append(f"<< /Type /OBJR{elsewhere} /Obj {child.reference} >>")
        id_entry = f" /ID {syntax.text(element.id)}" if element.id else ""
        page_entry = f" /Pg {pages[home]}" if home >= 0 else ""
        self._objects.write(
            element.number,
            f"<< /S /{element.kind} /P {parent} 0 R{id_entry}{page_entry} /K [{' '.join(kids)}] >>",
        )


def _mark(content: MarkedContent, home: int, pages: Sequence[str]) -> str:
    """Return a mark as a child of an element: only the number if it is on the home page."""
    if content.page == home:
        return str(content.mark)
    return f"<< /Type /MCR /Pg {pages[content.page]} /MCID {content.mark} >>"
