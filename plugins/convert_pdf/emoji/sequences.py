"""Emoji sequences: where they stand in a text, by UTS #51 (ED-17).

Each character becomes a letter for its kind, and the sequences are searched among these: the characters
themselves make regular expressions that take 7 ms to compile.

    P  a picture unless it is to be text    S  a sign that is text unless it is to be a picture
    T  skin tone, a picture too             F  half of a flag
    D  digit, # or *                        K  keycap
    V  U+FE0F, asks for a picture           X  U+FE0E, asks for text
    G  tag                                  E  end of the tags
    J  joiner                               -  anything else
"""

import re
from collections.abc import Iterator
from functools import cache

from convert_pdf.emoji.data import PICTURES, SIGNS

_KINDS = {
    "P": PICTURES,
    "S": SIGNS,
    "T": "1f3fb-1f3ff",
    "F": "1f1e6-1f1ff",
    "D": "23 2a 30-39",
    "K": "20e3",
    "V": "fe0f",
    "X": "fe0e",
    "G": "e0020-e007e",
    "E": "e007f",
    "J": "200d",
}
"""The characters of each kind, in hexadecimal ranges. What stands twice is of the later kind."""
_SEQUENCE = re.compile(
    "F{1,2}+|DV?K"
    "|(?:[PT](?!X)V?T?(?:G{1,30}+E)?+"  # UTS #51, annex C: 32 characters at most
    "|S(?:VT?|T|(?=J[PST])))"
    "(?:J[PST]V?T?)*+"
)
_LEAST = "\u203c"
"""Each emoji has a character from here on: most texts can be passed over at once."""


class _Kinds(dict[int, str]):
    """A table of `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = "-"
        return "-"


def sequences(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the emoji sequences, with or without a picture.

    Characters that are text by default (©, ™, ❤, 1) count only where U+FE0F, a skin tone, a keycap or a
    joiner makes them emoji. Sequences that merely lack U+FE0F inside count: old threads have them.
    """
    if max(text, default="") < _LEAST:
        return
    for match in _SEQUENCE.finditer(text.translate(_kinds())):
        yield match.span()


@cache
def _kinds() -> _Kinds:
    kinds = _Kinds()
    for kind, ranges in _KINDS.items():
        for item in ranges.split():
            first, _, last = item.partition("-")
            kinds.update(dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), kind))
    return kinds
