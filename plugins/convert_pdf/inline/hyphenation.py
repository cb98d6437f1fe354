"""Hyphenation: where a word may be divided, by the patterns of its language."""

import re
from functools import lru_cache

from convert_pdf.inline.hyphenation_patterns import patterns_of

_SHORTEST = 6
_LEFT, _RIGHT = 2, 3
"""How many letters stay on the line, and how many go to the next one, at least."""

_LETTER = "A-Za-z\u00c0-\u02af\u0370-\u0481\u048a-\u0587\u10a0-\u10ff\u1e00-\u1fff"
"""Latin, Greek, Cyrillic, Armenian, Georgian: the scripts that divide words with a hyphen."""

_WORD = re.compile(
    rf"(?<![\w\u00ad\u0300-\u036f./-])[{_LETTER}]{{{_SHORTEST},40}}+"
    r"(?![\w\u00ad\u0300-\u036f/-]|\.\w)"
)
"""A word to divide: letters only, no part of a host name or of a word that has hyphens already.

Longer ones are names and inventions that the patterns don't know; the bound keeps the search linear.
"""

_THAI = re.compile("[\u0e01-\u0e5b]{3,100}")
_THAI_SEAM = re.compile("[^เแโใไ][^\u0e30-\u0e3a\u0e45-\u0e4e]")
"""No vowel that belongs to the next letter, then no vowel or mark that belongs to the letter before."""


def hyphens(text: str, language: str) -> list[int]:
    """Where words of the text may be divided, in ascending order; none if nobody knows the language."""
    if patterns_of(language) is None:
        return []
    return [
        word.start() + point for word in _WORD.finditer(text) for point in _points(word[0], language)
    ]


def thai_syllables(text: str) -> list[int]:
    """Where a Thai syllable starts that a line may start with: Thai has no spaces between words."""
    return [
        run.start() + point
        for run in _THAI.finditer(text)
        for point in _points(run[0], "th")
        if _THAI_SEAM.match(run[0], point - 1)
    ]


@lru_cache(maxsize=20_000)
def _points(word: str, language: str) -> tuple[int, ...]:
    patterns = patterns_of(language)
    lower = word.lower()
    if patterns is None or len(lower) != len(word):  # İ: the patterns are in lower case
        return ()
    return tuple(point for point in patterns.points(lower) if _LEFT <= point <= len(word) - _RIGHT)
