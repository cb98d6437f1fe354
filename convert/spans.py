"""Make paragraphs of a text and the ranges that its network gives for mentions, links and styles.

    numbering = Numbering("bluesky")
    blocks, repairs = spans.blocks(
        "Thanks, @ann.example!",
        [Span(start=8, end=20, target=ToMention(url="https://bsky.app/profile/did:plc:a"))],
        numbering,
        unit="utf-8",
    )

A reader makes a `Span` of each range, and passes them in any order. Networks count in different units,
and not all of them count well: a range that is not in the text, that divides a character or that
overlaps another one is ignored, with a repair, and never an exception. Where the network says which
words are in the range, pass them as `shown`: ranges with other words are then searched for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from convert.notes import Numbering
from convert.ranges import Placed, Span, Unit, place
from convert.runs import Run, StyleName, paragraphs
from convert.targets import (
    Drop,
    Find,
    Style,
    Target,
    ToLink,
    ToMention,
    ToTag,
    expanded,
    found_in,
    inline_of,
)
from convert.text.decode.clean import clean
from convert.tree import Break, Paragraph, Repair, replace

__all__ = ["Drop", "Find", "Span", "Style", "Target", "ToLink", "ToMention", "ToTag", "Unit", "blocks"]


def blocks(  # noqa: PLR0913 - what a network gives differs in all of these
    text: str,
    spans: Iterable[Span],
    numbering: Numbering,
    *,
    unit: Unit,
    escaped: bool = False,
    find: Find = "links",
) -> tuple[tuple[Paragraph, ...], tuple[Repair, ...]]:
    """Return the paragraphs of a text, and the repairs for what is not in them.

    Blank lines separate paragraphs. If the text is `escaped` ("&amp;"), the ranges count in the escaped
    text. Without ranges, `find="all"` finds what `convert.composing.blocks` finds, but no code.

    A bare or shortened URL is shown as its host, and other words of links as they are. Characters that
    no format can hold are left out.
    """
    placed, repairs = place(text, spans, unit)
    cleaned, removed = clean(text)
    composing = _Composing(text, numbering, escaped=escaped, is_clean=cleaned == text, find=find)
    found = paragraphs(composing.runs(placed))
    unnumbered = [replace(repair, line=None) for repair in removed]
    return found, (*repairs, *composing.repairs, *unnumbered)


class _Composing:
    """Makes the runs of a text."""

    def __init__(
        self, text: str, numbering: Numbering, *, escaped: bool, is_clean: bool, find: Find
    ) -> None:
        self.repairs: list[Repair] = []
        self._text = text
        self._numbering = numbering
        self._escaped = escaped
        self._is_clean = is_clean
        self._find = find

    def runs(self, placed: Sequence[Placed]) -> Iterator[Run]:
        """Yield the runs of the whole text."""
        stretches = _Stretches(placed, len(self._text))
        done = 0
        for span in placed:
            if isinstance(span.target, Style):
                continue
            yield from self._between(done, span.start, stretches)
            yield from self._target(span, stretches.at(span.start).styles)
            done = self._after_spaces(span) if isinstance(span.target, Drop) else span.end
        yield from self._between(done, len(self._text), stretches)

    def _between(self, done: int, end: int, stretches: "_Stretches") -> Iterator[Run]:
        """Yield the runs of words that are in no range but those of styles."""
        while done < end:
            stretch = stretches.at(done)
            until = min(end, stretch.end)
            yield from self._words(done, until, stretch.styles)
            done = until

    def _words(self, start: int, end: int, styles: frozenset[StyleName]) -> Iterator[Run]:
        for number, line in enumerate(self._clean(start, end).split("\n")):
            if number:
                yield Run(Break(), styles)
            for inline in found_in(line, self._numbering, self._find) if line else ():
                yield Run(inline, styles)

    def _target(self, span: Placed, styles: frozenset[StyleName]) -> Iterator[Run]:
        words = " ".join(self._clean(span.start, span.end).split())
        match span.target:
            case ToMention() | ToTag():
                yield Run(inline_of(span.target, words, self._numbering), styles)
            case ToLink():
                yield Run(inline_of(span.target, span.target.text or words, self._numbering), styles)
                if span.target.text is not None:
                    self.repairs.append(expanded(words, span.target.url))
            case Drop(kind, message):
                self.repairs.append(
                    Repair(kind=kind, line=None, text=words, became="", message=message)
                )
            case Style():
                pass

    def _clean(self, start: int, end: int) -> str:
        words = self._text[start:end]
        if self._escaped and "&" in words:
            return clean(unescape(words))[0]
        return words if self._is_clean else clean(words)[0]

    def _after_spaces(self, span: Placed) -> int:
        """Return where the text goes on after words that are left out: only one space remains."""
        end = span.end
        if span.start == 0 or self._text[span.start - 1].isspace():
            while end < len(self._text) and self._text[end] == " ":
                end += 1
        return end


class _Stretch(NamedTuple):
    """A part of the text with the same styles."""

    end: int
    """The index after its last character."""
    styles: frozenset[StyleName]


class _Stretches:
    """The styles of a text from its start to its end, asked for in this order."""

    def __init__(self, placed: Iterable[Placed], length: int) -> None:
        self._stretches = _stretches(placed, length)
        self._now = next(self._stretches)

    def at(self, index: int) -> _Stretch:
        """Return the stretch that an index is in."""
        while self._now.end <= index:
            self._now = next(self._stretches)
        return self._now


def _stretches(placed: Iterable[Placed], length: int) -> Iterator[_Stretch]:
    changes: list[tuple[int, StyleName, int]] = []
    for start, end, target in placed:
        if isinstance(target, Style):
            changes += [(start, target.name, 1), (end, target.name, -1)]
    depths: Counter[StyleName] = Counter()
    for index, group in groupby(sorted(changes), key=itemgetter(0)):
        yield _Stretch(end=index, styles=frozenset(+depths))
        for _, name, change in group:
            depths[name] += change
    yield _Stretch(end=length + 1, styles=frozenset())
