"""Resolve paired brackets (UAX #9, BD14-BD16 and N0)."""

from collections.abc import Sequence
from itertools import accumulate

from convert_pdf.bidi.classes import direction, level_direction
from convert_pdf.bidi.sequences import RunSequence

# Each opening bracket with its closing one, from BidiBrackets.txt of Unicode 15. Brackets that look
# like others are escaped.
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈"
    "⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜\u3008\u3009《》「」『』【】〔〕〖〗〘〙〚〛"
    "﹙﹚﹛﹜﹝﹞\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)

_CANONICAL = {"\u232a": "\u3009"}  # the only closing bracket with a canonical equivalent (BD16)

_CLOSINGS = {closing: _CANONICAL.get(closing, closing) for closing in _BRACKETS[1::2]}
_CLOSING_OF = {
    opening: _CLOSINGS[closing]
    for opening, closing in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)
}

_MAX_OPEN = 63  # BD16


def resolve_brackets(
    types: list[str], sequence: RunSequence, text: str, classes: Sequence[str]
) -> None:
    """Apply N0 to a sequence after the weak rules, in one pass over the opening brackets.

    When a pair is reached, the types before it are resolved and those inside of it are still as the
    weak rules left them. So running totals say whether there is a strong type between two brackets.
    """
    # N0. Process bracket pairs in an isolating run sequence sequentially in the logical order of the
    # text positions of the opening paired brackets.
    pairs = bracket_pairs([text[position] for position in sequence.positions], types)
    if not pairs:
        return
    own = level_direction(sequence.level)
    owns = list(accumulate((direction(kind) == own for kind in types), initial=0))
    strongs = list(accumulate((direction(kind) is not None for kind in types), initial=0))
    context = sequence.sos
    for opening in range(len(types)):
        closing = pairs.get(opening)
        # N0 d. Otherwise, there are no strong types within the bracket pair. Do not set the type.
        if closing is not None and strongs[opening] < strongs[closing]:
            # N0 b. If any strong type (either L or R) matching the embedding direction is found, set
            # the type for both brackets in the pair to match the embedding direction.
            # N0 c. Otherwise, if there is a strong type it must be opposite the embedding direction.
            # If the strong type before the opening bracket is opposite as well, it is the type of
            # both brackets, else the embedding direction.
            has_own = owns[opening] < owns[closing]
            for bracket in (opening, closing):
                _set_with_marks(types, bracket, own if has_own else context, sequence, classes)
        context = direction(types[opening]) or context


def bracket_pairs(characters: Sequence[str], types: Sequence[str]) -> dict[int, int]:
    """Return the position of the closing bracket by that of the opening one (BD16).

    Pairing stops at the 64th bracket that is open at the same time.
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
    """Set the type of a bracket, and of the nonspacing marks that follow it (N0)."""
    types[bracket] = resolved
    for mark in range(bracket + 1, len(types)):
        if classes[sequence.positions[mark]] != "NSM":
            break
        types[mark] = resolved
