"""Define the presets, and combine them with the options that the user gave."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from convert_pdf.fonts.families import SANS, SERIF
from convert_pdf.inline.lines import Align
from convert_pdf.options import Options, Preset
from convert_pdf.styles import SMALLEST_NOTE
from convert_pdf.themes import DARK, LIGHT, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """How pages look. Its defaults are those of the writer without a preset."""

    page_size: str = "a5"
    font_size: float | None = None
    """In points; None if it depends on the width of the page."""
    smallest: float = SMALLEST_NOTE
    """The smallest size of notes and captions, in points."""
    margin: float | None = None
    """The margins at the sides, in millimetres; None if the measure decides."""
    edge_share: float = 1.0
    """The heights of the margins above and below the text, relative to those of a book."""
    align: Align = "left"
    is_hyphenated: bool = True
    font: str | None = None
    """A family of `fonts.families`, or the font of the user."""
    theme: Theme = LIGHT

    @classmethod
    def of(cls, options: Options) -> "Design":
        """Return the design of the preset with what the user chose in its place."""
        given: dict[str, Any] = {
            "page_size": _chosen(options.page_size),
            "font_size": options.font_size,
            "margin": options.margin,
            "align": _chosen(options.align),
            "is_hyphenated": _HYPHENATION[options.hyphenation],
            "font": options.font,
            "theme": _THEMES[options.colors],
        }
        preset = _PRESETS[options.preset]
        return replace(preset, **{name: value for name, value in given.items() if value is not None})


_THEMES: Mapping[str, Theme | None] = {"auto": None, "light": LIGHT, "dark": DARK}
_HYPHENATION: Mapping[str, bool | None] = {"auto": None, "yes": True, "no": False}
_PRESETS: Mapping[Preset, Design] = {
    "none": Design(),
    "book": Design(font=SERIF, align="justify"),
    # The page fills the screen of a phone at about its own size: 35 characters are on a line. There is
    # no paper to hold, so the margins have room for the head and the page number, and no more.
    "phone": Design(page_size="75x150mm", font_size=11.0, margin=5.0, edge_share=0.65),
    # RNIB, Clear and Large Print guidelines: 16 points or more for all words, from the left, without
    # hyphens, in a plain face. The American Printing House for the Blind asks for 18.
    "large": Design(page_size="a4", font_size=18.0, smallest=16.0, is_hyphenated=False, font=SANS),
    "screen-dark": Design(theme=DARK),
}


def _chosen(value: str) -> str | None:
    return None if value == "auto" else value
