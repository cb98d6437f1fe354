"""People become user1, user2 and so on, consistently, and other words stay."""

import pytest
from hypothesis import given

import convert
from convert.notes import Numbering
from convert.testing import documents, sample_document
from convert.tree import Author, Code, Hashtag, Link, Mention, Post, replace
from convert.validation import fault_of_any
from tests.anonymise.people import HANDLES, people
from tests.builders import post, thread

NOBODY = Author(name=None, handle=None)
ANN = Author(name="Ann Berg", handle="annb")


def anonymised(*content, author=NOBODY, platform="twitter", notes=(), **options):
    """Return the content of the only post of a document, and its notes."""
    document = replace(thread(post(1, *content), notes=notes), author=author, platform=platform)
    changed = convert.transform(document, "anonymise", **options)
    (block,) = changed.posts[0].blocks
    return block, changed.notes


def text_of(text, **keywords):
    """Return what becomes of a text, as code: what is in it is not parsed as mentions."""
    block, _ = anonymised(Code(text), **keywords)
    return block.text


def test_accounts_are_numbered_in_the_order_of_their_first_appearance():
    document = convert.read(b"Says @zoe, and @ann to @Zoe and @ZOE", author="@mia")
    changed = convert.transform(document, "anonymise")
    assert changed.author == Author(name=None, handle="user1")
    (paragraph,) = changed.posts[0].blocks
    mentions = [node.text for node in paragraph.inlines if isinstance(node, Mention)]
    assert mentions == ["@user2", "@user3", "@user2", "@user2"]
    assert [(note.handle, note.url) for note in changed.notes] == [
        ("user2", "https://anonymous.invalid/user2"),
        ("user3", "https://anonymous.invalid/user3"),
    ]


@pytest.mark.parametrize(
    ("text", "became"),
    [
        ("@annb, @AnnB and ＠annb's", "@user1, @user1 and @user1's"),
        ("x@annb (@annb) *@annb* `@annb`", "x@user1 (@user1) *@user1* `@user1`"),
        ("Ann Berg, ANN BERG\nAnn\nBerg", "User 1, User 1\nUser 1"),
        ("Ann and Berg alone, annb, Annberg", "Ann and Berg alone, annb, Annberg"),
        ("#annb #AnnBerg #annberg AnnBerg", "#user1 #user1 #user1 user1"),
        ("@annbx is not @annb", "@user2 is not @user1"),
        ("band @an and @annb", "band @user2 and @user1"),
    ],
)
def test_a_name_is_found_as_whole_words(text, became):
    assert text_of(text, author=ANN) == became


@pytest.mark.parametrize(
    ("handle", "text", "became"),
    [
        ("an", "an ant and @an", "an ant and @user1"),
        ("news", "The news of @news", "The news of @user1"),
        ("MID_RF", "MID_RF and mid_rf, MID_RFx", "user1 and user1, MID_RFx"),
        ("carldorn", "as carldorn says", "as user1 says"),
        ("2020", "in 2020, by @2020", "in 2020, by @user1"),
        ("ann.bsky.social", "@ann.bsky.social. @ann, ann.bsky.social", "@user1. @user1, user1"),
        ("mira@tide.example", "@mira@tide.example @mira mira", "@user1 @user1 mira"),
    ],
)
def test_a_handle_that_may_be_a_word_is_replaced_only_with_its_mark(handle, text, became):
    platform = "mastodon" if "@" in handle else "bluesky" if "." in handle else "twitter"
    assert text_of(text, author=Author(name=None, handle=handle), platform=platform) == became


@pytest.mark.parametrize(
    ("name", "text", "became"),
    [
        ("Hope", "Hope hopes; hope, HOPE", "User 1 hopes; hope, HOPE"),
        ("田中", "田中さんは", "User 1さんは"),
        ("Carl Dorn 🌊", "Carl Dorn says", "User 1 says"),
        ("Carl Dorn (he/him)", "Carl Dorn's", "User 1's"),
        ("Carl  Dorn", "Carl Dorn", "User 1"),
        ("A", "A day", "A day"),
        ("🌊", "the 🌊", "the 🌊"),
        ("Straße Groß", "STRASSE GROSS", "User 1"),
    ],
)
def test_a_display_name_is_found_as_people_use_it(name, text, became):
    assert text_of(text, author=Author(name=name, handle=None)) == became


