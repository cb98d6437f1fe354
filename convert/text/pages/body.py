"""Divide what is below a byline into words, pictures, polls and quotes, and what is the page's."""

import re
from collections.abc import Sequence
from typing import Literal

from convert.text.lines import Line
from convert.text.pages.bylines import Byline
from convert.text.pages.controls import COUNT, CUT_SHORT, READERS_NOTE, below, closing_row, is_above
from convert.text.pages.markup import divided
from convert.text.pages.mentions import joined_mentions
from convert.text.pages.page import Ballot, Part, Picture, Quotation, Words, removed
from convert.text.pages.rows import Row
from convert.text.split.post_lines import trimmed
from convert.tree import Author, Repair

_ALT = "ALT"
_PICTURES: dict[str, Literal["image", "animation", "video"]] = {
    "Image": "image",
    "GIF": "animation",
    "Embedded video": "video",
    "Video": "video",
    "Play video": "video",
    "Play Video": "video",
}
_DURATION = re.compile(r"\d{1,2}:\d{2}(?: ?/ ?\d{1,2}:\d{2})?")
_REPLYING = re.compile(r"(?:Replying|Replied|In reply|Answering) to\b ?(?P<whom>.*)", re.IGNORECASE)
_WHOM = re.compile(r"(?:(?:@[\w.@-]+|and|,|&|others|\d{1,3}|more)[ ,]*)+", re.IGNORECASE)
_FIRST_HANDLE = re.compile(r"@([\w.-]+(?:@[\w.-]+)?)")
_VOTES = re.compile(rf"{COUNT} (?:votes?|voters?|people)\b.*", re.IGNORECASE)
_POLL_END = re.compile(
    r"[·•]|[·•]? ?(?:final results?|closed|vote|refresh|see results"
    r"|(?:\d+ \w+ ?){1,2}(?:left|remaining))",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d)? ?%")
_ENDS_WITH_SHARE = re.compile(r".{1,80}\s\d{1,3}(?:[.,]\d)? ?%")
_MOST_OPTIONS = 12


