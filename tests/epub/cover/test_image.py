"""Pictures of the user for the cover: accepted if they are whole, otherwise an error in one line."""

import os
import re
import struct
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, features

from convert import ConvertError
from convert_epub.cover import image

TYPES = {
    "PNG": ("image/png", ".png"),
    "JPEG": ("image/jpeg", ".jpg"),
    "GIF": ("image/gif", ".gif"),
    "WEBP": ("image/webp", ".webp"),
}


@cache
def encoded(name: str) -> bytes:
    """Return a picture with noise in a format of Pillow; a GIF has three frames."""
    first, *others = [Image.effect_noise((60, 40), 50 + frame) for frame in range(3)]
    file = BytesIO()
    first.save(file, name, **({"save_all": True, "append_images": others} if name == "GIF" else {}))
    return file.getvalue()


def message(path: Path | str) -> str:
    """Return the message of the error for a file."""
    with pytest.raises(ConvertError) as caught:
        image.read(str(path))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("epub.cover: ")
    assert str(caught.value).endswith(
        "; expected a PNG, JPEG, GIF or WebP image; without this option a cover is drawn"
    )
    return str(caught.value)


def png(width: int, height: int) -> bytes:
    """Return a PNG without data that claims a size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n\0\0\0\r"
        + header
        + struct.pack(">I", zlib.crc32(header))
        + b"\0\0\0\0IEND\xaeB`\x82"
    )


@pytest.mark.parametrize("name", TYPES)
def test_the_type_of_a_picture_comes_from_its_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / "cover.txt"
    path.write_bytes(encoded(name))
    assert image.read(str(path)) == (*TYPES[name], encoded(name))


@pytest.mark.parametrize("name", TYPES)
def test_a_picture_that_is_cut_short_is_an_error(tmp_path: Path, name: str) -> None:
    path = tmp_path / "cover"
    whole = encoded(name)
    # The second frame of the GIF may be incomplete, since only the first is decoded.
    sizes = () if name == "GIF" else (len(whole) - 12, len(whole) * 9 // 10, len(whole) // 2)
    for size in (*sizes, 100, 30, 12):
        path.write_bytes(whole[:size])
        assert re.search("cover: the file is (cut short|damaged)", message(path))


def test_data_after_the_end_of_a_png_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    path.write_bytes(encoded("PNG") + b"more")
    assert image.read(str(path)).suffix == ".png"


@pytest.mark.parametrize(
    "size", [(7072, 7072), (10_000, 10_000), (20_000, 20_000), (2**31 - 1, 2**31 - 1)]
)
def test_a_picture_with_too_many_pixels_is_an_error(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "cover.png"
    path.write_bytes(png(*size))
    assert "pixels are more than the limit of 50,000,000;" in message(path)


def test_a_file_with_too_many_bytes_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    path.touch()
    os.truncate(path, 10**12)
    assert "cover.png: 1,000,000 MB (limit: 50 MB)" in message(path)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "the file is empty"),
        (b"\x89PN", "unknown format"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG is not supported"),
        (b"RIFF\x1a\0\0\0WAVEfmt ", "unknown format"),
        (b"%PDF-1.7", "unknown format"),
    ],
)
def test_a_file_of_another_type_is_an_error(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "cover.png"
    path.write_bytes(content)
    assert f"cover.png: {expected}" in message(path)


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow has no AVIF")
def test_a_picture_that_is_no_core_media_type_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "cover.avif"
    Image.new("RGB", (16, 16)).save(path, "AVIF")
    assert "cover.avif: image/avif is not a type of pictures for books" in message(path)


def test_a_pipe_is_an_error_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cover.png")
    assert "cover.png: not a regular file" in message(tmp_path / "cover.png")


def test_a_folder_is_an_error(tmp_path: Path) -> None:
    assert ": not a regular file" in message(tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"), [("none.png", "no such file"), ("a\0b", "null"), ("x" * 300, "too long")]
)
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, name: str, expected: str) -> None:
    assert re.search(rf"{expected}", message(f"{tmp_path}/{name}"))
