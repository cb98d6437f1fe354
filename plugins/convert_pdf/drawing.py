"""Drawing: lines of text on reportlab's canvas, with the places and the links in them."""

from reportlab.pdfbase.pdfdoc import (
    Destination,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from convert_pdf.lines import Run

_DESCENT = 0.25
"""How much of a line lies below its baseline; a link is as high as its line, to be hit easily."""


class Drawing:
    """A canvas, and the places that were named on it."""

    def __init__(self, canvas: Canvas) -> None:
        self.places: dict[str, Destination] = {}
        """Where each anchor stands."""
        self._actions: dict[str, PDFObjectReference] = {}
        self._canvas = canvas

    @property
    def page_number(self) -> int:
        """The number of the page that is being drawn, from 1."""
        return int(self._canvas.getPageNumber())

    def end_page(self) -> None:
        """Go on with the next page."""
        self._canvas.showPage()

    def line(self, runs: list[Run], x: float, y: float, leading: float) -> None:
        """A line of text with its left end and its baseline at (x, y), in points."""
        text = self._canvas.beginText(x, y)
        rise = 0.0
        for run in runs:
            style = run.span.style
            text.setFont(run.font, style.size)
            text.setFillColorRGB(*style.colour)
            if style.rise != rise:
                rise = style.rise
                text.setRise(rise)
            text.textOut(run.text)
            if run.span.anchor:
                self.place(run.span.anchor, y + leading)
            if run.span.target:
                bottom = y - _DESCENT * leading
                self._link(run.span.target, (x, bottom, x + run.width, bottom + leading))
            x += run.width
        if rise:
            text.setRise(0)  # it would hold for the next line too
        self._canvas.drawText(text)

    def place(self, anchor: str, top: float) -> None:
        """Name a height of this page, for links."""
        self.places[anchor] = self._canvas.bookmarkPage(anchor, fit="XYZ", left=0, top=top)

    def _link(self, target: str, rectangle: tuple[float, float, float, float]) -> None:
        """A link over a rectangle of this page."""
        # Canvas.linkRect would write a place instead of its name, which readers show and tests compare;
        # Canvas.linkURL would write the whole of a long URL again for each of its lines.
        link = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray(rectangle),
            "Border": PDFArray([0, 0, 0]),
        }
        if target.startswith("#"):
            link["Dest"] = PDFString(target[1:])
        else:
            link["A"] = self._action(target)
        self._canvas._addAnnotation(PDFDictionary(link))

    def _action(self, url: str) -> PDFObjectReference:
        """What a click on a URL does: one object for all its links."""
        if url not in self._actions:
            action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(url)})
            self._actions[url] = self._canvas._doc.Reference(action)
        return self._actions[url]
