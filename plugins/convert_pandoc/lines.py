"""Write lines of pieces: authors, days, warnings, and other words that are not in the posts."""

from convert.display import SEPARATOR, Piece, Pieces
from convert_pandoc import directions, links, nodes
from convert_pandoc.nodes import Node
from convert_pandoc.place import Place
from convert_pandoc.words import inlines


def parts(pieces: Pieces, place: Place) -> list[str | Node]:
    """Return a line as texts, which are not yet escaped, and nodes."""
    found: list[str | Node] = []
    for position, piece in enumerate(pieces):
        found += [*([SEPARATOR] if position else []), *_piece(piece, place)]
    return found


def paragraphs(pieces: Pieces, place: Place) -> list[Node]:
    """Return a line as a paragraph, or nothing if it is empty."""
    words = inlines(parts(pieces, place), place.target.name)
    return [nodes.paragraph(words)] if words else []


def _piece(piece: Piece, place: Place) -> list[str | Node]:
    """Return a piece, isolated from those beside it where the format can do that."""
    target, around = place.target, place.direction
    if piece.url is not None:
        if piece.text == piece.url:
            return links.address(piece.url, target, around)
        return links.words(piece.text, piece.url, target, around)
    if piece.english:
        attributes = place.english()
        words = inlines([piece.text], target.name)
        found = nodes.span(words, nodes.attributes(**attributes)) if attributes else piece.text
        return directions.enclosed([found], "ltr", target, around)
    return directions.isolated(piece.text, target, around)
