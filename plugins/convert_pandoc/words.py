"""Convert text to pandoc's inlines: strings with spaces between them."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from convert_pandoc.guards import GUARD, GUARDED, LINE_START, MARK, SEPARATED, guarded
from convert_pandoc.nodes import BREAK, SPACE, Node, code, is_indent, string

# The white space of ASCII separates words in every format; other spaces of Unicode are characters.
WHITE = " \t\n\v\f\r"
_WHITE = re.compile(f"[{WHITE}]+")

# Characters that XML 1.0 §2.2 forbids, and control characters, which a terminal would obey.
FORBIDDEN = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# The characters of a string; a longer word is split. pandoc's time for Typst is quadratic in it.
_LONGEST = 1000

# Text to write as code: pandoc's reader of Org rejects most files with a backslash in text, and Emacs
# takes it for LaTeX. A dollar sign would begin a formula with such code in it, and two a displayed one.
_CODE = {"org": re.compile(r"(\\+|\${2,}|\$(?=[^$\\]*\\))")}

# Characters that are, or begin, marks of emphasis in some format.
_MARKS = frozenset("!#%'*+,-/=?@^_|~")

_STYLED = frozenset({"Code", "Emph", "Strikeout", "Strong"})


def clean(text: str) -> str:
    """Return the text on one line, with U+FFFD for each character that some format cannot contain."""
    return FORBIDDEN.sub("\ufffd", _WHITE.sub(" ", text))


def words(text: str, target: str = "") -> Iterator[Node]:
    """Yield the words of the text, with one space between them.

    Backslashes become code if the format `target` has no other way to write them.
    """
    cleaned = clean(text)
    pattern = _CODE.get(target)
    # the parts at odd positions are code
    for position, part in enumerate(pattern.split(cleaned) if pattern else [cleaned]):
        if position % 2:
            yield code(part)
        else:
            yield from _strings(part)


def inlines(parts: Iterable[str | Node], target: str = "") -> list[Node]:
    """Combine texts and nodes into the inlines of a paragraph.

    Adjacent texts are joined first, so that pandoc recognizes what it has to escape. Text that it does
    not escape in the format `target` gets guards, if a format is given. Spaces at the edges of lines
    and breaks at the edges of the paragraph are dropped, since they are markup in some formats.
    """
    kept: list[Node] = []
    has_guards = target in GUARDED
    for node in _nodes(parts, target):
        if node is SPACE and (not kept or kept[-1] is SPACE or kept[-1] is BREAK):
            continue
        if node is BREAK:
            if kept and kept[-1] is SPACE:
                kept.pop()
            if not kept:
                continue
            if kept[-1]["t"] == "Code" and target == "org":
                kept.append(string(GUARD))  # Org's break would be part of the code's end
        elif has_guards and kept and _needs_guard(kept[-1], node, target):
            kept.append(string(GUARD))
        kept.append(node)
    while kept and (kept[-1] is SPACE or kept[-1] is BREAK):
        kept.pop()
    return kept


def edge(character: str) -> list[Node]:
    """Return the space that the first or last character of a text is; nothing for another."""
    return [SPACE] if character and character in WHITE else []


def enclosed(styled: list[Node], target: str) -> list[Node]:
    """Return inlines that can be between marks of emphasis, which are not doubled by marks in them."""
    if target not in SEPARATED:
        return styled
    first, last = (node["c"] if node["t"] == "Str" else "" for node in (styled[0], styled[-1]))
    before = [string(GUARD)] if first[:1] in _MARKS else []
    return [*before, *styled, *([string(GUARD)] if last[-1:] in _MARKS else [])]


def _needs_guard(before: Node, after: Node, target: str) -> bool:
    """Return whether marks of emphasis would meet other marks, or a word that hides them."""
    if before["t"] not in _STYLED and after["t"] not in _STYLED:
        return False
    kinds = {before["t"], after["t"]}
    if kinds <= _STYLED:
        return True
    if kinds - _STYLED != {"Str"} or target not in SEPARATED:
        return False
    beside: str = before["c"][-1:] if before["t"] == "Str" else after["c"][:1]
    return beside not in ("", GUARD)


def _strings(text: str) -> Iterator[Node]:
    """Yield the words of text without code."""
    for position, word in enumerate(text.split(" ")):
        if position:
            yield SPACE
        for start in range(0, len(word), _LONGEST):
            yield string(word[start : start + _LONGEST])


def _nodes(parts: Iterable[str | Node], target: str) -> Iterator[Node]:
    """Yield the nodes, and the words of the texts between them."""
    before = LINE_START
    runs = [(is_text, list(run)) for is_text, run in groupby(parts, _is_text)]
    for position, (is_text, run) in enumerate(runs):
        if is_text:
            text = clean("".join(part for part in run if isinstance(part, str)))
            if before == LINE_START:
                text = text.lstrip(" ")
            after = MARK if position + 1 < len(runs) and runs[position + 1][1][0] is not BREAK else ""
            enclosed = guarded(before + text + after, target)
            yield from words(enclosed[1:].removesuffix(MARK), target)
        else:
            others = [part for part in run if not isinstance(part, str)]
            yield from others
            # some programs skip the spaces of an indentation before they look for markup
            starts_line = others[-1] is BREAK or is_indent(others[-1])
            before = LINE_START if starts_line else MARK


def _is_text(part: str | Node) -> bool:
    return isinstance(part, str)
