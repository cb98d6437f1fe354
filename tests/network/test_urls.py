"""Only addresses that are plainly those of web pages are fetched."""

import pytest

from convert.errors import FetchError
from convert.network.urls import Origin, origin_of, target_of

REFUSED = {
    "http://example.org/": "only addresses with https:// and without a port are fetched",
    "https://example.org:8443/": "only addresses with https:// and without a port are fetched",
    "https://user@example.org/": "an address with the name of a user is not fetched",
    "https://user:secret@example.org/": "an address with the name of a user is not fetched",
    "https://@example.org/": "an address with the name of a user is not fetched",
    "file:///etc/passwd": "not a valid address",
    "ftp://example.org/": "not a valid address",
    "gopher://example.org/": "not a valid address",
    "https:///path": "not a valid address",
    "https://[::1/": "not a valid address",
    "https://example.org:99999/": "not a valid address",
    "https://example.org:x/": "not a valid address",
    "https://exam\nple.org/": "not a valid address",
    "https://example.org/ a": "not a valid address",
    "https://example.org\\@evil.example/": "not a valid address",
    f"https://{'a' * 70}ü.example/": "not a valid address",
    "example.org": "not a valid address",
    "": "not a valid address",
}


@pytest.mark.parametrize(("url", "message"), REFUSED.items())
def test_other_addresses_are_refused_with_the_reason(url, message):
    with pytest.raises(FetchError) as caught:
        target_of(url, None)
    assert caught.value.message == message


def test_an_address_is_sent_in_ascii_without_its_fragment():
    target = target_of("https://Bücher.example/ä b%20/[x]?q=ü#part".replace(" ", ""), None)
    assert target.origin == Origin("https", "xn--bcher-kva.example", 443)
    assert target.path == "/%C3%A4b%20/%5Bx%5D?q=%C3%BC"
    assert "#" not in target.url


def test_the_server_that_the_user_names_may_be_any():
    named = origin_of("http://127.0.0.1:8000")
    assert target_of("http://127.0.0.1:8000/a", named).path == "/a"
    with pytest.raises(FetchError):
        target_of("http://127.0.0.1:8001/a", named)


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("example.org", Origin("https", "example.org", 443)),
        ("example.org:444", Origin("https", "example.org", 444)),
        ("http://localhost:3000/", Origin("http", "localhost", 3000)),
    ],
)
def test_a_named_server_is_a_host_or_an_address(host, origin):
    assert origin_of(host) == origin


@pytest.mark.parametrize("host", ["", "ftp://example.org", "http://", "x:y"])
def test_a_named_server_that_is_none_is_an_error(host):
    with pytest.raises(ValueError, match=r".*"):
        origin_of(host)
