"""The library: which face draws which character.

Fonts come from packages first, so that output does not depend on the machine; only what they lack is
looked for among the fonts of the system.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path

import pymupdf_fonts
import uharfbuzz as hb

import convert
from convert_pdf.fonts import fontconfig
from convert_pdf.fonts.face import Face

_PACKAGED = ("figo", "notos", "math", "symbol1", "symbol2", "music")
"""FiraGO, Noto Sans, Noto Sans Math, Symbols, Symbols 2 and Noto Music, by the names that
pymupdf-fonts gives them."""
_CJK = {"ja": "jp", "ko": "kr", "zh-hant": "tc", "zh-tw": "tc", "zh-hk": "tc"}
"""Which of the four Noto Sans comes first for a language; Simplified Chinese where none is named."""
_MARKS = 32
"""No letter is composed of more characters, and HarfBuzz looks at no more."""


class Library:
    """Faces in the order in which they are asked for a character, each loaded when its turn comes."""

    def __init__(self, sources: Sequence[Callable[[], Face]]) -> None:
        self._sources = sources
        self._found: dict[str, Face | None] = {}
        self.main = sources[0]()
        self.main_has_ascii = all(map(self.main.covers, map(chr, range(0x20, 0x7F))))

    def face_for(self, cluster: str) -> Face | None:
        """The first face that has a character and its marks, else the character; None if nobody has."""
        if cluster not in self._found:
            self._found[cluster] = self._find(cluster)
        return self._found[cluster]

    def _find(self, cluster: str) -> Face | None:
        drawn = {character for character in cluster if not is_invisible(character)}
        if not drawn:
            return self.main
        composed = unicodedata.normalize("NFC", cluster[:_MARKS])  # as shaping does
        whole = [drawn, {character for character in composed if not is_invisible(character)}]
        for face in self._faces():
            if any(all(map(face.covers, characters)) for characters in whole):
                return face
        found = fontconfig.face(drawn)
        if found is not None:
            return found
        return self.face_for(cluster[0]) if len(drawn) > 1 else None

    def _faces(self) -> Iterator[Face]:
        for source in self._sources:
            yield source()


def library_for(user_fonts: tuple[str, ...] = (), language: str = "und") -> Library:
    """The library for documents of a language.

    Raises `ConvertError`, here or later, where a font of the user's can't be found.
    """
    sources: list[Callable[[], Face]] = [partial(_user, name) for name in user_fonts]
    sources += [partial(_packaged, name) for name in _PACKAGED]
    sources += [partial(_file, path) for path in _cjk(language)]
    return Library(sources)


def is_invisible(character: str) -> bool:
    """Whether a character has no shape of its own (most of Default_Ignorable_Code_Point, UAX #44)."""
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
    face = _file(name) if Path(name).is_file() else fontconfig.family(name)
    if face is None or not face.hb_face.glyph_count:
        raise convert.ConvertError(
            f"pdf.font: {name}: neither a font file nor a family that fc-list knows"
        )
    return face


def _cjk(language: str) -> list[str]:
    """The files of the package justmytype-intl-cjk, if it is installed, the language's own first."""
    folder = _cjk_folder()
    if folder is None:
        return []
    tag = language.lower()
    own = next((_CJK[key] for key in _CJK if tag == key or tag.startswith(key + "-")), "sc")
    order = [own, *(region for region in ("sc", "jp", "kr", "tc") if region != own)]
    return [
        str(folder / f"notosans{region}" / f"NotoSans{region.upper()}[wght].ttf") for region in order
    ]


@cache
def _cjk_folder() -> Path | None:
    package = find_spec("justmytype_intl_cjk")
    if package is None or package.origin is None:
        return None
    return Path(package.origin).parent / "fonts" / "ofl"
