"""Render the lines that every writer shows besides the words of posts as XHTML."""

from convert.display import SEPARATOR, Piece, Pieces
from convert_epub import href
from convert_epub.xhtml import bdi, english


def line(pieces: Pieces) -> str:
    """Return pieces as markup, each isolated from the others in bidirectional text.

    A piece is a link if its address can be made a valid URL.
    """
    return SEPARATOR.join(map(_piece, pieces))


def paragraph(pieces: Pieces, attributes: str) -> str:
    """Return pieces as a paragraph on a line of its own, with these attributes; "" without pieces."""
    return f"\n<p {attributes}>{line(pieces)}</p>" if pieces else ""


def _piece(piece: Piece) -> str:
    if piece.text == piece.url:
        return href.link(piece.text, piece.url)
    words = english(piece.text) if piece.english else bdi(piece.text)
    return href.around(words, piece.url)
