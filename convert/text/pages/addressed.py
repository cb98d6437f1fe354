"""Read archives in which each post has its address: alone on a line above or below it, or before it.

A line before a post can also have its day: "2023-03-03, https://x.com/ann/status/1: words". An archive
differs from a text that quotes posts: every post has an address, all are of one author, and they are in
the order of time.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from convert.text.lines import Line
from convert.text.pages.markup import divided
from convert.text.pages.page import Page, PagePost, removed
from convert.text.pages.rows import post_address, post_day, post_handle
from convert.text.pages.when import NEVER, When, parse_when
from convert.text.split.post_lines import paragraph_ranges, trimmed
from convert.tree import Author, Platform

_Side: TypeAlias = Literal["above", "below", "before"]

_DAY = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
_BETWEEN = r"[\t ,;|]{1,3}"
_MARK = re.compile(
    rf"(?:(?P<day>{_DAY}){_BETWEEN})?(?P<url>https?://\S{{1,300}}?)"
    rf"(?:{_BETWEEN}(?P<day_after>{_DAY}))?(?:[:,;|]?[\t ]+[-–—|]?[\t ]*|[:,;|]?\Z)"
)
_FEWEST = 3
_INTRODUCING = (":", "：", "👇", "⬇️", "⬇")
_HOSTS: dict[str, Platform] = {
    "twitter.com": "twitter",
    "x.com": "twitter",
    "mobile.twitter.com": "twitter",
    "bsky.app": "bluesky",
    "threads.net": "threads",
    "threads.com": "threads",
}


class _Mark(NamedTuple):
    """The address of a post, at the start of the line with an index."""

    line: int
    end: int
    """Index after the last character that does not belong to the words of the post."""
    url: str
    day: When

    def is_alone(self, lines: Sequence[Line]) -> bool:
        """Return whether nothing else is on the line."""
        return self.end == len(lines[self.line].text.rstrip())


def read_addressed(text: str, lines: Sequence[Line]) -> Page | None:
    """Return the posts of an archive in which each has its address; None if it is no such text."""
    if text.count("://") < _FEWEST:
        return None
    marks = list(_marks(lines))
    if len(marks) < _FEWEST or not _are_one_thread(marks):
        return None
    side = _side(marks, lines)
    if side is None:
        return None
    handle = post_handle(marks[0].url)
    host = urlsplit(marks[0].url).netloc.removeprefix("www.")
    return Page(
        kind="archive",
        platform=_HOSTS.get(host, "mastodon"),
        reason=f"{len(marks):,} addresses {side} posts",
        posts=tuple(_posts(marks, lines, Author(name=None, handle=handle), below=side == "below")),
        repairs=(),
    )


def _marks(lines: Sequence[Line]) -> Iterator[_Mark]:
    """Yield the addresses of posts at the start of lines."""
    for index, line in enumerate(lines):
        if "://" not in line.text or (found := _MARK.match(line.text)) is None:
            continue
        if url := post_address(found["url"]):
            day = parse_when((found["day"] or found["day_after"] or "")[:10]) or NEVER
            yield _Mark(line=index, end=len(found[0].rstrip()), url=url, day=day)


def _are_one_thread(marks: Sequence[_Mark]) -> bool:
    """Return whether addresses are of one author and in the order of time, from either end."""
    handle = post_handle(marks[0].url)
    if handle is None or any(post_handle(mark.url) != handle for mark in marks):
        return False
    ids = [mark.url.rpartition("/")[2] for mark in marks]
    order = [(len(one), one) < (len(other), other) for one, other in pairwise(ids)]
    return len(set(ids)) == len(ids) and len(set(order)) == 1


def _side(marks: Sequence[_Mark], lines: Sequence[Line]) -> _Side | None:
    """Return on which side of its post each address is; None if that differs, or words have none."""
    words = [index for index, line in enumerate(lines) if not line.is_blank]
    alone = {mark.is_alone(lines) for mark in marks}
    if len(alone) > 1:
        return None
    is_first, is_last = marks[0].line == words[0], marks[-1].line == words[-1]
    if alone == {False}:
        return "before" if is_first else None
    if is_first == is_last:
        return None
    if is_first:
        return None if any(lines[mark.line + 1].is_blank for mark in marks) else "above"
    # An address below words is more often one that they quote.
    if any(lines[mark.line - 1].text.rstrip().endswith(_INTRODUCING) for mark in marks):
        return None
    ends = [paragraph.stop - 1 for paragraph in paragraph_ranges(lines, 0, len(lines))]
    return "below" if ends == [mark.line for mark in marks] else None


def _posts(
    marks: Sequence[_Mark], lines: Sequence[Line], author: Author, *, below: bool
) -> Iterator[PagePost]:
    begins = [0, *(mark.line + 1 for mark in marks[:-1])] if below else [mark.line for mark in marks]
    for mark, begin, end in zip(marks, begins, (*begins[1:], len(lines)), strict=True):
        line = lines[mark.line]
        shown = line._replace(text=line.text[: mark.end])
        rest = line._replace(text=line.text[mark.end :].lstrip())
        words = [*lines[begin : mark.line], rest, *lines[mark.line + 1 : end]]
        parts, repairs = divided(trimmed(words))
        yield PagePost(
            author=author,
            when=mark.day if mark.day.day else When(day=post_day(mark.url)),
            url=mark.url,
            source=tuple(line for line in lines[begin:end] if not line.is_blank),
            parts=parts,
            repairs=(*removed("byline", [shown], "made the address of a post its data"), *repairs),
        )
