"""Tests for archives in which each post has its address."""

import pytest

from convert.text.lines import lines_of
from convert.text.pages.addressed import read_addressed
from convert.text.pages.page import Page, Words

ADDRESSES = [f"https://x.com/ann/status/163200000000000000{digit}" for digit in range(4)]


def page(text: str) -> Page | None:
    return read_addressed(text, lines_of(text))


def words(text: str) -> list[str]:
    """Return the words of each post; [] if the text is no archive."""
    found = page(text)
    return [
        " ".join(line.text for part in post.parts if isinstance(part, Words) for line in part.lines)
        for post in (found.posts if found else ())
    ]


@pytest.mark.parametrize(
    "form",
    [
        "{url}\n{words}\n\n",
        "{words}\n{url}\n\n",
        "{url}\n{words}\n",
        "{url}\t{words}\n",
        "{url} {words}\n\n",
        "{url}: {words}\n",
        "2023-03-05 {url} {words}\n",
        "2023-03-05T10:11:12Z,{url}, {words}\n",
        "{url}?s=20 - {words}\n",
    ],
)
def test_the_address_of_a_post_is_above_below_or_before_it(form: str) -> None:
    text = "".join(form.format(url=url, words=f"Post {at}.") for at, url in enumerate(ADDRESSES))
    assert words(text) == ["Post 0.", "Post 1.", "Post 2.", "Post 3."]
    found = page(text)
    assert found is not None
    assert [post.url for post in found.posts] == ADDRESSES


@pytest.mark.parametrize(
    "text",
    [
        f"{ADDRESSES[0]}\nOne.\n\n{ADDRESSES[1]}\nTwo.",
        "\n\n".join(
            f"{url.replace('ann', name)}\nOne." for url, name in zip(ADDRESSES, "abcd", strict=True)
        ),
        "\n\n".join(f"{ADDRESSES[at]}\nOne." for at in (1, 0, 2)),
        "\n\n".join(f"{ADDRESSES[0]}\nOne." for _ in range(3)),
        "\n\n".join(f"On tea:\n{url}" for url in ADDRESSES),
        "My best threads.\n\n" + "\n\n".join(f"One.\n{url}" for url in ADDRESSES),
        "Look\n" + "\n".join(f"{url} One." for url in ADDRESSES),
        "\n\n".join(f"{url}\n\nOne." for url in ADDRESSES),
        "\n".join(f"https://example.org/{at} One." for at in range(4)),
    ],
    ids=["two", "authors", "order", "repeated", "introduced", "opener", "first", "apart", "pages"],
)
def test_a_text_that_quotes_posts_is_no_archive(text: str) -> None:
    assert page(text) is None


def test_the_day_before_an_address_is_that_of_its_post() -> None:
    found = page("".join(f"2020-01-0{at + 1} {url} One.\n" for at, url in enumerate(ADDRESSES)))
    assert found is not None
    assert [str(post.when.day) for post in found.posts][:2] == ["2020-01-01", "2020-01-02"]
