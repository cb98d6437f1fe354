"""A page is decoded in the encoding that it is in, and damage is reported."""

import warnings

import pytest

from convert_saved.encodings import decoded

WORDS = "Čas, часы, und «Überschrift»"


def text(data: bytes, declared: str = "") -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return decoded(data, declared)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_recognised_without_a_declaration(encoding: str) -> None:
    page = f"<p>{WORDS}"
    if encoding == "utf-16-be":
        page = f"<p>{WORDS} "
    assert text(page.encode(encoding)) == page


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("windows-1251", "Часы в порту"),
        ("koi8-r", "Часы в порту"),
        ("iso-8859-1", "Une horloge réglée"),
        ("shift_jis", "港の時計"),
        ("gb18030", "港口的时钟"),
        ("euc-kr", "항구의 시계"),
    ],
)
def test_a_declared_encoding_is_used(encoding: str, words: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">{words}'
    assert decoded(page.encode(encoding)) == (page, ())
    assert decoded(words.encode(encoding), encoding) == (words, ())


def test_valid_utf_8_is_utf_8_whatever_is_declared() -> None:
    page = f"<meta charset=windows-1251>{WORDS}"
    assert decoded(page.encode()) == (page, ())


def test_a_page_in_another_encoding_than_utf_8_that_it_declares_is_read_and_reported() -> None:
    page = "<meta charset=utf-8>réglée"
    found, repairs = decoded(page.encode("cp1252"))
    assert found == page
    assert [repair.kind for repair in repairs] == ["encoding"]


def test_damaged_characters_are_replaced_and_reported() -> None:
    with pytest.warns(UserWarning, match="damaged characters"):
        found, repairs = decoded("<meta charset=utf-8>é".encode() + b"\xc3 ok")
    assert found.endswith("é\ufffd ok")
    assert [repair.kind for repair in repairs] == ["encoding"]


@pytest.mark.parametrize("name", ["utf-7", "idna", "punycode", "base64", "zip", "unicode_escape", "x"])
def test_encodings_that_are_none_of_pages_are_not_used(name: str) -> None:
    assert text(f"<meta charset={name}>".encode() + b"\xe9+AGE-").endswith("é+AGE-")
