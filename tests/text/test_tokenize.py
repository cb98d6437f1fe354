"""The words of a post, told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.text.compose import host
from convert.text.tokenize import tokenize


def tokens(text):
    return [(token.kind, token.text, token.target) for token in tokenize(text) if token.kind != "text"]


@given(st.text(st.sampled_from("ab1@#/.:_-() \n…éあ") | st.characters()))
def test_joined_the_tokens_are_the_text(text):
    assert "".join(token.text for token in tokenize(text)) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by @MID_RF on", "@MID_RF"),
        (".@ann", "@ann"),
        ("@ann's", "@ann"),
        ("(@ann)", "@ann"),
        ("の＠annに", "＠ann"),
        ("RT @ann:", "@ann"),
    ],
)
def test_a_mention_is_found(text, found):
    assert tokens(text) == [("mention", found, found[1:])] or tokens(text) == [
        ("mention", found, "ann")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ann@example.org",
        "@",
        "@ ann",
        "f@@ann",
        "@a_name_of_more_than_fifteen",
        "@аnn",
        "https://a.example/@ann",
    ],
)
def test_what_is_no_mention_is_none(text):
    assert not [token for token in tokens(text) if token[0] == "mention"]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see https://example.org/a.", "https://example.org/a"),
        ("(https://example.org/Gull_(bird))", "https://example.org/Gull_(bird)"),
        ("“https://example.org/a”", "https://example.org/a"),
        ("https://example.org/a?b=c#d!", "https://example.org/a?b=c#d"),
        ("HTTPS://EXAMPLE.ORG", "HTTPS://EXAMPLE.ORG"),
        ("https://пример.рф/путь", "https://пример.рф/путь"),
    ],
)
def test_a_url_ends_where_its_sentence_goes_on(text, url):
    assert tokens(text) == [("link", url, url)]


def test_a_url_that_is_cut_short_is_told():
    (link,) = [token for token in tokenize("https://example.org/lo… and") if token.kind == "link"]
    assert (link.text, link.target, link.truncated) == (
        "https://example.org/lo…",
        "https://example.org/lo",
        True,
    )


@pytest.mark.parametrize(
    "text", ["http://", "https:// x", "javascript:alert(1)", "xhttp://a.example", "ftp://a.example"]
)
def test_what_is_no_link_is_none(text):
    assert tokens(text) == []


def test_hashtags_are_words_of_any_script_but_no_numbers():
    assert [token[2] for token in tokens("#NK #日本 #２ #2 #c3 a#b &#39;")] == ["NK", "日本", "c3"]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.mid.ru/en/a", "mid.ru"),
        ("http://kremlin.ru", "kremlin.ru"),
        ("https://user:secret@example.org:81/", "example.org:81"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_a_bare_url_is_shown_as_its_host(url, shown):
    assert host(url) == shown