class Body:
    """The content of a post: the parts in order, and a repair for what is not part of them."""

    def __init__(
        self,
        lines: Sequence[Line],
        rows: Sequence[Row],
        quotes: Sequence[Byline],
        *,
        is_markdown: bool = False,
    ) -> None:
        """Divide `rows`, which are rows of `lines`; `quotes` are the bylines of quoted posts in them.

        The positions of `quotes` are those in `rows`.
        """
        self.parts: list[Part] = []
        self.repairs: list[Repair] = []
        self.answers: Author | None = None
        self._lines = lines
        self._rows = rows
        self._is_markdown = is_markdown
        texts = [row.text for row in rows]
        end = min(len(rows) - below(texts), closing_row(texts))
        end = max(end, quotes[-1].end if quotes else 0)
        note = texts.index(READERS_NOTE, 0, end) if READERS_NOTE in texts[:end] else end
        self._remove("note", note, end, "left out what readers added to a post")
        self._remove("statistic", end, len(rows), "removed the page's counts and buttons below a post")
        end = note
        quotes = [quote for quote in quotes if quote.end <= end]
        begin = self._skip_above(0, min(end, quotes[0].begin if quotes else end))
        for position, quote in enumerate(quotes):
            self._divide(begin, quote.begin)
            begin = quotes[position + 1].begin if position + 1 < len(quotes) else end
            self._quote(quote, begin)
        self._divide(begin, end)

    def _quote(self, quote: Byline, end: int) -> None:
        """Append the quoted post whose byline is `quote`, and which ends before the row `end`."""
        self._remove("quote", quote.begin, quote.end, "made a quote of the post that the page quotes")
        own, self.parts = self.parts, []
        self._divide(quote.end, end)
        parts, self.parts = tuple(self.parts), own
        self.parts.append(Quotation(author=quote.author, when=quote.when, url=quote.url, parts=parts))

    def _remove(self, kind: str, begin: int, end: int, message: str) -> None:
        lines = [self._lines[row.line] for row in self._rows[begin:end]]
        self.repairs += removed(kind, lines, message)

    def _skip_above(self, begin: int, end: int) -> int:
        """Return the row after those which the page shows between a byline and the words."""
        at = begin
        while at < end and is_above(self._rows[at].text):
            at += 1
        self._remove("button", begin, at, "removed the page's buttons above a post")
        replying = _REPLYING.fullmatch(self._rows[at].text) if at < end else None
        if replying is None:
            return at
        whom, after = replying["whom"], at + 1
        if whom and not _WHOM.fullmatch(whom):
            return at
        while after < end and _WHOM.fullmatch(self._rows[after].text):
            whom += f" {self._rows[after].text}"
            after += 1
        if handle := _FIRST_HANDLE.search(whom):
            self.answers = Author(name=None, handle=handle[1])
        self._remove("answer", at, after, "removed the line that says whom a post answers")
        return after

    def _divide(self, begin: int, end: int) -> None:
        """Append the parts in `rows[begin:end]`, which hold no quoted post."""
        at = begin
        while at < end:
            text = self._rows[at].text
            if text == _ALT or text in _PICTURES or (at > begin and _DURATION.fullmatch(text)):
                self._words(begin, at)
                at = begin = self._picture(at, end)
            elif text in CUT_SHORT:
                self._words(begin, at)
                self._remove("cut", at, at + 1, "the page shows only the beginning of this post")
                at = begin = at + 1
            elif _VOTES.fullmatch(text) and (options := self._options(begin, at)):
                first = options[0][0]
                self._words(begin, first)
                at = begin = self._poll(options, at, end)
            else:
                at += 1
        self._words(begin, end)

    def _words(self, begin: int, end: int) -> None:
        if begin >= end:
            return
        lines = trimmed(self._lines[self._rows[begin].line : self._rows[end - 1].line + 1])
        lines, repairs = joined_mentions(lines)
        parts: tuple[Part, ...] = (Words(lines),)
        if self._is_markdown:
            parts, marks = divided(lines)
            repairs += marks
        self.parts += parts
        self.repairs += repairs

    def _picture(self, at: int, end: int) -> int:
        """Append the picture at a row, and return the row after it and its alternative text."""
        row = self._rows[at]
        kind = _PICTURES.get(row.text, "video" if _DURATION.fullmatch(row.text) else "image")
        after = at + 1
        if row.text != _ALT:
            if after < end and kind == "video" and _DURATION.fullmatch(self._rows[after].text):
                after += 1
            if after < end and self._rows[after].text == _ALT:
                after += 1
            else:
                self._remove("picture", at, after, "made a figure of the page's word for a picture")
                self.parts.append(Picture(kind=kind, alt=None))
                return after
        self._remove("picture", at, after, "made a figure of the page's word for a picture")
        begin = after
        while after < end and not self._is_mark(after):
            after += 1
        alt = "\n".join(self._lines[found.line].words for found in self._rows[begin:after])
        self.parts.append(Picture(kind=kind, alt=alt or None))
        return after

    def _is_mark(self, at: int) -> bool:
        text = self._rows[at].text
        return text == _ALT or text in _PICTURES or text in CUT_SHORT

    def _options(self, begin: int, votes: int) -> list[tuple[int, str]]:
        """Return the options of the poll above the row with the votes, and the first row of each."""
        found: list[tuple[int, str]] = []
        at = votes
        while at > begin and len(found) < _MOST_OPTIONS:
            text = self._rows[at - 1].text
            if _ENDS_WITH_SHARE.fullmatch(text):
                at -= 1
                found.append((at, text))
            elif at - 2 >= begin and _is_option(self._rows[at - 2].text, text):
                at -= 2
                found.append((at, f"{self._rows[at].text} {text}"))
            else:
                break
        return found[::-1] if len(found) > 1 else []

    def _poll(self, options: Sequence[tuple[int, str]], at: int, end: int) -> int:
        after = at + 1
        while after < end and _POLL_END.fullmatch(self._rows[after].text):
            after += 1
        self._remove("poll", at, after, "made a poll of the options and their shares")
        self.parts.append(Ballot(tuple(text for _, text in options)))
        return after


def _is_option(first: str, second: str) -> bool:
    """Return whether two rows are an option of a poll and its share, in either order."""
    return (_SHARE.fullmatch(first) is None) != (_SHARE.fullmatch(second) is None)
