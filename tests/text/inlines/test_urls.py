"""Links: where they begin and end."""

import pytest

from convert.text.inlines.tokenize import tokenize
from tests.text.inlines.tokens import targets, tokens


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see https://example.org/a.", "https://example.org/a"),
        ("(https://example.org/Gull_(bird))", "https://example.org/Gull_(bird)"),
        ("[here](https://example.org/a)b", "https://example.org/a"),
        ("{https://example.org/{id}/[x]}", "https://example.org/{id}/[x]"),
        ("https://example.org/a(see", "https://example.org/a(see"),
        ("https://example.org/a (", "https://example.org/a"),
        ("“https://example.org/a”", "https://example.org/a"),
        ("‘https://example.org/a’", "https://example.org/a"),
        ('<a href="https://example.org/a">', "https://example.org/a"),
        ("https://example.org/a’s page", "https://example.org/a"),
        ("https://example.org/a?b=c#d!", "https://example.org/a?b=c#d"),
        ("https://example.org/a?!", "https://example.org/a"),
        ("https://example.org/a_ and", "https://example.org/a_"),  # ids of videos end so
        ("https://example.org/a- and", "https://example.org/a-"),
        ("https://example.org/a–b", "https://example.org/a–b"),
        ("https://example.org/a—b", "https://example.org/a"),
        ("https://example.org/a👇", "https://example.org/a"),
        ("https://example.org👇", "https://example.org"),
        ("HTTPS://EXAMPLE.ORG", "HTTPS://EXAMPLE.ORG"),
        ("https://example.org: it says", "https://example.org"),
        ("https://example.org:8080/a", "https://example.org:8080/a"),
        ("https://ann:secret@example.org/a", "https://ann:secret@example.org/a"),
        (
            "https://archive.example/web/https://example.org/a",
            "https://archive.example/web/https://example.org/a",
        ),
        ("смhttps://example.org", "https://example.org"),
        ("https://https://example.org", "https://example.org"),
        ("mailto:ann@example.org.", "mailto:ann@example.org"),
        ("mailto:ann@example.org?subject=a", "mailto:ann@example.org?subject=a"),
    ],
)
def test_a_url_ends_where_its_sentence_continues(text, url):
    assert tokens(text) == [("link", url, url)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://пример.рф/путь, и", "https://пример.рф/путь"),
        ("https://ru.wikipedia.org/wiki/Москва.", "https://ru.wikipedia.org/wiki/Москва"),
        (
            "https://fa.wikipedia.org/wiki/می\u200cخواهم، و",
            "https://fa.wikipedia.org/wiki/می\u200cخواهم",
        ),
        ("https://hi.wikipedia.org/wiki/भारत। और", "https://hi.wikipedia.org/wiki/भारत"),
        ("https://ja.wikipedia.org/wiki/日本（にほん）", "https://ja.wikipedia.org/wiki/日本"),
        (
            "https://ja.wikipedia.org/wiki/東京_(曖昧さ回避)",
            "https://ja.wikipedia.org/wiki/東京_(曖昧さ回避)",
        ),
        ("https://ko.wikipedia.org/wiki/대한민국 and", "https://ko.wikipedia.org/wiki/대한민국"),
        ("https://search.example/?q=日本&hl=ja", "https://search.example/?q=日本&hl=ja"),
        ("「https://日本語.jp/a」", "https://日本語.jp/a"),
        ("https://www.tv東京.jp/a", "https://www.tv東京.jp/a"),
        ("https://i❤.ws/a", "https://i❤.ws/a"),
    ],
)
def test_hosts_and_paths_may_be_of_any_script(text, url):
    assert tokens(text) == [("link", url, url)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.comを見て", "https://example.com"),
        ("https://example.com/これは日本語です。", "https://example.com/"),
        ("https://example.com/a12を見て", "https://example.com/a12"),
        ("https://t.co/abCD12를", "https://t.co/abCD12"),
        ("中文https://example.com/a中文", "https://example.com/a"),
    ],
)
def test_chinese_japanese_and_korean_glued_to_a_url_are_words(text, url):
    assert tokens(text) == [("link", url, url)]


