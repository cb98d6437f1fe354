"""Name the threads of a source that holds several, for the files that they are written to.

A name is the day of the thread and its first words: "2020-11-10-todays-agreement-may". It has letters
and digits of any script in lower case, and hyphens, so it is safe on every file system, and none takes
two different names for one.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from convert.metadata import day
from convert.tree import Document

_LONGEST = 24  # characters of the words
_APOSTROPHES = "'’ʼ＇"
_KEPT = "LMN"  # the categories of Unicode: letters, marks, numbers
_DIGEST = 6  # hexadecimal digits of what tells threads with one name apart
# Names of devices on Windows, with any suffix.
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


class ThreadNames:
    """The names of the threads of one source, in its order."""

    def __init__(self) -> None:
        """Begin without names."""
        self._taken: set[str] = set()

    def name(self, document: Document) -> str:
        """Return the name of the next thread, which none of those before it has.

        A thread whose name is taken gets some digits of a digest of its first post, which do not change
        when the source grows.
        """
        first = name = thread_name(document)
        count = 1
        while name in self._taken:
            name = f"{first}-{_digest(document)}" + (f"-{count}" if count > 1 else "")
            count += 1
        self._taken.add(name)
        return name


def thread_name(document: Document) -> str:
    """Return the day of a thread and its first words; "thread" if neither is known."""
    times = (document.published, *(post.published for post in document.posts))
    found = next(filter(None, map(day, times)), None)
    parts = [found.isoformat() if found else "", _shortened(document.title)]
    name = "-".join(filter(None, parts))
    return f"thread-{name}" if _DEVICE.fullmatch(name) else name or "thread"


def _shortened(title: str) -> str:
    """Return the first words of a title, in lower case and joined by hyphens."""
    name = ""
    for word in _words(title):
        longer = f"{name}-{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name


def _words(title: str) -> Iterator[str]:
    """Yield the words of a title without apostrophes, in lower case and in a normal form."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", title).casefold())
    kept = (
        character if unicodedata.category(character)[0] in _KEPT else " "
        for character in text
        if character not in _APOSTROPHES
    )
    yield from "".join(kept).split()


def _digest(document: Document) -> str:
    first = document.posts[0] if document.posts else None
    identity = first and (first.id or first.url)
    return hashlib.sha256((identity or document.title).encode("utf-8", "replace")).hexdigest()[:_DIGEST]
