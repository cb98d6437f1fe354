"""Fill the measure with a line: by its word spaces, by gaps between characters, and by letter fit."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import Literal, NamedTuple, TypeAlias

from convert.characters import script
from convert_pdf.fonts.glyph import Glyph
from convert_pdf.inline.runs import GlyphRun, ShapedText

_Kind: TypeAlias = Literal["wide", "opening", "closing", "cluster", "other"]

# By how much glyphs are scaled at most: 2 %, which nobody sees (Zapf; pdfTeX's manual).
_LETTER_FIT = 0.02
# By how much a word space grows in a line of ratio 1, and shrinks at most, in widths of the space.
_SPACE_STRETCH, _SPACE_SHRINK = 0.5, 0.25
# By how much a gap grows in a line of ratio 1, in em: between wide characters (JLReq 3.8.4, CLReq), and
# between clusters of scripts that have no spaces between words, where it is hardly seen.
_WIDE_GAP, _CLUSTER_GAP = 0.05, 0.02
# Scripts whose words are not spaced, and whose clusters are beside one another.
_CLUSTERED = frozenset({"THAI", "LAO"})
_AFTER_CONSONANT = "\u0e33\u0eb3"  # vowels that are joined to the letter before them

LIMIT = 3.0
"""The largest ratio to which a line is stretched; its word spaces are then 2.5 times as wide."""


class Elasticity(NamedTuple):
    """By how much lines can be stretched and shrunk."""

    stretch: float
    """The width added to each word space of a line of ratio 1."""
    shrink: float
    """The width taken off each word space at most."""
    letters: float = _LETTER_FIT
    """The part of their width by which glyphs are scaled."""

    @classmethod
    def of(cls, space: float) -> "Elasticity":
        """Return the elasticity of lines whose word spaces have a width."""
        return cls(_SPACE_STRETCH * space, _SPACE_SHRINK * space)


class Fit(NamedTuple):
    """What fills the measure."""

    letter_fit: float = 1.0
    added_space: float = 0.0
    gap: float = 0.0
    """The ratio by which gaps are stretched."""


def fit(text: ShapedText, room: float, elasticity: Elasticity) -> Fit:
    """Return how a text is made as wide as the room; not at all if that would be too much."""
    spaces = sum(run.text.count(" ") for run in text.runs)
    gaps = gaps_in(text.runs)
    short = room - text.width
    letters = elasticity.letters * text.width
    if short < 0:
        shrink = elasticity.shrink * spaces + letters
        ratio = max(-1.0, short / shrink) if shrink else 0.0
        return Fit(1 + ratio * elasticity.letters, ratio * elasticity.shrink if spaces else 0.0)
    units = elasticity.stretch * spaces + gaps
    ratio = short / (units + letters) if units + letters else 0.0
    if ratio > 1:  # the letters have given all that they have
        ratio = (short - letters) / units if units else LIMIT + 1
    if ratio > LIMIT:
        return Fit()
    return Fit(
        letter_fit=1 + min(ratio, 1.0) * elasticity.letters,
        added_space=ratio * elasticity.stretch if spaces else 0.0,
        gap=ratio if gaps else 0.0,
    )


def gaps_in(runs: Sequence[GlyphRun]) -> float:
    """Return by how much the gaps of runs grow in a line of ratio 1, in points."""
    if all(run.text.isascii() for run in runs):
        return 0.0
    width = 0.0
    for run in runs:
        if not run.text.isascii() and not run.rtl:
            width += run.span.style.size * sum(_gap(a, b) for a, b in pairwise(run.text))
    return width + sum(gaps_between((a,), (b,)) for a, b in pairwise(runs))


def gaps_between(before: Sequence[GlyphRun], after: Sequence[GlyphRun]) -> float:
    """Return by how much the gap between adjacent runs grows in a line of ratio 1, in points."""
    if not before or not after or before[-1].rtl or after[0].rtl:
        return 0.0
    return before[-1].span.style.size * _gap(before[-1].text[-1:], after[0].text[:1])


def spread(text: ShapedText, ratio: float) -> ShapedText:
    """Return a text whose gaps are stretched by a ratio: wider advances of the glyphs before them.

    Adjacent runs of one span and face become one, so that there is one rounding for all of them.
    """
    runs, levels = _joined(text)
    found = ShapedText()
    for run, after, level in zip(runs, [*runs[1:], None], levels, strict=True):
        glyphs = list(run.glyphs)
        last = ""
        following = [glyph.text[:1] for glyph in glyphs[1:]] + [after.text[:1] if after else ""]
        for place, glyph in enumerate(() if run.rtl else glyphs):
            last = glyph.text[-1:] or last
            gap = ratio * _gap(last, following[place])
            glyphs[place] = glyph._replace(advance=glyph.advance + gap) if gap else glyph
        found.add([_with_glyphs(run, tuple(glyphs))], level)
    return found


def _joined(text: ShapedText) -> tuple[list[GlyphRun], list[int]]:
    """Return the runs, with those joined that could have been shaped together, and their levels."""
    runs: list[GlyphRun] = []
    levels: list[int] = []
    keys = ((run.span, run.face, level) for run, level in zip(text.runs, text.levels, strict=True))
    for (span, face, level), group in groupby(zip(keys, text.runs, strict=True), itemgetter(0)):
        own = [run for _, run in group]
        if face is not None and not own[0].rtl:
            joined = "".join(run.text for run in own)
            glyphs = tuple(chain.from_iterable(run.glyphs for run in own))
            width = sum(run.width for run in own)
            own = [GlyphRun(joined, span, face, glyphs, rtl=False, width=width)]
        runs += own
        levels += [level] * len(own)
    return runs, levels


def _with_glyphs(run: GlyphRun, glyphs: tuple[Glyph, ...]) -> GlyphRun:
    width = sum(glyph.advance for glyph in glyphs) * run.span.style.size
    return run if run.face is None else replace(run, glyphs=glyphs, width=width)


def _gap(before: str, after: str) -> float:
    """Return by how much the gap between two characters grows in a line of ratio 1, in em."""
    if not before or not after or before.isascii() or after.isascii():
        return 0.0
    first, second = _kind(before), _kind(after)
    if first == "cluster":
        is_open = second == "cluster" and after not in _AFTER_CONSONANT
        return _CLUSTER_GAP if is_open and not _is_mark(after) else 0.0
    if first in ("wide", "closing") and second in ("wide", "opening"):
        return _WIDE_GAP
    return 0.0


@lru_cache(maxsize=8192)
def _kind(character: str) -> _Kind:
    """Return the kind of a character that decides where there are gaps."""
    category = unicodedata.category(character)
    if script(character) in _CLUSTERED:
        return "cluster"
    is_wide = unicodedata.east_asian_width(character) in "WF"
    if not is_wide or script(character) == "HANGUL" or category[0] == "M" or category in ("So", "Zs"):
        return "other"
    if category in ("Ps", "Pi"):
        return "opening"
    return "closing" if category in ("Pe", "Pf", "Po") else "wide"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"
