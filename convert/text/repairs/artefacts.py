"""Artefacts: what Thread Reader leaves in a thread: the word "Image" for each picture, and "• • •"."""

import re
from collections.abc import Sequence

from convert.text.lines import Line
from convert.tree import Repair

_IMAGE = "Image"
_IMAGES = re.compile(r"(?:Image ?)+\Z")
_LONGEST = 200
"""Characters at the end of a line that are looked at; a post has four pictures at the most."""
_RULE = "• • •"
_SENTENCE_ENDS = ".!?…:;)]\"'”’»。！？।؟"
_DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "my", "your", "our", "his", "her", "no", "of"}
)
"""Words that need a noun behind them: there, "Image" is the author's."""


def is_behind_sentence(text: str) -> bool:
    """Whether "Image" stands behind a finished sentence, where no author puts it."""
    words = text.rstrip()
    if not words.endswith(_IMAGE):
        return False
    before = words[: _start(words)].rstrip()
    return bool(before) and before[-1] in _SENTENCE_ENDS


def without_artefacts(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """The lines of a page of Thread Reader without what stands for its pictures and its rules."""
    kept: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        words = line.text.rstrip()
        if words.endswith(_IMAGE):
            start = _start(words)
            if not _belongs(words, start):
                message = "the page's word for a picture, taken out"
                repairs.append(Repair("artefact", line.number, words[start:], "", message))
                line = line._replace(text=words[:start])
        elif words.strip() == _RULE:
            repairs.append(Repair("artefact", line.number, _RULE, "", "a rule of the page, taken out"))
            line = line._replace(text="")
        kept.append(line)
    return tuple(kept), tuple(repairs)


def _start(words: str) -> int:
    """Where at the end of a line its "Image"s begin."""
    found = _IMAGES.search(words, max(0, len(words) - _LONGEST))
    return found.start() if found else len(words)


def _belongs(words: str, start: int) -> bool:
    """Whether "Image" is a word of its sentence, or the end of a longer word ("PreImage")."""
    before = words[max(0, start - _LONGEST) : start]
    if before and not before[-1].isspace() and before[-1] not in _SENTENCE_ENDS:
        return True
    return any(word.lower() in _DETERMINERS for word in before.split()[-1:])