@pytest.mark.parametrize(
    "address",
    [
        "https://x.com/zoe/status/1326096852429787137",
        "https://x.com/i/status/1326096852429787137",
        "https://t.co/abc",
        "https://bsky.app/profile/zoe.example/post/3kabc",
        "https://social.example/@zoe/112095351998844931",
        "https://social.example/users/zoe",
        "https://www.threads.net/@zoe/post/C8",
        "https://pages.example/~zoe/",
        "https://pages.example/by/ann-berg/2020",
        "https://pages.example/?author=Ann%20Berg",
        "https://annb.example/a",
        "https://user:password@pages.example/",
        "https://pages.example/?to=%40zoe",
        "mailto:zoe@pages.example",
        "at://did:plc:abc/app.bsky.feed.post/3k",
        "http://[broken",
    ],
)  # fmt: skip
def test_an_address_of_a_person_is_replaced_as_a_whole(address):
    numbering = Numbering("twitter")
    link = Link("pages.example", numbering.link(address))
    block, notes = anonymised(link, author=ANN, notes=numbering.notes)
    assert block.inlines == (Link("anonymous.invalid", 1),)
    assert notes[0].url == "https://anonymous.invalid/link1"


@pytest.mark.parametrize(
    "address",
    [
        "https://pages.example/annberger",
        "https://example.org/a@2x.png?b=c#d",
        "https://anonymous.invalid/user2",
    ],
)
def test_other_addresses_stay(address):
    numbering = Numbering("twitter")
    link = Link("pages.example", numbering.link(address, title="A page by Ann Berg"))
    block, notes = anonymised(link, author=ANN, notes=numbering.notes)
    assert block.inlines == (link,)
    assert (notes[0].url, notes[0].title) == (address, "A page by User 1")


def test_addresses_in_texts_are_replaced_without_what_follows_them():
    text = "see (https://x.com/zoe/status/1), x.com/zoe, example.org/a. And https://example.org/b!"
    became = (
        "see (https://anonymous.invalid/link1), https://anonymous.invalid/link2, example.org/a. "
        "And https://example.org/b!"
    )
    assert text_of(text) == became


def test_a_hashtag_that_is_a_name_is_replaced():
    tags = [Hashtag(f"#{tag}", tag) for tag in ("AnnBerg", "annb", "Vienna")]
    block, _ = anonymised(*tags, author=ANN)
    assert [tag.text for tag in block.inlines] == ["#user1", "#user1", "#Vienna"]


def test_more_words_can_be_named():
    assert text_of("Annie met Bo.", words="Annie, Bo ,") == "[name] met [name]."


def test_an_author_without_a_handle_is_known_by_the_name():
    posts = [
        post(1, "a", author=Author(name="Bo", handle=None)),
        post(2, "b", author=Author(name="bo", handle="bo_b")),
        post(3, "c", author=Author(name="Bo", handle="other_bo")),
        post(4, "d", author=Author(name=None, handle=None, url="https://x.com/bo")),
    ]
    changed = convert.transform(thread(*posts), "anonymise")
    authors = [each.author for each in changed.posts if isinstance(each, Post)]
    assert [(author.name, author.handle, author.url) for author in authors] == [
        ("User 2", None, None),
        ("User 2", "user2", None),
        ("User 3", "user3", None),
        (None, None, None),
    ]


def test_what_identifies_a_post_or_the_source_is_left_out():
    changed = convert.transform(sample_document(), "anonymise")
    assert {(each.id, each.url) for each in changed.posts} == {(None, None)}
    assert changed.posts[2].blocks[0].published == "2020-11-10"
    assert (changed.source.name, changed.source.url, changed.source.bytes) == ("thread", None, 0)
    assert set(changed.source.sha256) == {"0"}
    assert [(medium.url, medium.data, medium.alt) for medium in changed.media] == [
        (None, None, "The palace at noon"),
        (None, None, "The arrival"),
    ]


@pytest.mark.parametrize("platform", HANDLES)
def test_what_is_anonymous_stays_as_it_is(platform):
    once = convert.transform(people(platform), "anonymise", media="keep")
    assert convert.transform(once, "anonymise", media="keep") == once


@given(documents(rich=True))
def test_any_document_is_anonymised_once(document):
    once = convert.transform(document, "anonymise")
    assert fault_of_any(once) is None
    assert convert.transform(once, "anonymise") == once


def test_a_document_without_people_keeps_its_words():
    document = convert.read(b"1/ The talks in #Vienna end, see https://example.org/a.\n\n2/ At last.")
    changed = convert.transform(document, "anonymise")
    assert (changed.posts, changed.notes, changed.title) == (
        document.posts,
        document.notes,
        document.title,
    )
