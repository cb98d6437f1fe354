"""The ranges of facets become mentions, links and hashtags; what is wrong with them harms no word."""

from typing import Any

import pytest

from convert.notes import Numbering
from convert.tree import Hashtag, Link, Mention, Paragraph, Text
from convert_bluesky.facets import further_tags, paragraphs
from tests.bluesky.builders import DIDS, facet


def inlines(
    text: str, *facets: Any, **fields: Any
) -> tuple[tuple[Any, ...], tuple[str, ...], list[str]]:
    """Return the inlines of a post of one paragraph, the addresses of its notes, and its repairs."""
    numbering = Numbering("bluesky")
    found, repairs = paragraphs({"text": text, "facets": list(facets), **fields}, numbering)
    addresses = tuple(note.url for note in numbering.notes)
    return found[0].inlines, addresses, [repair.message for repair in repairs]


def test_ranges_count_bytes_of_utf_8():
    text = "👨‍👩‍👧 Grüße 東京 @bob.example.com!"
    found, addresses, repairs = inlines(
        text, facet(text, "@bob.example.com", kind="mention", did=DIDS["bob"])
    )
    assert found == (
        Text("👨‍👩‍👧 Grüße 東京 "),
        Mention("@bob.example.com", "bob.example.com", 1),
        Text("!"),
    )
    assert (addresses, repairs) == ((f"https://bsky.app/profile/{DIDS['bob']}",), [])


def test_an_account_under_two_handles_has_one_note():
    text = "@old.example.com @new.example.com"
    spans = [facet(text, word, kind="mention", did=DIDS["bob"]) for word in text.split()]
    _, addresses, _ = inlines(text, *spans)
    assert len(addresses) == 1


def test_a_mention_of_other_words_than_a_handle_is_a_link_to_the_account():
    text = "my friend Bob"
    found, addresses, _ = inlines(text, facet(text, "friend", kind="mention", did=DIDS["bob"]))
    assert found[1] == Link("friend", 1)
    assert addresses == (f"https://bsky.app/profile/{DIDS['bob']}",)


def test_the_address_of_a_link_is_that_of_the_facet_whatever_the_words_say():
    text = "See example.org/a-long… or here."
    found, addresses, _ = inlines(
        text,
        facet(text, "example.org/a-long…", kind="link", uri="https://example.org/a-long/path"),
        facet(text, "here", kind="link", uri="https://evil.example/"),
    )
    assert found[1] == Link("example.org", 1)
    assert found[3] == Link("here", 2)
    assert addresses == ("https://example.org/a-long/path", "https://evil.example/")


def test_a_link_without_a_facet_is_found():
    _, addresses, _ = inlines("See https://example.org/a.")
    assert addresses == ("https://example.org/a",)


def test_of_several_features_the_first_that_is_known_counts():
    text = "A #Tag."
    span = facet(text, "#Tag", kind="tag", tag="Tag")
    span["features"] = [
        {"$type": "com.example.unknown"},
        *span["features"],
        {"$type": "app.bsky.richtext.facet#link", "uri": "https://example.org"},
    ]
    found, addresses, _ = inlines(text, span)
    assert found[1] == Hashtag("#Tag", "Tag")
    assert addresses == ()


def test_a_tag_without_its_sign_keeps_the_words():
    text = "A tag."
    found, _, _ = inlines(text, facet(text, "tag", kind="tag", tag="#Other"))
    assert found[1] == Hashtag("tag", "Other")


WRONG = [(1, 4), (0, 0), (5, 3), (-3, 3), (0, 999), (10**30, 10**31), (None, 3), ("0", "3"), (0.0, 3.0)]


@pytest.mark.parametrize(("start", "end"), WRONG)
def test_a_wrong_range_is_ignored(start: object, end: object):
    feature = {"$type": "app.bsky.richtext.facet#link", "uri": "https://example.org"}
    span = {"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}
    found, addresses, _ = inlines("日本 words", span)
    assert (found, addresses) == ((Text("日本 words"),), ())


@pytest.mark.parametrize(
    "feature",
    [
        {"$type": "app.bsky.richtext.facet#link"},
        {"$type": "app.bsky.richtext.facet#link", "uri": " "},
        {"$type": "app.bsky.richtext.facet#mention", "did": "https://example.org"},
        {"$type": "app.bsky.richtext.facet#tag", "tag": "#"},
        {"$type": 3},
    ],
)
def test_a_feature_without_a_target_is_ignored(feature: dict[str, object]):
    span = {"index": {"byteStart": 0, "byteEnd": 5}, "features": [feature]}
    assert inlines("words", span)[0] == (Text("words"),)


def test_a_blank_line_separates_paragraphs():
    found, _ = paragraphs({"text": "One,\ntwo.\n\nThree."}, Numbering("bluesky"))
    assert len(found) == 2


def test_the_ranges_before_facets_count_utf_16():
    text = "👋 @bob.example.com #x"
    entities = [
        {"type": "mention", "index": {"start": 3, "end": 19}, "value": DIDS["bob"]},
        {"type": "hashtag", "index": {"start": 20, "end": 22}, "value": "#x"},
        {"type": "else", "index": {"start": 0, "end": 2}, "value": "x"},
        {"type": "link", "index": {}, "value": "x"},
    ]
    found, _ = paragraphs({"text": text, "entities": entities}, Numbering("bluesky"))
    assert found[0].inlines == (
        Text("👋 "),
        Mention("@bob.example.com", "bob.example.com", 1),
        Text(" "),
        Hashtag("#x", "x"),
    )


def test_hashtags_that_are_not_in_the_words_are_a_paragraph():
    text = "A #Cat."
    record = {
        "text": text,
        "tags": ["cat", "dog", "dog", "two words", 3, " ", "#bird"],
        "facets": [facet(text, "#Cat", kind="tag", tag="Cat")],
    }
    tags = Paragraph(
        (
            Hashtag("#dog", "dog"),
            Text(" "),
            Hashtag("#two words", "two words"),
            Text(" "),
            Hashtag("#bird", "bird"),
        )
    )
    assert further_tags(record) == tags
    assert further_tags({"text": text}) is None
