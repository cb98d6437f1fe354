"""Find the characters that Chinese and Japanese neighbours change: their width, and the space after.

Marks of ambiguous width (UAX #11) between Chinese or Japanese are drawn full width. Between two
full-width marks the blank half of one is taken away (JLReq 3.1.4, CLReq 3.1.6), and a quarter of an em
is added between Chinese or Japanese and Western letters (JLReq 3.2.6, CLReq 3.3.1). No character is
added or replaced.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from convert_pdf.fonts.fallback import Library
from convert_pdf.fonts.full_width import MARKS, QUARTER, taken

_Side: TypeAlias = Literal["east asian", "western", "neutral"]

# Characters of a class, in the notation that regular expressions have inside of brackets.
_KANA: Final = "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
_HAN: Final = (
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_HAN_BEYOND: Final = "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
_IDEOGRAPHS: Final = f"{_KANA}{_HAN}{_HAN_BEYOND}"
_FULL_WIDTH: Final = (
    "\u2e80-\u2fdf\u3001-\u3004\u3008-\u3020\u3030\u303c-\u303f\u30a0\u30fb\u3100-\u312f"
)
_FORMS: Final = "\u31a0-\u31ef\u3200-\u33ff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
_EAST_ASIAN: Final = re.compile(f"[{_IDEOGRAPHS}{_FULL_WIDTH}{_FORMS}]")
# Western letters and digits: Latin, Greek, Cyrillic, Armenian, and their combining marks.
_WESTERN: Final = (
    "0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u036f\u0370-\u0587\u1e00-\u1fff"
)
_IS_WESTERN: Final = re.compile(f"[{_WESTERN}]")
_QUOTES: Final = {"“": "”", "‘": "’"}
_AMBIGUOUS: Final = re.compile("[“”‘’—―…⋯‥]+")
# Brackets that a face for mathematics has as well, narrower than those of East Asian faces.
_BRACES: Final = re.compile("[｛｝]")
_SCRIPT_CHANGE: Final = re.compile(
    f"(?<=[{_IDEOGRAPHS}])(?=[{_WESTERN}])|(?<=[{_WESTERN}])(?=[{_IDEOGRAPHS}])"
)
_PAIR: Final = re.compile(f"(?<=[{MARKS}])(?=[{MARKS}])")
# Languages whose marks of ambiguous width are full width. Korean has proportional ones.
_FULL_WIDTH_LANGUAGES: Final = frozenset({"zh", "ja", "yue", "wuu", "lzh"})
_KOREAN: Final = "ko"


class Setting(NamedTuple):
    """How a character is shaped because of its neighbours."""

    place: int
    """The index of the character, in the paragraph or in a word of it."""
    is_full_width: bool = False
    """Whether the full-width glyph of the East Asian face is taken."""
    before: float = 0.0
    """The space that is added before the glyph, in em; negative where space is taken away."""
    after: float = 0.0
    """The space that is added after the glyph, likewise; not at the end of a line."""


class _Quotation(NamedTuple):
    """A pair of quotation marks, or another mark alone, with what is beside it."""

    places: tuple[int, ...]
    outer: tuple[_Side, ...]
    inner: tuple[_Side, ...] = ()

    def is_full_width(self, is_full_width_language: bool) -> bool:
        """Return whether the marks are full width in a paragraph of a language.

        The text around a quotation decides: “道” is narrow in an English sentence.
        """
        if "east asian" in self.outer:
            return is_full_width_language or "western" not in self.outer
        return is_full_width_language and "western" not in (*self.outer, *self.inner)


def may_change(text: str, language: str) -> bool:
    """Return whether any character of a paragraph may have a setting. Most texts have none."""
    return not text.isascii() and bool(
        _EAST_ASIAN.search(text) or (_is_full_width(language) and _AMBIGUOUS.search(text))
    )


def settings(text: str, untouched: Sequence[range], language: str, library: Library) -> list[Setting]:
    """Return the settings of characters of a paragraph, by place.

    Nothing changes in the ranges `untouched`, nor between them and the text around them.
    """
    full_width: set[int] = set()
    if not language.lower().startswith(_KOREAN) and library.full_width_face is not None:
        full_width.update(match.start() for match in _BRACES.finditer(text))
        full_width.update(_full_width_marks(text, _is_full_width(language)))
    before, after = _spaces(text, full_width, library)
    for closed in untouched:
        full_width.difference_update(closed)
        for place in (closed.start - 1, *closed):
            after.pop(place, None)
            before.pop(place + 1, None)
    return [
        Setting(place, place in full_width, before.get(place, 0.0), after.get(place, 0.0))
        for place in sorted(full_width | before.keys() | after.keys())
    ]


def _is_full_width(language: str) -> bool:
    """Return whether marks of ambiguous width are full width in texts of a language."""
    return language.partition("-")[0].lower() in _FULL_WIDTH_LANGUAGES


def _spaces(
    text: str, full_width: set[int], library: Library
) -> tuple[dict[int, float], dict[int, float]]:
    """Return the spaces before characters and those after characters, in em, by place."""
    before: dict[int, float] = {}
    after = {change.start() - 1: QUARTER for change in _SCRIPT_CHANGE.finditer(text)}
    for pair in _PAIR.finditer(text):
        place = pair.start()
        first, second = (
            library.full_width_kind(text[at], is_full_width=at in full_width)
            for at in (place - 1, place)
        )
        if blank := taken(first, second):
            # The blank half of an opening bracket stays before it, where a line may start.
            if first == "opening":
                before[place] = -blank
            else:
                after[place - 1] = -blank
    return before, after


def _full_width_marks(text: str, is_full_width_language: bool) -> Iterator[int]:
    """Yield the places of the marks of ambiguous width that are full width."""
    for quotation in _quotations(text):
        if quotation.is_full_width(is_full_width_language):
            yield from quotation.places


def _quotations(text: str) -> Iterator[_Quotation]:
    """Yield the pairs of quotation marks, and each other mark of ambiguous width alone."""
    opened: dict[str, _Quotation] = {}  # by the closing mark that is awaited
    for cluster in _AMBIGUOUS.finditer(text):
        start, end = cluster.span()
        before, after = _side(text[start - 1 : start]), _side(text[end : end + 1])
        for place, mark in enumerate(cluster[0], start):
            if mark in _QUOTES:
                if (alone := opened.get(_QUOTES[mark])) is not None:
                    yield alone
                opened[_QUOTES[mark]] = _Quotation(places=(place,), outer=(before,), inner=(after,))
            elif (opening := opened.pop(mark, None)) is not None:
                yield _Quotation(
                    places=(*opening.places, place),
                    outer=(*opening.outer, after),
                    inner=(*opening.inner, before),
                )
            elif mark == "”":
                yield _Quotation(places=(place,), outer=(after,), inner=(before,))
            elif mark != "’" and not text[start - 1 : start] == text[end : end + 1] == " ":
                # A lone ’ is an apostrophe, and a dash between spaces is that of a Western sentence.
                yield _Quotation(places=(place,), outer=(before, after))
    yield from opened.values()


def _side(character: str) -> _Side:
    if _EAST_ASIAN.match(character):
        return "east asian"
    return "western" if _IS_WESTERN.match(character) else "neutral"
