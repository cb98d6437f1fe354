"""Numbers and captions of notes."""

import pytest

from convert.notes import Numbering, caption, live_url, references
from convert.post_address import snowflake_day
from convert.testing import sample_document
from convert.tree import (
    Code,
    Figure,
    Link,
    LinkNote,
    List,
    Mention,
    MentionNote,
    Paragraph,
    Quote,
    Styled,
)
from tests.builders import post


def test_a_target_keeps_the_number_it_got_when_first_met():
    numbering = Numbering("twitter")
    numbers = [
        numbering.mention("Ann"),
        numbering.link("https://a.example"),
        numbering.mention("ANN"),
        numbering.link("https://a.example/"),
        numbering.link("https://a.example"),
    ]
    assert numbers == [1, 2, 1, 3, 2]
    assert [note.number for note in numbering.notes] == [1, 2, 3]
    assert numbering.notes[0] == MentionNote(1, "Ann", "https://x.com/Ann")


def test_accounts_are_the_same_if_the_source_gives_the_same_address_for_them():
    numbering = Numbering("mastodon")
    ann, other = "https://far.example/@ann", "https://near.example/@ann"
    numbers = [
        numbering.mention("ann", ann),
        numbering.mention("ann", other),
        numbering.mention("Ann@far.example", ann),
        numbering.mention("ann@FAR.example"),  # without its address
        numbering.link(ann),
    ]
    assert numbers == [1, 2, 1, 1, 3]
    assert numbering.notes == (
        MentionNote(1, "ann", ann),
        MentionNote(2, "ann", other),
        LinkNote(3, ann, truncated=False),
    )


def test_a_note_has_the_first_title_of_its_page():
    numbering = Numbering("bluesky")
    for title in (None, "First", None, "Second"):
        assert numbering.link("https://a.example", title=title) == 1
    assert numbering.link("https://b.example", title="Other") == 2
    assert numbering.notes == (
        LinkNote(1, "https://a.example", truncated=False, title="First"),
        LinkNote(2, "https://b.example", truncated=False, title="Other"),
    )


@pytest.mark.parametrize(
    ("platform", "handle", "url"),
    [
        ("twitter", "ann", "https://x.com/ann"),
        ("mastodon", "ann@example.org", "https://example.org/@ann"),
        ("bluesky", "ann.example.org", "https://bsky.app/profile/ann.example.org"),
    ],
)
def test_a_handle_leads_to_the_profile_on_its_network(platform, handle, url):
    numbering = Numbering(platform)
    numbering.mention(handle)
    assert numbering.notes[0].url == url


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "https://twitter.com/DmitriTrenin/status/1326096852429787137?s=20",
            "@DmitriTrenin, 2020-11-10",
        ),
        ("https://x.com/ann/status/20", "@ann"),
        ("https://x.com/i/status/1326096852429787137", ""),
        ("https://twitter.com/ann", ""),
        ("https://example.org/ann/status/1326096852429787137", ""),
        ("https://x.com/ann/status/99999999999999999999999999", "@ann"),
        ("http://[broken", ""),
    ],
)
def test_the_caption_of_a_link_to_a_post_is_its_author_and_day(url, words):
    assert caption(LinkNote(1, url, truncated=False)) == words


@pytest.mark.parametrize(
    ("url", "title", "words"),
    [
        ("https://a.example", "A  page\n of words ", "A page of words"),
        ("https://a.example", " ", ""),
        ("https://x.com/ann/status/1326096852429787137", "A post", "@ann, 2020-11-10, A post"),
    ],
)
def test_the_caption_of_a_link_ends_with_the_title_of_its_page(url, title, words):
    assert caption(LinkNote(1, url, truncated=False, title=title)) == words


def test_the_caption_of_a_mention_is_its_handle():
    assert caption(MentionNote(1, "Ann", "https://x.com/Ann")) == "@Ann"


@pytest.mark.parametrize(
    "post_id", ["", "20", "x", "²", "-5", "29999999999", str(1 << 63), "9" * 19, "9" * 400]
)
def test_an_id_without_a_date_gives_none(post_id):
    assert snowflake_day(post_id) is None


@pytest.mark.parametrize(
    ("post_id", "day"),
    [
        ("30000000000", "2010-11-04"),
        ("1326096852429787137", "2020-11-10"),
        (str((1 << 63) - 1), "2080-07-10"),
    ],
)
def test_an_id_contains_the_day_of_its_post(post_id, day):
    assert snowflake_day(post_id) == day


@pytest.mark.parametrize(
    ("url", "truncated", "live"),
    [
        ("https://example.org", False, True),
        ("HTTP://example.org", False, True),
        ("mailto:ann@example.org", False, True),
        ("https://example.org", True, False),
        ("javascript:alert(1)", False, False),
        ("data:text/html,x", False, False),
        ("example.org", False, False),
        ("https", False, False),
    ],
)
def test_only_complete_urls_of_harmless_schemes_become_live(url, truncated, live):
    assert live_url(LinkNote(1, url, truncated)) == (url if live else None)


def test_references_come_in_reading_order_of_a_document_as_of_its_posts():
    document = sample_document()
    found = list(references(document))
    assert found == [number for post in document.posts for number in references(post)]
    assert sorted(set(found)) == [note.number for note in document.notes]
    first = next(
        inline for inline in document.posts[0].blocks[0].inlines if isinstance(inline, Link | Mention)
    )
    assert found[0] == first.note


def test_references_in_nested_blocks_count_where_they_are_read():
    mention, link = Mention("@ann", "ann", 2), Link("b.example", 4)
    inner = Quote(
        state="shown",
        author=None,
        published=None,
        note=3,
        blocks=(Paragraph((Styled("strong", (Styled("code", (link,)),)),)),),
    )
    outer = Quote(
        state="shown",
        author=None,
        published=None,
        note=1,
        blocks=(Paragraph((mention,)), List(start=None, items=((inner,), (Figure((), 5),)))),
    )
    unnumbered = Quote(state="deleted", author=None, published=None, note=None, blocks=())
    content = post(1, outer, unnumbered, Code("@ann"), Figure((1,), None), mention)
    assert list(references(content)) == [1, 2, 3, 4, 5, 2]
    assert list(references(link)) == [4]
