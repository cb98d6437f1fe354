"""Pages that Obsidian Web Clipper saved."""

import pytest

from convert.text.pages.page import Picture, Quotation

from .helpers import page, words

URL = "https://x.com/ann_b/status/1896500000000001000"
HEAD = f'---\ntitle: "Thread by @ann_b"\nsource: "{URL}"\n---\n'


def test_rules_separate_posts_without_bylines():
    found = page(f"{HEAD}One.\n\n---\n\nTwo.\n\n***\n\nThree.\n")
    assert found is not None
    assert [words(post.parts) for post in found.posts] == [["One."], ["Two."], ["Three."]]
    assert [post.author.handle for post in found.posts] == ["ann_b"] * 3
    assert [post.url for post in found.posts] == [URL, None, None]


def test_bylines_begin_posts():
    found = page(f"{HEAD}**Ann Bell** @ann_b [2025-03-03]({URL})\n\nOne.\n\n---\n\nStill one.\n")
    assert found is not None
    (post,) = found.posts
    assert (post.author.name, str(post.when.day), post.url) == ("Ann Bell", "2025-03-03", URL)
    assert "".join(words(post.parts)).split() == ["One.", "Still", "one."]


def test_a_quotation_with_a_byline_is_a_quoted_post_and_another_one_is_words():
    found = page(
        f"{HEAD}One.\n\n> **Ben** @ben_k [Mar 2, 2025](https://x.com/ben_k/status/1)\n> His.\n\n> Mine.\n"
    )
    assert found is not None
    _, quote, mine = found.posts[0].parts
    assert isinstance(quote, Quotation)
    assert (quote.author.handle, quote.url, words(quote.parts)) == (
        "ben_k",
        "https://x.com/ben_k/status/1",
        ["His."],
    )
    assert words((mine,)) == ["> Mine."]


def test_pictures_have_their_address_and_their_text():
    found = page(
        f"{HEAD}One.\n\n![A cat](https://pbs.twimg.com/a.jpg)\n![Image](https://pbs.twimg.com/b.jpg)\n"
    )
    assert found is not None
    assert found.posts[0].parts[1:] == (
        Picture(kind="image", alt="A cat", url="https://pbs.twimg.com/a.jpg"),
        Picture(kind="image", alt=None, url="https://pbs.twimg.com/b.jpg"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: My notes\n---\nWords",
        "---\nsource: https://example.org/page\n---\nWords",
        "---\nWords\n---\nhttps://x.com/ann_b/status/12",
    ],
)
def test_yaml_without_the_address_of_a_post_is_no_page(text):
    assert page(text) is None


def test_the_platform_is_that_of_the_address():
    head = "---\nsource: https://bsky.app/profile/ann.example.org/post/3kc11\n---\n"
    found = page(f"{head}One.")
    assert found is not None
    assert (found.platform, found.posts[0].author.handle) == ("bluesky", "ann.example.org")


def test_quotations_in_quotations_end_at_some_depth():
    quoted = "".join(
        f"{'> ' * n}**Ben** @ben_k [Mar 2, 2025](https://x.com/ben_k/status/1)\n" for n in range(1, 300)
    )
    found = page(f"{HEAD}One.\n\n{quoted}")
    assert found is not None
    assert isinstance(found.posts[0].parts[1], Quotation)
