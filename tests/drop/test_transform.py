"""What is left out of a thread is recorded, and the rest stays."""

import pytest
from hypothesis import given

import convert
from convert.errors import UsageError
from convert.notes import Numbering
from convert.testing import documents, sample_document
from convert.tree import (
    Author,
    Break,
    Figure,
    Hashtag,
    Link,
    Mention,
    Paragraph,
    Part,
    Poll,
    Quote,
    Text,
    plain,
    walk,
)
from convert.validation import fault_of_any
from tests.builders import post, thread

EVERYTHING = dict.fromkeys(
    ("replies", "media", "hashtags", "mentions", "quotes", "links", "polls"), True
)
OTHER = Author(name="Bo", handle="bo")
TAG, OTHER_TAG = Hashtag("#Vienna", "Vienna"), Hashtag("#Talks", "Talks")


def dropped(document, **options):
    """Return a changed document, and what was left out of it as pairs of text and message."""
    changed = convert.transform(document, "drop", **options)
    repairs = changed.repairs[len(document.repairs) :]
    assert {repair.kind for repair in repairs} <= {"dropped"}
    return changed, [(repair.text, repair.message) for repair in repairs]


def test_without_an_option_there_is_an_error_that_lists_them():
    message = r"drop: nothing is to be left out; set drop\.replies, drop\.media, .* or drop\.polls$"
    with pytest.raises(UsageError, match=message):
        convert.transform(sample_document(), "drop")


def test_posts_of_others_are_left_out():
    posts = [
        post(1, "a"),
        post(2, "b", author=OTHER),
        post(3, "c", author=Author(name="Ada", handle="ADA")),
    ]
    changed, found = dropped(thread(*posts), replies=True)
    assert [each.number for each in changed.posts] == ["1", "3"]
    assert found == [("b", "the post of @bo was left out")]
    assert changed.repairs[0].line == 2


def test_the_parts_of_a_document_follow_their_posts():
    posts = [post(1, "a"), post(2, "b", author=OTHER), post(3, "c"), post(4, "d", author=OTHER)]
    parts = [
        Part(title=str(first), author=None, published=None, url=None, first=first)
        for first in (1, 2, 3, 4)
    ]
    changed, _ = dropped(thread(*posts, parts=tuple(parts)), replies=True)
    assert [(part.title, part.first) for part in changed.parts] == [("1", 1), ("3", 2)]


@pytest.mark.parametrize(
    ("option", "kind", "text"),
    [
        ("media", Figure, "The palace at noon"),
        ("quotes", Quote, "We meet"),
        ("polls", Poll, "Deadlock"),
    ],
)
def test_blocks_are_left_out_wherever_they_are(option, kind, text):
    changed, found = dropped(sample_document(), **{option: True})
    assert not any(isinstance(node, kind) for node in walk(changed))
    assert text in found[0][0]
    if option == "media":
        assert changed.media == ()


def test_a_post_of_which_nothing_is_left_is_left_out_with_its_number():
    document = thread(post(1, "a"), post(2, TAG, OTHER_TAG), post(3, "c"))
    changed, found = dropped(document, hashtags=True)
    assert [each.number for each in changed.posts] == ["1", "3"]
    assert found == [
        ("#Vienna", "a hashtag was left out"),
        ("#Talks", "a hashtag was left out"),
        ("2/", "a post was left out, since nothing is left of it"),
    ]


@pytest.mark.parametrize(
    ("inlines", "left"),
    [
        (["The talks in ", TAG], ["The talks in ", "Vienna"]),
        (["The talks end. ", TAG], ["The talks end."]),
        (["The talks ", TAG, " ", OTHER_TAG], ["The talks"]),
        (["The talks", Break(), TAG], ["The talks"]),
        (["The talks!", Break(), Break(), TAG, Break(), OTHER_TAG, " "], ["The talks!"]),
        ([TAG, ": the talks end"], ["Vienna", ": the talks end"]),
        (["  indented ", TAG, OTHER_TAG], ["  indented"]),
    ],
)
def test_hashtags_after_a_sentence_are_left_out_and_those_in_it_are_words(inlines, left):
    changed, found = dropped(thread(post(1, *inlines)), hashtags=True)
    assert [plain(inline) for inline in changed.posts[0].blocks[0].inlines] == left
    assert len(found) == sum(isinstance(inline, Hashtag) for inline in inlines)


def test_mentions_at_the_start_of_a_post_are_left_out():
    numbering = Numbering("twitter")
    first, second = (Mention(f"@{name}", name, numbering.mention(name)) for name in ("ann", "bo"))
    document = thread(post(1, first, " ", second, " Yes, ", second, "."), numbering=numbering)
    changed, found = dropped(document, mentions=True)
    assert changed.posts[0].blocks[0].inlines == (Text("Yes, "), Mention("@bo", "bo", 1), Text("."))
    assert [note.handle for note in changed.notes] == ["bo"]
    assert found == [(f"@{name}", "a mention at the start was left out") for name in ("ann", "bo")]


def test_links_become_their_words():
    changed, found = dropped(sample_document(), links=True)
    assert not any(isinstance(node, Link) for node in walk(changed))
    assert "example.org" in plain(changed)
    assert ("https://example.org/vienna", "the address of a link was left out") in found


@given(documents(rich=True))
def test_any_document_can_be_reduced(document):
    changed, found = dropped(document, **EVERYTHING)
    assert fault_of_any(changed) is None
    unwanted = (Figure, Hashtag, Link, Poll, Quote)
    assert not any(isinstance(node, unwanted) for node in walk(changed))
    if not found:
        assert changed.posts == document.posts


def test_nothing_vanishes_without_a_repair():
    document = sample_document()
    changed, found = dropped(document, **EVERYTHING)
    words = plain(changed).split() + [word for text, _ in found for word in text.split()]
    assert set(plain(document).split()) <= set(words)


def test_paragraphs_that_stay_are_the_same():
    document = thread(post(1, "a"), post(2, Paragraph((Text("b  "), Break(), Text(" c")))))
    changed, _ = dropped(document, **EVERYTHING)
    assert changed.posts == document.posts
