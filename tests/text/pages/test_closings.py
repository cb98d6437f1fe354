"""Posts that a mark closes: exports of Readwise, and embedded posts."""

import time

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


def test_a_long_line_of_metadata_takes_no_time():
    start = time.perf_counter()
    page(f"{'author: ' * 100_000}\n- One. {view(1)}\n- Two. {view(2)}")
    assert time.perf_counter() - start < 2
