"""Pictures of any origin: shown right, or refused with a reason in plain words."""

import struct
import subprocess
import sys
import warnings
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, features

from convert import pictures
from convert.errors import PluginError
from convert.pictures import UnreadablePicture
from tests.processes import output_of

AVIF = "avif" in features.modules and features.check("avif")
FORMATS = ["JPEG", "PNG", "GIF", "WEBP", *(["AVIF"] if AVIF else [])]
TYPES = {name: f"image/{name.lower()}" for name in FORMATS}
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def encode(image: Image.Image, name: str, **options) -> bytes:
    file = BytesIO()
    image.save(file, name, **options)
    return file.getvalue()


@cache
def sample(name: str) -> bytes:
    """Return a picture of 60 × 40 pixels in a format of Pillow."""
    gradient = Image.linear_gradient("L").resize((60, 40))
    bands = (gradient, gradient.rotate(180), gradient.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    return encode(Image.merge("RGB", bands), name)


def flags(mode: str = "RGB") -> Image.Image:
    """Return 64 × 32 pixels: the left half red, the right half blue, and white below on the right."""
    image = Image.new("RGB", (64, 32), RED)
    image.paste(BLUE, (32, 0, 64, 32))
    image.paste(WHITE, (32, 16, 64, 32))
    return image.convert(mode)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, depth: int, kind: int, rows: bytes, *more: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    chunks = (chunk(b"IHDR", header), *more, chunk(b"IDAT", rows), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def zeros(size: int) -> bytes:
    """Return compressed zeros, without ever holding them."""
    packer = zlib.compressobj(1)
    block = bytes(1_000_000)
    parts = [packer.compress(block) for _ in range(size // len(block))]
    return b"".join((*parts, packer.compress(bytes(size % len(block))), packer.flush()))


def exif(orientation: int) -> bytes:
    record = Image.Exif()
    record[0x0112] = orientation
    return record.tobytes()


def exif_bomb() -> bytes:
    """Return a record whose 20,000 entries all refer to the same 500 kB."""
    entries = b"".join(struct.pack("<HHII", 1000 + n, 7, 500_000, 8) for n in range(20_000))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", 20_000) + entries + bytes(500_004)


def insert_segments(jpeg: bytes, *segments: bytes) -> bytes:
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def close(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def reason(content: bytes) -> str:
    """Return the reason why a picture is refused, the same by all functions."""
    calls = (
        pictures.inspect,
        pictures.decode,
        lambda content: pictures.still(content, longest=100),
    )
    reasons = set()
    for call in calls:
        with pytest.raises(UnreadablePicture) as caught:
            call(content)
        reasons.add(str(caught.value))
    assert len(reasons) == 1
    return reasons.pop()


@pytest.mark.parametrize("name", FORMATS)
def test_the_format_and_the_size_come_from_the_content(name):
    picture = pictures.inspect(sample(name))
    assert (picture.media_type, picture.width, picture.height) == (TYPES[name], 60, 40)
    assert (picture.color, picture.animated, picture.orientation) == ("rgb", False, 1)
    assert picture.content == sample(name)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("part", [0.99, 0.9, 0.5])
def test_a_picture_that_is_cut_short_is_unreadable(name, part):
    content = sample(name)
    assert reason(content[: int(len(content) * part)]) in (
        "the file is cut short",
        "the file is damaged",
    )


@pytest.mark.parametrize("name", FORMATS)
def test_the_last_byte_of_a_picture_matters(name):
    assert reason(sample(name)[:-1]) == "the file is cut short"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"words", "unknown format (known: JPEG, PNG, GIF, WebP, AVIF)"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "unknown format (known: JPEG, PNG, GIF, WebP, AVIF)"),
        (
            b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>',
            "SVG is not supported: it can contain programs",
        ),
        (bytes(50_000_001), "50 MB are more than the limit of 50 MB"),
        (b"\xff\xd8\xff\xd9\0\2", "the file is damaged"),
        (b"GIF89a\1\0\1\0\0\0\0;", "it contains no picture"),
        (b"GIF89a\1\0\1\0\0\0\0" + b"!\xfe\0" * 400_000 + b";", "the file is damaged"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""), "the file is damaged"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"12345"), "the file is damaged"),
        (png(1, 1, 8, 0, zeros(2), chunk(b"teSt", b"") * 100_000), "the file is damaged"),
        (png(0, 9, 8, 0, zeros(2)), "the picture has no pixels"),
        (b"\xff\xd8" + segment(0xFE, b"") * 20_000 + b"\xff\xda", "the file is damaged"),
        (b"\xff\xd8" + b"\xff" * 1_000_000, "the file is cut short"),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_unreadable(content, message):
    assert reason(content) == message


def test_a_png_of_1_mb_with_50_000_by_50_000_pixels_is_unreadable():
    content = png(50_000, 50_000, 1, 0, zeros(50_000 * 6251))
    assert 1_000_000 < len(content) < 2_000_000
    assert reason(content) == "50,000 × 50,000 pixels are more than the limit of 50,000,000"


def test_a_gif_and_a_jpeg_with_too_many_pixels_are_unreadable_too():
    gif, jpeg = sample("GIF"), encode(Image.new("L", (8, 8)), "JPEG")
    frame = jpeg.index(b"\xff\xc0") + 5
    huge = jpeg[:frame] + b"\xff\xff\xff\xff" + jpeg[frame + 4 :]
    assert reason(huge) == "65,535 × 65,535 pixels are more than the limit of 160,000,000"
    assert "65,535 × 65,535" in reason(gif[:6] + b"\xff" * 4 + gif[10:])


def test_a_webp_canvas_with_too_many_pixels_is_unreadable():
    frames = [Image.new("RGB", (9, 9), shade) for shade in (RED, BLUE)]
    webp = encode(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    size = 5000
    canvas = (size - 1).to_bytes(3, "little") + (size * 2 - 1).to_bytes(3, "little")
    assert (
        reason(webp[:24] + canvas + webp[30:])
        == "5,000 × 10,000 pixels are more than the limit of 20,000,000"
    )
    canvas = b"\xff\x3f\0\xff\x3f\0"
    assert reason(webp[:24] + canvas + webp[30:]) in (
        "it has more pixels than the limit of 20,000,000",
        "16,384 × 16,384 pixels are more than the limit of 20,000,000",
    )


def test_a_jpeg_with_a_thousand_scans_is_unreadable():
    content = encode(Image.new("L", (3000, 3000)), "JPEG", progressive=True)
    start = content.index(b"\xff\xda")
    many = content[:-2] + content[start:-2] * 200 + b"\xff\xd9"
    assert reason(many).endswith(" scans of 3,000 × 3,000 pixels are too many")
    assert pictures.inspect(content).width == 3000


def test_a_damaged_png_is_unreadable():
    content = bytearray(sample("PNG"))
    content[content.index(b"IDAT") + 20] ^= 0xFF
    assert reason(bytes(content)) == "the file is damaged"


@pytest.mark.parametrize("name", FORMATS)
def test_pillow_s_warnings_and_limits_stay_as_they_were(name, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 60 * 40 - 1)  # more than this is a warning
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        pictures.inspect(sample(name))
        pictures.decode(sample(name))
    assert not caught
    assert Image.MAX_IMAGE_PIXELS == 60 * 40 - 1


def test_pillow_s_error_about_pixels_is_a_reason(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 60 * 40 // 2 - 1)
    assert reason(sample("PNG")) == "it has more pixels than the limit of 50,000,000"


def test_a_format_that_pillow_lacks_is_unreadable(monkeypatch):
    monkeypatch.setattr(features, "check", lambda _: False)
    assert reason(sample("WEBP")) == "this installation of Pillow can't decode WEBP"


def test_a_lack_of_memory_is_a_reason(monkeypatch):
    def fail(*_):
        raise MemoryError

    monkeypatch.setattr(Image.Image, "load", fail)
    assert reason(sample("JPEG")) == "there is not enough memory for it"


def test_without_pillow_a_picture_is_an_error_that_says_what_to_install(monkeypatch):
    content = sample("PNG")
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(PluginError, match=r"pip install 'thread-convert\[pictures\]'"):
        pictures.inspect(content)
    assert reason(b"no picture")  # is told without Pillow


def test_importing_the_module_does_not_import_pillow():
    code = "import convert.pictures, sys; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Colours


def test_a_cmyk_jpeg_of_adobe_keeps_its_colours():
    content = encode(flags().convert("CMYK"), "JPEG", quality=95)
    assert b"Adobe" in content
    assert pictures.inspect(content).color == "cmyk"
    image = pictures.decode(content)
    assert image.mode == "RGB"
    assert close(image.getpixel((8, 8)), RED)
    assert close(image.getpixel((50, 8)), BLUE)
    assert close(image.getpixel((50, 28)), WHITE)
    still = pictures.still(content, longest=100)
    assert (still.media_type, still.color) == ("image/jpeg", "rgb")


def test_a_grey_jpeg_stays_grey():
    content = encode(flags("L"), "JPEG")
    assert pictures.inspect(content).color == "grey"
    assert pictures.decode(content).mode == "L"


def test_a_png_of_16_bits_grey_is_scaled():
    rows = b"".join(b"\0" + struct.pack(">4H", 0, 0x4000, 0x8000, 0xFFFF) for _ in range(2))
    content = png(4, 2, 16, 0, zlib.compress(rows))
    image = pictures.decode(content)
    assert image.mode == "L"
    assert list(image.tobytes()) == [0, 0x40, 0x80, 0xFF] * 2


def test_a_png_of_16_bits_rgb_is_scaled():
    row = b"\0" + struct.pack(">6H", 0xFFFF, 0x8000, 0, 0x0100, 0x4000, 0xFFFF)
    image = pictures.decode(png(2, 1, 16, 2, zlib.compress(row)))
    assert image.mode == "RGB"
    assert list(image.tobytes()) == [255, 128, 0, 1, 64, 255]


def test_the_transparent_colour_of_16_bits_is_compared_exactly():
    row = b"\0" + struct.pack(">3H", 0x8000, 0x8001, 0x8100)
    image = pictures.decode(png(3, 1, 16, 0, zlib.compress(row), chunk(b"tRNS", b"\x80\x01")))
    assert (image.mode, list(image.tobytes())) == ("LA", [128, 255, 128, 0, 129, 255])


@pytest.mark.parametrize(
    ("depth", "row", "key", "alpha"),
    [
        (1, b"\0\x40", 1, [255, 0]),
        (2, b"\0\x90", 2, [0, 255]),
        (4, b"\0\x5a", 5, [0, 255]),
        (8, b"\0\x05\x0a", 10, [255, 0]),
    ],
)
def test_the_transparent_grey_of_a_png_of_any_depth_is_found(depth, row, key, alpha):
    content = png(2, 1, depth, 0, zlib.compress(row), chunk(b"tRNS", struct.pack(">H", key)))
    assert pictures.inspect(content).transparent
    image = pictures.decode(content)
    assert (image.mode, list(image.getchannel("A").tobytes())) == ("LA", alpha)


def test_the_transparent_colour_of_an_rgb_png_is_found():
    content = png(
        2, 1, 8, 2, zlib.compress(b"\0" + bytes((*RED, *BLUE))), chunk(b"tRNS", b"\0\0\0\0\0\xff")
    )
    image = pictures.decode(content)
    assert [image.getpixel((x, 0)) for x in (0, 1)] == [(*RED, 255), (*BLUE, 0)]


def test_the_transparency_of_a_palette_is_kept():
    palette = chunk(b"PLTE", bytes((*RED, *GREEN, *BLUE)))
    content = png(3, 1, 8, 3, zlib.compress(b"\0\0\1\2"), palette, chunk(b"tRNS", b"\xff\x80\0"))
    image = pictures.decode(content)
    assert [image.getpixel((x, 0)) for x in range(3)] == [(*RED, 255), (*GREEN, 128), (*BLUE, 0)]
    assert pictures.inspect(content).transparent


def test_the_transparency_of_a_gif_is_kept():
    image = Image.new("P", (4, 1), 1)
    image.putpalette(bytes((*RED, *BLUE)))
    image.putpixel((0, 0), 0)
    decoded = pictures.decode(encode(image, "GIF", transparency=0))
    assert (decoded.getpixel((0, 0))[3], decoded.getpixel((3, 0))) == (0, (*BLUE, 255))


def test_an_alpha_channel_without_transparent_pixels_is_dropped():
    assert pictures.decode(encode(flags("RGBA"), "PNG")).mode == "RGB"
    assert pictures.decode(encode(flags("LA"), "PNG")).mode == "L"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_grey_or_rgb(mode):
    image = Image.new("I;16", (8, 8), 300) if mode == "I;16" else flags().convert(mode)
    if mode == "PA":
        image = flags().convert("RGBA").quantize(4)
    assert pictures.decode(encode(image, "PNG")).mode in ("L", "RGB")


# Sizes and orientation


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", *(["AVIF"] if AVIF else [])])
def test_orientation_6_is_turned_by_a_quarter(name):
    content = encode(flags(), name, exif=exif(6), quality=95)
    picture = pictures.inspect(content)
    assert (picture.width, picture.height, picture.orientation) == (32, 64, 6)
    image = pictures.decode(content)
    assert image.size == (32, 64)
    assert close(image.getpixel((16, 8)), RED)
    assert close(image.getpixel((4, 56)), WHITE)
    assert close(image.getpixel((28, 56)), BLUE)
    still = pictures.still(content, longest=100)
    assert (still.width, still.height, still.orientation) == (32, 64, 1)
    assert pictures.inspect(still.content).orientation == 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_applied_as_pillow_does(orientation):
    from PIL import ImageOps

    content = encode(flags(), "JPEG", exif=exif(orientation))
    with Image.open(BytesIO(content)) as image:
        expected = ImageOps.exif_transpose(image)
        assert pictures.decode(content).tobytes() == expected.tobytes()


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_invalid_orientation_is_ignored(orientation):
    assert pictures.inspect(encode(flags(), "JPEG", exif=exif(orientation))).orientation == 1


@given(st.binary(max_size=60))
def test_any_exif_record_has_an_orientation(record):
    content = insert_segments(sample("JPEG"), segment(0xE1, b"Exif\0\0MM\0*" + record))
    assert 1 <= pictures.inspect(content).orientation <= 8


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("limits", "size"),
    [
        ({"longest": 30}, (30, 20)),
        ({"width": 15}, (15, 10)),
        ({"longest": 30, "width": 6}, (6, 4)),
        ({"longest": 1}, (1, 1)),
        ({"longest": 600, "width": 600}, (60, 40)),
        ({}, (60, 40)),
    ],
)
def test_a_picture_is_reduced_and_never_enlarged(name, limits, size):
    assert pictures.decode(sample(name), **limits).size == size


def test_the_width_is_that_of_the_upright_picture():
    content = encode(flags(), "JPEG", exif=exif(8))
    assert pictures.decode(content, width=16).size == (16, 32)


@pytest.mark.parametrize("name", FORMATS)
def test_a_reduced_picture_shows_the_same(name):
    content = encode(flags().resize((1280, 640), Image.Resampling.NEAREST), name, quality=95)
    image = pictures.decode(content, width=64).convert("RGB")
    assert close(image.getpixel((8, 8)), RED)
    assert close(image.getpixel((50, 8)), BLUE)
    assert close(image.getpixel((50, 28)), WHITE)


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "I;16"])
def test_more_than_25_million_pixels_are_halved(mode):
    content = encode(Image.new(mode, (5001, 5001), 3), "PNG", compress_level=1)
    assert pictures.decode(content).size == (2501, 2501)


def test_a_jpeg_of_12_000_by_9_000_pixels_is_shown():
    content = encode(Image.new("L", (12_000, 9_000), 99), "JPEG")
    assert pictures.inspect(content).width == 12_000
    assert pictures.decode(content, longest=500).size == (500, 375)
    assert pictures.decode(content).size == (3000, 2250)


# Animations and metadata


@pytest.mark.parametrize("name", ["GIF", "PNG", "WEBP", *(["AVIF"] if AVIF else [])])
def test_an_animation_shows_its_first_frame(name):
    frames = [Image.new("RGB", (20, 10), color) for color in (RED, GREEN, BLUE)]
    content = encode(frames[0], name, save_all=True, append_images=frames[1:], duration=100)
    assert pictures.inspect(content).animated
    assert close(pictures.decode(content).getpixel((3, 3)), RED)
    still = pictures.still(content, longest=100)
    assert not still.animated
    assert not pictures.inspect(still.content).animated
    assert close(pictures.decode(still.content).getpixel((3, 3)), RED)


def test_of_a_gif_with_10_000_frames_only_the_first_is_decoded():
    content = sample("GIF")
    start = content.index(b",\0\0\0\0")
    content = content[:start] + content[start:-1] * 10_000  # the end is missing, too
    assert pictures.inspect(content).animated
    assert pictures.still(content, longest=100).media_type == "image/png"


def test_a_text_chunk_that_inflates_without_end_is_cut_out():
    bomb = (
        chunk(b"zTXt", b"k\0\0" + zeros(200_000_000)),
        chunk(b"iTXt", b"k\0\1\0\0\0" + zeros(50_000_000)),
    )
    content = png(4, 4, 8, 0, zeros(20), *bomb)
    assert pictures.inspect(content).width == 4
    still = pictures.still(content, longest=100)
    assert still.content == png(4, 4, 8, 0, zeros(20))


def test_an_exif_record_that_expands_is_not_read():
    bomb = exif_bomb()
    parts = [bomb[at : at + 65_000] for at in range(0, len(bomb), 65_000)]
    jpeg = insert_segments(sample("JPEG"), *(segment(0xE1, b"Exif\0\0" + part) for part in parts))
    for content in (jpeg, png(4, 4, 8, 0, zeros(20), chunk(b"eXIf", bomb))):
        assert pictures.inspect(content).orientation == 1
    assert len(pictures.still(jpeg, longest=100).content) < 10_000


def test_a_jpeg_with_a_second_picture_is_an_ordinary_jpeg():
    content = encode(flags(), "MPO", save_all=True, append_images=[flags("L")])
    picture = pictures.inspect(content)
    assert (picture.media_type, picture.animated, picture.color) == ("image/jpeg", False, "rgb")


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize("name", ["JPEG", "PNG"])
def test_a_small_colour_profile_is_kept_and_other_metadata_is_dropped(name):
    content = encode(flags(), name, icc_profile=profile(), exif=exif(3), comment=b"secret")
    still = pictures.still(content, longest=16)
    assert b"secret" not in still.content
    with Image.open(BytesIO(still.content)) as image:
        assert image.info["icc_profile"] == profile()
        assert "exif" not in image.info
    assert pictures.decode(content).info == {"icc_profile": profile()}


def test_a_colour_profile_of_another_colour_space_is_dropped():
    content = encode(flags("L"), "JPEG", icc_profile=profile())
    assert pictures.decode(content).info == {}


# Stills


@pytest.mark.parametrize("name", ["JPEG", "PNG", "GIF"])
def test_what_every_program_shows_stays_as_it_is(name):
    still = pictures.still(sample(name), longest=60)
    assert still == pictures.inspect(sample(name))


@pytest.mark.parametrize("name", FORMATS)
def test_a_still_is_reduced_to_its_longest_side(name):
    still = pictures.still(sample(name), longest=30)
    assert (still.width, still.height) == (30, 20)
    assert still.media_type == ("image/png" if name in ("PNG", "GIF") else "image/jpeg")
    assert pictures.inspect(still.content) == still


@pytest.mark.parametrize("name", ["PNG", "WEBP", *(["AVIF"] if AVIF else [])])
def test_a_transparent_still_is_a_png(name):
    content = encode(Image.new("RGBA", (64, 32), (255, 0, 0, 90)), name)
    still = pictures.still(content, longest=32)
    assert (still.media_type, still.transparent) == ("image/png", True)


def test_a_jpeg_that_few_programs_decode_is_encoded_again():
    content = bytearray(sample("JPEG"))
    content[content.index(b"\xff\xc0") + 1] = 0xC1  # extended: the same data, and common
    assert pictures.still(bytes(content), longest=100).content == bytes(content)
    arithmetic = encode(flags("L"), "JPEG").replace(b"\xff\xc0", b"\xff\xc9")
    assert pictures.still(arithmetic, longest=100).content != arithmetic


@given(st.sampled_from(FORMATS), st.integers(1, 70))
def test_the_same_bytes_give_the_same_bytes(name, longest):
    one, other = (pictures.still(bytes(bytearray(sample(name))), longest=longest) for _ in range(2))
    assert one == other


# Anything


def check(content: bytes) -> None:
    """Call all functions; each has a result or raises `UnreadablePicture`, without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            picture = pictures.inspect(content)
        except UnreadablePicture:
            assert len(reason(content).splitlines()) == 1
            return
        assert picture.media_type in TYPES.values()
        try:
            image = pictures.decode(content, longest=30)
            still = pictures.still(content, longest=30)
        except UnreadablePicture:
            return
        assert image.mode in ("L", "LA", "RGB", "RGBA")
        assert max(*image.size, still.width, still.height) <= 30
        assert pictures.inspect(still.content) == still


@given(st.sampled_from(FORMATS), st.data())
def test_a_mutated_picture_is_shown_or_unreadable(name, data):
    content = bytearray(sample(name))
    place = st.one_of(st.integers(0, min(400, len(content) - 1)), st.integers(0, len(content) - 1))
    for position in data.draw(st.lists(place, max_size=8)):
        content[position] = data.draw(st.integers(0, 255))
    check(
        bytes(
            content[: data.draw(st.integers(0, len(content)))] if data.draw(st.booleans()) else content
        )
    )


@given(
    st.sampled_from(
        [
            b"\xff\xd8\xff",
            b"\x89PNG\r\n\x1a\n",
            b"GIF87a",
            b"GIF89a",
            b"RIFF\x40\0\0\0WEBPVP8 ",
            b"RIFF\x40\0\0\0WEBPVP8X",
            b"RIFF\x40\0\0\0WEBPVP8L",
            b"\0\0\0\x1cftypavif",
            b"",
        ]
    ),
    st.binary(max_size=300),
)
def test_garbage_after_a_magic_number_is_unreadable_or_shown(magic, garbage):
    check(magic + garbage)


# Memory and time


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return large pictures quickly: one square of noise, repeated."""
    tile = Image.effect_noise((1000, 1000), 60)
    image = Image.new("L", (width, height))
    for left in range(0, width, 1000):
        for top in range(0, height, 1000):
            image.paste(tile, (left, top))
    return image.convert(mode)


def gif_of_10_000_frames() -> bytes:
    content = encode(Image.effect_noise((50, 50), 90), "GIF")
    start = content.index(b",\0\0\0\0")
    return content[:start] + content[start:-1] * 10_000 + b";"


LARGE = {
    "a PNG of 50,000 × 50,000 pixels": lambda: png(50_000, 50_000, 1, 0, zeros(50_000 * 6251)),
    "a PNG of 50 million pixels": lambda: png(7000, 7100, 8, 6, zeros(7100 * 28_001)),
    "a PNG of 50 million pixels of 16 bits": lambda: png(7000, 7100, 16, 6, zeros(7100 * 56_001)),
    "a grey PNG of 16 bits": lambda: png(7000, 7100, 16, 0, zeros(7100 * 14_001)),
    "a long screenshot": lambda: png(1000, 49_000, 8, 6, zeros(49_000 * 4001)),
    "a palette with transparency": lambda: png(
        7000, 7100, 8, 3, zeros(7100 * 7001), chunk(b"PLTE", bytes(768)), chunk(b"tRNS", bytes(range(256)))
    ),
    "3,000 texts of 1 MB": lambda: png(
        9, 9, 8, 0, zeros(90), *(chunk(b"zTXt", b"%d\0\0" % n + zeros(1_000_000)) for n in range(3000))
    ),
    "an EXIF record": lambda: png(9, 9, 8, 0, zeros(90), chunk(b"eXIf", exif_bomb())),
    "4 million chunks": lambda: png(9, 9, 8, 0, zeros(90), chunk(b"teSt", b"") * 4_000_000),
    "a JPEG of 12,000 × 9,000 pixels": lambda: encode(noise(12_000, 9_000), "JPEG", quality=60),
    "a progressive JPEG": lambda: encode(noise(7000, 7000), "JPEG", subsampling=0, progressive=True, quality=40),
    "a progressive CMYK JPEG": lambda: encode(Image.new("CMYK", (7000, 7000)), "JPEG", progressive=True),
    "a JPEG decoded in full": lambda: encode(noise(5000, 5000), "JPEG"),
    "12 million segments": lambda: b"\xff\xd8" + segment(0xFE, b"") * 12_000_000,
    "a JPEG of fill bytes": lambda: b"\xff\xd8" + b"\xff" * 49_000_000,
    "a GIF of 10,000 frames": gif_of_10_000_frames,
    "a GIF of small blocks": lambda: b"GIF89a\1\0\1\0\0\0\0!\xfe" + b"\1a" * 24_000_000 + b"\0;",
    "a GIF of extensions": lambda: b"GIF89a\1\0\1\0\0\0\0" + b"!\xfe\0" * 16_000_000 + b";",
    "a GIF of 49 million pixels": lambda: encode(Image.new("P", (7000, 7000)), "GIF"),
    "a WebP of 20 million pixels": lambda: encode(noise(5000, 4000), "WEBP", method=0, quality=50),
    "an animated WebP": lambda: encode(
        noise(5000, 4000, "RGBA"), "WEBP", method=0, quality=1, save_all=True,
        append_images=[Image.new("RGBA", (5000, 4000), (9, 0, 0, 9))],
    ),
}  # fmt: skip
if AVIF:
    LARGE["an AVIF of 20 million pixels"] = lambda: encode(
        noise(5000, 4000, "RGBA"), "AVIF", speed=10, quality=40, subsampling="4:4:4"
    )

MEASURE = """
import resource, sys, time
from pathlib import Path
from convert import pictures
content = Path(sys.argv[1]).read_bytes()
for call in sys.argv[2:]:
    start = time.process_time()  # not of other processes
    try:
        eval(call)
    except pictures.UnreadablePicture:
        pass
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    print(seconds, peak)
"""
CALLS = [
    "pictures.inspect(content)",
    "pictures.decode(content)",
    "pictures.decode(content, width=1500)",
    "pictures.still(content, longest=2000)",
]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs the module resource")
@pytest.mark.parametrize("name", LARGE)
def test_every_picture_needs_less_than_500_mb_and_a_few_seconds(tmp_path: Path, name: str):
    path = tmp_path / "picture"
    path.write_bytes(LARGE[name]())
    lines = output_of(MEASURE, str(path), *CALLS).splitlines()
    for call, line in zip(CALLS, lines, strict=True):
        seconds, peak = line.split()
        assert int(peak) < 500_000, call
        assert float(seconds) < 10, call  # ten times what it takes: a busy machine is slower
