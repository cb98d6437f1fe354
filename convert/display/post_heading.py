"""The lines before the words of a post: titles of joined threads, author, day, warning."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Annotated, Literal, NamedTuple, TypeAlias

from convert.display.pieces import (
    Piece,
    Pieces,
    address_pieces,
    author_pieces,
    day_pieces,
    days_pieces,
    english_day,
    live_address,
    text_pieces,
)
from convert.metadata import day, same_account
from convert.tree import Answered, Document, Part

Choice: TypeAlias = Literal["auto", "always", "never"]
Bylines: TypeAlias = Annotated[
    Choice,
    "show the authors of posts: auto (where the author changes), always or never",
]
"""The type of the option `bylines`, the same for all writers."""
Dates: TypeAlias = Annotated[
    Choice,
    "show the days of posts: auto (where the day changes), always or never",
]
"""The type of the option `dates`, the same for all writers."""

_MISSING = {
    "deleted": "This post was deleted",
    "blocked": "This post is blocked",
    "hidden": "This post is hidden",
    "unknown": "This post is missing",
}


class Heading(NamedTuple):
    """What a writer shows before the blocks of a post, besides its label."""

    line: Pieces
    """The author, the day, the day of the last change, and whom the post answers; may be empty."""
    warning: Pieces
    """The content warning; empty if there is none."""
    missing: Pieces
    """Why the post has no words; empty if it has."""
    url: str | None
    """The live address of the post, for its label or its number."""
    parts: tuple[Part, ...]
    """The joined threads that begin with the post."""
    language: str = "und"
    """The language of the document."""

    @property
    def lines(self) -> tuple[Pieces, ...]:
        """All lines: the titles of parts and their lines, the line, the warning, what is missing."""
        parts = (
            (tuple(text_pieces(part.title)), part_line(part, self.language)) for part in self.parts
        )
        return tuple(filter(None, (*chain.from_iterable(parts), self.line, self.warning, self.missing)))


def headings(
    document: Document, *, bylines: Choice = "auto", dates: Choice = "auto"
) -> Iterator[Heading]:
    """Yield the heading of each post, in order.

    With "auto", an author is shown where it differs from that of the post before (or, for the first
    post, of the document), and a day where it differs from that before. Days are not shown if all are
    the same, since the head of the document has that day.
    """
    if dates == "auto" and not _spans_days(document):
        dates = "never"
    parts = parts_at(document)
    last_author, last_day = document.author, None
    for position, post in enumerate(document.posts):
        author, today = post.author or document.author, day(post.published)
        pieces: list[Piece] = []
        if _is_shown(
            bylines, changed=author is not last_author and not same_account(author, last_author)
        ):
            pieces += author_pieces(author)
        if today and _is_shown(dates, changed=today != last_day):
            language = post.language or document.language
            pieces += days_pieces(today, today, language, live_address(post.url))
        if post.edited:
            changed = english_day(post.edited)
            pieces.append(Piece(f"edited {changed}" if changed else "edited", english=True))
        if post.answers:
            pieces.append(_answer(post.answers))
        warning = text_pieces(post.warning)
        yield Heading(
            line=tuple(pieces),
            warning=(Piece("Content warning", english=True), *warning) if warning else (),
            missing=(Piece(_MISSING[post.missing], english=True),) if post.missing else (),
            url=live_address(post.url),
            parts=parts.get(position, ()),
            language=document.language,
        )
        last_author, last_day = author, today or last_day


def part_line(part: Part, language: str = "und") -> Pieces:
    """Return the author, the day and the address of a joined thread, shown below its title.

    The language is that of the document, or unknown, which makes the day English.
    """
    author = author_pieces(part.author) if part.author else []
    return (
        *author,
        *day_pieces(part.published, language),
        *address_pieces(part.url),
    )


def parts_at(document: Document) -> dict[int, tuple[Part, ...]]:
    """Return the joined threads that begin with a post, by the position of the post from 0."""
    found: dict[int, tuple[Part, ...]] = {}
    for part in document.parts:
        found[part.first - 1] = (*found.get(part.first - 1, ()), part)
    return found


def _answer(answered: Answered) -> Piece:
    name = author_pieces(answered.author) if answered.author else []
    words = f"in answer to {name[0].text}" if name else "in answer to another post"
    return Piece(words, live_address(answered.url), english=not name)


def _is_shown(choice: Choice, *, changed: bool) -> bool:
    return choice == "always" or (choice == "auto" and changed)


def _spans_days(document: Document) -> bool:
    days: set[date | None] = {
        day(document.published),
        *[day(post.published) for post in document.posts],
    }
    return len(days - {None}) > 1
