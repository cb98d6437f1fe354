"""Words: the text of a paragraph in shaped parts, between which a line may end."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from convert_pdf import bidi, breaks
from convert_pdf.breaks import Break
from convert_pdf.pieces import Span
from convert_pdf.shaping import Fonts
from convert_pdf.stretches import Stretch, Word
from convert_pdf.text import UNPRINTABLE

Direction: TypeAlias = Literal["ltr", "rtl"]

_VANISHING = (
    " \n\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2008\u2009\u200a\u200b\u2028\u2029\u205f\u3000"
)
"""White space that is not shown at the end of a line: all but the no-break spaces."""
_BLANK = str.maketrans("\t\v\f\r", "    ")
"""White space that no font has."""
_ISOLATE = {"mention": "\u2066", "url": "\u2066", "link": "\u2068", "isolate": "\u2068"}
"""How the words of a role are kept apart from the order around them: LRI, or FSI for their own."""
_END_ISOLATE = "\u2069"


class Words:
    """The words of one paragraph."""

    def __init__(
        self, spans: Sequence[Span], direction: Direction, language: str, fonts: Fonts
    ) -> None:
        self._spans = spans
        self._fonts = fonts
        self._text = _printable("".join(span.text for span in spans))
        self._levels = _levels(spans, self._text, direction)
        self._breaks = _breaks(spans, self._text, language)
        self._span = 0
        self._span_end = len(spans[0].text) if spans else 0

    def __iter__(self) -> Iterator[Word]:
        """In reading order; once only."""
        text, start = self._text, 0
        hyphens: list[int] = []
        for position, kind in [*self._breaks, Break(len(text), "plain")]:
            if kind == "hyphen":
                hyphens.append(position - start)
                continue
            end = start + len(text[start:position].rstrip(_VANISHING))
            ends_line = kind == "must"
            body = self._shape(start, end)
            space = Stretch() if ends_line else self._shape(end, position)
            yield Word(body, space, tuple(hyphens), ends_line)
            start = position
            hyphens.clear()

    def _shape(self, start: int, end: int) -> Stretch:
        """The text between two places; to be asked for in ascending order."""
        stretch = Stretch()
        while start < end:
            while self._span_end <= start:
                self._span += 1
                self._span_end += len(self._spans[self._span].text)
            stop = min(end, self._span_end)
            level = 0
            if self._levels is not None:
                level = self._levels[start]
                stop = next((at for at in range(start, stop) if self._levels[at] != level), stop)
            text, span = self._text[start:stop], self._spans[self._span]
            stretch.add(self._fonts.pieces(text, span, level % 2 == 1), level)
            start = stop
        return stretch


def _printable(text: str) -> str:
    """The text, as long as before, without what no page can show."""
    if text.isprintable():
        return text
    return UNPRINTABLE.sub("\ufffd", text.translate(_BLANK))


def _levels(spans: Sequence[Span], text: str, direction: Direction) -> Sequence[int] | None:
    """The embedding level of each character; None where all are 0.

    Mentions, links and URLs are isolates. A reference belongs to the isolate that it follows.
    """
    if direction == "ltr" and not bidi.needs_bidi(text):
        return None
    parts: list[tuple[str, bool]] = []
    start, is_isolated = 0, False
    for span in spans:
        if span.role != "reference":
            if is_isolated:
                parts.append((_END_ISOLATE, False))
            is_isolated = span.role in _ISOLATE
            if is_isolated:
                parts.append((_ISOLATE[span.role], False))
        parts.append((text[start : start + len(span.text)], True))
        start += len(span.text)
    found = bidi.levels("".join(part for part, _ in parts), int(direction == "rtl"))
    levels: list[int] = []
    start = 0
    for part, is_text in parts:
        if is_text:
            levels += found[start : start + len(part)]
        start += len(part)
    return levels


def _breaks(spans: Sequence[Span], text: str, language: str) -> list[Break]:
    """Where a line may end.

    A reference is as if it were not there, and a place before it counts as one after it: it sticks to
    its word. A URL has its own places.
    """
    plain: list[str] = []
    references: list[tuple[int, int]] = []
    found: list[Break] = []
    start, removed = 0, 0
    for span in spans:
        own = text[start : start + len(span.text)]
        if span.role == "reference":
            references.append((start - removed, len(own)))
            removed += len(own)
        elif span.role == "url":
            plain.append("0" * len(own))  # a number may be broken nowhere
            found += [Break(start + place, kind) for place, kind in breaks.url_opportunities(own)]
        else:
            plain.append(own)
        start += len(own)
    added, following = 0, 0
    for place, kind in breaks.opportunities("".join(plain), language):
        while following < len(references) and references[following][0] <= place:
            added += references[following][1]
            following += 1
        found.append(Break(place + added, kind))
    return sorted(found)