@pytest.mark.parametrize("rest", ["'s", "-", ":", "+c", ".x", "?"])
def test_a_link_of_t_co_is_letters_and_digits(rest):
    assert targets(f"https://t.co/abCD12{rest} and") == ["https://t.co/abCD12"]


@pytest.mark.parametrize("url", ["http://localhost:8000/a", "http://no-tld", "http://192.0.2.1/a"])
def test_a_host_needs_no_known_domain_after_a_scheme(url):
    assert tokens(f"at {url}.") == [("link", url, url)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("bit.ly/3abc", "bit.ly/3abc"),
        ("(nytimes.com/2020/10/14/a.html).", "nytimes.com/2020/10/14/a.html"),
        ("pic.twitter.com/abc", "pic.twitter.com/abc"),
        ("see:example.co.uk:8080/a", "example.co.uk:8080/a"),
        ("中文t.co/abc한국", "t.co/abc"),
        ("пример.рф/путь", "пример.рф/путь"),
        ("EXAMPLE.COM/A", "EXAMPLE.COM/A"),
        ("http:// example.com/a", "example.com/a"),
        ("www.example.com, and", "www.example.com"),
        ("www.example.com/a.", "www.example.com/a"),
        ("中文www.example.comを", "www.example.com"),
    ],
)
def test_a_link_without_a_scheme_leads_to_http(text, shown):
    assert tokens(text) == [("link", shown, f"http://{shown}")]


@pytest.mark.parametrize(
    "text",
    [
        "and/or",
        "24/7",
        "1.5/2",
        "e.g./x",
        "p.m./a.m.",
        "U.S./UK",
        "Node.js/React",
        "file.py/x",
        "example.com@x",
        "Node.js",
        "README.md",
        "That is it.It/They",
        "a.b/c",
        "www.",
        "www.example",
        "foo.barbaz/x",
        "ann@example.org",
        "ann@example.org/a",
        "a.b+c@example.com/d",
        "$a.co/b",
        "#1.co/b",
        "../example.com/a",
        "C:\\example.com\\a",
        "-example.com/a",
        "a_b.com/c",
        ".com/a",
        "http://",
        "https:// x",
        "http://…",
        "http://-a.example",
        "http://a_.example",
        "http://a_b.example",
        "http://example.c-d",
        "http://a.b",
        "http://example.org-and",
        "$http://a.example",
        "http://ああ",
        "javascript:alert(1)",
        "xhttp://a.example",
        "ftp://a.example",
        "ftp://a.com/b",
        "mailto:ann",
        f"http://{'a' * 64}.example",
        f"http://{'a.' * 150}example",
    ],
)
def test_what_is_not_a_link_is_not_found(text):
    assert not [token for token in tokens(text) if token[0] == "link"]


@pytest.mark.parametrize(
    ("text", "shown", "target"),
    [
        ("https://example.org/lo… and", "https://example.org/lo…", "https://example.org/lo"),
        ("https://example.org/lo... and", "https://example.org/lo...", "https://example.org/lo"),
        ("https://exampl…", "https://exampl…", "https://exampl"),
        ("https://t.co/ab…", "https://t.co/ab…", "https://t.co/ab"),
        ("example.org/lo…", "example.org/lo…", "http://example.org/lo"),
        ("(www.example.org/lo…)", "www.example.org/lo…", "http://www.example.org/lo"),
        ("https://example.org/a?…", "https://example.org/a?…", "https://example.org/a?"),
        ('a">https://example.org/a&q...', "https://example.org/a&q...", "https://example.org/a&q"),
    ],
)
def test_a_url_that_is_cut_short_is_truncated(text, shown, target):
    links = [token[1:] for token in tokenize(text) if token.kind == "link"]
    assert links == [(shown, target, True)]


@pytest.mark.parametrize(
    "text", ["https://example.org/a....", "(https://example.org/a)…", "https://example.org/a …"]
)
def test_an_ellipsis_of_the_sentence_does_not_truncate_a_url(text):
    links = [token[1:] for token in tokenize(text) if token.kind == "link"]
    assert links == [("https://example.org/a", "https://example.org/a", False)]


@pytest.mark.parametrize("control", "\u061c\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\xad")
def test_a_bidi_control_or_an_invisible_character_ends_a_url(control):
    assert targets(f"{control}https://example.org/a{control}gpj.exe") == ["https://example.org/a"]
