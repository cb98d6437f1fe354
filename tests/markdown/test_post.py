"""Posts: labels and anchors in each flavour."""

import re
from typing import Any, get_args

import pytest
from msgspec.structs import replace as replaced

from convert.tree import Answered, Author, Code, Post, Text
from convert_markdown import Options, write
from convert_markdown.options import Flavour
from tests.builders import post, thread
from tests.markdown.expected import expected
from tests.markdown.reading import CommonMark, written
from tests.markdown.texts import document_of, small_document

BARE = Options(front_matter=False)


def bare(**fields: Any) -> Options:
    return Options(**({"front_matter": False} | fields))


def test_a_label_does_not_start_a_list() -> None:
    document = thread(post(1, "a", label="4."))
    assert "\n4\\. a\n" in write(document, BARE)
    assert "\n[4.]{#post-1} a\n" in write(document, Options(flavour="pandoc"))
    assert "\na\n" in write(document, Options(numbering="none"))


@pytest.mark.parametrize("flavour", get_args(Flavour))
def test_a_label_is_a_link_to_its_post_if_the_address_is_safe(flavour: Flavour) -> None:
    options = Options(flavour=flavour, front_matter=False)
    linked = written(thread(post(4, "a", label="4.", url="https://a.example/(b)")), options)
    assert "[4.](https://a.example/%28b%29)" in linked
    assert CommonMark(linked).live == ["https://a.example/%28b%29"]
    for url in ("javascript:alert(1)", "https://a.example/<b>", "https://a b"):
        document = thread(post(4, "a", label="4.", url=url))
        seen = CommonMark(written(document, options))
        assert (seen.live, seen.paragraphs) == ([], expected(document, options))


def rich(**fields: Any) -> Post:
    ann = Author(name="Ann", handle=None)
    return post(2, "a", label="2/", author=ann, published="2020-11-12", **fields)


def test_heading_warning_and_reason_are_paragraphs_before_the_words() -> None:
    answered = Answered(author=None, url="https://a.example/1")
    document = thread("b", rich(url="https://a.example/2", answers=answered, warning="War"), title="")
    assert write(document, BARE).split("\n\n") == [
        "b",
        "[2/](https://a.example/2) Ann · [12 November 2020](https://a.example/2)"
        " · [in answer to another post](https://a.example/1)",
        "Content warning · War",
        "a\n",
    ]
    missing = thread(post(1, missing="deleted"), title="")
    assert write(missing, BARE) == "This post was deleted\n"


def test_bylines_and_dates_can_be_left_out_or_repeated() -> None:
    document = thread("b", rich(), title="")
    assert write(document, bare(bylines="never", dates="never")) == "b\n\n2/ a\n"
    assert write(document, bare(bylines="always")).startswith("Ada Lovelace (@ada)\n\nb\n")


def test_a_label_is_a_paragraph_before_what_is_not_words() -> None:
    document = thread(post(2, Code("a"), label="2/"), title="")
    assert write(document, BARE) == "2/\n\n```\na\n```\n"
    assert write(document, Options(flavour="pandoc", front_matter=False)).startswith(
        "[2/]{#post-2}\n\n"
    )


def test_the_block_id_of_what_is_not_words_is_a_paragraph() -> None:
    document = thread(post(1, Code("a")), post(2, label=""), title="")
    assert (
        write(document, Options(flavour="obsidian", front_matter=False)) == "```\na\n```\n\n^post-1\n"
    )


def test_pandoc_has_the_language_and_direction_of_a_post() -> None:
    document = thread(
        "a", post(2, "b", label="", language="he", direction="rtl", warning="c"), title=""
    )
    assert write(document, Options(flavour="pandoc", front_matter=False)) == (
        "[]{#post-1}a\n\n::: {lang=he dir=rtl}\n\n"
        "[]{#post-2}[Content warning]{lang=en dir=ltr} · c\n\nb\n\n:::\n"
    )
    for flavour in ("commonmark", "gfm", "obsidian"):
        assert ":::" not in written(document, Options(flavour=flavour))


def test_pandoc_has_the_anchor_at_the_label_and_no_citations() -> None:
    paragraphs = write(small_document(), Options(flavour="pandoc", front_matter=False)).split("\n\n")
    assert paragraphs[1].startswith("[]{#post-1}A meeting in Vienna, says \\@annberg[^1], and why")
    assert paragraphs[2] == "[2/2]{#post-2} Second **thoughts**."
    assert paragraphs[4].startswith("[^1]: \\@annberg, <https://x.com/annberg>\n")


def test_obsidian_has_block_ids_at_the_ends_of_posts() -> None:
    paragraphs = write(small_document(), Options(flavour="obsidian", front_matter=False)).split("\n\n")
    assert paragraphs[1].endswith("\\\nMore at example.org[^2] ^post-1")
    assert paragraphs[2] == "2/2 Second **thoughts**."
    assert paragraphs[3].endswith(" and to example.com[^3] ^post-2")


def test_block_ids_in_obsidian_are_unique() -> None:
    posts = document_of(*[[[Text("a")]]] * 3).posts
    numbered = zip(posts, ["2", "2", "2.2"], strict=True)
    document = replaced(document_of(), posts=tuple(replaced(post, number=n) for post, n in numbered))
    names = re.findall(r" \^(\S+)$", write(document, Options(flavour="obsidian")), re.MULTILINE)
    assert names == ["post-2", "post-2-2", "post-2--2"]
