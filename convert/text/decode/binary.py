"""Recognize files that are not text by their first bytes."""

import re

_TYPES = (
    (rb"\x89PNG\r\n\x1a\n", "a PNG image"),
    (rb"\xff\xd8\xff", "a JPEG image"),
    (rb"GIF8[79]a", "a GIF image"),
    (rb"RIFF.{4}WEBP", "a WebP image"),
    (rb"RIFF.{4}WAVE", "a WAV file"),
    (rb"RIFF.{4}AVI ", "an AVI video"),
    (rb"II\*\x00|MM\x00\*", "a TIFF image"),
    (rb"BM.{4}\x00{4}", "a BMP image"),
    (rb"8BPS\x00", "a Photoshop image"),
    (rb"\x00{3}.ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)", "a HEIC image"),
    (rb"\x00{3}.ftypavi[fs]", "an AVIF image"),
    (rb"\x00{3}.ftypqt  ", "a QuickTime video"),
    (rb"\x00{3}.ftyp", "an MP4 video"),
    (rb"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (rb"OggS\x00", "an Ogg file"),
    (rb"ID3[\x02-\x04]", "an MP3 file"),
    (rb"fLaC\x00", "a FLAC file"),
    (rb"%PDF-", "a PDF document"),
    (rb"\{\\rtf", "an RTF document"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (rb"SQLite format 3\x00", "an SQLite database"),
    (rb".{60}BOOKMOBI", "a Kindle book"),
    (rb"PK\x03\x04", "a zip archive (an EPUB or office document is one, too)"),
    (rb"PK\x05\x06", "an empty zip archive"),
    (rb"\x1f\x8b", "a gzip archive"),
    (rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)", "a bzip2 archive"),
    (rb"\xfd7zXZ\x00", "an xz archive"),
    (rb"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (rb"\x04\x22\x4d\x18", "an LZ4 archive"),
    (rb"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (rb"Rar!\x1a\x07", "a RAR archive"),
    (rb".{257}ustar(?:\x00|  \x00)", "a tar archive"),
    (rb"wOFF[\x00OAt]", "a WOFF font"),
    (rb"wOF2[\x00OAt]", "a WOFF2 font"),
    (rb"\x00\x01\x00\x00\x00|OTTO\x00|ttcf\x00", "a font"),
    (rb"\x7fELF", "a program"),
    (rb"MZ.{0,62}?\x00", "a Windows program"),
    (rb"\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe", "a macOS program"),
    # the version of a class is 45 or higher; a program has that many architectures at most
    (rb"\xca\xfe\xba\xbe\x00{3}[\x00-\x2c]", "a macOS program"),
    (rb"\xca\xfe\xba\xbe", "a Java class"),
)
_MAGIC = [(re.compile(magic, re.DOTALL), name) for magic, name in _TYPES]


def file_type(data: bytes) -> str | None:
    """Return the type of a file that is not text, with its article; None if it is unknown."""
    return next((name for magic, name in _MAGIC if magic.match(data)), None)
