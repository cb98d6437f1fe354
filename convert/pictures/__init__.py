"""Decode pictures, however hostile, for writers.

    picture = pictures.inspect(content)                # its type and size; it can be decoded
    picture = pictures.still(content, longest=2000)    # a JPEG, PNG or GIF that every program shows
    image = pictures.decode(content, width=1200)       # its pixels, as an image of Pillow

Each of them raises `UnreadablePicture`, and no other exception, for bytes that are not a picture, are
damaged, or would take too much memory or time; a writer then shows the alternative text. A picture
needs less than 500 MB and, on a usual computer, less than 2 s. Known formats: JPEG, PNG, GIF, WebP, and
AVIF if Pillow has it. Of an animation, only the first frame is decoded. Without Pillow, which the light
distribution does not require, each of them raises `PluginError` for bytes that may be a picture.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from convert.errors import PluginError
from convert.pictures import exif, pixels
from convert.pictures.errors import CUT_SHORT, DAMAGED, UnreadablePicture
from convert.pictures.source import MOST_BYTES, MOST_PIXELS, Source, check_size, recognise

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

__all__ = ["MOST_BYTES", "MOST_PIXELS", "Picture", "UnreadablePicture", "decode", "inspect", "still"]

# Pillow's name of a format, and its module.
_DECODERS = {
    "image/jpeg": ("JPEG", "PIL.JpegImagePlugin"),
    "image/png": ("PNG", "PIL.PngImagePlugin"),
    "image/gif": ("GIF", "PIL.GifImagePlugin"),
    "image/webp": ("WEBP", "PIL.WebPImagePlugin"),
    "image/avif": ("AVIF", "PIL.AvifImagePlugin"),
}
# To reduce a picture takes up to three copies; a larger one is halved first, strip by strip.
_MOST_IN_FULL = MOST_PIXELS // 2
# LANCZOS from twice the size looks like LANCZOS from any larger one, and takes less time.
_GAP = 2
_QUALITY = 88
_LARGEST_PROFILE = 64_000
_LARGEST_METADATA = 64_000
_COLORS: dict[str, Literal["grey", "rgb", "cmyk"]] = {
    "1": "grey", "L": "grey", "LA": "grey", "I": "grey", "I;16": "grey", "CMYK": "cmyk",
}  # fmt: skip
# EXIF orientation -> the name of what makes it upright, in `PIL.Image.Transpose`.
_UPRIGHT = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture that can be decoded."""

    content: bytes
    media_type: str
    """By content, whatever a server or a file's name says: "image/jpeg", "image/png", …"""
    width: int
    """In pixels, as shown: after the EXIF orientation. So is the height."""
    height: int
    orientation: int
    """EXIF, 1 to 8. Above 4, the stored picture is as wide as the shown one is high."""
    animated: bool
    color: Literal["grey", "rgb", "cmyk"]
    """Of the pixels as stored. A JPEG with "cmyk" has Adobe's inverted samples."""
    transparent: bool
    """There may be transparent pixels."""
    common: bool = True
    """Every program that shows pictures of its format can decode it."""


def inspect(content: bytes) -> Picture:
    """Check that a picture has a known format, is within the limits, and can be decoded.

    Of an animation, the first frame is checked. Raises `UnreadablePicture`.
    """
    source = recognise(content)
    with _opened(source) as image:
        return _inspected(content, source, image)


def decode(content: bytes, *, longest: int | None = None, width: int | None = None) -> "Image":
    """Return the first frame of a picture, upright, in mode L, LA, RGB or RGBA.

    It is reduced to at most `longest` pixels on its longer side and to `width`, in pixels as shown,
    and never enlarged; more than 25 million pixels are always reduced. Its `info` holds `icc_profile`
    if that is small and valid for its mode, and nothing else. Raises `UnreadablePicture`.
    """
    source = recognise(content)
    with _opened(source) as image:
        return _decoded(source, image, longest=longest, width=width)


def still(content: bytes, *, longest: int) -> Picture:
    """Return a picture that every program shows: one frame, upright, grey or RGB, JPEG, PNG or GIF.

    It has at most `longest` pixels on its longer side. The bytes are the same if all of this is so
    already; only more than 64 kB of metadata, and compressed texts and animation of a PNG, are cut out.
    Otherwise the picture is encoded again, without metadata: as PNG if it is transparent or was a PNG
    or GIF, else as JPEG. Raises `UnreadablePicture`.
    """
    source = recognise(content)
    with _opened(source) as image:
        if _is_still(source, image, longest):
            kept = source.essential if _has_burden(source, content) else content
            return _inspected(kept, source, image, animated=False)
        decoded = _decoded(source, image, longest=longest, width=None)
        lossless = source.media_type in ("image/png", "image/gif") or decoded.mode.endswith("A")
        return _encoded(decoded, "image/png" if lossless else "image/jpeg")


@contextmanager
def _opened(source: Source) -> Iterator["ImageFile"]:
    """Open a picture within the limits. Exceptions inside become `UnreadablePicture`.

    Pillow's warnings are dropped: they are about a limit of its own, and about details that do not
    concern a reader. The filters of warnings belong to the whole process, but there is no other way to
    keep Pillow silent; its limits, which other users of the process may have set, are left alone.
    """
    name, module = _DECODERS[source.media_type]
    _require_pillow()
    with warnings.catch_warnings(action="ignore"):
        try:
            _import_decoder(name, module)
            import PIL.Image

            with PIL.Image.open(BytesIO(source.essential), formats=(name,)) as image:
                check_size(*image.size, most=source.most_pixels)
                yield image
        except UnreadablePicture:
            raise
        except Exception as error:  # Pillow's decoders raise any
            raise UnreadablePicture(_reason(error, source)) from error


