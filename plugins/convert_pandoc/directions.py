"""Isolate words whose direction is another than that of the text around them (UAX #9).

A handle is written from left to right. Between words from right to left, its "@" would be shown on the
wrong side, and the number of a note after it on the side where reading begins.
"""

import re
from typing import Final, assert_never

from convert.characters import first_strong
from convert.tree import Direction
from convert_pandoc import nodes
from convert_pandoc.capabilities import Format, Isolation
from convert_pandoc.nodes import Node
from convert_pandoc.words import WHITE, edge, inlines

MARKS: Final = {"ltr": "\u200e", "rtl": "\u200f"}
"""LEFT-TO-RIGHT MARK and RIGHT-TO-LEFT MARK."""
ISOLATE: Final = ("\u2068", "\u2069")
"""FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE."""

_HANDLE = re.compile(r"(?<![\w@])(@\w(?:[\w.@-]*\w)?)", re.ASCII)


def isolated(text: str, target: Format, around: Direction) -> list[str | Node]:
    """Return text in its own direction. It is `text` itself where that is the direction `around`.

    HTML leaves the direction to the browser, whatever it is.
    """
    own = direction(text)
    if target.isolation is Isolation.AUTO:
        words = inlines(with_handles(text, target, own), target.name)
        # the space at the edges, too, separates words
        words = [*edge(text[:1]), *words, *(edge(text[-1:]) if words else [])]
        return [nodes.span(words, nodes.attributes(dir="auto"))]
    before, inner, after = without_edges(text)
    return [before, *enclosed(with_handles(inner, target, own), own, target, around), after]


def with_handles(text: str, target: Format, around: Direction) -> list[str | Node]:
    """Return text of this program, such as a title or the name of an author, with isolated handles."""
    if around == "ltr":
        return [text]
    # the parts at odd positions are handles
    parts = (
        isolated(part, target, around) if position % 2 else [part]
        for position, part in enumerate(_HANDLE.split(text))
    )
    return [part for isolated_parts in parts for part in isolated_parts if part]


def without_edges(text: str) -> tuple[str, str, str]:
    """Return the white space before the text, the text without it, and the white space after it."""
    inner = text.strip(WHITE)
    start = text.index(inner)
    return text[:start], inner, text[start + len(inner) :]


def direction(text: str) -> Direction:
    """Return the direction of text; characters that have none are written as in handles."""
    return first_strong(text) or "ltr"


def enclosed(
    parts: list[str | Node], own: Direction, target: Format, around: Direction
) -> list[str | Node]:
    """Return parts of the direction `own` so that they keep it. HTML has attributes for it instead.

    Marks are needed at both ends for punctuation there, and one for what follows: the number of a note.
    """
    if own == around or not any(parts):
        return parts
    match target.isolation:
        case Isolation.AUTO:
            return parts
        case Isolation.CHARACTERS:
            return [ISOLATE[0], *parts, ISOLATE[1]]
        case Isolation.MARKS:
            return [MARKS[own], *parts, MARKS[own] + MARKS[around]]
        case Isolation.COMMAND:
            return [nodes.span(inlines(parts, target.name), nodes.attributes(dir=own))]
        case Isolation.RUNS:
            run = nodes.span(inlines(parts, target.name), nodes.attributes(dir=own))
            return [MARKS[own], run, MARKS[own] + MARKS[around]]
        case _:
            assert_never(target.isolation)
