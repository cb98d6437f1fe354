"""Tags: the structure of the document, for those who listen to it (ISO 32000-1, 14.7 and 14.8).

Elements form a tree; what is drawn belongs to one of them. The tree is written at the end.
"""

from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from convert_pdf.pdf import syntax
from convert_pdf.pdf.objects import Document

Kind: TypeAlias = Literal["Document", "H1", "H2", "P", "Link", "Reference", "Note"]


class Content(NamedTuple):
    """A marked part of a page."""

    page: int
    """Counted from 0."""
    mark: int
    """Its number on that page."""


class Annotation(NamedTuple):
    """A link's place on a page."""

    page: int
    reference: str


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document. What is drawn for it is added to it as it is drawn, in reading order."""

    kind: Kind
    parent: InitVar["Element | None"] = None
    """None: it gets its place later, by `follow`, or is the root. Not kept, for a tree without circles
    is gone as soon as nobody needs it.
    """
    id: str = ""
    """Needed by notes, unlike all others (ISO 14289-1, 7.9)."""
    children: "list[Element | Content | Annotation]" = field(default_factory=list)
    followers: "list[Element]" = field(default_factory=list)
    """The elements right after this one: the notes that it refers to, which are drawn elsewhere."""
    number: int = 0
    """Its object's, once the tree is being written."""

    def __post_init__(self, parent: "Element | None") -> None:
        if parent is not None:
            parent.children.append(self)

    def follow(self, other: "Element") -> None:
        """Stand right after an element, and after those that follow it already."""
        other.followers.append(self)


class Tags:
    """The structure tree of a file, and which element each mark and each link belongs to."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._owners: list[Element | list[Element]] = []
        """By key (14.7.4.4): for a page, the owners of its marks; for a link, its element."""
        self._marks: list[Element] = []
        """The owners of the marks on the current page."""
        self._page = -1
        """The current page, counted from 0."""

    def new_page(self) -> int:
        """What is marked from now on stands on the next page; the key of that."""
        self._marks = []
        self._owners.append(self._marks)
        self._page += 1
        return len(self._owners) - 1

    def mark(self, element: Element) -> int:
        """A new mark on the current page; its number."""
        mark = len(self._marks)
        self._marks.append(element)
        element.children.append(Content(self._page, mark))
        return mark

    def annotation_key(self, element: Element) -> int:
        """The key by which a link that is about to be written finds its element."""
        self._owners.append(element)
        return len(self._owners) - 1

    def annotate(self, element: Element, reference: str) -> None:
        """Give an element its link, after it was written."""
        element.children.append(Annotation(self._page, reference))

    def write(self, document: Document, pages: Sequence[str]) -> None:
        """Put the tree into the file, once all pages are in it, which `pages` are the references to."""
        root = document.reserve()
        self.root.number = document.reserve()
        ids = _write_elements(document, self.root, root, pages)
        owners = " ".join(f"{key} {_entry(owner)}" for key, owner in enumerate(self._owners))
        parents = document.add(f"<< /Nums [{owners}] >>")
        document.write(
            root,
            f"<< /Type /StructTreeRoot /K {self.root.number} 0 R /ParentTree {parents}"
            f" /ParentTreeNextKey {len(self._owners)} /IDTree {syntax.name_tree(ids)} >>",
        )
        document.Catalog.StructTreeRoot = f"{root} 0 R"
        document.Catalog.MarkInfo = "<< /Marked true >>"


def _write_elements(
    document: Document, top: Element, parent: int, pages: Sequence[str]
) -> list[tuple[str, str]]:
    """Write an element, which has its number already, and all below it; the references to those with
    an id.
    """
    ids: list[tuple[str, str]] = []
    waiting = [(top, parent)]
    while waiting:
        element, parent = waiting.pop()
        kids: list[str] = []
        home = -1  # the page of the first mark
        for child in element.children:
            if isinstance(child, Element):
                for each in (child, *child.followers):
                    each.number = document.reserve()
                    kids.append(f"{each.number} 0 R")
                    waiting.append((each, element.number))
            elif isinstance(child, Content):
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
        document.write(
            element.number,
            f"<< /S /{element.kind} /P {parent} 0 R{id_entry}{page_entry} /K [{' '.join(kids)}] >>",
        )
    return ids


def _mark(content: Content, home: int, pages: Sequence[str]) -> str:
    """How an element names a mark of its own: on its home page, by the number alone."""
    if content.page == home:
        return str(content.mark)
    return f"<< /Type /MCR /Pg {pages[content.page]} /MCID {content.mark} >>"


def _entry(owner: Element | list[Element]) -> str:
    """What the parent tree holds for a key."""
    if isinstance(owner, Element):
        return f"{owner.number} 0 R"
    return f"[{' '.join(f'{element.number} 0 R' for element in owner)}]"
