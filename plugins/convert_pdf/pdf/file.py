"""Write pages, metadata, outline and named destinations as a tagged PDF 1.7.

It meets PDF/UA-1 (ISO 14289-1) and PDF/A-2u (ISO 19005-2).
"""

from collections.abc import Iterable

from convert_pdf.inline.words import Direction
from convert_pdf.pdf import outline, reportlab_file, srgb, syntax, xmp
from convert_pdf.pdf.content_stream import PageContent
from convert_pdf.pdf.fonts import FontSet
from convert_pdf.pdf.images import ImageSet
from convert_pdf.pdf.objects import Objects
from convert_pdf.pdf.structure import Element, LinkAnnotation, StructureTree
from convert_pdf.pdf.trees import write_name_tree
from convert_pdf.pdf.xmp import DocumentInfo

# The most children of a node of the page tree: readers limit the length of arrays.
_MOST_CHILDREN = 500
# The order in which readers show pages side by side (ISO 32000-1, 12.2).
_DIRECTIONS: dict[Direction, str] = {"ltr": "", "rtl": " /Direction /R2L"}


class File:
    """A PDF file to which pages are added. The same pages give the same bytes."""

    def __init__(
        self,
        width: float,
        height: float,
        language: str,
        direction: Direction = "ltr",
        *,
        is_two_sided: bool = False,
    ) -> None:
        """Start a file in a language (BCP 47), whose pages have this size in points."""
        self._direction = direction
        self._objects = Objects(reportlab_file.header())
        self.structure = StructureTree(self._objects, language)
        self._page_tree = self._objects.reserve()
        self._font_resources = self._objects.reserve()
        self._page_node = self._page_tree  # the parent of the next page
        self._page_nodes: list[str] = []  # those under the root
        self._images = ImageSet(self._objects)
        self._media_box = f"/MediaBox [0 0 {width:.7g} {height:.7g}]"
        self._is_two_sided = is_two_sided
        self._pages: list[str] = []
        self._destinations: dict[str, str] = {}
        self._actions: dict[str, str] = {}

    def add_page(self, content: PageContent) -> None:
        """Add a page after the others."""
        number = self._objects.reserve()
        page = f"{number} 0 R"
        if self._pages and len(self._pages) % _MOST_CHILDREN == 0:
            self._end_page_node()
            self._page_node = self._objects.reserve()
        self._pages.append(page)
        key = self.structure.add_page(content.marks)
        links = [self._add_link(link, element) for link, element in content.links]
        for anchor, top in content.anchors.items():
            self._destinations.setdefault(anchor, f"[{page} /XYZ null {top:.2f} null]")
        stream = self._objects.add_stream(content.operators.encode("ascii"))
        images = self._image_resources(content)
        annotations = f" /Annots [{' '.join(links)}]" if links else ""
        # Tab order is that of the structure (ISO 14289-1, 7.18.3).
        self._objects.write(
            number,
            f"<< /Type /Page /Parent {self._page_node} 0 R {self._media_box}"
            f" /Resources << /Font {self._font_resources} 0 R{images} >>"
            f" /Contents {stream}{annotations} /StructParents {key} /Tabs /S >>",
        )
        self.structure.write_closed(self._pages)

    def finish(
        self,
        info: DocumentInfo,
        outline_entries: Iterable[outline.Entry],
        fonts: FontSet,
    ) -> bytes:
        """Return the bytes of the file."""
        objects = self._objects
        names = " ".join(f"/{name} {font}" for name, font in fonts.write(objects).items())
        objects.write(self._font_resources, f"<< {names} >>")
        self._end_page_node()
        kids = " ".join(self._pages[:_MOST_CHILDREN] + self._page_nodes)
        objects.write(self._page_tree, f"<< /Type /Pages /Count {len(self._pages)} /Kids [{kids}] >>")
        destinations = write_name_tree(objects, self._destinations.items())
        duplex = " /Duplex /DuplexFlipLongEdge" if self._is_two_sided else ""
        catalog = {
            "Pages": f"{self._page_tree} 0 R",
            "Names": f"<< /Dests {destinations} >>",
            "StructTreeRoot": self.structure.write(self._pages),
            "MarkInfo": "<< /Marked true >>",
            "ViewerPreferences": (f"<< /DisplayDocTitle true{_DIRECTIONS[self._direction]}{duplex} >>"),
            "Metadata": objects.add_stream(
                xmp.packet(info), "/Type /Metadata /Subtype /XML", compress=False
            ),
        }
        if self._is_two_sided:
            catalog["PageLayout"] = "/TwoPageRight"  # odd pages on the right (7.7.2)
        if info.is_archival:
            catalog["OutputIntents"] = f"[{_output_intent(objects)}]"
        entries = list(outline.reachable(outline_entries, self._destinations))
        if entries:
            catalog["Outlines"] = outline.write(objects, entries)
            catalog["PageMode"] = "/UseOutlines"
        return reportlab_file.save(objects, catalog, info)

    def _end_page_node(self) -> None:
        """Write the current node of the page tree, unless it is the root."""
        if self._page_node == self._page_tree:
            return
        pages = self._pages[_MOST_CHILDREN * (len(self._page_nodes) + 1) :]
        self._objects.write(
            self._page_node,
            f"<< /Type /Pages /Parent {self._page_tree} 0 R /Count {len(pages)}"
            f" /Kids [{' '.join(pages)}] >>",
        )
        self._page_nodes.append(f"{self._page_node} 0 R")

    def _image_resources(self, content: PageContent) -> str:
        """Write the images of a page that are not in the file, and return their resource entry."""
        entries = [
            f"/{name} {self._images.reference(raster, width)}"
            for name, (raster, width) in content.images.items()
        ]
        return f" /XObject << {' '.join(entries)} >>" if entries else ""

    def _add_link(self, link: LinkAnnotation, element: Element) -> str:
        if link.url is not None:
            target = f"/A {self._action(link.url)}"
        else:
            target = f"/Dest {syntax.text(link.anchor or '')}"
        link.reference = self._objects.add(
            f"<< /Subtype /Link /Rect [{link.rectangle}] /Border [0 0 0] /F 4 {target}"
            f" /Contents {syntax.text(link.description)}"
            f" /StructParent {self.structure.add_link(element)} >>"
        )
        return link.reference

    def _action(self, url: str) -> str:
        """Return the reference to the action that opens a URL, one object for all its links."""
        if url not in self._actions:
            self._actions[url] = self._objects.add(f"<< /S /URI /URI {syntax.text(url)} >>")
        return self._actions[url]


def _output_intent(objects: Objects) -> str:
    """Return the reference to what the colours of the pages mean: sRGB (ISO 19005-2, 6.2.3)."""
    profile = objects.add_stream(srgb.profile(), "/N 3")
    return objects.add(
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
        f" /Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} >>"
    )
