"""Head: what every output says of its document in the same words: title, author, day, contents."""

import os
import re
from datetime import UTC, date, datetime

from convert.errors import UsageError
from convert.tree import Author, Document, Post, plain

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The time stamp of a thread of unknown date: no thread is older."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""The look of a BCP 47 tag that begins with a language (RFC 5646 §2.2.1)."""
_LONGEST_ENTRY = 60
"""Characters: about a line on a phone held upright."""


def title(document: Document) -> str:
    """The title, never blank, since many formats have to have one; else the name of the source."""
    names = (document.title, document.source.name, "Thread")
    return next(name for name in names if name.strip())


def language(document: Document) -> str:
    """The language as a tag that every format can hold; "und" where it isn't known or is no tag."""
    return document.language if _LANGUAGE_TAG.fullmatch(document.language) else "und"


def byline(author: Author) -> str | None:
    """The author as "Name (@handle)", or as much of it as is known."""
    name, handle = (author.name or "").strip(), (author.handle or "").strip()
    if name and handle:
        return f"{name} (@{handle})"
    return name or (f"@{handle}" if handle else None)


def published(document: Document) -> date | None:
    """The day on which the thread was published; None where it isn't known or is no date."""
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None


def stamp(document: Document) -> datetime:
    """The time (UTC) at which an output says it was made. No clock is asked, so bytes stay the same.

    SOURCE_DATE_EPOCH (reproducible-builds.org), else the day of the thread, else 2000-01-01. Raises
    `UsageError` where SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise UsageError(
                f"SOURCE_DATE_EPOCH: {epoch!r} is no number of seconds since 1970"
            ) from None
    day = published(document)
    return max(_UNDATED, datetime(day.year, day.month, day.day, tzinfo=UTC)) if day else _UNDATED


def entry(post: Post, position: int, *, numbered: bool) -> str:
    """A post in a table of contents: its label, if it is to be `numbered`, and its first words.

    A post without any is called by its `position`, counted from 1.
    """
    label = post.label if numbered else ""
    return shorten(f"{label} {plain(post)}", _LONGEST_ENTRY) or str(position)


def shorten(text: str, longest: int) -> str:
    """The words in one line of at most so many characters, cut between words if need be."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut, _, _ = line[:longest].rpartition(" ")
    return (cut or line[: longest - 1]) + "…"
