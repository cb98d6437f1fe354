"""Cut a sentence to the length of a title, where its reader would pause."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from convert.characters import script
from convert.phrase_words import PhraseWords, phrase_words

ELLIPSIS = "…"
"""What marks that a title was cut."""

# The least part of the longest title that is left by a cut: at punctuation or before a clause, before a
# phrase, and between words.
_LEAST_CLAUSE, _LEAST_PHRASE, _LEAST_WORDS = 0.4, 0.65, 0.4
# At these a reader pauses: punctuation of Latin, Greek, Armenian, Arabic, Ethiopic and CJK, and dashes.
# What is inside of a number or an address has no space after it.
_PAUSE = re.compile(r"[,;:·՝،؛፣፤፥](?=\s)|[、，；：—―]|(?<=\s)[-–](?=\s)|(?<=\s)[(\[]|（")
_OPENING, _CLOSING = "([{（［【「『〈《“„«‹", ")]}）］】」』〉》”»›"
# The scripts whose spaces are between phrases, not between words.
_PHRASE_SPACES = {"THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"}
# The signs of Thai and Lao that repeat the word before have a space before them.
_SPACE = re.compile(" (?![ๆໆ])")
# U+200D joins the next character to its cluster; the marks of Unicode begin none (UAX #29, GB9, GB9a),
# nor do modifiers of emoji and the two vowels of Thai and Lao that Unicode calls letters.
_JOINER = "\u200d"
_EXTENDING = "\u200c\u200d\u0e33\u0eb3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]+\\Z")  # flags are pairs of these (UAX #29, GB12)
# A run of CJK is not cut before what may not begin a line (JLReq, Appendix A.1, A.3, A.4, A.9 to A.11).
_NO_START = "、。，．・：；？！ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ" + _CLOSING
_CJK = {"CJK", "HIRAGANA", "KATAKANA"}
# Digits, and the counters that are most often behind them.
_NUMBER = set("0123456789０１２３４５６７８９〇一二三四五六七八九十百千万億年月日時分")
# What is left out before the mark of a cut. A quotation mark is so if it opened.
_END = re.compile(rf"(?:[\s,;:·՝،؛፣፤፥、，；：–—―\-{re.escape(_OPENING)}]|(?<=\s)[\"'‘])+\Z")


def cut(text: str, longest: int, language: str = "und") -> str:
    """Return `text` on one line, cut to at most `longest` columns; "…" marks that it was.

    It is cut at the last punctuation inside of the sentence, else before the last clause, else before a
    phrase, else between words; and never after a word that needs the next one. The language is a BCP 47
    tag; the words of some languages are known. A wide character takes two columns (UAX #11), and no
    grapheme cluster is split.
    """
    line = " ".join(text.split())
    room = _room(line, longest)
    if room == len(line):
        return line
    room = _room(line, longest - len(ELLIPSIS))
    words = phrase_words(language)
    for least, ends in (
        (_LEAST_CLAUSE, _pauses(line, room)),
        (_LEAST_CLAUSE, _before(words.clauses, line, room)),
        (_LEAST_PHRASE, _before(words.phrases | words.leaning, line, room)),
        (_LEAST_WORDS, _spaces(line, room)),
    ):
        for end in sorted(ends, reverse=True):
            kept = _without_leaning(line[:end], words)
            if _columns(kept) >= least * longest:
                return kept + ELLIPSIS
    return _END.sub("", line[: _inside(line, room)]) + ELLIPSIS


def _columns(text: str) -> int:
    return sum(map(_width, text))


def _width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _room(line: str, columns: int) -> int:
    """Return how many characters take so many columns."""
    for position, character in enumerate(line):
        columns -= _width(character)
        if columns < 0:
            return position
    return len(line)


def _pauses(line: str, room: int) -> Iterator[int]:
    """Yield where a reader pauses, outside of brackets and quotation marks."""
    depth, quotes, read = 0, 0, 0
    for found in _PAUSE.finditer(line, 0, room + 2):
        for character in line[read : found.start()]:
            depth += (character in _OPENING) - (character in _CLOSING)
            quotes += character == '"'
        read = found.start()
        if found.start() <= room and depth <= 0 and quotes % 2 == 0:
            yield found.start()
    if script(line[0]) in _PHRASE_SPACES:
        yield from _spaces(line, room)


def _spaces(line: str, room: int) -> Iterator[int]:
    # One character more, for what is looked at behind a space.
    return (found.start() for found in _SPACE.finditer(line, 0, room + 2) if found.start() <= room)


def _before(openers: frozenset[str], line: str, room: int) -> Iterator[int]:
    """Yield the ends of the words before those that open a clause or a phrase."""
    for end, following in pairwise([*_spaces(line, room), min(room + 1, len(line))]):
        if _plain(line[end + 1 : following]) in openers:
            yield end


def _without_leaning(text: str, words: PhraseWords) -> str:
    """Return the text without punctuation at its end, and without words that need the next one."""
    while text := _END.sub("", text):
        rest, _, last = text.rpartition(" ")
        if words.end(_plain(last)):
            break
        text = rest
    return text


def _plain(word: str) -> str:
    """Return a word as the lists have it."""
    return word.lower().replace("’", "'").strip(_OPENING + _CLOSING + "\"'‘")


def _inside(line: str, room: int) -> int:
    """Return where a text without spaces is cut: where a word of Japanese may end, or at a cluster."""
    ends = [end for end in range(room, room // 2, -1) if _is_cluster_boundary(line, end)]
    for is_good in (_ends_word, _is_beside_ideograph):
        for end in ends:
            if is_good(line[end - 1], line[end]):
                return end
    return ends[0] if ends else room


def _is_cluster_boundary(line: str, end: int) -> bool:
    before, after = line[end - 1], line[end]
    if before == _JOINER or after in _EXTENDING or unicodedata.category(after).startswith("M"):
        return False
    flags = _REGIONAL.search(line[:end]) if _REGIONAL.match(after) else None
    return flags is None or len(flags[0]) % 2 == 0


def _ends_word(before: str, after: str) -> bool:
    """Return whether a phrase of Japanese ends: most end in hiragana and begin with another script."""
    return script(before) == "HIRAGANA" and script(after) in ("CJK", "KATAKANA")


def _is_beside_ideograph(before: str, after: str) -> bool:
    """Return whether a cut leaves numbers and words of other scripts whole."""
    if after in _NO_START or {before, after} <= _NUMBER:
        return False
    return not _CJK.isdisjoint((script(before), script(after)))
