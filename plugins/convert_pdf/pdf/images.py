"""Write pictures as image XObjects (ISO 32000-1, 8.9.5)."""

from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from convert_pdf.pdf.objects import Objects

if TYPE_CHECKING:
    from PIL.Image import Image

    from convert.pictures import Picture

# Pixels per inch. Printers do not show more, and a page held in the hand does not either.
_RESOLUTION = 300
_POINTS_PER_INCH = 72
_SPACES = {"grey": "/DeviceGray", "rgb": "/DeviceRGB"}
_JPEG = b"\xff\xd8\xff"
_PNG_SIGNATURE = 8
# The length, the type and the checksum of a chunk of a PNG.
_LENGTH, _TYPE, _CHECKSUM = 4, 4, 4


class Box(NamedTuple):
    """A rectangle on a page, in points from its lower left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True, kw_only=True, eq=False)
class Raster:
    """A picture that can be shown on a page. Compared by identity."""

    digest: str
    """The SHA-256 digest of its file: equal pictures are one object."""
    content: bytes
    """Its file."""
    width: int
    """In pixels, as shown, and so is the height. At most what is needed for the widest place."""
    height: int
    jpeg: "Picture | None" = None
    """The picture, if it is put into the file as it is: a JPEG in grey or RGB, which all can decode."""
    decoded: "Image | None" = None
    """Its pixels, with this width and height, if they are in memory."""
    is_transparent: bool = False
    """Whether the page may be seen through it."""

    @classmethod
    def of(cls, content: bytes, width: int) -> "Raster":
        """Return a picture whose places are never wider than `width`, in pixels.

        Raises `convert.pictures.UnreadablePicture`.
        """
        # Imported here, since most threads of a batch have no pictures.
        from hashlib import sha256

        from convert import pictures

        digest = sha256(content).hexdigest()
        if content.startswith(_JPEG):
            jpeg = pictures.inspect(content)
            if (
                jpeg.common and jpeg.color in _SPACES
            ):  # CMYK is for one printing press (ISO 19005-2, 6.2.4.3)
                return cls(
                    digest=digest, content=content, width=jpeg.width, height=jpeg.height, jpeg=jpeg
                )
        image = pictures.decode(content, width=width)
        return cls(
            digest=digest,
            content=content,
            width=image.width,
            height=image.height,
            decoded=image,
            is_transparent=_is_transparent(image),
        )

    def reduced(self, width: int) -> "Image":
        """Return the decoded picture, reduced to a width in pixels."""
        from PIL.Image import Resampling

        from convert import pictures

        image = self.decoded or pictures.decode(self.content, width=self.width)
        if width >= image.width:
            return image
        height = max(1, round(image.height * width / image.width))
        return image.resize((width, height), Resampling.LANCZOS, reducing_gap=2)

    def matrix(self, box: Box) -> str:
        """Return the matrix that shows the image upright in a box (8.3.4)."""
        orientation = self.jpeg.orientation if self.jpeg else 1
        x, y, width, height = box
        right, top = x + width, y + height
        entries = {
            1: (width, 0, 0, height, x, y),
            2: (-width, 0, 0, height, right, y),
            3: (-width, 0, 0, -height, right, top),
            4: (width, 0, 0, -height, x, top),
            5: (0, -height, -width, 0, right, top),
            6: (0, -height, width, 0, x, top),
            7: (0, height, width, 0, x, y),
            8: (0, height, -width, 0, right, y),
        }[orientation]
        return " ".join(f"{entry:.2f}" for entry in entries)


class ImageSet:
    """The images of a file. A picture that is shown several times is one object."""

    def __init__(self, objects: Objects) -> None:
        """Start without images. They are added to `objects`."""
        self._objects = objects
        # The references by digest, each with the width of the image in pixels.
        self._written: dict[str, tuple[int, str]] = {}

    def reference(self, raster: Raster, width: float) -> str:
        """Return the reference to the image of a picture that is shown with a width in points.

        The image is written at once, unless it is in the file already with enough pixels.
        """
        wanted = min(raster.width, pixels_across(width))
        stored, reference = self._written.get(raster.digest, (0, ""))
        if stored < wanted:
            if raster.jpeg:
                wanted, reference = raster.width, self._write_jpeg(raster.jpeg)
            else:
                reference = self._write_image(raster.reduced(wanted))
            self._written[raster.digest] = wanted, reference
        return reference

    def _write_jpeg(self, picture: "Picture") -> str:
        width, height = picture.width, picture.height
        if picture.orientation > 4:  # noqa: PLR2004 - stored as wide as it is shown high
            width, height = height, width
        entries = _entries(width, height, _SPACES[picture.color]) + " /Filter /DCTDecode"
        return self._objects.add_stream(picture.content, entries, compress=False)

    def _write_image(self, image: "Image") -> str:
        if not _is_transparent(image):
            return self._write_plain(image)
        mask = self._write_plain(image.getchannel("A"))
        return self._write_plain(image.convert(image.mode.removesuffix("A")), f" /SMask {mask}")

    def _write_plain(self, image: "Image", more: str = "") -> str:
        """Write a picture of the mode L or RGB."""
        space, samples = ("/DeviceGray", 1) if image.mode == "L" else ("/DeviceRGB", 3)
        parameters = f"/Predictor 15 /Colors {samples} /BitsPerComponent 8 /Columns {image.width}"
        entries = _entries(image.width, image.height, space)
        entries += f"{more} /Filter /FlateDecode /DecodeParms << {parameters} >>"
        return self._objects.add_stream(_png_data(image), entries, compress=False)


def _is_transparent(image: "Image") -> bool:
    return image.mode.endswith("A")


def pixels_across(width: float) -> int:
    """Return how many pixels a picture needs that is shown with a width in points."""
    return max(1, ceil(width / _POINTS_PER_INCH * _RESOLUTION))


def _entries(width: int, height: int, space: str) -> str:
    return (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height}"
        f" /ColorSpace {space} /BitsPerComponent 8"
    )


def _png_data(image: "Image") -> bytes:
    """Return the pixels as a PNG has them: each row filtered, all compressed (7.4.4.4).

    Pillow filters rows a hundred times faster than Python could.
    """
    file = BytesIO()
    image.save(file, "PNG")
    png = file.getbuffer()
    parts: list[memoryview] = []
    position = _PNG_SIGNATURE
    while position < len(png):
        start = position + _LENGTH + _TYPE
        end = start + int.from_bytes(png[position : position + _LENGTH])
        if bytes(png[start - _TYPE : start]) == b"IDAT":
            parts.append(png[start:end])
        position = end + _CHECKSUM
    return b"".join(parts)
