"""Hyphenation patterns, Liang's as TeX and Hunspell write them, from a dictionary of pyphen's.

pyphen takes each pattern of a language apart before it divides the first word: 0.1 s for English, 0.7 s
for German. Here a pattern is taken apart when a word has it, which leaves a tenth of that. The points
are the same. Only its files are read: importing it takes as long as reading the patterns of English.
"""

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_ALTERNATIVE = re.compile(rb"/.*=.*")
"""How the spelling changes at the points of a pattern: "/sz=,2,3"."""
_DIGITS = b"0123456789"
_VALUE = re.compile(r"(\d?)(\D?)")
"""The value before a letter, and the letter. Of two digits, the second counts for the next letter."""


class Patterns:
    """The patterns of one language."""

    def __init__(self, dictionary: bytes) -> None:
        """`dictionary` is a file of Hunspell's: the name of its encoding, then a pattern a line."""
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
        """Before which characters a word in lower case may be divided, as it is spelled.

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
    """The patterns of a language, or of the one that it belongs to; None if nobody knows either."""
    parts = language.lower().replace("-", "_").split("_")
    names = ("_".join(parts[:end]) for end in range(len(parts), 0, -1))
    path = next((known for name in names if (known := _files().get(name)) is not None), None)
    return Patterns(path.read_bytes()) if path is not None else None


@cache
def _files() -> dict[str, Path]:
    """The dictionaries by language: of "de" it is the first one of German."""
    package = find_spec("pyphen")
    if package is None or package.origin is None:
        return {}
    files: dict[str, Path] = {}
    for path in sorted((Path(package.origin).parent / "dictionaries").glob("hyph_*.dic")):
        name = path.stem.removeprefix("hyph_").lower()
        files[name] = path
        files.setdefault(name.partition("_")[0], path)
    return files
