"""The words of a post, told apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.text.inlines.compose import host
from convert.text.inlines.tokenize import tokenize

PLATFORMS = ("twitter", "mastodon", "bluesky")
PIECES = [
    "http://",
    "https://t.co/",
    "www.",
    "mailto:",
    ".com/",
    "a.b",
    "/wiki/日本",
    "...",
    "RT@",
    "#कि",
]
CHARACTERS = list("ab1@＠#＃/.:_-()[]…éあи \n\u202e\u200d\ufe0f")
TEXTS = st.lists(st.sampled_from(PIECES + CHARACTERS) | st.characters()).map("".join)


def tokens(text, platform="twitter"):
    return [
        (token.kind, token.text, token.target)
        for token in tokenize(text, platform)
        if token.kind != "text"
    ]


def targets(text, platform="twitter"):
    return [target for _, _, target in tokens(text, platform)]


@given(TEXTS, st.sampled_from(PLATFORMS))
def test_joined_the_tokens_are_the_text(text, platform):
    assert "".join(token.text for token in tokenize(text, platform)) == text


@given(TEXTS, st.sampled_from(PLATFORMS))
def test_no_token_is_empty_and_no_two_texts_are_neighbours(text, platform):
    kinds = [token.kind for token in tokenize(text, platform) if token.text]
    assert len(kinds) == len(list(tokenize(text, platform)))
    assert ("text", "text") not in pairwise(kinds)


@given(TEXTS, st.sampled_from(PLATFORMS))
def test_a_link_leads_to_the_web_or_a_mailbox_and_holds_no_space_or_bidi_control(text, platform):
    for token in tokenize(text, platform):
        if token.kind == "link":
            assert token.target.lower().startswith(("http://", "https://", "mailto:"))
            assert not any(
                c.isspace() or c in "\u200b\u200e\u200f\u202a\u202e\u2066" for c in token.target
            )


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(
    "text",
    [
        *(
            "a.",
            "www.",
            "@",
            "#",
            "(",
            "http://",
            "http://((((",
            "a.a.a.a/",
            "x.com/ ",
            "-x.com/",
            "@a@a.",
        ),
        *(
            "http://a/)",
            "http://a/(",
            "https://t.co/a",
            "http://a…",
            "www.a-",
            "#1",
            "#कि",
            "日www.",
            "a:b@",
        ),
    ],
)
def test_a_text_of_nothing_but_signs_goes_through(text, platform):
    # Where the time grew with the square of the length, this test would not end.
    text = text * (100_000 // len(text)) + "-"
    assert sum(len(token.text) for token in tokenize(text, platform)) == len(text)


# Mentions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by @MID_RF on", "@MID_RF"),
        (".@ann", "@ann"),
        ("@ann's", "@ann"),
        ("(@ann)", "@ann"),
        ("の＠annに", "＠ann"),
        ("RT @ann:", "@ann"),
        ("rt@ann", "@ann"),
        ("“@ann”", "@ann"),
        ("@ann.com/x", "@ann"),
        ("@fifteen_letters", "@fifteen_letters"),
        ("@ann\u202e", "@ann"),
    ],
)
def test_a_mention_is_found(text, found):
    assert tokens(text) == [("mention", found, found[1:])]


@pytest.mark.parametrize(
    "text",
    [
        "ann@example.org",
        "@",
        "@ ann",
        "f@@ann",
        "@a_name_of_more_than_fifteen",
        "@аnn",  # the first letter is Cyrillic
        "@anné",
        "_@ann",
        "start@ann",
        "@ann@example.org",
        "https://a.example/@ann",
        "@http://a.example",
    ],
)
def test_what_is_no_mention_is_none(text):
    assert not [token for token in tokens(text) if token[0] == "mention"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@ann@mastodon.social, hello", ["ann@mastodon.social"]),
        (".@a.b_c@sub.example.org.", ["a.b_c@sub.example.org"]),
        ("@ann@mstdn.jpさん", ["ann@mstdn.jp"]),
        ("@ann, @ann@localhost, ann@example.org", []),
    ],
)
def test_on_mastodon_a_handle_names_its_server(text, found):
    assert targets(text, "mastodon") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@ann.bsky.social's", ["ann.bsky.social"]),
        ("(.@ann-b.example.com)", ["ann-b.example.com"]),
        ("@ann, ann@example.org, @-a.example, @ann@example.org", []),
    ],
)
def test_on_bluesky_a_handle_is_a_domain(text, found):
    assert targets(text, "bluesky") == found


# Links


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
def test_a_url_ends_where_its_sentence_goes_on(text, url):
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
def test_a_host_needs_no_known_end_after_a_scheme(url):
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
def test_a_link_without_a_scheme_is_one_to_http(text, shown):
    assert tokens(text) == [("link", shown, f"http://{shown}")]


@pytest.mark.parametrize(
    "text",
    [
        *("and/or", "24/7", "1.5/2", "e.g./x", "p.m./a.m.", "U.S./UK", "Node.js/React", "file.py/x"),
        *(
            "example.com@x",
            "Node.js",
            "README.md",
            "That is it.It/They",
            "a.b/c",
            "www.",
            "www.example",
            "foo.barbaz/x",
        ),
        *("ann@example.org", "ann@example.org/a", "a.b+c@example.com/d", "$a.co/b", "#1.co/b"),
        *("../example.com/a", "C:\\example.com\\a", "-example.com/a", "a_b.com/c", ".com/a"),
        *(
            "http://",
            "https:// x",
            "http://…",
            "http://-a.example",
            "http://a_.example",
            "http://a_b.example",
        ),
        *(
            "http://example.c-d",
            "http://a.b",
            "http://example.org-and",
            "$http://a.example",
            "http://ああ",
        ),
        *("javascript:alert(1)", "xhttp://a.example", "ftp://a.example", "ftp://a.com/b", "mailto:ann"),
        f"http://{'a' * 64}.example",
        f"http://{'a.' * 150}example",
    ],
)
def test_what_is_no_link_is_none(text):
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
def test_a_url_that_is_cut_short_is_told(text, shown, target):
    links = [token[1:] for token in tokenize(text) if token.kind == "link"]
    assert links == [(shown, target, True)]


@pytest.mark.parametrize(
    "text", ["https://example.org/a....", "(https://example.org/a)…", "https://example.org/a …"]
)
def test_an_ellipsis_of_the_sentence_cuts_no_url(text):
    links = [token[1:] for token in tokenize(text) if token.kind == "link"]
    assert links == [("https://example.org/a", "https://example.org/a", False)]


@pytest.mark.parametrize("control", "\u061c\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\xad")
def test_a_control_of_direction_or_an_invisible_sign_ends_a_url(control):
    assert targets(f"{control}https://example.org/a{control}gpj.exe") == ["https://example.org/a"]


# Hashtags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#NK #日本 #２ #2 #c3 a#b &#39;", ["NK", "日本", "c3"]),
        (
            "#محمد_علي #תל־אביב #ประเทศไทย #हिन्दी_दिवस #தமிழ்",
            ["محمد_علي", "תל־אביב", "ประเทศไทย", "हिन्दी_दिवस", "தமிழ்"],
        ),
        (
            "#می\u200cخواهم #l·l #Ünïcödé ＃全角",
            ["می\u200cخواهम".replace("म", "م"), "l·l", "Ünïcödé", "全角"],
        ),
        ("#MeToo/#TimesUp, (#a)", ["MeToo", "TimesUp", "a"]),
        ("👇#a ✌️#b 1️⃣#c", ["a", "b", "c"]),
        ("#a。 #b、#c！", ["a", "b", "c"]),
        ("#2020_", []),
        ("#1️⃣ #️⃣ #❤ # a", []),
        ("हिन्दी#a 日本#b #c#d", []),
        ("#https://example.org", []),
    ],
)
def test_hashtags_are_words_of_any_script_but_no_numbers(text, tags):
    assert targets(text) == tags


def test_cashtags_are_text():
    assert tokens("$TSLA $BRK.A") == []


# What is shown


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
