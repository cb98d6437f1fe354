"""Remove from pictures what is not seen: place, time and device, and the rest of their metadata."""

import hashlib
from io import BytesIO

from convert import pictures
from convert.tree import Media, replace

_QUALITY = 90  # of JPEG


def without_metadata(medium: Media, data: bytes | None) -> Media:
    """Return a medium with the pixels of a picture encoded again, without its metadata.

    Videos and recordings, and what is not a picture, are left out.
    """
    if not data or medium.kind != "image":
        return medium
    try:
        lossless = pictures.inspect(data).media_type in ("image/png", "image/gif")
        image = pictures.decode(data)
    except pictures.UnreadablePicture:
        return medium
    lossless = lossless or image.mode.endswith("A")
    image.info.clear()
    written = BytesIO()
    if lossless:
        image.save(written, "PNG")
    else:
        image.save(written, "JPEG", quality=_QUALITY)
    content = written.getvalue()
    media_type = "image/png" if lossless else "image/jpeg"
    return replace(
        medium,
        media_type=media_type,
        width=image.width,
        height=image.height,
        data=content,
        sha256=hashlib.sha256(content).hexdigest(),
    )
