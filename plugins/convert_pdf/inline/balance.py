"""Break titles into lines of about the same length, and between words of languages without spaces."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeAlias

from icu4py.breakers import WordBreaker

from convert.characters import script
from convert_pdf.inline.runs import Line

Break: TypeAlias = Callable[[float], list[Line]]
"""Breaks a text into lines of a measure."""

# A text of more lines is no title that anybody would set by hand, and takes long.
_MOST_LINES = 6
# How exactly the narrowest measure is found, as a part of the measure, and how many more are tried.
_STEP = 1 / 64
_TRIED = 12
# The costs of the end of a line after a word, before a particle, and inside of a word or a number.
_WORD, _PARTICLE, _DIVIDED = 1, 2, 5
_IDEOGRAPHIC = {"CJK", "HIRAGANA", "KATAKANA"}


def balanced(text: str, break_lines: Break, measure: float) -> tuple[list[Line], float]:
    """Return the lines of a text that are the most even, and the measure in which they are set.

    There are as many as in the full measure. Of a text in Chinese or Japanese, those are preferred that
    divide no word and no number, even if it takes one more.
    """
    lines = break_lines(measure)
    if not 1 < len(lines) <= _MOST_LINES:
        return lines, measure
    narrowest = _narrowest(break_lines, measure, len(lines))
    if not _IDEOGRAPHIC.intersection(map(script, text)):
        return break_lines(narrowest), narrowest
    words, letters = _word_ends(text), _letters(text)
    one_more = _narrowest(break_lines, narrowest, len(lines) + 1)
    tried = [*_between(narrowest, measure), *_between(one_more, narrowest)]
    best = min(tried, key=lambda each: _cost(break_lines(each), letters, words))  # the first of equals
    return break_lines(best), best


def _between(low: float, high: float) -> list[float]:
    return [low + step * (high - low) / _TRIED for step in range(_TRIED)]


def _narrowest(break_lines: Break, measure: float, count: int) -> float:
    """Return the narrowest measure with so many lines, by bisection."""
    low, high = 0.0, measure
    while high - low > _STEP * measure:
        middle = (low + high) / 2
        if len(break_lines(middle)) > count:
            low = middle
        else:
            high = middle
    return high


def _cost(lines: Sequence[Line], letters: str, words: frozenset[int]) -> int:
    """Return how much the ends of lines hurt a reader of Chinese or Japanese."""
    lengths = (len(_letters("".join(run.text for run in line.runs))) for line in lines)
    ends = [end for end in accumulate(lengths) if end < len(letters)]
    return sum(_end_cost(letters[end - 1], letters[end], is_word=end in words) for end in ends)


def _end_cost(before: str, after: str, *, is_word: bool) -> int:
    """Return 0 for the end of a phrase, more for that of a word, and most for none."""
    scripts = script(before), script(after)
    if before.isnumeric() or not is_word:  # a number belongs to the counter after it
        return _DIVIDED
    if not before.isalnum():
        return 0
    if scripts[1] == "HIRAGANA":  # particles and endings belong to the word before
        return _PARTICLE
    return 0 if scripts[0] == "HIRAGANA" else _WORD


def _word_ends(text: str) -> frozenset[int]:
    """Return how many letters are before the end of each word, by the dictionary of ICU (UAX #29)."""
    return frozenset(accumulate(len(_letters(word)) for word in WordBreaker(text, "ja")))


def _letters(text: str) -> str:
    """Return a text without white space, which lines drop at their ends."""
    return "".join(text.split())
