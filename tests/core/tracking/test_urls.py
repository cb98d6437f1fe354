"""Tracking parameters are left out of a URL, and the rest of it is the same."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.tracking.urls import cleaned

PARAMETERS = st.sampled_from(
    [
        *(
            "utm_source=x",
            "UTM_Medium=y",
            "gclid=1",
            "fbclid=2",
            "s=20",
            "t=3",
            "si=4",
            "utm_id",
            "utm_id=",
        ),
        *("q=a%20b", "q=a+b", "q=a", "Q", "", "=", "x=1;utm_source=y", "u=https://b.example/?utm_id=1"),
        *("X-Amz-Signature=0", "é=ü", "utm%5Fsource=x", "amp;utm_source=x", "?utm_source=x"),
    ]
)


@st.composite
def urls(draw: st.DrawFn) -> str:
    start = draw(
        st.sampled_from(
            [
                *(
                    "https://a.example",
                    "HTTP://x.com/a/status/1",
                    "https://user:1@m.youtube.com:80/watch",
                ),
                *("https://[::1]/", "https://[/", "mailto:ann@a.example", "a.example/b", ""),
            ]
        )
    )
    query = "&".join(draw(st.lists(PARAMETERS, max_size=6)))
    return f"{start}{draw(st.sampled_from(['', '?', '??']))}{query}" + draw(
        st.sampled_from(["", "#", "#a?utm_source=x&utm_medium=y", "##"])
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://a.example/b?utm_source=x&utm_medium=y", "https://a.example/b"),
        ("https://a.example/b?utm_source=x#c", "https://a.example/b#c"),
        ("https://a.example/?p=1&fbclid=x&q=2&q=1", "https://a.example/?p=1&q=2&q=1"),
        ("https://a.example/?a=%7E&b=+&gclid=x&c", "https://a.example/?a=%7E&b=+&c"),
        ("https://twitter.com/ann/status/1?s=20&t=a", "https://twitter.com/ann/status/1"),
        ("https://x.com/ann/status/1?ref_src=twsrc%5Etfw", "https://x.com/ann/status/1"),
        ("https://youtu.be/a?si=b&t=42", "https://youtu.be/a?t=42"),
        ("https://www.instagram.com/p/a/?igshid=b", "https://www.instagram.com/p/a/"),
        ("http://a.example/?mc_eid=1&yclid=2&msclkid=3", "http://a.example/"),
    ],
)
def test_what_tracks_is_left_out_and_the_rest_is_the_same(before: str, after: str) -> None:
    assert cleaned(before).url == after


@pytest.mark.parametrize(
    "url",
    [
        *("https://netflix.com/?s=20&t=a", "https://a.example/?s=search&t=2&si=1&feature=x"),
        *("https://youtube.com/watch?v=a&t=42s", "https://a.example/?utm_source&fbclid="),
        *("https://a.example/#utm_source=x", "https://a.example/#/b?utm_source=x"),
        *("https://a.example/?to=https://b.example/?utm_source=x", "https://a.example/utm_source=x"),
        *("mailto:ann@a.example?utm_source=x", "ftp://a.example/?utm_source=x", "?utm_source=x"),
    ],
)
def test_what_does_not_track_stays(url: str) -> None:
    assert cleaned(url) == (url, ())


def test_a_signed_url_stays_whole() -> None:
    for name in ("X-Amz-Signature", "Signature", "sig"):
        url = f"https://s3.example/a?utm_source=x&{name}=abc"
        assert cleaned(url) == (url, ())


@given(urls())
def test_it_is_done_once_and_the_address_stays(url: str) -> None:
    found = cleaned(url)
    assert cleaned(found.url) == (found.url, ())
    assert bool(found.removed) == (found.url != url)
    if found.removed and "[/" not in url:
        before, after = urlsplit(url), urlsplit(found.url)
        assert before._replace(query="") == after._replace(query="")


@given(urls())
def test_the_other_parameters_are_the_same_and_in_their_order(url: str) -> None:
    found = cleaned(url)
    before, after = (each.partition("#")[0].partition("?")[2].split("&") for each in (url, found.url))
    rest = iter(before)
    assert all(parameter in rest for parameter in after if parameter)
    assert len(before) - len(found.removed) in (len(after), 0)


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    assert cleaned(text).url == text or cleaned(text).removed
