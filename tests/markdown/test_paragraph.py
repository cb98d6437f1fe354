"""Paragraphs: breaks, hashtags and references."""

from typing import get_args

import pytest

from convert.tree import Break, Gap, Hashtag, Link, LinkNote, Mention, MentionNote, Text
from convert_markdown import Options, write
from convert_markdown.options import Flavour
from tests.markdown.texts import document_of

BARE = Options(front_matter=False)
each_flavour = pytest.mark.parametrize("flavour", get_args(Flavour))


def test_breaks_at_the_edges_of_a_paragraph_are_dropped() -> None:
    document = document_of([[Break(), Text("a"), Break(), Break(), Text("b"), Break()], [Break()]])
    assert write(document, BARE).splitlines()[2:] == ["1/ a\\", "\\", "b"]


def test_adjacent_superscript_numbers_are_separated() -> None:
    noted = (MentionNote(1, "ann", "https://x.com/ann"), LinkNote(2, "https://a.example", False))
    document = document_of([[Mention("@ann", "ann", 1), Link("", 2), Gap(), Link("", 1)]], noted=noted)
    text = write(document, Options(flavour="commonmark", front_matter=False))
    assert "@ann¹\xa0²\\[…\\]¹" in text


@each_flavour
def test_hashtags_are_escaped_only_in_obsidian(flavour: Flavour) -> None:
    document = document_of([[Hashtag("#NK", "NK"), Text(" (#a) #1 and "), Hashtag("#b", "b")]])
    text = write(document, Options(flavour=flavour, front_matter=False, numbering="none"))
    assert ("\\#NK (\\#a) #1 and \\#b" if flavour == "obsidian" else "#NK (#a) #1 and #b") in text


@pytest.mark.parametrize(
    ("hashtag", "written"),
    [
        ("#NK", "#NK"),
        ("#नमस्ते", "#नमस्ते"),
        ("#snake_case", "#snake_case"),
        ("#a_", "\\#a\\_"),
        ("#2020", "\\#2020"),  # "#2020-b" would be one
        ("#<b>", "#\\<b>"),
    ],
)
def test_obsidian_has_tags_if_requested(hashtag: str, written: str) -> None:
    document = document_of([[Text("see "), Hashtag(hashtag, hashtag[1:]), Text("-b #c")]])
    options = Options(flavour="obsidian", front_matter=False, numbering="none", hashtags="tags")
    hyphen = "\\-" if hashtag == written else "-"
    assert f"see {written}{hyphen}b \\#c ^post-1" in write(document, options)
