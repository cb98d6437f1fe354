"""Unpacking: the two faces of nearly every page, taken out of their package while all else is loading.

They are packed with LZMA, and unpacking takes 20 ms each, as long as laying out a short thread.
Meanwhile another core can import reportlab, for LZMA works without the interpreter's lock.
"""

from functools import cache
from threading import Thread

import pymupdf_fonts

_FACES = ("figo", "figbo")
"""FiraGO, regular and bold, by the names that pymupdf-fonts gives them."""


@cache
def start() -> None:
    """Return at once. Whoever asks pymupdf-fonts for one of them waits until it is there."""
    Thread(target=_unpack).start()


def _unpack() -> None:
    for name in _FACES:
        pymupdf_fonts.fontbuffers[name]()  # imports a module, which holds the bytes from then on
