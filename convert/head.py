"""Head: what every output says of its document in the same words: by whom, and of which day."""

import os
from datetime import UTC, date, datetime

from convert.errors import UsageError
from convert.tree import Author, Document

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The time stamp of a thread of unknown date: no thread is older."""


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
