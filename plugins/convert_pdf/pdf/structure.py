"""Build and write the structure tree, for screen readers (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from convert_pdf.blocks import Block
from convert_pdf.flow import FlowRole, Group
from convert_pdf.inline.runs import Span, Tag
from convert_pdf.pdf import syntax
from convert_pdf.pdf.groups import Container, Groups, StructureType
from convert_pdf.pdf.images import Box
from convert_pdf.pdf.objects import Objects
from convert_pdf.pdf.trees import NumberTree, write_name_tree
from convert_pdf.rows import PictureRow

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
# Types of PDF 2.0, for readers that know them, and what they are in PDF 1.7.
_ROLE_MAP = "<< /Em /Span /Strong /Span >>"
_STRUCK = " /A << /O /Layout /TextDecorationType /LineThrough >>"


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
    description: str
    """The text for screen readers (ISO 14289-1, 7.18.5)."""
    url: str | None = None
    """In ASCII."""
    anchor: str | None = None
    rectangle: str = ""
    """Left, bottom, right and top in points, separated by spaces. Set when the page is complete."""
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
    attributes: str = ""
    """Further entries of its dictionary."""
    children: "list[Child]" = field(default_factory=list)


Child: TypeAlias = Element | MarkedContent | LinkAnnotation


class StructureTree:
    """The elements of blocks and of linked spans, each written as soon as its block is drawn."""

    def __init__(self, objects: Objects) -> None:
        """Start a tree whose elements are added to `objects`."""
        self._objects = objects
        self._tree = objects.reserve()
        self._root = Container("Document", objects.reserve(), self._tree)
        self._parents = NumberTree(objects)
        self._division = self._root  # the parent of the next element that is in no group
        self._groups = Groups(objects)
        self._ids: list[tuple[str, str]] = []  # identifiers, each with the reference to its element
        self._blocks: dict[Block, Element] = {}  # not yet closed
        self._rows: dict[PictureRow, list[Element]] = {}  # not yet closed
        self._captions: dict[Element, Element] = {}  # by the element of the picture
        self._has_roles = False
        # The elements of links and tags in all elements in `_blocks` and in captions.
        self._inner: dict[Element, dict[Span | Tag, Element]] = {}
        self._closed: list[Element] = []  # not yet written

    def element(self, block: Block) -> Element:
        """Return the element of a block. It follows those that were returned before it."""
        element = self._blocks.get(block)
        if element is None:
            paragraph = block.paragraph
            if paragraph.role == "note":
                # A list has no place for notes, so that they are outside of all groups.
                element = self.add("Note", paragraph.anchor)
            else:
                self._enter(paragraph.groups)
                element = self.add(_TYPES[paragraph.role], is_grouped=True)
                if paragraph.language:
                    element.attributes = _language(paragraph.language)
            self._blocks[block] = element
        return element

    def add(self, kind: StructureType, identifier: str = "", *, is_grouped: bool = False) -> Element:
        """Append a new element to the document, or to the innermost group."""
        parent = (is_grouped and self._groups.innermost) or self._last_division()
        element = self._new(kind, identifier)
        element.parent = parent.number
        parent.kids.append(element.reference)
        self._inner[element] = {}
        if identifier:
            self._ids.append((identifier, element.reference))
        return element

    def figures(self, row: PictureRow) -> list[Element]:
        """Return the elements of the pictures of a row. They follow those that were returned before."""
        elements = self._rows.get(row)
        if elements is None:
            self._enter(row.flow.groups)
            elements = self._rows[row] = []
            for each in row.pictures:
                element = self.add("Figure", is_grouped=True)
                language = _language(each.picture.language or row.flow.language or "")
                element.attributes = f" /Alt {syntax.text(each.picture.description)}{language}"
                elements.append(element)
        return elements

    def set_box(self, figure: Element, box: Box) -> None:
        """Set where on its page a picture is (ISO 32000-1, 14.8.5.4.3)."""
        corners = f"{box.x:.2f} {box.y:.2f} {box.x + box.width:.2f} {box.y + box.height:.2f}"
        figure.attributes += f" /A << /O /Layout /BBox [{corners}] >>"

    def caption(self, figure: Element) -> Element:
        """Return the element of the caption of a picture."""
        if figure not in self._captions:
            element = self._captions[figure] = self._child(figure, "Caption")
            self._inner[element] = {}
        return self._captions[figure]

    def close_row(self, row: PictureRow) -> None:
        """Mark the elements of the pictures of a row as complete."""
        for element in self._rows.pop(row):
            caption = self._captions.pop(element, None)
            if caption is not None:
                del self._inner[caption]
            del self._inner[element]
            self._closed.append(element)

    def marker(self, item: Group) -> Element:
        """Return a new element for the marker of an item that is being added to."""
        container = self._groups.item(item)
        element = self._new("Lbl")
        element.parent = container.number
        container.kids.insert(0, element.reference)
        self._closed.append(element)
        return element

    def link(self, span: Span, element: Element) -> Element:
        """Return the element of a linked span of `element`: one, even over several lines."""
        inner = self._inner[element]
        if span not in inner:
            parent = self.tagged(span.tag, element)
            if span.role == "reference":
                parent = self._child(parent, "Reference")
            inner[span] = self._child(parent, "Link")
        return inner[span]

    def tagged(self, tag: Tag | None, element: Element) -> Element:
        """Return the element of a tag in `element`, or `element` if there is no tag."""
        if tag is None:
            return element
        inner = self._inner[element]
        if tag not in inner:
            child = inner[tag] = self._child(self.tagged(tag.parent, element), tag.kind)
            self._has_roles |= tag.kind in ("Em", "Strong")
            child.attributes = _language(tag.language) + (_STRUCK if tag.is_struck else "")
        return inner[tag]

    def close(self, block: Block) -> None:
        """Mark the element of a block as complete."""
        element = self._blocks.pop(block)
        del self._inner[element]
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
        self._closed += [element for element in self._inner if element.parent]
        self.write_closed(pages)
        self._enter(())
        if self._division is not self._root:
            self._division.write(self._objects)
        self._root.write(self._objects)
        roles = f" /RoleMap {_ROLE_MAP}" if self._has_roles else ""
        self._objects.write(
            self._tree,
            f"<< /Type /StructTreeRoot /K {self._root.number} 0 R{roles}"
            f" /ParentTree {self._parents.write()} /ParentTreeNextKey {self._parents.next_key}"
            f" /IDTree {write_name_tree(self._objects, self._ids)} >>",
        )
        return f"{self._tree} 0 R"

    def _enter(self, groups: Sequence[Group]) -> None:
        """Open the groups of the next element, and write those that it is not in."""
        self._groups.enter(groups, self._last_division)

    def _last_division(self) -> Container:
        """Return the division for another element: a new one if the current one is full."""
        if len(self._division.kids) == _MOST_CHILDREN:
            if self._division is not self._root:
                self._division.write(self._objects)
            self._division = Container("Div", self._objects.reserve(), self._root.number)
            self._root.kids.append(f"{self._division.number} 0 R")
        return self._division

    def _child(self, parent: Element, kind: StructureType) -> Element:
        element = self._new(kind)
        parent.children.append(element)
        return element

    def _new(self, kind: StructureType, identifier: str = "") -> Element:
        number = self._objects.reserve()
        return Element(kind, number, f"{number} 0 R", identifier)

    def _write_element(self, element: Element, parent: int, pages: Sequence[str]) -> None:
        """Write an element and the elements in it."""
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
            f"<< /S /{element.kind} /P {parent} 0 R{id_entry}{element.attributes}{page_entry}"
            f" /K [{' '.join(kids)}] >>",
        )


def _language(tag: str) -> str:
    """Return the entry for the language of an element; nothing for that of its parent."""
    return f" /Lang {syntax.text(tag)}" if tag else ""


def _mark(content: MarkedContent, home: int, pages: Sequence[str]) -> str:
    """Return a mark as a child of an element: only the number if it is on the home page."""
    if content.page == home:
        return str(content.mark)
    return f"<< /Type /MCR /Pg {pages[content.page]} /MCID {content.mark} >>"
