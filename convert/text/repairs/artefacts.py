"""Remove what Thread Reader leaves in a thread: the word "Image" for each picture, and "• • •"."""

import re
from collections.abc import Sequence

from convert.characters import SENTENCE_ENDS
from convert.text.lines import Line
from convert.tree import Repair

_IMAGE = "Image"
_IMAGES = re.compile(r"(?:Image ?)+\Z")
_SEARCHED = 200  # characters at the end of a line; a post has four pictures at most
_RULE = "• • •"
# Besides the ends of sentences, closing brackets and quotation marks, and what can introduce a picture.
_ENDS = SENTENCE_ENDS + ":;)]\"'”’»"
# After these words a noun must follow, so the author wrote "Image".
_DETERMINERS = frozenset(
    ["a", "an", "the", "this", "that", "my", "your", "our", "his", "her", "no", "of"]
)


def ends_with_artefact(text: str) -> bool:
    """Return whether the line has "Image" after a finished sentence, where authors do not write it."""
    words = text.rstrip()
    if not words.endswith(_IMAGE):
        return False
    before = words[: _images_start(words)].rstrip()
    return bool(before) and before[-1] in _ENDS


def without_artefacts(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """Return the lines without the page's rules and words for pictures, and a repair for each."""
    kept: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        words = line.text.rstrip()
        if words.endswith(_IMAGE) and not _is_authors(words, start := _images_start(words)):
            message = "removed the page's word for a picture"
            repairs.append(_removed(line, words[start:], message))
            kept.append(line._replace(text=words[:start]))
        elif words.strip() == _RULE:
            repairs.append(_removed(line, _RULE, "removed a separator of the page"))
            kept.append(line._replace(text=""))
        else:
            kept.append(line)
    return tuple(kept), tuple(repairs)


def _removed(line: Line, text: str, message: str) -> Repair:
    return Repair(kind="artefact", line=line.number, text=text, became="", message=message)


def _images_start(words: str) -> int:
    """Return the position of the first of the "Image"s at the end of the line."""
    found = _IMAGES.search(words, max(0, len(words) - _SEARCHED))
    return found.start() if found else len(words)


def _is_authors(words: str, start: int) -> bool:
    """Return whether "Image" belongs to its sentence, or ends a longer word ("PreImage")."""
    before = words[max(0, start - _SEARCHED) : start]
    if before and not before[-1].isspace() and before[-1] not in _ENDS:
        return True
    return any(word.lower() in _DETERMINERS for word in before.split()[-1:])
