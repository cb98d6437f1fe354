"""Find where the words of a text may be divided with a hyphen."""

import re
from functools import lru_cache

from convert_pdf.inline.hyphenation_patterns import patterns_of

# The least number of letters of a word, before a hyphen and after it.
_SHORTEST = 6
_LEFT, _RIGHT = 2, 3
# Longer words are names and inventions, unknown to the patterns; the bound keeps the search linear.
_LONGEST = 40

# Latin, Greek, Cyrillic, Armenian, Georgian: the scripts that divide words with a hyphen.
_LETTER = "A-Za-z\u00c0-\u02af\u0370-\u0481\u048a-\u0587\u10a0-\u10ff\u1e00-\u1fff"
# Letters only; no part of a host name, or of a word that has hyphens already.
_WORD = re.compile(
    rf"(?<![\w\u00ad\u0300-\u036f./-])[{_LETTER}]{{{_SHORTEST},{_LONGEST}}}+"
    r"(?![\w\u00ad\u0300-\u036f/-]|\.\w)"
)


def hyphens(text: str, language: str) -> list[int]:
    """Return where words of the text may be divided, ascending; empty for an unknown language."""
    if patterns_of(language) is None:
        return []
    return [
        word.start() + point for word in _WORD.finditer(text) for point in _points(word[0], language)
    ]


@lru_cache(maxsize=20_000)
def _points(word: str, language: str) -> tuple[int, ...]:
    patterns = patterns_of(language)
    lower = word.lower()
    if patterns is None or len(lower) != len(word):  # İ; the patterns are in lower case
        return ()
    return tuple(point for point in patterns.points(lower) if _LEFT <= point <= len(word) - _RIGHT)