def _require_pillow() -> None:
    """Raise `PluginError` without Pillow, since the picture may be a good one."""
    if find_spec("PIL") is None:
        raise PluginError(
            "pictures need Pillow, which is not installed; pip install 'thread-convert[pictures]'"
        )


def _import_decoder(name: str, module: str) -> None:
    """Import one module of Pillow, which would import all 40 itself. A build can lack some formats."""
    from PIL import features

    optional = name.lower()
    if optional in ("webp", "avif") and not (optional in features.modules and features.check(optional)):
        raise UnreadablePicture(f"this installation of Pillow can't decode {name}")
    import_module(module)


def _reason(error: Exception, source: Source) -> str:
    import PIL.Image

    if isinstance(error, PIL.Image.DecompressionBombError):
        return f"it has more pixels than the limit of {source.most_pixels:,}"
    if isinstance(error, MemoryError):
        return "there is not enough memory for it"
    return CUT_SHORT if "truncated" in str(error).lower() else DAMAGED


def _inspected(
    content: bytes, source: Source, image: "ImageFile", *, animated: bool | None = None
) -> Picture:
    """Decode a picture and describe it. A JPEG is read to its end in an eighth of its size, too."""
    width, height = _shown(image.size, _orientation(source, image))
    image.draft(None, (max(1, image.width // 8), max(1, image.height // 8)))
    image.load()
    moving = source.animated or getattr(image, "n_frames", 1) > 1
    return Picture(
        content=content,
        media_type=source.media_type,
        width=width,
        height=height,
        orientation=_orientation(source, image),
        animated=moving if animated is None else animated,
        color=_COLORS.get(image.mode, "rgb"),
        transparent=image.mode.endswith("A") or "transparency" in image.info,
        common=source.common,
    )


def _decoded(source: Source, image: "ImageFile", *, longest: int | None, width: int | None) -> "Image":
    import PIL.Image

    orientation = _orientation(source, image)
    shown_width, shown_height = _shown(image.size, orientation)
    scale = min(
        1.0,
        (longest or shown_width) / max(shown_width, shown_height) if longest else 1.0,
        width / shown_width if width else 1.0,
    )
    size = tuple(max(1, round(side * scale)) for side in image.size)
    factor = _factor(image.size, scale, (8, 4, 2))
    image.draft(None, (max(1, image.width // factor), max(1, image.height // factor)))
    factor = _factor(image.size, max(size[0] / image.width, size[1] / image.height), range(64, 1, -1))
    profile = image.info.get("icc_profile")
    image.load()
    result = pixels.reduced(image, factor, source.depth)
    size = (min(size[0], result.width), min(size[1], result.height))
    if size != result.size:
        result = result.resize(size, PIL.Image.Resampling.LANCZOS)
    result = pixels.without_needless_alpha(result)
    if orientation in _UPRIGHT:
        result = result.transpose(PIL.Image.Transpose[_UPRIGHT[orientation]])
    elif result is image:
        result = result.copy()  # an image that does not belong to a file
    result.info = {"icc_profile": profile} if _is_valid(profile, result.mode) else {}
    return result


def _factor(size: tuple[int, int], scale: float, factors: Any) -> int:
    """Return by how much a picture can be divided at first, so that the rest is left to LANCZOS."""
    for factor in factors:
        if factor * scale * _GAP <= 1:
            return int(factor)
    return 1 if size[0] * size[1] <= _MOST_IN_FULL else 2


def _orientation(source: Source, image: "ImageFile") -> int:
    if source.orientation is not None:
        return source.orientation
    return exif.orientation(image.info.get("exif") or b"")


def _shown(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    return (size[1], size[0]) if orientation in (5, 6, 7, 8) else size


def _is_still(source: Source, image: "ImageFile", longest: int) -> bool:
    return (
        source.media_type in ("image/jpeg", "image/png", "image/gif")
        and source.common
        and (source.media_type == "image/png" or not source.animated)
        and _orientation(source, image) == 1
        and image.mode != "CMYK"
        and max(image.size) <= longest
    )


def _has_burden(source: Source, content: bytes) -> bool:
    """Return whether a file has parts that other programs should not be given."""
    return source.media_type == "image/png" or len(content) - len(source.essential) > _LARGEST_METADATA


def _is_valid(profile: bytes | None, mode: str) -> bool:
    """Return whether a colour profile is small and fits a mode (ICC.1:2022 §7.2.8)."""
    space = b"GRAY" if mode.startswith("L") else b"RGB "
    return (
        bool(profile) and len(profile or b"") <= _LARGEST_PROFILE and (profile or b"")[16:20] == space
    )


def _encoded(image: "Image", media_type: str) -> Picture:
    file = BytesIO()
    profile = image.info.get("icc_profile")
    if media_type == "image/png":
        image.save(file, "PNG", icc_profile=profile)
    else:
        image.save(file, "JPEG", quality=_QUALITY, icc_profile=profile)
    return Picture(
        content=file.getvalue(),
        media_type=media_type,
        width=image.width,
        height=image.height,
        orientation=1,
        animated=False,
        color=_COLORS.get(image.mode, "rgb"),
        transparent=image.mode.endswith("A"),
    )
