"""The words of a post, split into tokens."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.text.inlines.tokenize import tokenize
from tests.text.inlines.tokens import targets, tokens

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


@given(TEXTS, st.sampled_from(PLATFORMS))
def test_the_texts_of_the_tokens_are_the_text(text, platform):
    assert "".join(token.text for token in tokenize(text, platform)) == text


@given(TEXTS, st.sampled_from(PLATFORMS))
def test_no_token_is_empty_and_no_two_texts_are_adjacent(text, platform):
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
        "http://a/)",
        "http://a/(",
        "https://t.co/a",
        "http://a…",
        "www.a-",
        "#1",
        "#कि",
        "日www.",
        "a:b@",
    ],
)
def test_the_time_is_proportional_to_the_length_of_a_text_of_signs(text, platform):
    # Where the time grew with the square of the length, this test would not end.
    text = text * (50_000 // len(text)) + "-"
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
        "@ann@localhost",
        "https://a.example/@ann",
        "@http://a.example",
    ],
)
def test_what_is_not_a_mention_is_not_found(text):
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
        ("@ann, ann@example.org, @-a.example, @ann@localhost", []),
    ],
)
def test_on_bluesky_a_handle_is_a_domain(text, found):
    assert targets(text, "bluesky") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@ann.berg, hello", ["ann.berg"]),
        ("@ann.berg.", ["ann.berg"]),
        ("@a_name_of_more_than_fifteen", ["a_name_of_more_than_fifteen"]),
        ("@" + "a" * 31, []),
    ],
)
def test_on_threads_a_handle_can_have_dots_and_30_characters(text, found):
    assert targets(text, "threads") == found


@pytest.mark.parametrize("platform", ["twitter", "mastodon", "bluesky", "threads"])
def test_a_handle_whose_form_names_its_network_is_found_on_each(platform):
    found = ["ann@example.org", "ann.bsky.social", "ann-b.bsky.social"]
    text = "@ann@example.org, .@ann.bsky.social. (@ann-b.bsky.social's) x@ann.bsky.social"
    assert targets(text, platform) == found


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
def test_hashtags_are_words_of_any_script_but_not_numbers(text, tags):
    assert targets(text) == tags


def test_cashtags_are_text():
    assert tokens("$TSLA $BRK.A") == []
