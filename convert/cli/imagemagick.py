"""Magick: calls that are meant for the other `convert`, ImageMagick's."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

_IMAGES = {
    *(
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
    ),
    ".webp",
}
_FLAGS = {
    *(
        "-alpha",
        "-annotate",
        "-append",
        "-auto-orient",
        "-background",
        "-blur",
        "-border",
        "-brightness-contrast",
    ),
    *(
        "-colors",
        "-colorspace",
        "-composite",
        "-compress",
        "-crop",
        "-delay",
        "-density",
        "-depth",
        "-draw",
    ),
    *(
        "-extent",
        "-fill",
        "-flatten",
        "-flip",
        "-flop",
        "-font",
        "-fuzz",
        "-geometry",
        "-gravity",
        "-layers",
    ),
    *(
        "-level",
        "-loop",
        "-monochrome",
        "-negate",
        "-normalize",
        "-pointsize",
        "-quality",
        "-repage",
        "-resample",
    ),
    *(
        "-resize",
        "-rotate",
        "-sharpen",
        "-size",
        "-strip",
        "-thumbnail",
        "-transparent",
        "-trim",
        "-type",
    ),
    "-version",
}


def is_meant(arguments: Sequence[str]) -> bool:
    """Whether a call is plainly ImageMagick's: it has one of its flags, or an image and no format."""
    if any(argument in _FLAGS for argument in arguments):
        return True
    ours = any(argument.startswith(("--to", "-o", "--out")) for argument in arguments)
    return not ours and any(Path(argument).suffix.lower() in _IMAGES for argument in arguments)


def message() -> str:
    """Which program this is, and where the other one stands."""
    other = _other_convert()
    where = f"ImageMagick's convert is {other}" if other else "there is no other convert on the path"
    return f"this is thread-convert, which converts saved threads, not images; {where}"


def _other_convert() -> str | None:
    own = Path(sys.argv[0]).resolve().parent
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        program = Path(folder, "convert")
        if folder and program.resolve().parent != own and os.access(program, os.X_OK):
            return str(program)
    return None
