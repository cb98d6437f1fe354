"""Convert the short lines of `convert.display` to spans."""

from convert.display import SEPARATOR, Pieces
from convert_pdf.inline.runs import Span, Style, Tag
from convert_pdf.sanitize import one_line
from convert_pdf.styles import Styles

ENGLISH = "en"
"""The language of this program's words."""


def line_spans(pieces: Pieces, styles: Styles, style: Style, *, language: str) -> tuple[Span, ...]:
    """Return the spans of a line, given the style of what is not in this program's words.

    `language` is that of the paragraph.
    """
    is_foreign = not is_english(language)
    spans: list[Span] = []
    for piece in pieces:
        if spans:
            spans.append(Span(SEPARATOR, styles.aside))
        is_address = piece.url is not None and piece.text == piece.url
        tag = Tag(kind="Span", language=ENGLISH) if piece.english and is_foreign else None
        own = styles.aside if piece.english else style
        spans.append(
            Span(
                one_line(piece.text),
                styles.note_link if is_address else own,
                role="url" if is_address else "isolate",
                url=piece.url,
                tag=tag,
            )
        )
    return tuple(spans)


def with_url(pieces: Pieces, url: str | None) -> Pieces:
    """Return a line whose first piece leads to a URL, unless it leads to another."""
    first, *others = pieces
    return (first if first.url else first._replace(url=url), *others)


def is_english(language: str) -> bool:
    """Return whether a BCP 47 tag is that of a kind of English."""
    return language.partition("-")[0].lower() == ENGLISH
