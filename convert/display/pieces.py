"""The lines that writers show besides the words of posts: pieces, and what they are made of."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeAlias

from convert.dates import english, worded
from convert.metadata import byline, day
from convert.notes import live_url
from convert.tree import Author, LinkNote

SEPARATOR = " · "


class Piece(NamedTuple):
    """A part of a line that a writer shows besides the words of posts."""

    text: str
    """On one line."""
    url: str | None = None
    """The live address of what the text names."""
    english: bool = False
    """Whether the words are this program's, in English, and not the thread's."""


Pieces: TypeAlias = tuple[Piece, ...]


def line_text(pieces: Iterable[Piece]) -> str:
    """Return a line as plain text."""
    return SEPARATOR.join([piece.text for piece in pieces])


def author_pieces(author: Author) -> list[Piece]:
    """Return the author as a piece, or nothing if it is unknown."""
    return text_pieces(byline(author), live_address(author.url))


def day_pieces(time: str | None, language: str) -> list[Piece]:
    """Return the day of a time as a piece in a language, or nothing if it has none."""
    found = day(time)
    return days_pieces(found, found, language) if found else []


def days_pieces(first: date, last: date, language: str, url: str | None = None) -> list[Piece]:
    """Return one day or several as a piece in a language."""
    found = worded(first, last, language)
    return [Piece(found.text, url, english=found.is_english)]


def english_day(time: str | None) -> str | None:
    """Return the day of a time in English; None if it has none."""
    found = day(time)
    return english(found) if found else None


def text_pieces(text: str | None, url: str | None = None) -> list[Piece]:
    """Return the text on one line as a piece, or nothing if it is blank."""
    words = " ".join((text or "").split())
    return [Piece(words, url)] if words else []


def live_address(url: str | None) -> str | None:
    """Return an address if it is safe to follow."""
    return live_url(LinkNote(number=0, url=url, truncated=False)) if url else None


def address_pieces(url: str | None) -> list[Piece]:
    """Return an address, which leads to itself, as a piece; nothing if it is unknown."""
    return text_pieces(url, live_address(url))
