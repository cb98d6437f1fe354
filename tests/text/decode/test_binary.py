"""File types recognized by their first bytes, and texts that begin like them."""

import pytest

from convert.errors import InputError
from convert.text.decode.binary import file_type
from convert.text.decode.decode import decode


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"GIF89a", "a GIF image"),
        (b"RIFF\x0a\0\0\0WEBP", "a WebP image"),
        (b"II*\0", "a TIFF image"),
        (b"\0\0\0\x20ftypisom", "an MP4 video"),
        (b"\0\0\0\x20ftypqt  ", "a QuickTime video"),
        (b"\0\0\0\x20ftypheic", "a HEIC image"),
        (b"\0\0\0\x20ftypavif", "an AVIF image"),
        (b"OggS\0\2", "an Ogg file"),
        (b"ID3\3\0\0", "an MP3 file"),
        (b"%PDF-1.7", "a PDF document"),
        (b"PK\3\4", "a zip archive (an EPUB or office document is one, too)"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"BZh91AY&SY", "a bzip2 archive"),
        (b"\xfd7zXZ\0", "an xz archive"),
        (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Rar!\x1a\7\1\0", "a RAR archive"),
        (b"a.txt".ljust(257, b"\0") + b"ustar  \0", "a tar archive"),
        (b"wOFF\0\1\0\0", "a WOFF font"),
        (b"wOF2\0\1\0\0", "a WOFF2 font"),
        (b"MZ\x90\0\3", "a Windows program"),
        (b"\xcf\xfa\xed\xfe", "a macOS program"),
        (b"\xca\xfe\xba\xbe\0\0\0\2", "a macOS program"),
        (b"\xca\xfe\xba\xbe\0\0\0\x34", "a Java class"),
    ],
)
def test_a_file_that_is_not_text_is_named(first: bytes, expected: str) -> None:
    assert file_type(first) == file_type(first + bytes(range(256))) == expected
    with pytest.raises(InputError) as raised:
        decode(first, "x")
    assert str(raised.value) == (
        f"x: this is {expected}, not the text of a thread; save the thread as text"
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "BMW drivers\nagain",
            "MZ: what a day",
            "ID3 tags are old",
            "RIFF of the day: WEBP",
            "Rar! is a",
        ),
        *("7z or zip?", "PK is here", "OggS", "wOFF", "GIF89", "II* is a sequel", "8BPS", "BZh9"),
        "a" * 256 + "gustar",
    ],
)
def test_text_that_begins_like_another_file_is_text(text: str) -> None:
    assert file_type(text.encode()) is None
    assert decode(text.encode(), "x") == (text, ())
