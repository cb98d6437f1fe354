"""Image XObjects: their pixels, their colours, their number."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageOps
from pypdf import PdfReader

from convert import pictures
from convert_pdf.pdf.images import Box, Raster
from tests.pdf.imaging import BLUE, encode, jpeg
from tests.pdf.pdf.drawing import Drawing

GRADIENT = Image.linear_gradient("L")
COLORS = Image.merge("RGB", (GRADIENT, GRADIENT.rotate(90), GRADIENT.rotate(180)))


def raster(content: bytes, digest: str = "0") -> Raster:
    return replace(Raster.of(content, 2000), digest=digest)


def drawn(*rasters: Raster, width: float = 200) -> PdfReader:
    """A page with pictures, one on the other."""
    drawing = Drawing()
    for each in rasters:
        figure = drawing.tree.add("Figure")
        drawing.stream.image(each, Box(40, 40, width, 100), figure)
    return drawing.read()


def image(content: bytes, width: float = 200):
    return drawn(raster(content), width=width).pages[0]["/Resources"]["/XObject"]["/Im1"]


@pytest.mark.parametrize(("mode", "space"), [("L", "/DeviceGray"), ("RGB", "/DeviceRGB")])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_stays_as_it_is(mode: str, space: str, progressive: bool) -> None:
    content = encode(COLORS.convert(mode), "JPEG", progressive=progressive)
    found = image(content)
    assert found._data == content
    assert (found["/Filter"], found["/ColorSpace"]) == ("/DCTDecode", space)
    assert (found["/Width"], found["/Height"]) == (256, 256)


def test_a_jpeg_in_the_colours_of_a_press_is_shown_in_those_of_screens() -> None:
    content = encode(Image.new("CMYK", (64, 32), (255, 0, 0, 0)), "JPEG")
    found = image(content)
    assert (found["/Filter"], found["/ColorSpace"]) == ("/FlateDecode", "/DeviceRGB")
    red, green, blue = found.get_data()[:3]
    assert red < 40 < green
    assert blue > 200


def test_a_jpeg_that_few_programs_decode_is_decoded() -> None:
    arithmetic = encode(Image.new("L", (64, 32), 100), "JPEG").replace(b"\xff\xc0", b"\xff\xc9")
    found = image(arithmetic)
    assert (found["/Filter"], found["/Width"], found["/Height"]) == ("/FlateDecode", 64, 32)


@pytest.mark.parametrize("name", ["PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_other_pictures_have_the_same_pixels(name: str, mode: str) -> None:
    content = encode(COLORS.convert(mode), name, lossless=True)
    found = image(content)
    assert (found["/Filter"], found["/BitsPerComponent"]) == ("/FlateDecode", 8)
    wanted = pictures.decode(content)
    assert found.get_data() == wanted.tobytes()
    assert found["/ColorSpace"] == ("/DeviceGray" if wanted.mode == "L" else "/DeviceRGB")


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_transparency_is_a_mask(mode: str) -> None:
    transparent = COLORS.convert(mode)
    transparent.putalpha(GRADIENT)
    found = image(encode(transparent, "PNG"))
    mask = found["/SMask"]
    assert found.get_data() == transparent.convert(mode[:-1]).tobytes()
    assert (mask["/ColorSpace"], mask.get_data()) == ("/DeviceGray", GRADIENT.tobytes())


def test_an_opaque_picture_has_no_mask() -> None:
    assert "/SMask" not in image(encode(COLORS.convert("RGBA"), "PNG"))


def test_a_picture_has_at_most_300_pixels_per_inch() -> None:
    found = image(encode(COLORS.resize((1000, 500)), "PNG"), width=72)
    assert (found["/Width"], found["/Height"]) == (300, 150)
    assert image(encode(COLORS, "PNG"), width=72 * 4)["/Width"] == 256


def test_a_picture_that_is_not_in_memory_is_decoded_again() -> None:
    png = raster(encode(COLORS, "PNG"))
    [kept, again] = (
        drawn(each, width=50).pages[0]["/Resources"]["/XObject"]["/Im1"]
        for each in (png, replace(png, decoded=None))
    )
    assert kept._data == again._data


def test_equal_pictures_are_one_object() -> None:
    for content in (encode(COLORS, "PNG"), jpeg()):
        same, other = raster(content), raster(content)
        objects = drawn(same, other).pages[0]["/Resources"]["/XObject"]
        assert list(objects) == ["/Im1"]
    different = drawn(raster(jpeg(), "1"), raster(encode(COLORS, "PNG"), "2"))
    assert list(different.pages[0]["/Resources"]["/XObject"]) == ["/Im1", "/Im2"]


@pytest.mark.parametrize(("first", "second", "widths"), [(200, 72, [500, 500]), (72, 96, [300, 400])])
def test_a_picture_of_an_earlier_page_is_shown_again_if_it_has_enough_pixels(
    first: float, second: float, widths: list[int]
) -> None:
    png = raster(encode(COLORS.resize((500, 500)), "PNG"))
    drawing = Drawing()
    drawing.stream.image(png, Box(40, 40, first, 100), drawing.tree.add("Figure"))
    drawing.new_page()
    drawing.stream.image(png, Box(40, 40, second, 100), drawing.tree.add("Figure"))
    found = [page["/Resources"]["/XObject"].raw_get("/Im1") for page in drawing.read().pages]
    assert [each.get_object()["/Width"] for each in found] == widths
    assert (found[0] == found[1]) == (widths[0] == widths[1])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_shown_as_pillow_does(orientation: int) -> None:
    stored = Image.new("L", (30, 20))
    for column in range(3):
        for row in range(2):
            stored.paste(
                40 * (1 + 2 * column + row), (10 * column, 10 * row, 10 * column + 10, 10 * row + 10)
            )
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = encode(stored, "JPEG", exif=exif, quality=100)
    upright = ImageOps.exif_transpose(Image.open(BytesIO(content)))
    each = raster(content)
    assert (each.width, each.height) == upright.size
    a, b, c, d, e, f = map(float, each.matrix(Box(5, 7, *upright.size)).split())
    for x in range(5, 30, 10):
        for y in range(5, 20, 10):
            u, v = x / 30, 1 - y / 20
            shown_x, shown_y = a * u + c * v + e - 5, upright.height - (b * u + d * v + f - 7)
            assert upright.getpixel((int(shown_x), int(shown_y))) == pytest.approx(
                stored.getpixel((x, y)), abs=3
            )


def test_the_width_of_a_turned_jpeg_is_that_of_the_stored_one() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = image(encode(Image.new("RGB", (60, 40), BLUE), "JPEG", exif=exif))
    assert (found["/Width"], found["/Height"]) == (60, 40)


def test_the_bytes_are_the_same_each_time() -> None:
    assert image(encode(COLORS, "PNG"))._data == image(encode(COLORS, "PNG"))._data


def test_a_page_without_pictures_has_only_fonts() -> None:
    assert list(Drawing().read().pages[0]["/Resources"]) == ["/Font"]
