"""Convert text to pandoc's inlines: strings with spaces between them."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from convert_pandoc.guards import LINE_START, MARK, guarded
from convert_pandoc.nodes import BREAK, SPACE, Node, string

_WHITE = re.compile("[ \t\n\v\f\r]+")
"""What parts words in every format; other spaces of Unicode are characters like any."""

_UNFIT = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 §2.2 can't carry, and the control characters, to which a terminal would listen."""

_LONGEST = 1000
"""Characters of a string; a longer word is several. For Typst, pandoc takes their square in time."""


def clean(text: str) -> str:
    """Return the text on one line, with U+FFFD for each character that some format cannot hold."""
    return _UNFIT.sub("\ufffd", _WHITE.sub(" ", text))


def words(text: str) -> Iterator[Node]:
    """Yield the words of the text, with one space between them."""
    for position, word in enumerate(clean(text).split(" ")):
        if position:
            yield SPACE
        for start in range(0, len(word), _LONGEST):
            yield string(word[start : start + _LONGEST])


def inlines(parts: Iterable[str | Node], target: str = "") -> list[Node]:
    """Combine texts and nodes into the inlines of a paragraph.

    Neighbouring texts are joined first, so that pandoc sees what it has to escape; what it does not
    escape in the format `target` is guarded, where one is named. Spaces at the edges of lines are
    dropped, as are breaks at the edges of the paragraph: in some formats they are markup.
    """
    kept: list[Node] = []
    for node in _nodes(parts, target):
        if node is SPACE and (not kept or kept[-1] is SPACE or kept[-1] is BREAK):
            continue
        if node is BREAK:
            if kept and kept[-1] is SPACE:
                kept.pop()
            if not kept:
                continue
        kept.append(node)
    while kept and (kept[-1] is SPACE or kept[-1] is BREAK):
        kept.pop()
    return kept


def _nodes(parts: Iterable[str | Node], target: str) -> Iterator[Node]:
    before = LINE_START
    runs = [(is_text, list(run)) for is_text, run in groupby(parts, _is_text)]
    for position, (is_text, run) in enumerate(runs):
        if is_text:
            text = clean("".join(part for part in run if isinstance(part, str)))
            if before == LINE_START:
                text = text.lstrip(" ")
            after = MARK if position + 1 < len(runs) and runs[position + 1][1][0] is not BREAK else ""
            yield from words(guarded(before + text + after, target)[1:].removesuffix(MARK))
        else:
            others = [part for part in run if not isinstance(part, str)]
            yield from others
            before = LINE_START if others[-1] is BREAK else MARK


def _is_text(part: str | Node) -> bool:
    return isinstance(part, str)
