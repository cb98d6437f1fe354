"""Strings and URLs in PDF syntax."""

import pytest

from convert_pdf.pdf import syntax


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "(plain)"),
        ("(\\)", "(\\(\\\\\\))"),
        ("é", "<FEFF00E9>"),
        ("a\n", "<FEFF0061000A>"),
        ("\ud800", "<FEFFFFFD>"),
        ("😀", "<FEFFD83DDE00>"),
    ],
)
def test_text_strings(text: str, written: str) -> None:
    assert syntax.text(text) == written


def test_a_url_is_made_ascii_and_keeps_what_is_encoded() -> None:
    url = "https://пример.рф/a b?c=(d)%20\ud800"
    ascii_url = "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/a%20b?c=(d)%20?"
    assert syntax.ascii_url(url) == ascii_url
    assert syntax.ascii_url(ascii_url) == ascii_url
