"""Tell how far the lines of a paragraph are indented, and which of them begin with the sign of a list.

A line begins with its paragraph, or after a `Break`. Its indentation is the white space at its start,
which the tree has as the text's own characters. Most formats fold white space or take it for markup, so
that a writer has to show it in another way: `lines` gives it for each line, apart from the words.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from convert.tree import Break, Inline, Styled, Text, plain

WIDEST = 40
"""The most columns of an indentation: more would leave no room for the words."""

_TAB = 4
_NO_BREAK_SPACE, _WIDE_SPACE = "\xa0", "\u3000"
"""Space, tab, the no-break spaces, and the space of Chinese and Japanese."""
WHITE = " \t\xa0\u2007\u202f\u3000"
# Bullets, dashes, arrows, ticks and crosses, also as emoji; keycaps and circled numbers; "1." or "1)";
# "a)". A round bullet needs no space after it, as in Japanese. An em dash is no such sign, since it
# begins direct speech, nor is "A.", which begins a name.
_LIST_SIGN = re.compile(
    "(?:[-*\u2013\u2022\u2023\u2043\u25e6\u25aa\u25ab\u25a0\u25a1\u25cf\u25cb\u25b8\u25ba\u2192\u27a1\u2794"
    "\u279c\u27a4\u2190\u2b05\u2705\u274c\u2611\u2713\u2714\u2717\u2718\u30fb\u2460-\u2473"
    "\U0001f449\U0001f538\U0001f539]\ufe0f?"
    rf"|[0-9]\ufe0f?\u20e3|\(?\d{{1,2}}[.)]|\(?[A-Za-z\u05d0-\u05ea\u0621-\u064a]\))[{WHITE}]+(?=[^{WHITE}])"
    rf"|[\u2022\u30fb](?=[^{WHITE}\u2022\u30fb])"
)
_INDENTED = re.compile(f"\n[{WHITE}]")


class Indentation(NamedTuple):
    """The white space at the start of a line, and the words after it."""

    spaces: str
    """A no-break space for each column, at most `WIDEST`; U+3000 is kept, and takes two columns."""
    words: str
    """The text without the white space at its start."""

    @property
    def columns(self) -> int:
        """The width of the white space. A tab ends at the next multiple of four columns."""
        return _width(self.spaces)


class Line(NamedTuple):
    """A line of a paragraph, as the author broke it."""

    spaces: str
    """See `Indentation`; empty if the line is not indented, or is blank."""
    inlines: tuple[Inline, ...]
    """Without breaks, and without white space at the start; styled words are divided at breaks."""


def indentation(text: str) -> Indentation:
    """Return the indentation of a line. One without words has none."""
    words = text.lstrip(WHITE)
    if len(words) == len(text) or not words:
        return Indentation("", words)
    spaces: list[str] = []
    columns = 0
    for character in text[: len(text) - len(words)]:
        if character == _WIDE_SPACE:
            space = _WIDE_SPACE
        else:
            space = _NO_BREAK_SPACE * (_TAB - columns % _TAB if character == "\t" else 1)
        columns += _width(space)
        if columns > WIDEST:
            break
        spaces.append(space)
    return Indentation("".join(spaces), words)


def list_sign(words: str) -> str:
    """Return the sign of a list that a line begins with, and the space after it; "" if there is none.

    A sign is a bullet, a dash, an arrow, a number such as "1." or "1)", or a letter such as "a)". Words
    follow it, so give those of the whole line, also those of links.
    """
    found = _LIST_SIGN.match(words)
    return found[0] if found else ""


def is_indented(inlines: Iterable[Inline]) -> bool:
    """Return whether a line of a paragraph may be indented. It takes less time than `lines`."""
    is_start = True
    for inline in inlines:
        match inline:
            case Break():
                is_start = True
            case Text(text="") | Styled(inlines=()):
                pass
            case Styled():
                words = plain(inline)
                if _INDENTED.search(f"\n{words}" if is_start else words):
                    return True
                is_start = words.endswith("\n") or (is_start and not words)
            case _:
                if is_start and isinstance(inline, Text) and inline.text[0] in WHITE:
                    return True
                is_start = False
    return False


def lines(inlines: Iterable[Inline]) -> list[Line]:
    """Return the lines of a paragraph, at least one, each with its indentation."""
    return [_line(line) for line in _split(inlines)]


def _width(spaces: str) -> int:
    return len(spaces) + spaces.count(_WIDE_SPACE)


def _split(inlines: Iterable[Inline]) -> list[list[Inline]]:
    """Split inlines at their breaks."""
    found: list[list[Inline]] = [[]]
    for inline in inlines:
        match inline:
            case Break():
                found.append([])
            case Styled(style, inner):
                first, *others = [Styled(style, tuple(line)) for line in _split(inner)]
                found[-1].append(first)
                found += [[other] for other in others]
            case _:
                found[-1].append(inline)
    return found


def _line(inlines: list[Inline]) -> Line:
    white, words = _without_start(inlines)
    return Line(indentation(f"{white}.").spaces if words else "", words)


def _without_start(inlines: Iterable[Inline]) -> tuple[str, tuple[Inline, ...]]:
    """Return the white space at the start of a line, and what follows it."""
    white: list[str] = []
    rest = iter(inlines)
    for inline in rest:
        kept: Inline | None = inline
        match inline:
            case Text(text):
                words = text.lstrip(WHITE)
                white.append(text[: len(text) - len(words)])
                kept = Text(words) if words else None
            case Styled(style, inner):
                start, words_after = _without_start(inner)
                white.append(start)
                kept = Styled(style, words_after) if words_after else None
            case _:
                pass
        if kept is not None:
            return "".join(white), (kept, *rest)
    return "".join(white), ()
