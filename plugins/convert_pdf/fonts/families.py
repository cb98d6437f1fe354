"""Load the families that have a name of their own, besides those that the fallback begins with."""

from functools import cache
from pathlib import Path

import uharfbuzz as hb

from convert_pdf.fonts.face import Face

SANS, SERIF = NAMES = "sans", "serif"
"""The values of the option `font` that are no fonts of the system; the first is used without it."""

_REGULAR, _BOLD = 400.0, 700.0
# The masters of Source Serif for small and for large words differ; this is that of words of a book.
_OPTICAL_SIZE = 10.0
_UPRIGHT, _ITALIC = "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"
# The file and the weight of each style of faces; code is in the monospaced face of the fallback.
_SERIFS = {
    "regular": (_UPRIGHT, _REGULAR),
    "italic": (_ITALIC, _REGULAR),
    "bold": (_UPRIGHT, _BOLD),
    "bold italic": (_ITALIC, _BOLD),
}


def has(family: str, face_style: str) -> bool:
    """Return whether a name is that of a family here with a face of this style."""
    return family == SERIF and face_style in _SERIFS


@cache
def serif(face_style: str) -> Face:
    """Return the face of Source Serif 4 for a style that `has` allows."""
    import fontpkg_source_serif_4  # imported here, because few documents are in it

    name, weight = _SERIFS[face_style]
    path = Path(fontpkg_source_serif_4.ROOT) / "files" / name
    axes = {"wght": weight, "opsz": _OPTICAL_SIZE}
    return Face(hb.Blob.from_file_path(str(path)), axes=axes)
