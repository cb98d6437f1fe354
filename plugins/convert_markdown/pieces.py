"""Render the lines that are shown besides the words of posts: links, and what is in English."""

from convert.display import SEPARATOR, Piece, Pieces
from convert_markdown import links
from convert_markdown.escape import clean
from convert_markdown.line import Line
from convert_markdown.unsafe import MARK


def line(pieces: Pieces, english: str = "", reference: str = "") -> Line:
    """Return the line of pieces, with a reference to a note after it.

    `english` is the attributes of pandoc's spans around what is in English; empty for none.
    """
    texts: list[str] = []
    markup: list[str] = []
    for piece in filter(lambda piece: piece.text, pieces):
        text, around = _piece(piece, english if piece.english else "")
        texts.append(text)
        markup += around
    if reference:
        markup.append(reference)
    words = SEPARATOR.join(texts) + (MARK if reference else "")
    return Line(words=words.split(" "), markup=markup)


def linked(markdown: str, url: str | None) -> str:
    """Return Markdown as a link, if the URL is safe."""
    target = links.target(url)
    return f"[{markdown}]({target})" if target else markdown


def _piece(piece: Piece, attributes: str) -> tuple[str, list[str]]:
    """Return the words of a piece, and its markup."""
    if piece.text == piece.url and (autolink := links.autolink(piece.url)):
        return MARK, [autolink]
    text, markup = clean(piece.text), []
    if attributes:
        text, markup = f"{MARK}{text}{MARK}", ["[", f"]{{{attributes}}}"]
    if target := links.target(piece.url):
        text, markup = f"{MARK}{text}{MARK}", ["[", *markup, f"]({target})"]
    return text, markup
