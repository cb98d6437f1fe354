"""Gaps: line breaks where a site lost an image, most likely an emoji, within a sentence.

A seam is a break that a sentence runs across: the next line begins with a mark that no sentence begins
with (", which"), or in lower case. The case is evidence only for an author who begins sentences with a
capital, and who does not break lines like verse; that is decided once, over the whole text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from typing import NamedTuple

from convert.text.lines import Line
from convert.text.repairs.connectives import LEADING_ON
from convert.text.repairs.label_prefix import label_of
from convert.tree import Repair

_CONTEXT = 3
"""Words shown on either side of a gap in its message."""
_SHORT = 60
"""Characters that a line of verse, or an item of a list, mostly stays below."""
_STANZA = 3
"""From so many short lines on, a paragraph is verse or a list."""
_MARK = re.compile(r"[,;:!?%]+(?=\s|\Z)|\.(?=\s|\Z)|['’](?:s|re|ve|ll|d|m)\b|[、。，！？；：،؛؟]")
"""How only the rest of a sentence begins; not ":)", ".@ann", "...and" or "’90s"."""
_ITEM = re.compile(r"(?:[a-z]|[ivx]{1,4})[.)]\s")
"""a) or iv. in front of an item of a list."""
_ADDRESS = re.compile(r"\S*(?:://|@)|www\.|[\w-]+(?:\.[\w-]+)+(?:/|\s|\Z)")
"""A link, with or without its scheme, or a mention."""
_ENDS = (".", "!", "?", "…", ".”", '."', "。", "؟")
_QUOTES = "\"'“”‘«(¿¡ "
_MARK_FOLLOWS = '"”’»)%&'
"""What besides a letter or a digit may stand before a mark."""
_LONGEST = 200
"""Characters at the ends of lines that are looked at: a line may be as long as a book."""
_SPACER = "."
"""Lines of a full stop alone hold posts apart where blank lines would be lost."""
_FEW = 3
"""Breaks after words that need another, from which on short ones are evidence, too."""


class _Seam(NamedTuple):
    """A break that a sentence runs across."""

    at: int
    is_marked: bool
    """Whether the next line begins with a mark, not merely in lower case."""
    leads_on: bool
    """Whether the line breaks off after a word that needs another."""
    is_short: bool
    """Whether both lines are as short as those of verse."""


def with_gaps(
    lines: Sequence[Line], *, loses_images: bool
) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """The lines, those before which an image was lost parted by a gap.

    `loses_images` says that the text comes from a site which is known for it.
    """
    seams = list(_seams(lines))
    if not seams:
        return tuple(lines), ()
    if not _case_is_evidence(seams, lines, loses_images=loses_images):
        seams = [seam for seam in seams if seam.is_marked]
    mended = list(lines)
    repairs = []
    for at, *_ in seams:
        mended[at] = lines[at]._replace(break_before="gap")
        shown = _shown(lines[at - 1].text, lines[at].text)
        message = f"{shown}: most likely an emoji was lost, marked as a gap"
        repairs.append(Repair("gap", lines[at].number, "", "", message))
    return tuple(mended), tuple(repairs)


def _case_is_evidence(seams: Sequence[_Seam], lines: Sequence[Line], *, loses_images: bool) -> bool:
    """Whether a small letter at the start of a line tells that something before it is missing."""
    strong = sum(seam.is_marked or seam.leads_on or not seam.is_short for seam in seams)
    if strong * 2 < len(seams):
        return False
    loses_images = (
        loses_images
        or any(seam.is_marked or (seam.leads_on and not seam.is_short) for seam in seams)
        or sum(seam.leads_on for seam in seams) >= _FEW
    )
    return loses_images and _begins_with_capitals(lines)


def _begins_with_capitals(lines: Sequence[Line]) -> bool:
    """Whether the author mostly begins with a capital, where a line begins a post or a sentence."""
    upper = lower = 0
    before = ""
    for line in lines:
        words = line.text.strip()
        label = label_of(words)
        if words and (label or not before or before.endswith(_ENDS)):
            first = words[len(label) : _LONGEST].lstrip(_QUOTES)[:1]
            upper += first.isupper()
            lower += first.islower()
        before = "" if words == label else words
    return upper > lower


def _seams(lines: Sequence[Line]) -> Iterator[_Seam]:
    start = 0
    for at, line in enumerate(lines):
        words = line.text.lstrip()
        if not words or label_of(words):
            yield from _seams_within(lines, start, at)
            start = at if words else at + 1
    yield from _seams_within(lines, start, len(lines))


def _seams_within(lines: Sequence[Line], start: int, end: int) -> Iterator[_Seam]:
    """The seams of a paragraph, given by its first line and the one behind it.

    A list, and a paragraph that looks like verse, has none unless a line begins with a mark.
    """
    if end - start < 2:
        return
    texts = [line.text for line in lines[start:end]]
    marked = _marked(texts)
    keeps_breaks = not any(marked) and _is_like_verse(texts)
    for at, is_marked, (left, right) in zip(count(start + 1), marked, pairwise(texts), strict=False):
        keeps_breaks = keeps_breaks or left.rstrip().endswith(":")
        is_short = len(left) <= _SHORT and len(right) <= _SHORT
        if is_marked:
            yield _Seam(at, True, False, is_short)
        elif not keeps_breaks and _goes_on(left, right):
            leads_on = _is_label(left) or _last_word(left).lower() in LEADING_ON
            yield _Seam(at, False, leads_on, is_short)


def _is_like_verse(texts: Sequence[str]) -> bool:
    return len(texts) >= _STANZA and all(len(text.strip()) <= _SHORT for text in texts)


def _marked(texts: Sequence[str]) -> list[bool]:
    """For each line but the first, whether it begins with a mark that belongs to a lost word."""
    spaced = sum(text.strip() == _SPACER for text in texts) > 1
    return [
        _begins_with_mark(left, right) and not (spaced and right.strip() == _SPACER)
        for left, right in pairwise(texts)
    ]


def _begins_with_mark(left: str, right: str) -> bool:
    """Whether a line begins with the rest of a sentence, or follows a bracket that was just opened."""
    last = left.rstrip()[-1]
    if last == "(":
        return _indent(right) <= _indent(left)
    may_break_off = last.isalnum() or last in _MARK_FOLLOWS or _is_label(left)
    return may_break_off and _MARK.match(right.lstrip()) is not None


def _goes_on(left: str, right: str) -> bool:
    """Whether the next line goes on in lower case, as far as two lines can tell."""
    words = right.lstrip()[:_LONGEST]
    if not words[0].islower() or len(right) - len(right.lstrip()) > _indent(left) + 1:
        return False
    if not _is_label(left) and not _breaks_off(_last_word(left)):
        return False
    first, *others = words.split(None, 2)
    if not first.islower() or _ITEM.match(words) or _ADDRESS.match(words):
        return False
    is_credit = len(right) <= _SHORT and others[:1] != [] and _ADDRESS.match(others[0]) is not None
    return not is_credit


def _breaks_off(last: str) -> bool:
    """Whether a line may have gone on after its last word: no tag, address or number of a post."""
    if not (last[-1].isalnum() or last[-1] in ",&%") or last.startswith("#") or _ADDRESS.match(last):
        return False
    return last.isalnum() or not last[-1].isdecimal()


def _is_label(text: str) -> bool:
    """Whether a line holds nothing but what may be a label."""
    words = text.strip()
    return label_of(words) == words


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _last_word(text: str) -> str:
    return text.rstrip()[-_LONGEST:].rsplit(None, 1)[-1]


def _shown(before: str, after: str) -> str:
    """The words around a gap."""
    left = before[-_LONGEST:].split()[-_CONTEXT:]
    right = after[:_LONGEST].split()[:_CONTEXT]
    return f"“{' '.join(left)} | {' '.join(right)}”"
