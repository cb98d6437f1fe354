"""Whose a post is, and its day, from the address of the post alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.post_address import mastodon_day, post_caption, snowflake_day, tid_day

TID = "3k5ipd3h2ca2b"  # 2023-08-21
MASTODON = "110928190001234567"  # 2023-08-21

CONTROL = [
    "\n",
    "\t",
    "\0",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\u2028",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "https://twitter.com/DmitriTrenin/status/1326096852429787137?s=20",
            "@DmitriTrenin, 2020-11-10",
        ),
        ("https://x.com/ann/status/1326096852429787137/photo/1", "@ann, 2020-11-10"),
        ("https://mobile.twitter.com/ann/statuses/1326096852429787137/", "@ann, 2020-11-10"),
        ("HTTPS://X.COM:443/Ann/status/1326096852429787137#m", "@Ann, 2020-11-10"),
        ("https://x.com/ann/status/20", "@ann"),
        (f"https://bsky.app/profile/ann.example.org/post/{TID}", "@ann.example.org, 2023-08-21"),
        (f"https://bsky.app/profile/didier.example.org/post/{TID}", "@didier.example.org, 2023-08-21"),
        (f"https://bsky.app/profile/Ann-2.bsky.social/post/{TID}/", "@Ann-2.bsky.social, 2023-08-21"),
        (f"https://bsky.app/profile/did:plc:z72i7hdynmk6r22z27h6tvur/post/{TID}?ref=x", "2023-08-21"),
        (f"https://bsky.app/profile/did%3Aweb%3Aexample.org/post/{TID}", "2023-08-21"),
        (f"https://bsky.app/profile/handle.invalid/post/{TID}", "2023-08-21"),
        ("https://bsky.app/profile/ann.example.org/post/first", "@ann.example.org"),
        (f"https://social.example/@ann/{MASTODON}", "@ann@social.example, 2023-08-21"),
        (f"https://social.example/@ann@far.example/{MASTODON}/", "@ann@far.example, 2023-08-21"),
        (f"http://Social.Example:80/@A.n-n_2/{MASTODON}", "@A.n-n_2@social.example, 2023-08-21"),
        (f"https://møøse.example/@ann/{MASTODON}", "@ann@møøse.example, 2023-08-21"),
        ("https://social.example/@ann/4711", "@ann@social.example"),
    ],
)
def test_the_address_of_a_post_tells_whose_it_is_and_its_day(url, words):
    assert post_caption(url) == words


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://",
        "https://x.com",
        "https://x.com/ann",
        "https://x.com/i/status/1326096852429787137",
        "https://x.com/I/status/1326096852429787137",
        "https://x.com//status/1326096852429787137",
        "https://x.com/ann/status/",
        "https://x.com/ann/status/first",
        "https://x.com/@ann/110928190001234567",
        "https://example.org/ann/status/1326096852429787137",
        f"https://bsky.app/profile/ann/post/{TID}",
        f"https://bsky.app/profile//post/{TID}",
        f"https://bsky.app/profile/ann..example/post/{TID}",
        f"https://bsky.app/@ann/{MASTODON}",
        f"https://social.example/@/{MASTODON}",
        f"https://social.example/@ann@/{MASTODON}",
        f"https://social.example/@ann@far.example@third.example/{MASTODON}",
        f"https://social.example/@ann/{MASTODON}/more",
        "https://social.example/@ann/first",
        f"https://localhost/@ann/{MASTODON}",
        f"https://.example/@ann/{MASTODON}",
        f"ftp://social.example/@ann/{MASTODON}",
        f"javascript://social.example/@ann/{MASTODON}",
        f"//social.example/@ann/{MASTODON}",
        f"social.example/@ann/{MASTODON}",
        "http://[broken",
    ],
)
def test_any_other_address_has_no_caption(url):
    assert post_caption(url) == ""


@pytest.mark.parametrize(
    "url",
    [
        f"https://bsky.app@evil.example/@x/{MASTODON}",
        "https://bsky.app@evil.example/@x/1",
        f"https://bsky.app%40evil.example/@x/{MASTODON}",
        f"https://x.com:password@evil.example/@x/{MASTODON}",
        f"https://@evil.example/@x/{MASTODON}",
        "https://evil@x.com/ann/status/1326096852429787137",
        "https://x.com.evil.example/ann/status/1326096852429787137",
        "https://x.com\\.evil.example/ann/status/1326096852429787137",
        "https://x.com\\@evil.example/ann/status/1326096852429787137",
        f"https://evil.example\\@bsky.app/@x/{MASTODON}",
    ],
)
def test_a_host_that_is_made_to_look_like_another_has_no_caption(url):
    assert post_caption(url) == ""


@pytest.mark.parametrize("port", ["8080", "0", "99999", "x", "٤٤٣", "-1"])
@pytest.mark.parametrize(
    "url",
    [
        "https://x.com:{}/ann/status/1326096852429787137",
        "https://bsky.app:{}/profile/ann.example.org/post/" + TID,
        "https://social.example:{}/@ann/" + MASTODON,
    ],
)
def test_a_post_is_at_the_usual_port(url, port):
    assert post_caption(url.format(port)) == ""
    assert post_caption(url.format("443")) != ""
    assert post_caption(url.format("")) != ""


@pytest.mark.parametrize(
    "part", ["%2F", "%40", "%0A", "%00", "%E2%80%AE", "%zz", "ä", "<b>", '"', " ", *CONTROL]
)
@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/ann{}ben/status/1326096852429787137",
        "https://bsky.app/profile/ann{}ben.example.org/post/" + TID,
        "https://social.example/@ann{}ben/" + MASTODON,
        "https://social.example/@ann@far{}er.example/" + MASTODON,
    ],
)  # fmt: skip
def test_a_handle_has_no_other_characters_than_handles_have(url, part):
    words = post_caption(url.format(part))
    if part in ("\n", "\t"):  # urlsplit removes them, as browsers do
        assert "annben" in words or "farer" in words
    elif part == "ä" and "@far" in url:  # an internationalised domain name
        assert words == "@ann@faräer.example, 2023-08-21"
    else:
        assert words == ""


@pytest.mark.parametrize("part", ["\0", "\x1b", "\u202e", "\u2066", "\u200b", "%2e", "<", ".."])
def test_a_host_with_odd_characters_is_no_host_of_mastodon(part):
    assert post_caption(f"https://social{part}example.org/@ann/{MASTODON}") == ""


@pytest.mark.parametrize("length", [20, 400, 100_000])
def test_an_id_of_too_many_digits_has_no_day(length):
    digits = "1" * length
    assert post_caption(f"https://x.com/ann/status/{digits}") == "@ann"
    assert post_caption(f"https://social.example/@ann/{digits}") == "@ann@social.example"
    assert post_caption(f"https://bsky.app/profile/ann.example/post/{'3' * length}") == "@ann.example"


@pytest.mark.parametrize(
    "digits",
    ["1326096852429787١37", "１３２６０９６８５２４２９７８７１３７", "²", "-1326096852429787137"],
)
def test_the_digits_of_an_id_are_ascii(digits):
    assert snowflake_day(digits) is None
    assert mastodon_day(digits) is None
    assert post_caption(f"https://x.com/ann/status/{digits}") == ""
    assert post_caption(f"https://social.example/@ann/{digits}") == ""


@pytest.mark.parametrize(
    ("post_id", "day"),
    [
        (MASTODON, "2023-08-21"),
        (str(1_136_073_600_000 << 16), "2006-01-01"),
        (str((1_136_073_600_000 << 16) - 1), None),
        (str((4_102_444_800_000 << 16) - 1), "2099-12-31"),
        (str(4_102_444_800_000 << 16), None),
        ("1326096852429787137", None),  # of Twitter
        ("4711", None),
        ("", None),
    ],
)
def test_an_id_of_mastodon_contains_the_day_of_its_post(post_id, day):
    assert mastodon_day(post_id) == day


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (TID, "2023-08-21"),
        (TID[:-2] + "zz", "2023-08-21"),  # the clock's own number
        ("2222222222222", None),  # 1970
        ("jzzzzzzzzzzzz", None),  # 2255
        (TID.upper(), None),
        (TID[:-1], None),
        (TID + "2", None),
        (TID[:-1] + "1", None),
        ("z" + TID[1:], None),  # the first bit is 0
        ("self", None),
        ("", None),
    ],
)
def test_a_tid_of_bluesky_contains_the_day_of_its_post(key, day):
    assert tid_day(key) == day


@given(st.text("https:/@x.com\\bky[]%2Fé\n\u202e0123456789?#", max_size=40))
def test_the_caption_of_any_address_is_on_one_line(address):
    for url in (
        address,
        f"https://{address}/@ann/{MASTODON}",
        f"https://social.example/@{address}/{MASTODON}",
    ):
        assert post_caption(url).isprintable()
