"""The lines below the title of a thread, and titles that are said once."""

import pytest
from msgspec.structs import replace

from convert import display
from convert.display import line_text
from convert.metadata import Metadata
from convert.tree import Author, Code, Document, Link, Styled, Text
from tests.builders import SOURCE, post, thread
from tests.core.display.threads import URL, conversation


def head(document: Document) -> list[str]:
    return [line_text(line) for line in display.head(document, Metadata.of(document))]


def test_the_head_has_the_author_on_a_line_then_days_length_and_origin():
    document = replace(
        conversation(),
        source=replace(SOURCE, kind="threadreader", url=URL, retrieved="2020-11-12T08:00:00Z"),
    )
    assert head(document) == [
        "Ada Lovelace (@ada)",
        "10–11 November 2020 · 5 posts · from Thread Reader · saved 12 November 2020",
        URL,
    ]


@pytest.mark.parametrize(
    ("fields", "origin"),
    [
        ({}, ["1 post"]),
        ({"url": URL}, ["1 post", URL]),
        ({"kind": "twtext"}, ["1 post · from twtext"]),
        ({"kind": "bluesky"}, ["1 post · from Bluesky"]),
        ({"retrieved": "2020-11-12"}, ["1 post · saved 12 November 2020"]),
        ({"retrieved": "soon"}, ["1 post"]),
        ({"url": " "}, ["1 post"]),
    ],
)
def test_the_origin_is_shown_but_never_the_name_of_a_file(fields, origin):
    unknown = Author(name=None, handle=None)
    document = thread("a", author=unknown, published=None, source=replace(SOURCE, **fields))
    assert head(document) == origin


def test_a_head_without_any_knowledge_is_one_line():
    document = thread(
        "a", author=Author(name=None, handle=None), published=None, source=replace(SOURCE, name=" ")
    )
    assert head(document) == ["1 post"]


@pytest.mark.parametrize(
    ("title", "first", "is_repeated"),
    [
        ("A short guide", "A short guide", True),
        ("A short guide", "A short guide.", True),
        ("A short guide", "A  short\nguide:", True),
        ("Is it?", "Is it?", True),
        ("A short guide", "A short guide. To smells.", False),
        ("A short guide…", "A short guide to smells", False),
        ("A short", "A shorter", False),
        ("", "...", False),
    ],
)
def test_a_title_that_is_the_whole_first_paragraph_is_shown_once(title, first, is_repeated):
    document = thread(post(1, Text(first)), title=title)
    heading = next(display.headings(document))
    found = display.title_paragraph(document, heading)
    assert found == (document.posts[0].blocks[0] if is_repeated else None)


def test_a_title_is_not_the_first_paragraph_if_the_post_has_a_warning_or_other_blocks_first():
    document = thread(post(1, Text("A guide")), title="A guide")
    heading = next(display.headings(document))
    warned = next(
        display.headings(replace(document, posts=(replace(document.posts[0], warning="Smells"),)))
    )
    assert display.title_paragraph(document, warned) is None
    [only] = document.posts
    for blocks in ((), (Code("A guide"),)):
        other = replace(document, posts=(replace(only, blocks=blocks),))
        assert display.title_paragraph(other, heading) is None
    assert display.title_paragraph(replace(document, posts=()), heading) is None


def test_a_title_without_links_and_styles_has_words_on_one_line() -> None:
    linked = (Text("A "), Link("guide", 1))
    for inlines, words in (
        ((Text("A  guide."),), "A guide."),
        (linked, None),
        ((Styled("strong", (Text("A guide"),)),), None),
    ):
        document = thread(post(1, *inlines), title="A guide")
        heading = next(display.headings(document))
        assert display.title_paragraph(document, heading) is not None
        assert display.title_words(document, heading) == words
