"""URLs as links: which are live, and how they are encoded."""

import pytest

from convert.notes import Numbering
from convert.tree import Link
from convert_epub import href
from tests.epub.builders import english, live_urls, note_texts, thread


def test_an_ordinary_url_is_a_link_unchanged() -> None:
    assert live_urls(english()) == [note.url for note in english().notes]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "http://", "http://[", "https://a..b/", "mailto:"],
)
def test_an_unsafe_or_invalid_url_is_not_a_link(url: str) -> None:
    numbering = Numbering("twitter")
    document = thread((Link("there", numbering.link(url)),), numbering=numbering)
    assert live_urls(document) == []
    assert note_texts(document) == [f"1 {url}"]


@pytest.mark.parametrize(
    ("url", "valid"),
    [
        ("HTTPS://A.b:8080/x?y=%20#z", "HTTPS://A.b:8080/x?y=%20#z"),
        ("https://a.b/50%", "https://a.b/50%25"),
        ("https://a.b/x y|[z]", "https://a.b/x%20y%7C%5Bz%5D"),
        ("https://a.b/#x#y", "https://a.b/#x%23y"),
        ("https://a.b/путь", "https://a.b/%D0%BF%D1%83%D1%82%D1%8C"),
        ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
        ("mailto:a b@c.example", "mailto:a%20b@c.example"),
        ("https://a.b:65536/", None),
        ("https://xn--a/", None),
        ("https://\u1d56.example/", None),
        ("mailto:#x", "mailto:%23x"),
        ("https://a%20b.c/", None),
        ("https://bank.example@evil.example/", None),
        (f"https://{'a' * 100_000}/", None),
    ],
)
def test_a_url_is_percent_encoded_if_that_makes_it_valid(url: str, valid: str | None) -> None:
    assert href.valid(url) == valid
