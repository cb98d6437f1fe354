"""Describe a document in the words that all outputs share: title, author, dates, contents."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Self

from convert.errors import UsageError
from convert.tree import Author, Document, Post, plain

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The time stamp of a thread of unknown date: no thread is older."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""The look of a BCP 47 tag that begins with a language (RFC 5646 §2.2.1)."""
_LONGEST_ENTRY = 60
"""Characters: about a line on a phone held upright."""


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """Title, author, dates and length of a document, as all outputs show them."""

    title: str
    """Never blank, since many formats require one; the name of the source where there is none."""
    byline: str | None
    """The author as "Name (@handle)", or as much of it as is known."""
    language: str
    """A BCP 47 tag; "und" where the language is unknown or the document holds no valid tag."""
    published: date | None
    """The day on which the thread was published; None where it is unknown."""
    length: str
    """The number of posts, in words: "17 posts"."""
    stamp: datetime
    """The time (UTC) that outputs record as their creation.

    It is SOURCE_DATE_EPOCH (reproducible-builds.org) where that is set, else the day of the thread,
    else 2000-01-01: no clock is read, so the bytes of an output do not depend on when it was made.
    """

    @classmethod
    def of(cls, document: Document) -> Self:
        """Collect the metadata of a document. A writer calls this once and passes the record on.

        Raises `UsageError` if SOURCE_DATE_EPOCH is not a number of seconds.
        """
        names = (document.title, document.source.name, "Thread")
        published = _day(document.published)
        return cls(
            title=next(name for name in names if name.strip()),
            byline=byline(document.author),
            language=document.language if _LANGUAGE_TAG.fullmatch(document.language) else "und",
            published=published,
            length=counted(len(document.posts), "post"),
            stamp=_stamp(published),
        )


def byline(author: Author) -> str | None:
    """Return "Name (@handle)", or as much of it as is known."""
    name, handle = (author.name or "").strip(), (author.handle or "").strip()
    if name and handle:
        return f"{name} (@{handle})"
    return name or (f"@{handle}" if handle else None)


def counted(count: int, noun: str) -> str:
    """Return "1 post", "2 posts", "1,000 posts"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def entry(post: Post, position: int, *, numbered: bool) -> str:
    """Return a post's entry in a table of contents: its label, if `numbered`, and its first words.

    The entry of a post without words is its `position`, counted from 1.
    """
    label = post.label if numbered else ""
    return shorten(f"{label} {plain(post)}", _LONGEST_ENTRY) or str(position)


def shorten(text: str, longest: int) -> str:
    """Return `text` on one line of at most `longest` characters, cut between words if possible."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut, _, _ = line[:longest].rpartition(" ")
    return (cut or line[: longest - 1]) + "…"


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _stamp(published: date | None) -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise UsageError(
                f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds since 1970"
            ) from None
    if published is None:
        return _UNDATED
    return max(_UNDATED, datetime(published.year, published.month, published.day, tzinfo=UTC))
