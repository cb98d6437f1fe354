"""Recognize calls that are meant for ImageMagick, whose command is `convert` too."""

import os
import sys
from collections.abc import Sequence

_IMAGE_SUFFIXES = (
    ".avif",
    ".bmp",
    ".gif",
    ".heic",
    ".ico",
    ".jpeg",
    ".jpg",
    ".png",
    ".psd",
    ".svg",
    ".tif",
    ".tiff",
    ".webp",
)
_FLAG_NAMES = """
    alpha annotate append auto-orient background blur border brightness-contrast
    colors colorspace composite compress crop delay density depth draw
    extent fill flatten flip flop font fuzz geometry gravity layers
    level loop monochrome negate normalize pointsize quality repage resample
    resize rotate sharpen size strip thumbnail transparent trim type version
"""
_FLAGS = frozenset(f"-{name}" for name in _FLAG_NAMES.split())


def is_meant(arguments: Sequence[str]) -> bool:
    """Return whether a call is for ImageMagick: it has one of its flags, or an image and no output."""
    if any(argument in _FLAGS for argument in arguments):
        return True
    has_output = any(argument.startswith(("--to", "-o", "--out")) for argument in arguments)
    return not has_output and any(argument.lower().endswith(_IMAGE_SUFFIXES) for argument in arguments)


def message() -> str:
    """Return a message that says which program this is and where ImageMagick's `convert` is."""
    other = _other_convert()
    place = f"ImageMagick's convert is {other}" if other else "there is no other convert on the PATH"
    return f"this is thread-convert, which converts saved threads, not images; {place}"


def _other_convert() -> str | None:
    """Return the first `convert` on the PATH that is in another folder than this program."""
    from pathlib import Path  # imported here, because --help imports this module and not that one

    own_folder = Path(sys.argv[0]).resolve().parent
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        program = Path(folder, "convert")
        if folder and program.resolve().parent != own_folder and os.access(program, os.X_OK):
            return str(program)
    return None
