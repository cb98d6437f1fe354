"""Describe a document in the words that all outputs share: title, author, dates, contents."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Self

from convert.errors import UsageError
from convert.titles import cut
from convert.tree import Author, Document, Media, Post, plain

# The time stamp of a thread without a date, for formats that demand one: EPUB 3.3 §5.5 allows no book
# without `dcterms:modified`. The clock would give other bytes for the same thread each time. No thread
# is older, so that programs can tell it from a known time.
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
# A BCP 47 tag that begins with a language (RFC 5646 §2.2.1).
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
# A full-date or date-time of RFC 3339 §5.6; its values are checked separately.
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"([Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2}))?"
)
# In characters: about one line on a phone in portrait orientation.
_LONGEST_ENTRY = 60


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """Title, author, dates and length of a document, as all outputs show them."""

    title: str
    """Never blank, since many formats require a title; by default the name of the source."""
    byline: str | None
    """The author as "Name (@handle)", or the part of it that is known; None if nothing is."""
    language: str
    """A BCP 47 tag; "und" if the language is unknown or the document contains no valid tag."""
    published: date | None
    """The day on which the thread was published, or its first post with a day; None if unknown."""
    span: str | None
    """The first and the last day of the thread: "2020-11-10", "2020-11-10 – 2020-11-12".

    For people, `convert.display.days` words them in the language of the document.
    """
    days: tuple[date, date] | None
    """The first and the last day of the thread."""
    length: str
    """The number of posts, in words: "17 posts"."""
    created: datetime | None
    """The time (UTC) that outputs record as their creation, if one is known.

    It is SOURCE_DATE_EPOCH (reproducible-builds.org) if that is set, else the day of the thread; None
    if there is neither. No clock is read, so an output's bytes do not depend on when it was made.
    """
    stamp: datetime
    """The same for outputs that must record a time: 2000-01-01 instead of none or an earlier one."""

    @classmethod
    def of(cls, document: Document) -> Self:
        """Collect the metadata of a document. A writer calls this once and passes the record on.

        Raises `UsageError` if SOURCE_DATE_EPOCH is not a number of seconds.
        """
        names = (document.title, document.source.name, "Thread")
        times = [document.published, *[post.published for post in document.posts]]
        days = sorted(filter(None, map(day, times)))
        published = day(document.published) or (days[0] if days else None)
        epoch, midnight = source_date_epoch(), _midnight(published)
        title = next(name for name in names if name.strip())
        language = valid_language(document.language)
        return cls(
            title=title,
            byline=byline(document.author),
            language=language,
            published=published,
            span=_span(days),
            days=(days[0], days[-1]) if days else None,
            length=counted(len(document.posts), "post"),
            created=epoch or midnight,
            stamp=epoch or max(_UNDATED, midnight or _UNDATED),
        )

    def title_within(self, columns: int) -> str:
        """Return the title cut where a reader would pause, to at most so many columns.

        A wide character takes two columns (UAX #11).
        """
        return cut(self.title, columns, self.language)


def valid_language(tag: str) -> str:
    """Return a language tag, or "und" if it does not begin as BCP 47 demands."""
    return tag if _LANGUAGE_TAG.fullmatch(tag) else "und"


def byline(author: Author) -> str | None:
    """Return "Name (@handle)", or the part of it that is known; None if nothing is."""
    name, handle = (author.name or "").strip(), (author.handle or "").strip()
    if name and handle:
        return f"{name} (@{handle})"
    return name or (f"@{handle}" if handle else None)


def same_account(author: Author, other: Author) -> bool:
    """Return whether two authors are the same account, or, without handles, have the same name."""
    if author.handle and other.handle:
        return author.handle.lower() == other.handle.lower()
    return author == other


def counted(count: int, noun: str) -> str:
    """Return "1 post", "2 posts", "1,000 guesses"."""
    ending = "es" if noun.endswith("s") else "s"
    return f"{count:,} {noun}{'' if count == 1 else ending}"


def entry(post: Post, position: int, *, numbered: bool, media: tuple[Media, ...] = ()) -> str:
    """Return a post's entry in a table of contents: its label, if `numbered`, and its first words.

    A content warning replaces the words that it warns of. With the `media` of the document, the words
    may be those of a picture. The entry of a post without words is its `position`, counted from 1.
    """
    label = post.label if numbered else ""
    words = (post.warning or "").strip() or plain(post, media)
    return shorten(f"{label} {words}", _LONGEST_ENTRY) or str(position)


def shorten(text: str, longest: int) -> str:
    """Return `text` on one line of at most `longest` characters, cut between words if possible."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut, _, _ = line[:longest].rpartition(" ")
    return (cut or line[: longest - 1]) + "…"


def is_time(text: str) -> bool:
    """Return whether a text is a time as in the tree: a date, or a date with a time (RFC 3339 §5.6)."""
    if not _TIME.fullmatch(text):
        return False
    try:
        date.fromisoformat(text[:10])
        if len(text) > len("2020-11-10"):
            datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return True


def day(time: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date and time, as written; None if there is none."""
    if time is None:
        return None
    try:
        return date.fromisoformat(time[:10])
    except ValueError:
        return None


def _span(days: list[date]) -> str | None:
    """Return the first and the last of sorted days."""
    if not days:
        return None
    first, last = days[0].isoformat(), days[-1].isoformat()
    return first if first == last else f"{first} – {last}"


def source_date_epoch() -> datetime | None:
    """Return the time that SOURCE_DATE_EPOCH is set to (reproducible-builds.org); None if it is not.

    Raises `UsageError` if it is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds since 1970"
        ) from None


def _midnight(published: date | None) -> datetime | None:
    if published is None:
        return None
    return datetime(published.year, published.month, published.day, tzinfo=UTC)
