"""Find the ranges of a text that its network gives, in whatever units it counts, and check them."""

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple, TypeAlias

from convert.targets import Drop, Style, Target, ToLink, ToMention, ToTag
from convert.text.decode.clean import clean
from convert.tree import Repair

Unit: TypeAlias = Literal["code points", "utf-16", "utf-8"]
"""What a network counts: code points, UTF-16 code units, or bytes of UTF-8."""

# Characters that a search for words may pass in vain, for each character of the text: a bound on the
# time that many wrong ranges take.
_MOST_PASSED = 16
_LONGEST_BLANK = 1000  # characters of a range that are looked at for words
_LOWER = {letter: letter + 32 for letter in range(ord("A"), ord("Z") + 1)}
_WORD_END = re.compile(r"\w(?!\w)|\W", re.DOTALL)


class Span(NamedTuple):
    """A range of a text, and what it stands for."""

    start: int
    """The offset of its first character."""
    end: int
    """The offset after its last character."""
    target: Target
    shown: str | None = None
    """The words in the range, if the network says which they are: "@ann", "https://t.co/x".

    If the range has others, it is searched for after the range before; the case of ASCII letters makes
    no difference.
    """


class Placed(NamedTuple):
    """A range as indices of a Python string."""

    start: int
    end: int
    target: Target


def place(text: str, spans: Iterable[Span], unit: Unit) -> tuple[list[Placed], list[Repair]]:
    """Return the ranges that are in the text, in its order, and repairs for those that are not.

    Those of styles may overlap; of the others, the one that begins first is kept, and of several that
    begin together the longest.
    """
    placing = _Placing(text, unit)
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        placing.add(span)
    return placing.placed, placing.repairs


class _Placing:
    """Places ranges in the order of their offsets."""

    def __init__(self, text: str, unit: Unit) -> None:
        self.placed: list[Placed] = []
        self.repairs: list[Repair] = []
        self._text = text
        self._unit = unit
        self._cursor = 0
        self._left = _MOST_PASSED * len(text)
        self._last: Span | None = None

    def add(self, span: Span) -> None:
        """Place a range, or record why it can't be."""
        if span == self._last:
            return  # the same again, as for each of several pictures in X's data
        start, end = self._index(span.start), self._index(span.end)
        if start is None or end is None or start >= end:
            fault = "is not in the text"
        elif isinstance(span.target, Style):
            self.placed.append(Placed(start, end, span.target))
            return
        else:
            fault = self._fault(start, end, span.shown)
            if not fault:
                self._keep(Placed(start, end, span.target), span)
                return
        if span.shown and (found := self._search(span.shown)) is not None:
            self._keep(Placed(found, found + len(span.shown), span.target), span)
        else:
            self.repairs.append(_ignored(span, fault))

    def _fault(self, start: int, end: int, shown: str | None) -> str:
        """Return what is wrong with a range in the text; "" if nothing is.

        It takes no time for the words of ranges that overlap, which can be the whole text for each.
        """
        if start < self._cursor:
            return "overlaps another one"
        if shown and not self._is_shown(start, end, shown):
            return "has other words"
        if "!" <= self._text[start] <= "~":
            return ""  # true of most, and takes less time
        words, _ = clean(self._text[start : min(end, start + _LONGEST_BLANK)])
        return "" if words.strip() else "is blank"

    def _is_shown(self, start: int, end: int, words: str) -> bool:
        """Return whether a range has these words, but for the case of ASCII letters."""
        if len(words) != end - start:
            return False
        return self._text.startswith(words, start) or _lower(self._text[start:end]) == _lower(words)

    def _index(self, offset: int) -> int | None:
        """Return the index of an offset; None if it is outside the text or within a character."""
        if self._indices is not None:
            return self._indices.get(offset)
        return offset if 0 <= offset <= len(self._text) else None

    @cached_property
    def _indices(self) -> dict[int, int] | None:
        """The index of each character, and of the end, by its offset; None if they are equal."""
        if self._unit == "code points" or self._text.isascii():
            return None
        widths = map(_utf8_width if self._unit == "utf-8" else _utf16_width, self._text)
        return {offset: index for index, offset in enumerate(accumulate(widths, initial=0))}

    @cached_property
    def _lower(self) -> str:
        return _lower(self._text)

    def _keep(self, placed: Placed, span: Span) -> None:
        self.placed.append(placed)
        self._last = span
        self._cursor = placed.end

    def _search(self, words: str) -> int | None:
        """Return where words begin that no range has yet, and that longer words don't begin with."""
        sought = _lower(words)
        begin = self._cursor
        while self._left > 0:
            found = self._lower.find(sought, begin)
            self._left -= (len(self._text) if found < 0 else found) - begin + 1
            if found < 0:
                return None
            end = found + len(sought)
            if _WORD_END.match(self._lower, end - 1):
                return found
            begin = found + 1
        return None


def _lower(text: str) -> str:
    """Return a text of the same length with the ASCII letters in lower case."""
    return text.translate(_LOWER)


def _utf8_width(character: str) -> int:
    if character < "\x80":
        return 1
    if character < "\u0800":
        return 2
    return 3 if character < "\U00010000" else 4


def _utf16_width(character: str) -> int:
    return 1 if character < "\U00010000" else 2


def _ignored(span: Span, fault: str) -> Repair:
    message = f"ignored {_described(span.target)}: its range, {span.start} to {span.end}, {fault}"
    return Repair(kind="range", line=None, text="", became="", message=message)


def _described(target: Target) -> str:
    match target:
        case ToMention():
            account = target.url or target.handle
            return f"a mention of {account}" if account else "a mention"
        case ToLink():
            return f"a link to {target.url}"
        case ToTag():
            return "a hashtag"
        case Style():
            return f"a style, {target.name}"
        case Drop():
            return f"a range to leave out ({target.kind})"
