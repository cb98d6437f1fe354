"""Unpacking: the face of nearly every page, taken out of its package while all else is loading.

It is packed with LZMA, and unpacking takes 20 ms, as long as laying out a short thread.
Meanwhile another core can import reportlab, for LZMA works without the interpreter's lock.
"""

from functools import cache
from threading import Thread

import pymupdf_fonts

_FACE = "figo"
"""FiraGO, by the name that pymupdf-fonts gives it."""


@cache
def start() -> None:
    """Return at once. Whoever asks pymupdf-fonts for the face waits until it is there."""
    Thread(target=_unpack).start()


def _unpack() -> None:
    pymupdf_fonts.fontbuffers[_FACE]()  # imports a module, which holds the bytes from then on
