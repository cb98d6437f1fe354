"""Pictures for tests, and documents that show them."""

from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PageObject, PdfReader

import convert
from convert.tree import Document, Figure, Media
from tests import builders

BLUE = (70, 130, 180)


def encode(image: Image.Image, name: str, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, name, **options)
    return file.getvalue()


def jpeg(width: int = 600, height: int = 400, color: tuple[int, int, int] = BLUE) -> bytes:
    """Return a JPEG of one colour."""
    return encode(Image.new("RGB", (width, height), color), "JPEG")


def oriented(orientation: int, width: int = 600, height: int = 400) -> bytes:
    """Return a JPEG with a white left half, stored so that its EXIF orientation makes it upright."""
    image = Image.new("RGB", (width, height))
    image.paste((255, 255, 255), (0, 0, width // 2, height))
    stored = {
        1: None,
        3: Image.Transpose.ROTATE_180,
        6: Image.Transpose.ROTATE_90,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encode(image if stored is None else image.transpose(stored), "JPEG", exif=exif)


def shown(*media: Media | bytes, note: int | None = None, **fields: Any) -> Document:
    """Return a document of one post, whose only block is a figure of the media."""
    listed = [
        item if isinstance(item, Media) else builders.picture(number, item, alt=f"Picture {number}")
        for number, item in enumerate(media, start=1)
    ]
    figure = Figure(media=tuple(item.number for item in listed), note=note)
    return builders.thread(builders.post(1, figure), media=tuple(listed), **fields)


def pdf(document: Document, **options: object) -> bytes:
    return bytes(convert.render(document, "pdf", **options))


def read(document: Document, **options: object) -> PdfReader:
    return PdfReader(BytesIO(pdf(document, **options)))


def images(page: PageObject) -> list[Any]:
    """The image XObjects of a page, in the order of its resources."""
    objects = page["/Resources"].get("/XObject", {})
    return [objects[name].get_object() for name in objects]


def boxes(page: PageObject) -> list[tuple[float, float, float, float]]:
    """Left, bottom, width and height of each upright picture of a page, in the order of drawing."""
    operators = page.get_contents().get_data().decode("ascii").split("\n")
    matrices = [
        line.split(" q ")[1].split(" cm ")[0].split() for line in operators if " cm /Im" in line
    ]
    return [
        (float(left), float(bottom), float(width), float(height))
        for width, _, _, height, left, bottom in matrices
    ]


def elements(reader: PdfReader, kind: str) -> list[Any]:
    """The structure elements of a type, in reading order."""
    found: list[Any] = []

    def search(element: Any) -> None:
        if not isinstance(element, dict) or "/S" not in element:
            return
        if element["/S"] == kind:
            found.append(element)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            search(kid.get_object())

    search(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found
