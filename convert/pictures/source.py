"""Recognise a picture by its content, and check it before a decoder sees it."""

from dataclasses import dataclass

from convert.pictures import gif, jpeg, png
from convert.pictures.errors import CUT_SHORT, UnreadablePicture

MOST_BYTES = 50_000_000
"""The longest file that is read."""
MOST_PIXELS = 50_000_000
"""The largest picture of most formats. Decoded, it takes 200 MB."""
# WebP and AVIF. Their decoders keep three or four copies of the pixels, and are slower than others.
_MOST_PIXELS_OF_VIDEO_CODECS = 20_000_000
# A JPEG of one scan is reduced while it is decoded. Pillow's own limit is 179 million.
_MOST_PIXELS_OF_ONE_SCAN = 160_000_000
# A scan of a JPEG takes time for each pixel, however few bytes it has; encoders make about ten.
_MOST_SCANNED_PIXELS = 1_000_000_000
_WORDS_OF_PAGES = (b"<svg", b"<SVG", b"<!DOCTYPE svg")


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A picture that is recognised but not decoded."""

    media_type: str
    essential: bytes
    """The part of the file that its first picture needs."""
    size: tuple[int, int] | None = None
    """Width and height as stored; None if only the decoder knows."""
    orientation: int | None = None
    """EXIF, 1 to 8; None if only the decoder knows."""
    depth: int = 8
    animated: bool = False
    common: bool = True
    """False for a file that few programs decode, although they read its format."""
    most_pixels: int = MOST_PIXELS


def recognise(content: bytes) -> Source:
    """Return the format of a picture, by content, and what its header says.

    Raises `UnreadablePicture`.
    """
    if not content:
        raise UnreadablePicture("the file is empty")
    if len(content) > MOST_BYTES:
        size = f"{len(content) / 1e6:,.0f}"
        raise UnreadablePicture(f"{size} MB are more than the limit of {MOST_BYTES / 1e6:.0f} MB")
    source = _read_header(content)
    if source.size:
        check_size(*source.size, most=source.most_pixels)
    return source


def check_size(width: int, height: int, *, most: int) -> None:
    """Raise `UnreadablePicture` for a picture without pixels, or with too many."""
    if width < 1 or height < 1:
        raise UnreadablePicture("the picture has no pixels")
    if width * height > most:
        raise UnreadablePicture(f"{width:,} × {height:,} pixels are more than the limit of {most:,}")


def _read_header(content: bytes) -> Source:
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(content)
    if content.startswith((b"GIF87a", b"GIF89a")):
        return _gif(content)
    most = _MOST_PIXELS_OF_VIDEO_CODECS
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        if int.from_bytes(content[4:8], "little") + 8 > len(content):
            raise UnreadablePicture(CUT_SHORT)
        return Source(media_type="image/webp", essential=content, most_pixels=most)
    if content[4:8] == b"ftyp" and any(brand in content[8:64] for brand in (b"avif", b"avis")):
        return Source(media_type="image/avif", essential=content, most_pixels=most)
    if any(words in content[:4096] for words in _WORDS_OF_PAGES):
        raise UnreadablePicture("SVG is not supported: it can contain programs")
    raise UnreadablePicture("unknown format (known: JPEG, PNG, GIF, WebP, AVIF)")


def _jpeg(content: bytes) -> Source:
    header = jpeg.header(content)
    width, height = header.size
    if header.scans == 1:
        most = _MOST_PIXELS_OF_ONE_SCAN
    else:
        most = MOST_PIXELS
        if width * height * header.scans > _MOST_SCANNED_PIXELS:
            raise UnreadablePicture(
                f"{header.scans:,} scans of {width:,} × {height:,} pixels are too many"
            )
    return Source(
        media_type="image/jpeg",
        essential=header.essential,
        size=header.size,
        orientation=header.orientation,
        common=header.common,
        most_pixels=most,
    )


def _png(content: bytes) -> Source:
    chunks = png.chunks(content)
    return Source(
        media_type="image/png",
        essential=chunks.essential,
        size=chunks.size,
        orientation=chunks.orientation,
        depth=chunks.depth,
        animated=chunks.animated,
    )


def _gif(content: bytes) -> Source:
    first = gif.first(content)
    return Source(
        media_type="image/gif",
        essential=first.essential,
        size=first.size,
        orientation=1,
        animated=first.animated,
    )
