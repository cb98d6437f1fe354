"""Posts that a mark closes: exports of Readwise, and embedded posts."""

import pytest

from .helpers import page, words

VIEW = "([View Tweet](https://twitter.com/ann_b/status/189650000000000{n}000))"


def view(n: int) -> str:
    return VIEW.format(n=n)


def test_a_link_closes_a_post_of_readwise():
    found = page(f"- One.\n  More. {view(1)}\n    - Note: mine\n    - Tags: [[a]]\n- Two. {view(2)}\n")
    assert found is not None
    assert found.kind == "readwise"
    assert [words(post.parts) for post in found.posts] == [["One.\nMore. "], ["Two. "]]
    assert [post.author.handle for post in found.posts] == ["ann_b", "ann_b"]
    assert [str(post.when.day) for post in found.posts] == ["2025-03-03", "2025-03-03"]
    assert [(repair.kind, repair.text) for repair in found.repairs] == [
        ("note", "- Note: mine\n- Tags: [[a]]")
    ]


def test_one_link_needs_metadata_beside_it():
    assert page(f"One. {view(1)}") is None
    assert page(f"# Tweets From Ann\n- Author: [[@ann_b on Twitter]]\n\n- One. {view(1)}") is not None


def test_an_author_and_a_day_close_an_embedded_post():
    found = page("One.\n\n— Ann Bell (@ann_b) May 2, 2025\n\nTwo.\n— Ann Bell (@ann_b) May 3, 2025\n")
    assert found is not None
    assert found.kind == "embed"
    assert [words(post.parts) for post in found.posts] == [["One."], ["Two."]]
    assert [str(post.when.day) for post in found.posts] == ["2025-05-02", "2025-05-03"]


@pytest.mark.parametrize(
    "text",
    [
        "One.\n— Ann Bell (@ann_b) May 2, 2025",  # alone, it may end a quotation
        "One.\n— Ann (@ann_b) May 2, 2025\nTwo.\n— Ben (@ben_k) May 2, 2025",  # an article
        "One.\n— Ann (@ann_b) wrote\nTwo.\n— Ann (@ann_b) said",
    ],
)
def test_other_attributions_are_words(text):
    assert page(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "Author: [[@ben_k on Twitter]]",
        "- Author: [[@ben_k on Twitter]]",
        "\t* author:: Ben Kay @ben_k on Twitter",
    ],
)
def test_a_line_of_metadata_names_the_author(line):
    found = page(f"{line}\n- One. ([View Tweet](https://twitter.com/i/web/status/1))")
    assert found is not None
    assert [post.author.handle for post in found.posts] == ["ben_k"]


def test_metadata_names_the_author_only_at_the_start_of_a_line():
    """So that a long line of it takes one search, not one for each of its words."""
    link = "([View Tweet](https://twitter.com/i/web/status/1{n}))"
    found = page(
        f"{'author: ' * 1000}ben_k on Twitter\n- One. {link.format(n=1)}\n- Two. {link.format(n=2)}"
    )
    assert found is not None
    assert [post.author.handle for post in found.posts] == [None, None]
