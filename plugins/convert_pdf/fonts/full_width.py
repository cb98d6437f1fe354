"""Full-width punctuation: on which side of its em a mark is blank, by its outline.

The outline tells what a table cannot: a comma is at the left of its em in Japan and mainland China, and
in the middle of it in Taiwan (CLReq 3.1.6). CSS Text 4, `text-spacing-trim`, measures it as well.
"""

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from convert_pdf.fonts.face import Face

Kind: TypeAlias = Literal["opening", "closing", "middle", "whole", "other"]
"""What is blank: the left half, the right half, a quarter on each side, nothing that may be taken away.

The last kind is of glyphs that are not full width.
"""

OPENING: Final = "（〔［｛｟〈《「『【〖〘〚〝“‘"
CLOSING: Final = "）〕］｝｠〉》」』】〗〙〛〟”’"
STOPS: Final = "、。，．"
# At the left of its em in mainland China, in the middle elsewhere.
_VARYING: Final = "：；！？"
_MIDDLE: Final = "・·"

MARKS: Final = f"{OPENING}{CLOSING}{STOPS}{_VARYING}{_MIDDLE}"
"""All marks, in the notation that regular expressions have inside of brackets."""
QUARTER: Final = 0.25
HALF: Final = 0.5

# The least blank part of an em that is taken for a blank half: brackets of heavy faces reach further.
_LEAST_BLANK: Final = 0.38
_LEAST_ADVANCE: Final = 0.95  # of a full-width glyph


# Chinese, Japanese and Korean letters and marks: Hangul, radicals to ideographs, compatibility
# ideographs, vertical, full-width and half-width forms, and the supplements of kana and ideographs.
_EAST_ASIAN: Final = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)


def is_east_asian(character: str) -> bool:
    """Return whether a character is a letter or mark of Chinese, Japanese or Korean."""
    return _EAST_ASIAN.match(character) is not None


def kind(face: "Face", character: str, *, is_full_width: bool) -> Kind:
    """Return the kind of a mark as a face draws it, in full width if that is asked for."""
    glyphs, advance = face.shape(character, False, None, is_full_width=is_full_width)
    if len(glyphs) != 1 or advance < _LEAST_ADVANCE or not glyphs[0].id:
        return "other"
    extents = face.hb_font.get_glyph_extents(glyphs[0].id)
    left = extents.x_bearing / face.upem
    right = advance - left - extents.width / face.upem
    if character in OPENING:
        return "opening" if left >= _LEAST_BLANK else "whole"
    if character not in CLOSING and left >= QUARTER and right >= QUARTER:
        return "whole" if character in "！？" else "middle"
    return "closing" if right >= _LEAST_BLANK else "whole"


def taken(first: Kind, second: Kind) -> float:
    """Return how much of the blank between two adjacent marks is taken away, in em (JLReq 3.1.4).

    One of two blank halves stays, and the quarters of middle dots.
    """
    if first == "closing":
        return HALF if second != "other" else 0.0
    return HALF if second == "opening" and first in ("opening", "middle") else 0.0
