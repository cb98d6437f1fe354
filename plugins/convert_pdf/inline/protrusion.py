"""How far characters stand outside of the edges of a line, so that the edges look straight.

The ink of small marks hangs in the margin (optical margins), as Gutenberg set them.
"""

from typing import Final

# Parts of the advance that hang, at either edge of a line: the values of pdfTeX's `microtype` for
# sans-serif faces, without those of letters.
_HYPHENS: Final = dict.fromkeys("-\u00ad\u2010\u2011\u058a\u05be", 0.55)
_POINTS: Final = dict.fromkeys(".,\u060c\u06d4\u2024", 0.7)
_COLONS: Final = dict.fromkeys(":;!?\u061b\u061f\u00b7", 0.25)
_QUOTES: Final = dict.fromkeys("\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u05f3\u05f4", 0.6)
_GUILLEMETS: Final = dict.fromkeys("«»\u2039\u203a", 0.35)
_BRACKETS: Final = dict.fromkeys("()[]{}", 0.1)
_DASHES: Final = {"\u2013": 0.3, "\u2014": 0.15, "\u2026": 0.15, "*": 0.3}

# Full-width marks: of brackets the blank half, so that their ink is flush (JLReq 3.1.5 and 3.1.9), and
# of commas and full stops as much; of middle dots the blank quarter.
_HALF: Final = 0.5
_OPENING: Final = dict.fromkeys("（〔［｛｟〈《「『【〖〘〚〝", (_HALF, 0.0))
_CLOSING: Final = dict.fromkeys("）〕］｝｠〉》」』】〗〙〛〟、。，．", (0.0, _HALF))
_MIDDLE: Final = dict.fromkeys("・：；", (0.0, 0.25))

_MARKS: Final = _POINTS | _COLONS | _HYPHENS | _GUILLEMETS | _BRACKETS | _QUOTES | _DASHES

_NONE: Final = 0.0, 0.0
# At the start of a line only what opens hangs: a full stop or a hyphen there is a part of a word.
_AT_START: Final = frozenset({*_QUOTES, *_GUILLEMETS, *_BRACKETS})

_PROTRUSION: Final = {
    **{
        character: (part if character in _AT_START else 0.0, part) for character, part in _MARKS.items()
    },
    **_OPENING,
    **_CLOSING,
    **_MIDDLE,
}


def protrusion(character: str) -> tuple[float, float]:
    """Return the parts of a character's advance that are outside of the start and the end of a line."""
    return _PROTRUSION.get(character, _NONE)
