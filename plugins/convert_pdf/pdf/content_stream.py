"""Painting: lines of text as operators of a page, with their marks, links and places."""

from itertools import groupby
from typing import TYPE_CHECKING, Any

from convert_pdf.inline.runs import Line, Piece, Span
from convert_pdf.pdf import syntax
from convert_pdf.pdf.fonts import EmbeddedFont
from convert_pdf.pdf.structure import Element, Tags
from convert_pdf.sanitize import ascii_url

if TYPE_CHECKING:
    from convert_pdf.fonts.face import Face
    from convert_pdf.pdf.emoji_font import EmojiFont

_ASCENT, _DESCENT = 0.95, 0.25
"""How much of a line a link covers, above and below the baseline, in em: enough to be hit easily."""

_DESCRIBED = 200
"""Characters of a URL that its links are described by: each of its lines has a link of its own."""


class Painter:
    """The pen. It draws on the current page of its file, in points from its lower left corner."""

    def __init__(self, canvas: Any, tags: Tags) -> None:
        self.places: dict[str, tuple[int, float]] = {}
        """Where each anchor stands: the page, counted from 1, and the height."""
        self._canvas = canvas
        self._document = canvas._doc
        self._tags = tags
        self._fonts: dict[int, EmbeddedFont] = {}
        self._emoji: EmojiFont | None = None
        self._actions: dict[str, str] = {}
        self._links: dict[int, tuple[Span, Element]] = {}
        """By the identity of a span, its link: over two lines, it is one element still."""
        self._reset()

    def _reset(self) -> None:
        """Each page begins with no font, with black, and with nothing open."""
        self._out: list[str] = self._canvas._code
        self._open: Element | None = None
        self._is_open = False
        self._font = ("", 0.0)
        self._color = (0.0, 0.0, 0.0)
        self._shown: list[str] = []

    @property
    def has_emoji(self) -> bool:
        """Whether pictures of emoji were drawn, whose authors are to be named."""
        return self._emoji is not None

    @property
    def missing(self) -> list[str]:
        """The characters that were drawn as boxes, in order."""
        return sorted({text for font in self._fonts.values() for text in font.codes.missing})

    def new_page(self) -> None:
        """Go on with an empty page; `File.new_page` calls this."""
        self._reset()

    def end_page(self) -> None:
        """Finish the page; `File` calls this."""
        self._close()

    def line(self, line: Line, x: float, y: float, element: Element | None) -> None:
        """A line, its measure beginning at x and its baseline at y, as the next part of an element.

        Without an element it is an artifact: a page number, which is no part of the text.
        """
        x += line.indent
        for _, pieces in groupby(line.pieces, key=_span_id):
            x = self._span(list(pieces), x, y, line.stretch, element)

    def rule(self, x: float, y: float, width: float, thickness: float, gray: float) -> None:
        """A rule from (x, y) to the right, an artifact. `gray` is 0 for black, 1 for white."""
        self._close()
        stroke = f"{thickness:g} w {gray:g} G {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S"
        self._out.append(f"/Artifact BMC {stroke} EMC")

    def write_fonts(self) -> None:
        """Put all fonts into the file, once the last page is drawn."""
        for font in self._fonts.values():
            font.write()
        if self._emoji is not None:
            self._emoji.write()

    def _span(
        self, pieces: list[Piece], x: float, y: float, stretch: float, element: Element | None
    ) -> float:
        """The pieces of one span that stand side by side; where they end."""
        span = pieces[0].span
        style = span.style
        linked = element is not None and bool(span.to or span.url)
        owner = self._link(span, element) if element is not None and linked else element
        self._enter(owner)
        if style.color != self._color:
            self._color = style.color
            red, green, blue = style.color
            self._out.append(f"{red:g} {green:g} {blue:g} rg")
        y += style.rise
        start = x
        x = self._pieces(pieces, x, y, stretch)
        self._end_show()
        if span.anchor and span.anchor not in self.places:
            self.places[span.anchor] = (self._canvas.getPageNumber(), y + 1.2 * style.size)
        if owner is not None and linked:
            bottom, top = y - _DESCENT * style.size, y + _ASCENT * style.size
            self._annotate(span, owner, f"{start:.2f} {bottom:.2f} {x:.2f} {top:.2f}")
        return x

    def _pieces(self, pieces: list[Piece], x: float, y: float, stretch: float) -> float:
        """Show pieces from (x, y) on; where they end."""
        size = pieces[0].span.style.size
        wider = f"{-1000 * stretch / size:.1f}"
        for piece in pieces:
            if piece.face is None:
                name, code = self._emoji_font().code(piece.text)
                operand, spells = f"<{code:02X}>", True
            else:
                font = self._fonts.get(id(piece.face)) or self._new_font(piece.face)
                shown = font.codes.show(piece)
                name, spells = font.name, shown.spells
                operand = wider.join(shown.parts) if stretch else shown.whole
            if not self._shown or not spells or (name, size) != self._font:
                self._end_show()
                if (name, size) != self._font:
                    self._font = name, size
                    self._out.append(f"/{name} {size:g} Tf")
                self._out.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            if spells:
                self._shown.append(operand)
            else:
                text = syntax.utf16(piece.text)
                self._out.append(f"/Span << /ActualText <FEFF{text}> >> BDC [{operand}] TJ EMC")
            x += piece.width
            if stretch:
                x += stretch * piece.text.count(" ")
        return x

    def _end_show(self) -> None:
        """Show what was gathered for one font."""
        if self._shown:
            self._out.append(f"[{''.join(self._shown)}] TJ")
            self._shown.clear()

    def _enter(self, element: Element | None) -> None:
        """What is drawn next belongs to this element; lines of the same one share a mark."""
        if self._is_open and self._open is element:
            return
        self._close()
        self._open, self._is_open = element, True
        if element is None:
            self._out.append("/Artifact BMC BT")
        else:
            self._out.append(f"/{element.kind} << /MCID {self._tags.mark(element)} >> BDC BT")

    def _close(self) -> None:
        if self._is_open:
            self._out.append("ET EMC")
            self._is_open = False

    def _new_font(self, face: "Face") -> EmbeddedFont:
        font = EmbeddedFont(face, self._document, f"F{len(self._fonts) + 1}")
        self._fonts[id(face)] = font  # the font keeps the face, so that the id stays its own
        return font

    def _emoji_font(self) -> "EmojiFont":
        if self._emoji is None:
            from convert_pdf.pdf.emoji_font import EmojiFont  # only threads with emoji pay for it

            self._emoji = EmojiFont(self._document)
        return self._emoji

    def _link(self, span: Span, element: Element) -> Element:
        """The element of a linked span."""
        if id(span) not in self._links:
            parent = Element("Reference", element) if span.role == "reference" else element
            self._links[id(span)] = span, Element("Link", parent)
        return self._links[id(span)][1]

    def _annotate(self, span: Span, element: Element, rectangle: str) -> None:
        """The link over a rectangle: to a URL where there is one, else to an anchor."""
        if span.url:
            described, target = span.url[:_DESCRIBED], f"/A {self._action(span.url)}"
        else:
            assert span.to is not None
            described, target = _description(span), f"/Dest {syntax.text(span.to)}"
        key = self._tags.annotation_key(element)
        reference = self._document.add(
            f"<< /Subtype /Link /Rect [{rectangle}] /Border [0 0 0] /F 4 {target}"
            f" /Contents {syntax.text(described)} /StructParent {key} >>",
        )
        self._canvas._annotationrefs.append(reference)
        self._tags.annotate(element, reference)

    def _action(self, url: str) -> str:
        """What a click on a URL does: one object for all its links, which may be long."""
        if url not in self._actions:
            uri = syntax.text(ascii_url(url))
            self._actions[url] = self._document.add(f"<< /S /URI /URI {uri} >>")
        return self._actions[url]


def _span_id(piece: Piece) -> int:
    return id(piece.span)


def _description(span: Span) -> str:
    """What is said of a link inside the document (ISO 14289-1, 7.18.5)."""
    match span.role:
        case "reference":
            return f"Note {span.note}"
        case "backlink":
            return "Back to the text"
        case _:
            return span.text
