"""Choose a face for each character: font fallback.

The fonts of packages come first, so that the output does not depend on the machine. Fonts of the
system are used only for characters that no package has.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property, partial
from pathlib import Path

import pymupdf_fonts
import uharfbuzz as hb

from convert.errors import UsageError
from convert.metadata import shorten
from convert_pdf.fonts import families, fontconfig, full_width
from convert_pdf.fonts.face import Face

# FiraGO, Noto Sans, Noto Sans Math, Symbols, Symbols 2 and Noto Music, by their keys in pymupdf_fonts.
_PACKAGED = ("figo", "notos", "math", "symbol1", "symbol2", "music")
# The faces that come first for words that are marked up: FiraGO and Noto Sans, Fira Mono and Cascadia.
_MARKED = {
    "italic": ("figit", "notosit"),
    "bold": ("figbo", "notosbo"),
    "bold italic": ("figbi", "notosbi"),
    "mono": ("fimo", "cascadia"),
    "mono bold": ("fimbo", "cascadiab"),
}
# The Noto Sans that comes first for a language; Simplified Chinese for all others.
_CJK_BY_LANGUAGE = {"ja": "JP", "ko": "KR", "zh-hant": "TC", "zh-tw": "TC", "zh-hk": "TC"}
_CJK = ("SC", "JP", "KR", "TC")
_IDEOGRAPH = "中"  # one that the face of any region has
_LONGEST_NAME = 100  # characters of a font's name in a message
_LONGEST_COMPOSITION = 32  # HarfBuzz composes no letter of more characters

_Source = Callable[[], Face | None]


class Library:
    """Faces in the order in which they are tried for a character, each loaded when it is needed."""

    def __init__(self, main: Face, others: Sequence[_Source] = (), region: str = "") -> None:
        """Make a library in which `main` is tried first, and sources that return None are skipped.

        Ideographs are taken from a font of the system for the `region`, if no other source has them.
        """
        self.main = main
        self._region = region
        self.main_has_ascii = all(map(main.covers, map(chr, range(0x20, 0x7F))))
        self._others = others
        self._found: dict[str, Face | None] = {}
        self._kinds: dict[tuple[str, bool], full_width.Kind] = {}

    def face_for(self, cluster: str) -> Face | None:
        """Return the first face that has a character and its marks, else the character alone."""
        if cluster not in self._found:
            self._found[cluster] = self._find(cluster)
        return self._found[cluster]

    @cached_property
    def full_width_face(self) -> Face | None:
        """The face of ideographs, from which marks that are full width among them are taken."""
        return self.face_for(_IDEOGRAPH)

    def full_width_kind(self, character: str, *, is_full_width: bool) -> full_width.Kind:
        """Return which part of a mark's em is blank; `is_full_width` if `full_width_face` draws it."""
        key = character, is_full_width
        if key not in self._kinds:
            face = self.full_width_face if is_full_width else self.face_for(character)
            self._kinds[key] = (
                "other"
                if face is None
                else full_width.kind(face, character, is_full_width=is_full_width)
            )
        return self._kinds[key]

    def _find(self, cluster: str) -> Face | None:
        drawn = {character for character in cluster if not is_invisible(character)}
        if not drawn:
            return self.main
        composed = unicodedata.normalize("NFC", cluster[:_LONGEST_COMPOSITION])  # as HarfBuzz does
        spellings = [drawn, {character for character in composed if not is_invisible(character)}]
        for face in self._faces():
            if any(all(map(face.covers, characters)) for characters in spellings):
                return face
        found = fontconfig.face(drawn, self._region)
        if found is not None:
            return found
        return self.face_for(cluster[0]) if len(drawn) > 1 else None

    def _faces(self) -> Iterator[Face]:
        yield self.main
        for source in self._others:
            if (face := source()) is not None:
                yield face


def library_for(
    user_fonts: tuple[str, ...] = (), language: str = "und", face_style: str = "regular"
) -> Library:
    """Return the faces for texts in a language, and for words that are marked up in a style.

    `user_fonts` are files, families of the system, or families of `fonts.families`. Raises
    `ConvertError`, here or later, if one is not found.
    """
    named = [
        partial(families.serif, face_style) for name in user_fonts if families.has(name, face_style)
    ]
    sources: list[Callable[[], Face]] = [*named]
    sources += [partial(_packaged, name) for name in _MARKED.get(face_style, ())]
    sources += [partial(_user, name) for name in user_fonts if name not in families.NAMES]
    sources += [partial(_packaged, name) for name in _PACKAGED]
    main, *others = sources
    regions = _cjk_order(language)
    return Library(main(), [*others, *(partial(_cjk, region) for region in regions)], regions[0])


def is_invisible(character: str) -> bool:
    """Return whether a character has no glyph (most of Default_Ignorable_Code_Point, UAX #44)."""
    return (
        unicodedata.category(character) in ("Cf", "Cc")
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


@cache
def _packaged(name: str) -> Face:
    return Face(hb.Blob(pymupdf_fonts.fontbuffers[name]()))


@cache
def _file(path: str) -> Face:
    return Face(hb.Blob.from_file_path(path))


@cache
def _user(name: str) -> Face:
    face = _file(name) if _is_file(name) else fontconfig.family(name)
    if face is None or not face.has_glyphs:
        raise UsageError(
            f"pdf.font: {shorten(name, _LONGEST_NAME)}: "
            "neither a font file nor a family that fc-list knows"
        )
    return face


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # not a valid name of a file
        return False


@cache
def _cjk(region: str) -> Face | None:
    """Return the Noto Sans of a region; None without the extra `cjk`."""
    try:
        from justmytype_intl_cjk import get_font_pack
    except ImportError:
        return None
    name = f"NotoSans{region}[[]wght].ttf"  # for glob, "[[]" is a "["
    folders = get_font_pack().get_font_directories()
    path = next((path for folder in folders for path in folder.rglob(name)), None)
    return None if path is None else _file(str(path))


def _cjk_order(language: str) -> list[str]:
    """Return the regions in the order in which their fonts are tried: that of the language first."""
    tag = f"{language.lower()}-"
    first = next(
        (region for key, region in _CJK_BY_LANGUAGE.items() if tag.startswith(f"{key}-")), _CJK[0]
    )
    return [first, *(region for region in _CJK if region != first)]
