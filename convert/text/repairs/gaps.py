"""Mark line breaks where a site lost an image, most likely an emoji, within a sentence.

A sentence is broken where the next line begins with a mark that no sentence begins with (", which"), or
in lower case. Lower case is evidence only for an author who begins sentences with a capital and does
not break lines like verse. That is decided once, for the whole text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from typing import NamedTuple

from convert.characters import SENTENCE_ENDS
from convert.text.lines import Line
from convert.text.repairs.connectives import CONNECTIVES
from convert.text.repairs.label_prefix import label_prefix
from convert.tree import Repair

_CONTEXT = 3  # words on either side of a gap in its message
_SHORT = 60  # characters; most lines of verse and most items of a list are no longer
_STANZA = 3  # lines from which on a paragraph of short ones is verse or a list
_SEARCHED = 200  # characters at the ends of a line; a line may be as long as a book
_FEWEST_CONNECTIVES = 3  # breaks after a connective from which on short lines are evidence, too
# What only the rest of a sentence begins with; not ":)", ".@ann", "...and" or "’90s".
_MARK = re.compile(r"[,;:!?%]+(?=\s|\Z)|\.(?=\s|\Z)|['’](?:s|re|ve|ll|d|m)\b|[、。，！？；：،؛؟]")
# The label of a list's item, such as "a)" or "iv.".
_ITEM = re.compile(r"(?:[a-z]|[ivx]{1,4})[.)]\s")
# A link, with or without a scheme, or a mention.
_ADDRESS = re.compile(r"\S*(?:://|@)|www\.|[\w-]+(?:\.[\w-]+)+(?:/|\s|\Z)")
# A quotation mark counts only after a full stop: after others ("no?", he said) the sentence may go on.
_ENDS = (*SENTENCE_ENDS, ".”", '."')
_OPENING_MARKS = "\"'“”‘«(¿¡ "
# What may precede a lost word's mark, besides a letter or a digit.
_BEFORE_MARK = '"”’»)%&'
# Authors write lines of a full stop alone to keep posts apart where blank lines would be lost.
_SPACER = "."


class _BrokenSentence(NamedTuple):
    """A line break within a sentence."""

    after: int
    """The index of the line after the break."""
    is_marked: bool
    """Whether that line begins with a mark, not only in lower case."""
    follows_connective: bool
    """Whether the line before ends with a word or a label that needs another word after it."""
    is_short: bool
    """Whether both lines are as short as those of verse."""


def with_gaps(
    lines: Sequence[Line], *, loses_images: bool
) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """Return the lines, with a gap before each that continues a broken sentence, and a repair for each.

    `loses_images` says that the text is from a site that is known to lose them.
    """
    breaks = list(_broken_sentences(lines))
    if not breaks:
        return tuple(lines), ()
    if not _case_is_evidence(breaks, lines, loses_images=loses_images):
        breaks = [found for found in breaks if found.is_marked]
    marked = list(lines)
    repairs = []
    for found in breaks:
        before, line = lines[found.after - 1], lines[found.after]
        marked[found.after] = line._replace(break_before="gap")
        shown = _context(before.text, line.text)
        message = f"{shown}: most likely an emoji was lost, marked as a gap"
        repairs.append(Repair(kind="gap", line=line.number, text="", became="", message=message))
    return tuple(marked), tuple(repairs)


def _case_is_evidence(
    breaks: Sequence[_BrokenSentence], lines: Sequence[Line], *, loses_images: bool
) -> bool:
    """Return whether a line that begins in lower case shows that something before it was lost."""
    strong = sum(found.is_marked or found.follows_connective or not found.is_short for found in breaks)
    if strong * 2 < len(breaks):
        return False
    loses_images = (
        loses_images
        or any(found.is_marked or (found.follows_connective and not found.is_short) for found in breaks)
        or sum(found.follows_connective for found in breaks) >= _FEWEST_CONNECTIVES
    )
    return loses_images and _begins_with_capitals(lines)


def _begins_with_capitals(lines: Sequence[Line]) -> bool:
    """Return whether most lines that begin a post or a sentence begin with a capital."""
    upper = lower = 0
    before = ""
    for line in lines:
        words = line.text.strip()
        label = label_prefix(words)
        if words and (label or not before or before.endswith(_ENDS)):
            first = words[len(label) : _SEARCHED].lstrip(_OPENING_MARKS)[:1]
            upper += first.isupper()
            lower += first.islower()
        before = "" if words == label else words
    return upper > lower


def _broken_sentences(lines: Sequence[Line]) -> Iterator[_BrokenSentence]:
    """Yield the broken sentences of the text; a blank line or a label begins a new paragraph."""
    start = 0
    for index, line in enumerate(lines):
        words = line.text.lstrip()
        if not words or label_prefix(words):
            yield from _broken_in_paragraph(lines, start, index)
            start = index if words else index + 1
    yield from _broken_in_paragraph(lines, start, len(lines))


def _broken_in_paragraph(lines: Sequence[Line], start: int, end: int) -> Iterator[_BrokenSentence]:
    """Yield the broken sentences in the paragraph `lines[start:end]`.

    In a list, and in a paragraph that looks like verse, only a mark shows one.
    """
    if end - start <= 1:
        return
    texts = [line.text for line in lines[start:end]]
    marked = _marked(texts)
    keeps_breaks = not any(marked) and _is_like_verse(texts)
    for index, is_marked, (left, right) in zip(count(start + 1), marked, pairwise(texts), strict=False):
        keeps_breaks = keeps_breaks or left.rstrip().endswith(":")
        if is_marked or (not keeps_breaks and _continues(left, right)):
            yield _BrokenSentence(
                after=index,
                is_marked=is_marked,
                follows_connective=not is_marked and _ends_with_connective(left),
                is_short=len(left) <= _SHORT and len(right) <= _SHORT,
            )


def _is_like_verse(texts: Sequence[str]) -> bool:
    return len(texts) >= _STANZA and all(len(text.strip()) <= _SHORT for text in texts)


def _marked(texts: Sequence[str]) -> list[bool]:
    """Return for each line but the first whether it begins with a mark that followed a lost word."""
    has_spacers = sum(text.strip() == _SPACER for text in texts) > 1
    return [
        _begins_with_mark(left, right) and not (has_spacers and right.strip() == _SPACER)
        for left, right in pairwise(texts)
    ]


def _begins_with_mark(left: str, right: str) -> bool:
    """Return whether the right line begins with the rest of a sentence, or follows an open bracket."""
    last = left.rstrip()[-1]
    if last == "(":
        return _indent(right) <= _indent(left)
    may_be_cut_off = last.isalnum() or last in _BEFORE_MARK or _is_label(left)
    return may_be_cut_off and _MARK.match(right.lstrip()) is not None


def _continues(left: str, right: str) -> bool:
    """Return whether the right line may continue the left one in lower case."""
    words = right.lstrip()[:_SEARCHED]
    if not words[0].islower() or _indent(right) > _indent(left) + 1:
        return False
    if not _is_label(left) and not _may_continue_after(_last_word(left)):
        return False
    first, *others = words.split(None, 2)
    if not first.islower() or _ITEM.match(words) or _ADDRESS.match(words):
        return False
    is_credit = len(right) <= _SHORT and bool(others) and _ADDRESS.match(others[0]) is not None
    return not is_credit


def _ends_with_connective(text: str) -> bool:
    return _is_label(text) or _last_word(text).lower() in CONNECTIVES


def _may_continue_after(word: str) -> bool:
    """Return whether a sentence may continue after a line's last word.

    It does not after punctuation, a hashtag, an address or the number of a post.
    """
    if not (word[-1].isalnum() or word[-1] in ",&%") or word.startswith("#") or _ADDRESS.match(word):
        return False
    return word.isalnum() or not word[-1].isdecimal()


def _is_label(text: str) -> bool:
    """Return whether the line contains nothing but what may be a label."""
    words = text.strip()
    return label_prefix(words) == words


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _last_word(text: str) -> str:
    return text.rstrip()[-_SEARCHED:].rsplit(None, 1)[-1]


def _context(before: str, after: str) -> str:
    """Return the words around a gap, for its message."""
    left = before[-_SEARCHED:].rsplit(None, _CONTEXT)[-_CONTEXT:]
    right = after[:_SEARCHED].split(None, _CONTEXT)[:_CONTEXT]
    return f"“{' '.join(left)} | {' '.join(right)}”"
