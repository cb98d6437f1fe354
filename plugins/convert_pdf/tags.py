"""Tags: the structure of the document, for those who listen to it (ISO 32000-1, 14.7 and 14.8).

Elements form a tree; what is drawn belongs to one of them. The tree is written at the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

from reportlab.pdfbase.pdfdoc import PDFName

from convert_pdf import objects

Kind: TypeAlias = Literal["Document", "Sect", "H1", "H2", "P", "Link", "Reference", "Note"]


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
    parent: "Element | None" = None
    """None: it gets its place later, by `follow`, or is the root."""
    id: str = ""
    """Needed by notes, unlike all others (ISO 14289-1, 7.9)."""
    children: "list[Element | Content | Annotation]" = field(default_factory=list)
    followers: "list[Element]" = field(default_factory=list)
    """The elements right after this one: the notes that it refers to, which are drawn elsewhere."""

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.children.append(self)

    def follow(self, other: "Element") -> None:
        """Stand right after an element, and after those that follow it already."""
        self.parent = other.parent
        other.followers.append(self)

    def in_order(self) -> "Iterator[Element | Content | Annotation]":
        """The children, each with those that follow it."""
        for child in self.children:
            yield child
            if isinstance(child, Element):
                yield from child.followers


class Tags:
    """The structure tree of a file, and which element each mark and each link belongs to."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._owners: list[Element | list[Element]] = []
        """By key (14.7.4.4): for a page, the owners of its marks; for a link, its element."""
        self._page_keys: list[int] = []

    def new_page(self) -> None:
        """What is marked from now on stands on the next page."""
        self._page_keys.append(len(self._owners))
        self._owners.append([])

    def mark(self, element: Element) -> int:
        """A new mark on the current page; its number."""
        marks = self._owners[self._page_keys[-1]]
        assert isinstance(marks, list)
        marks.append(element)
        element.children.append(Content(len(self._page_keys) - 1, len(marks) - 1))
        return len(marks) - 1

    def annotation_key(self, element: Element) -> int:
        """The key by which a link that is about to be written finds its element."""
        self._owners.append(element)
        return len(self._owners) - 1

    def annotate(self, element: Element, reference: str) -> None:
        """Give an element its link, after it was written."""
        element.children.append(Annotation(len(self._page_keys) - 1, reference))

    def write(self, document: Any) -> None:
        """Put the tree into the file, once all pages are in it."""
        pages = [
            f"{document.idToObjectNumberAndVersion[f'Page{n + 1}'][0]} 0 R"
            for n in range(len(self._page_keys))
        ]
        root_name, root = objects.reserve(document)
        written = self._write_elements(document, root, pages)
        owners = " ".join(f"{key} {_entry(owner, written)}" for key, owner in enumerate(self._owners))
        parents = objects.add(document, f"<< /Nums [{owners}] >>")
        ids = objects.name_tree((element.id, ref) for element, ref in written.items() if element.id)
        objects.write(
            document,
            root_name,
            f"<< /Type /StructTreeRoot /K {written[self.root]} /ParentTree {parents}"
            f" /ParentTreeNextKey {len(self._owners)} /IDTree {ids} >>",
        )
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = "<< /Marked true >>"
        for number, key in enumerate(self._page_keys):
            page = document.idToObject[f"Page{number + 1}"]
            # reportlab's page writes the entries that it knows; these are two more.
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = key
            page.Tabs = PDFName(
                "S"
            )  # tabbing goes through the links in reading order (ISO 14289-1, 7.18.3)

    def _write_elements(self, document: Any, root: str, pages: list[str]) -> dict[Element, str]:
        """Write all elements; the references to them."""
        names: dict[Element, str] = {}
        written: dict[Element, str] = {}
        names[self.root], written[self.root] = objects.reserve(document)
        waiting = [self.root]
        while waiting:
            element = waiting.pop()
            children = list(element.in_order())
            for child in children:
                if isinstance(child, Element):
                    names[child], written[child] = objects.reserve(document)
                    waiting.append(child)
            parent = root if element.parent is None else written[element.parent]
            id_entry = f" /ID {objects.text(element.id)}" if element.id else ""
            home = next((child.page for child in children if isinstance(child, Content)), None)
            page_entry = "" if home is None else f" /Pg {pages[home]}"
            kids = " ".join(_kid(child, home, pages, written) for child in children)
            objects.write(
                document,
                names[element],
                f"<< /S /{element.kind} /P {parent}{id_entry}{page_entry} /K [{kids}] >>",
            )
        return written


def _kid(
    child: Element | Content | Annotation,
    home: int | None,
    pages: list[str],
    written: dict[Element, str],
) -> str:
    """How an element names one of its children; marks on its home page by their number alone."""
    match child:
        case Element():
            return written[child]
        case Content(page, mark):
            return str(mark) if page == home else f"<< /Type /MCR /Pg {pages[page]} /MCID {mark} >>"
        case Annotation(page, reference):
            elsewhere = "" if page == home else f" /Pg {pages[page]}"
            return f"<< /Type /OBJR{elsewhere} /Obj {reference} >>"


def _entry(owner: Element | list[Element], written: dict[Element, str]) -> str:
    """What the parent tree holds for a key."""
    if isinstance(owner, Element):
        return written[owner]
    return f"[{' '.join(written[element] for element in owner)}]"
