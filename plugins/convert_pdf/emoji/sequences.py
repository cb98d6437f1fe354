"""Find the emoji sequences of a text (UTS #51, ED-17).

Each character is replaced with a letter for its kind, so that the grammar of UTS #51 is one short
regular expression over these letters:

    P  emoji by default                  S  text by default
    T  skin tone, an emoji by itself     F  regional indicator, half of a flag
    D  digit, # or *                     K  U+20E3, combining enclosing keycap
    V  U+FE0F, emoji presentation        X  U+FE0E, text presentation
    G  tag                               E  end of the tags
    J  U+200D, zero width joiner         -  any other character
"""

import re
from collections.abc import Iterator
from functools import cache

from convert_pdf.emoji.data import EMOJI_PRESENTATION, TEXT_PRESENTATION

# The characters of each kind, as hexadecimal ranges. A character of two kinds is of the later one.
_KINDS = {
    "P": EMOJI_PRESENTATION,
    "S": TEXT_PRESENTATION,
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
_SEQUENCE = re.compile(
    r"""
    F{1,2}+                                   # a flag, or half of one
    | DV?K                                    # a keycap
    | (?: [PT](?!X)V?T? (?:G{1,30}+E)?+       # an emoji; tags: at most 32 characters (UTS #51, annex C)
        | S(?: VT? | T | (?=J[PST]) )         # a text character that is made an emoji
      ) (?:J[PST]V?T?)*+                      # joined to others
    """,
    re.VERBOSE,
)
_FIRST = "\u203c"  # each sequence has a character from here on, so that most texts need no search


class _Kinds(dict[int, str]):
    """A table for `str.translate`, in which all other characters are "-"."""

    def __missing__(self, code: int) -> str:
        self[code] = "-"
        return "-"


def sequences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each emoji sequence.

    Characters that are text by default (©, ™, ❤, 1) count only if U+FE0F, a skin tone, a keycap or a
    joiner makes them emoji. Sequences that lack an inner U+FE0F count as well: old threads have them.
    """
    if max(text, default="") < _FIRST:
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
