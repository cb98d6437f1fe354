"""Bytes decoded to text, and the errors for bytes that are not text."""

import random

import pytest

from convert.errors import InputError
from convert.text.decode.decode import decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("naïve".encode(), "naïve"),
        ("naïve".encode("utf-8-sig"), "naïve"),
        (b"\xff\xfe" + "naïve".encode("utf-16-le"), "naïve"),
        (b"\xfe\xff" + "naïve".encode("utf-16-be"), "naïve"),
        (b"a\r\nb\rc\nd\xc2\x85e\xe2\x80\xa8f\xe2\x80\xa9g", "a\nb\nc\nd\ne\nf\ng"),
        (b"\xed\xa0\xbd\xed\xb8\x80", "😀"),  # a pair of surrogates, as CESU-8 writes it
    ],
)
def test_utf_8_and_encodings_with_a_byte_order_mark_are_decoded(data, text):
    assert decode(data, "x") == (text, ())


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"", None, "x: there is no text in this file"),
        (b" \n\t\0", None, "x: there is no text in this file"),
        (
            b"\x89PNG\r\n\x1a\n...",
            None,
            "x: this is a PNG image, not the text of a thread; save the thread as text",
        ),
        (b"%PDF-1.7", None, "x: this is a PDF document"),
        (rb"{\rtf1\ansi a}", None, "x: this is an RTF document"),
        (
            b"ok\ncaf\xe9",
            None,
            "x:2: this is not UTF-8 (byte 7 is 0xe9); name its encoding, for example --encoding cp1252",
        ),
        (b"1/ caf\xe9\n", None, "x:1: this is not UTF-8 (byte 7 is 0xe9); name its encoding"),
        (
            ("Это обычный русский текст о погоде.\n" * 60).encode() + b"\xff",
            None,
            "x:61: damaged UTF-8: byte 3,901 is 0xff; get an undamaged copy of the file, or correct",
        ),
        (
            "été à Genève".encode()[:-4] + b"\xc3",
            None,
            "x: damaged UTF-8: the file ends in the middle",
        ),
        ("é é é".encode() + b"\xc3\xc3", None, "x:1: damaged UTF-8: byte 9 is 0xc3"),
        (b"\xef\xbb\xbfa\n\xff", None, "x:2: damaged UTF-8: byte 6 is 0xff"),
        (b"\xff\xfea\0\n\0b\0c", None, "x: damaged UTF-16: the file ends in the middle of a"),
        (b"\xfe\xff\0a\0", None, "x: damaged UTF-16: the file ends in the middle of a character"),
        (b"\xff\xfe\0\0a\0\0\0aaaa", None, "x:1: damaged UTF-32: byte 9 is 0x61"),
        (random.Random(1).randbytes(4000), None, "x: not text, or in an unknown encoding (byte 1 is"),
        (b"\xe9", "e" * 5000, f"x: unknown encoding “{'e' * 59}…” (expected a name"),
        (b"\xe9", "utf\0", "x: unknown encoding “utf\0” (expected a name"),
        (
            "no mark".encode("utf-16-le"),
            None,
            "x: this looks like UTF-16 without a byte order mark; try --encoding utf-16-le",
        ),
        (
            "Тут нет никакой пометы.\n1/ А надо бы.".encode("utf-16-be"),
            None,
            "x: this looks like UTF-16 without a byte order mark; try --encoding utf-16-be",
        ),
        (
            b"\xe9",
            "klingon",
            "x: unknown encoding “klingon” (expected a name such as utf-16 or cp1252)",
        ),
        (b"\xe9", "ascii", "x: this is not ascii"),
    ],
)
def test_what_is_not_text_is_an_error_with_a_remedy(data, encoding, message):
    with pytest.raises(InputError) as raised:
        decode(data, "x", encoding)
    assert str(raised.value).startswith(message)


def test_a_named_encoding_is_not_questioned():
    assert decode(b"caf\xe9", "x", "cp1252") == ("café", ())
    assert decode("é".encode("utf-16"), "x", "utf-16") == ("é", ())


# The limits


def is_utf16(data):
    """Return whether the data is refused as UTF-16 without a byte order mark."""
    try:
        decode(data, "x")
    except InputError as error:
        return "UTF-16" in str(error)
    return False


@pytest.mark.parametrize(("nuls", "is_refused"), [(3, False), (4, True)])
def test_utf_16_has_at_least_4_nuls(nuls, is_refused):
    data = b"a\0" * nuls
    assert is_utf16(data) == is_refused


@pytest.mark.parametrize(("size", "is_refused"), [(200, True), (202, False)])
def test_one_byte_of_50_in_utf_16_is_nul(size, is_refused):
    data = (b"a\0" * 4).ljust(size, b"a")
    assert is_utf16(data) == is_refused


def test_utf_16_has_nuls_at_odd_or_even_places_only():
    assert not is_utf16(b"a\0" * 4 + b"\0a" * 4)
