"""Build and write the structure tree, for screen readers (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from convert_pdf.blocks import Block
from convert_pdf.flow import FlowParagraph, FlowRole, Group
from convert_pdf.inline.runs import Role, Span, Tag
from convert_pdf.pdf import syntax
from convert_pdf.pdf.groups import Container, Groups, StructureType, language_entry
from convert_pdf.pdf.images import Box
from convert_pdf.pdf.objects import Objects
from convert_pdf.pdf.trees import NumberTree, write_name_tree
from convert_pdf.pieces import ENGLISH, is_english
from convert_pdf.rows import PictureRow

_TYPES: dict[FlowRole, StructureType] = {
    "title": "H1",
    "heading": "H2",
    "paragraph": "P",
    "aside": "P",
    "code": "P",
    "note": "Note",
}
# The elements around the numbers of notes: in the text, and at the start of the note (14.8.4.4.1).
_AROUND: dict[Role, StructureType] = {"reference": "Reference", "backlink": "Lbl"}
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

    def __init__(self, objects: Objects, language: str) -> None:
        """Start a tree whose elements are added to `objects`, of a document of a language."""
        self._objects = objects
        self._language = language
        self._tree = objects.reserve()
        self._root = Container("Document", objects.reserve(), self._tree)
        self._parents = NumberTree(objects)
        self._groups = Groups(objects, language)
        self._ids: list[tuple[str, str]] = []  # identifiers, each with the reference to its element
        self._blocks: dict[Block, Element] = {}  # not yet closed
        self._rows: dict[PictureRow, list[Element]] = {}  # not yet closed
        self._captions: dict[Element, Element] = {}  # by the element of the picture
        self._headings: dict[Element, Element] = {}  # by the first element of the post
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
                element = self._note(paragraph)
            else:
                self._enter(paragraph.groups)
                element = self.add(_TYPES[paragraph.role], self._groups.innermost)
                element.attributes = self._language_entry(paragraph.language)
            self._blocks[block] = element
        return element

    def _note(self, note: FlowParagraph) -> Element:
        """Return the element of a note, in the post that refers to it.

        It follows the paragraph, list or quote with the reference: read aloud, no sentence is
        interrupted, as it would be by notes at the end of each page, and the note of a long post
        is not far from its reference.
        """
        if note.groups:
            self._enter(note.groups)
        element = self.add("Note", self._groups.section, note.anchor)
        element.attributes = self._language_entry(note.language)
        return element

    def add(
        self, kind: StructureType, parent: Container | None = None, identifier: str = ""
    ) -> Element:
        """Append a new element to a container, by default to the document."""
        parent = parent or self._top()
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
                element = self.add("Figure", self._groups.innermost)
                language = self._language_entry(each.picture.language or row.flow.language)
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

    def owner(self, span: Span, element: Element) -> Element:
        """Return the element of a span of `element`: one, even over several lines."""
        if span.is_plain:
            return element
        inner = self._inner[element]
        if span not in inner:
            inner[span] = self._new_owner(span, element)
        return inner[span]

    def _new_owner(self, span: Span, element: Element) -> Element:
        owner = self.tagged(span.tag, element)
        if span.role == "label":
            owner = self._heading(element)
        around = _AROUND.get(span.role)
        if around:
            owner = self._child(owner, around)
        if is_link(span):
            owner = self._child(owner, "Link")
        if around:
            owner.attributes = self._english_entry()  # the description of the link is in English
        elif span.role == "label":
            owner.attributes = self._expansion()
        return owner

    def _heading(self, element: Element) -> Element:
        """Return the new heading of the post that begins with `element`: its label.

        So a screen reader goes from post to post.
        """
        post = self._groups.post
        if post is None:
            return self._child(element, "Lbl")
        heading = self._headings[element] = self._new("H2" if post.depth == 1 else "H3")
        heading.parent = post.container.number
        post.container.kids.insert(0, heading.reference)
        return heading

    def _expansion(self) -> str:
        """Return the entries with what the label of the post stands for (14.9.5).

        Else "2/" is read aloud as "two slash".
        """
        post = self._groups.post
        return f" /E {syntax.text(post.name)}{self._english_entry()}" if post and post.name else ""

    def _english_entry(self) -> str:
        """Return the entry for the language of this program's words."""
        around = self._groups.language
        return "" if is_english(around) else language_entry(ENGLISH, around)

    def tagged(self, tag: Tag | None, element: Element) -> Element:
        """Return the element of a tag in `element`, or `element` if there is no tag."""
        if tag is None:
            return element
        inner = self._inner[element]
        if tag not in inner:
            child = inner[tag] = self._child(self.tagged(tag.parent, element), tag.kind)
            self._has_roles |= tag.kind in ("Em", "Strong")
            language = language_entry(tag.language, "")
            child.attributes = language + (_STRUCK if tag.is_struck else "")
        return inner[tag]

    def close(self, block: Block) -> None:
        """Mark the element of a block as complete."""
        element = self._blocks.pop(block)
        del self._inner[element]
        if element in self._headings:
            self._closed.append(self._headings.pop(element))
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
        self._closed += self._headings.values()
        self.write_closed(pages)
        self._enter(())
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
        self._groups.enter(groups, self._top)

    def _top(self) -> Container:
        """Return the parent of the next element that is in no group."""
        return self._root.with_room(self._objects)

    def _language_entry(self, language: str | None) -> str:
        """Return the entry for the language of an element; by default, that of the document."""
        return language_entry(language or self._language, self._groups.language)

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


def is_link(span: Span) -> bool:
    """Return whether a click on a span leads somewhere: not to a URL longer than a string may be."""
    if span.to:
        return True
    return bool(span.url) and len(syntax.ascii_url(span.url)) <= syntax.LONGEST_STRING


def _mark(content: MarkedContent, home: int, pages: Sequence[str]) -> str:
    """Return a mark as a child of an element: only the number if it is on the home page."""
    if content.page == home:
        return str(content.mark)
    return f"<< /Type /MCR /Pg {pages[content.page]} /MCID {content.mark} >>"
