"""Paired brackets take one direction together (UAX #9, BD14–BD16 and N0)."""

from collections.abc import Sequence
from itertools import accumulate

from convert_pdf.bidi.classes import direction, level_direction
from convert_pdf.bidi.sequences import RunSequence

_BRACKETS = (  # BidiBrackets.txt of Unicode 15
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈"
    "⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜\u3008\u3009《》「」『』【】〔〕〖〗〘〙〚〛"
    "﹙﹚﹛﹜﹝﹞\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)
"""Each opening bracket with its closing one; escaped are those that the eye takes for others."""

_CANONICAL = {"\u232a": "\u3009"}
"""The one closing bracket that is canonically equivalent to another (BD16)."""

_CLOSINGS = {closing: _CANONICAL.get(closing, closing) for closing in _BRACKETS[1::2]}
_CLOSING_OF = {
    opening: _CLOSINGS[closing]
    for opening, closing in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)
}

_MAX_OPEN = 63  # BD16


def resolve_brackets(
    types: list[str], sequence: RunSequence, text: str, classes: Sequence[str]
) -> None:
    """N0, after the weak rules, in one pass.

    Pairs are nested and come in the order of their opening brackets. So what stands between two
    brackets is as the weak rules left it, and counts settle it; what stands before is resolved.
    """
    pairs = bracket_pairs([text[position] for position in sequence.positions], types)
    if not pairs:
        return
    own = level_direction(sequence.level)
    owns = list(accumulate((direction(kind) == own for kind in types), initial=0))
    strongs = list(accumulate((direction(kind) is not None for kind in types), initial=0))
    context = sequence.sos
    for opening in range(len(types)):
        closing = pairs.get(opening)
        if closing is not None and strongs[opening] < strongs[closing]:  # else the pair stays neutral
            against = owns[opening] == owns[closing] and context != own
            for bracket in (opening, closing):
                _set_with_marks(types, bracket, context if against else own, sequence, classes)
        context = direction(types[opening]) or context


def bracket_pairs(characters: Sequence[str], types: Sequence[str]) -> dict[int, int]:
    """Closing positions by opening positions (BD16).

    From the 64th bracket that is open at once, brackets are no longer paired.
    """
    pairs: dict[int, int] = {}
    unclosed: list[tuple[str, int]] = []
    for position, (character, kind) in enumerate(zip(characters, types, strict=True)):
        if kind != "ON":
            continue
        if character in _CLOSING_OF:
            if len(unclosed) == _MAX_OPEN:
                break
            unclosed.append((_CLOSING_OF[character], position))
        elif character in _CLOSINGS:
            for depth in range(len(unclosed) - 1, -1, -1):
                closing, opening = unclosed[depth]
                if closing == _CLOSINGS[character]:
                    pairs[opening] = position
                    del unclosed[depth:]
                    break
    return pairs


def _set_with_marks(
    types: list[str], bracket: int, resolved: str, sequence: RunSequence, classes: Sequence[str]
) -> None:
    """The bracket, and the nonspacing marks that stand on it, which follow it."""
    types[bracket] = resolved
    for mark in range(bracket + 1, len(types)):
        if classes[sequence.positions[mark]] != "NSM":
            break
        types[mark] = resolved
