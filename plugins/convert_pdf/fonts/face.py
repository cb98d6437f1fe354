"""Load a font, and shape text with it by HarfBuzz."""

from collections.abc import Mapping
from functools import cached_property
from itertools import chain, groupby

import uharfbuzz as hb

from convert_pdf.fonts.glyph import Glyph

_CACHED_TEXTS = 20_000  # shaped texts in the cache of a face; when there are more, it is emptied
_CACHED_GLYPHS = 20_000  # likewise
_CACHED_LENGTH = 64  # longer texts rarely occur twice
# The weight on OpenType's scale: the default one of a variable font may be its thinnest.
_REGULAR = {"wght": 400.0}
_LONGEST = 500  # characters that are shaped together; HarfBuzz is quadratic in a run of soft hyphens
_FULL_WIDTH = {"fwid": True}  # OpenType's feature "Full Widths"

Shaped = tuple[tuple[Glyph, ...], float]


class Face:
    """A font; one instance of a variable font."""

    def __init__(self, blob: hb.Blob, index: int = 0, *, axes: Mapping[str, float] = _REGULAR) -> None:
        """`index` is the number of the font in a collection, `axes` the instance of a variable font."""
        self._source = hb.Face(blob, index)
        self._characters = self._source.unicodes
        self._shaped: dict[tuple[str, bool, str, bool], Shaped] = {}
        self._glyphs: dict[tuple[int, int, int, int, str], Glyph] = {}
        self.upem = self._source.upem
        self.has_glyphs = bool(self._source.glyph_count)
        """Whether the file is a font at all."""
        name: str = self._source.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Unnamed"
        self._axes = axes
        self.name = name
        if self._source.has_var_data:
            self.name = f"{name.partition('-')[0]}-{axes['wght']:g}"
        """The PostScript name. The one in a variable font is that of its default instance."""
        self.is_cff = not {"CFF ", "CFF2"}.isdisjoint(self._source.table_tags)
        """Whether the outlines are in CFF, not in TrueType format."""

    def covers(self, character: str) -> bool:
        """Return whether the font has a glyph for the character."""
        return ord(character) in self._characters

    @cached_property
    def hb_font(self) -> hb.Font:
        """HarfBuzz's font, scaled to `upem` units an em."""
        font = hb.Font(self._source)
        font.set_variations(self._location)
        return font

    @cached_property
    def _location(self) -> dict[str, float]:
        """The value of each axis of a variable font; empty for other fonts."""
        axes = {axis.tag: axis for axis in self._source.axis_infos}
        return {
            tag: min(max(self._axes.get(tag, axis.default_value), axis.min_value), axis.max_value)
            for tag, axis in axes.items()
        }

    def subset(self, wanted: hb.SubsetInput) -> hb.SubsetPlan:
        """Return the plan for the part of the font that is asked for, with the axes pinned."""
        for tag, value in self._location.items():
            wanted.pin_axis_location(self._source, tag, value)
        return hb.SubsetPlan(self._source, wanted)

    @cached_property
    def ascent(self) -> float:
        """The height of the tallest letters above the baseline, in em."""
        return float(self.hb_font.get_font_extents("ltr").ascender / self.upem)

    @cached_property
    def descent(self) -> float:
        """The depth of the deepest letters below the baseline, in em; negative."""
        return float(self.hb_font.get_font_extents("ltr").descender / self.upem)

    def shape(
        self, text: str, rtl: bool, language: str | None = None, *, is_full_width: bool = False
    ) -> Shaped:
        """Return the glyphs of a text of one script, from left to right, and their width in em.

        The texts of the glyphs, joined, are the text; from right to left if `rtl`. With
        `is_full_width`, glyphs of the width of an ideograph are preferred.
        """
        key = (text, rtl, language or "und", is_full_width)
        shaped = self._shaped.get(key)
        if shaped is None:
            shaped = self._shape(*key) if len(text) <= _LONGEST else self._shape_long(*key)
            if len(text) <= _CACHED_LENGTH:
                if len(self._shaped) >= _CACHED_TEXTS:
                    self._shaped.clear()
                self._shaped[key] = shaped
        return shaped

    def _shape_long(self, text: str, rtl: bool, language: str, is_full_width: bool) -> Shaped:
        """Shape a text in parts, of which each is longer than any word."""
        starts = range(0, len(text), _LONGEST)
        parts = [
            self._shape(text[start : start + _LONGEST], rtl, language, is_full_width)
            for start in starts
        ]
        ordered = reversed(parts) if rtl else parts
        return tuple(chain.from_iterable(glyphs for glyphs, _ in ordered)), sum(w for _, w in parts)

    def _shape(self, text: str, rtl: bool, language: str, is_full_width: bool) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_codepoints(list(map(ord, text)))  # add_str fails on lone surrogates
        buffer.language = language  # else HarfBuzz takes that of the process's locale
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self.hb_font, buffer, _FULL_WIDTH if is_full_width else None)
        infos = buffer.glyph_infos
        positions = [position.position for position in buffer.glyph_positions]
        clusters = [info.cluster for info in infos]
        texts = _texts(clusters[::-1], text)[::-1] if rtl else _texts(clusters, text)
        glyphs = tuple(
            self._glyph((info.codepoint, advance, dx, dy, own))
            for info, (dx, dy, advance, _), own in zip(infos, positions, texts, strict=True)
        )
        return glyphs, sum(glyph.advance for glyph in glyphs)

    def _glyph(self, key: tuple[int, int, int, int, str]) -> Glyph:
        """Return a glyph given in units of the font: one record for all texts that have it."""
        glyph = self._glyphs.get(key)
        if glyph is None:
            number, advance, dx, dy, text = key
            upem = self.upem
            if len(self._glyphs) >= _CACHED_GLYPHS:
                self._glyphs.clear()
            glyph = self._glyphs[key] = Glyph(number, advance / upem, dx / upem, dy / upem, text)
        return glyph


def _texts(clusters: list[int], text: str) -> list[str]:
    """Return the characters of each glyph, in logical order.

    A cluster gives each of its glyphs one character, and the last one the rest.
    """
    if clusters == list(range(len(text))):
        return list(text)
    runs = [(start, len(list(run))) for start, run in groupby(clusters)]
    ends = [start for start, _ in runs[1:]] + [len(text)]
    texts: list[str] = []
    for (start, glyphs), end in zip(runs, ends, strict=True):
        own = text[start:end]
        texts += [own[at : at + 1] for at in range(glyphs - 1)]
        texts.append(own[glyphs - 1 :])
    return texts
