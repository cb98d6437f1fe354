"""Bytes to text."""

import pytest

from convert.errors import InputError
from convert.text.decode import decode


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
def test_each_encoding_that_says_what_it_is_is_read(data, text):
    assert decode(data, "x") == (text, ())


def test_what_must_stay_stays():
    text = "a\u200db\u200cc\ufe0fd\xa0e\u202ef\u2066g\u0301𝗯\ufeff\t"
    assert decode(text.encode(), "x") == (text, ())


def test_what_no_format_can_carry_goes_and_is_told_by_kind_with_its_count():
    text, repairs = decode("one\ntw\0o\x1b\0\ud800 \ufffe\x0bx".encode("utf-8", "surrogatepass"), "x")
    assert text == "one\ntwo  x"
    assert [(repair.kind, repair.line, repair.text, repair.message) for repair in repairs] == [
        ("control", 2, "\0\x1b\0\x0b", "4 control characters (U+0000, U+000B, U+001B) taken out"),
        ("surrogate", 2, "\\ud800", "1 surrogate character (U+D800) taken out"),
        ("noncharacter", 2, "\ufffe", "1 noncharacter character (U+FFFE) taken out"),
    ]


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
        (
            b"ok\ncaf\xe9",
            None,
            "x:2: this is not UTF-8 (byte 7 is 0xe9); name its encoding, for example --encoding cp1252",
        ),
        (b"\xff\xfea", None, "x:1: this is not UTF-16-LE"),
        (
            "no mark".encode("utf-16-le"),
            None,
            "x: every other byte is NUL: this looks like UTF-16 without a mark",
        ),
        (b"\xe9", "klingon", "x: Python knows no encoding “klingon”"),
        (b"\xe9", "ascii", "x: this is not ascii"),
    ],
)
def test_what_is_no_text_is_an_error_with_a_remedy(data, encoding, message):
    with pytest.raises(InputError) as raised:
        decode(data, "x", encoding)
    assert str(raised.value).startswith(message)


def test_a_named_encoding_is_believed():
    assert decode(b"caf\xe9", "x", "cp1252") == ("café", ())
    assert decode("é".encode("utf-16"), "x", "utf-16") == ("é", ())
