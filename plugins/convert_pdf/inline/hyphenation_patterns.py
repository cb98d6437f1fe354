"""Apply the hyphenation patterns of pyphen's dictionaries (Liang's algorithm, as in TeX and Hunspell).

pyphen parses all patterns of a language before it divides the first word, which takes 0.1 s for
English and 1.1 s for German. This module parses a pattern when a word contains it, which takes a
tenth of that, and finds the same points.
"""

import re
from functools import lru_cache

import pyphen

_ALTERNATIVE = re.compile(rb"/.*=.*")  # how the spelling changes at the points of a pattern: "/sz=,2,3"
_DIGITS = b"0123456789"
# The value before a letter, and the letter. The second of two digits belongs to an empty letter.
_VALUE = re.compile(r"(\d?)(\D?)")


class Patterns:
    """The patterns of one language."""

    def __init__(self, dictionary: bytes) -> None:
        """Read a Hunspell file: the name of its encoding, then a pattern on each line."""
        encoding, _, body = dictionary.partition(b"\n")
        name = encoding.decode().strip().lower().removeprefix("microsoft-")
        body = body.translate(None, b" \t\r")
        letters = _ALTERNATIVE.sub(b"", body).translate(None, _DIGITS)
        self._patterns = {
            own: pattern
            for own, pattern in zip(
                letters.decode(name).split("\n"), body.decode(name).split("\n"), strict=True
            )
            if own != pattern and pattern[0] not in "%#"
        }
        self._longest = max(map(len, self._patterns), default=0)

    def points(self, word: str) -> list[int]:
        """Return the indices of the characters before which a lower-case word may be divided.

        Points where the spelling would change (Hungarian asszonnyal, asz-szonnyal) are left out.
        """
        pointed = f".{word}."
        places = range(len(pointed) + 1)
        strongest = [0 for _ in places]
        changes = [False for _ in places]
        for start in range(len(pointed) - 1):
            for end in range(start + 1, min(start + self._longest, len(pointed)) + 1):
                pattern = self._patterns.get(pointed[start:end])
                if pattern is None:
                    continue
                values, _, alternative = pattern.partition("/")
                for place, (digit, _) in zip(places[start:], _VALUE.findall(values), strict=False):
                    if digit and int(digit) >= strongest[place]:
                        strongest[place] = int(digit)
                        changes[place] = bool(alternative)
        return [place - 1 for place, value in enumerate(strongest) if value % 2 and not changes[place]]


@lru_cache(maxsize=100)
def patterns_of(language: str) -> Patterns | None:
    """Return the patterns of a language ("de-AT"), or of a more general one ("de"); None if unknown."""
    name = pyphen.language_fallback(language)
    return None if name is None else Patterns(pyphen.LANGUAGES[name].read_bytes())
