"""Pages of networks, and texts that are none."""

import time

import pytest

import convert
from convert.text.pages.page import Ballot, Picture, Quotation
from convert.tree import plain

from .helpers import page, post, words


def test_each_byline_begins_a_post():
    found = page(post("One.") + post("Two.\n\nThree."))
    assert found is not None
    assert (found.kind, found.platform) == ("x", "twitter")
    assert [words(one.parts) for one in found.posts] == [["One."], ["Two.\n\nThree."]]
    assert found.reason == "2 bylines as on a page of X"


@pytest.mark.parametrize(
    "text",
    [
        post("One."),  # one byline, and no other mark
        "1/ Words above\n" + post("One.") + post("Two."),
        "A sentence that is above.\n" + post("One.") + post("Two."),
        "It begins so:\n" + post("One.") + post("Two."),
        "Dinner with @ann_b May 3\nDinner with @ben_k May 4",
        "monday\n3h\nWords\nmonday\n4h\nWords",
        "Words",
        post("His.") + "1/ Why.\n2/ He is.\n" + post("More.") + "3/ And here.\n4/ End.\n5/ No.\n",
    ],
)
def test_a_text_with_few_signs_is_no_page(text):
    assert page(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Post\n" + post("One."),
        "Ann\n‪@ann.example.org‬\n· 3h\nOne.",
        "Ann\n@ann_b\nOne.\n9:15 AM · Mar 3, 2025 · 12 Views\n12\n",
    ],
)
def test_one_byline_is_enough_with_a_strong_mark(text):
    found = page(text)
    assert found is not None
    assert [words(one.parts) for one in found.posts] == [["One."]]


def test_the_parts_of_a_post_are_in_order():
    found = page(
        post("One.")
        + post(
            "Look:\nImage\nALT\nA cat\nA\n41%\nB\n59%\n7 votes\n·\nFinal results\nQuote\nBen\n@ben_k\n·\n3h\nHis.\nALT"
        )
    )
    assert found is not None
    text, picture, quote = found.posts[1].parts
    assert words((text,)) == ["Look:"]
    assert picture == Picture(kind="image", alt="A cat\nA\n41%\nB\n59%\n7 votes\n·\nFinal results")
    assert isinstance(quote, Quotation)
    assert quote.author.handle == "ben_k"
    assert quote.parts[1:] == (Picture(kind="image", alt=None),)


@pytest.mark.parametrize(
    "poll",
    [
        "A\n41%\nB\n59%\n7 votes",
        "41%\nA\n59%\nB\n7 people · Closed",
        "A 41%\nB 59%\n7 votes · Final results",
    ],
)
def test_the_options_of_a_poll_keep_their_shares(poll):
    found = page(post("One.") + post(f"Which?\n{poll}"))
    assert found is not None
    (ballot,) = (part for part in found.posts[1].parts if isinstance(part, Ballot))
    assert len(ballot.options) == 2
    assert all("%" in option and option.strip("0123456789% ") in "AB" for option in ballot.options)
    assert words(found.posts[1].parts) == ["Which?"]


def test_votes_without_options_are_words():
    found = page(post("One.") + post("Two.\n7 people came"))
    assert found is not None
    assert words(found.posts[1].parts) == ["Two.\n7 people came"]


def test_what_is_below_the_thread_is_a_footer():
    found = page(post("One.") + post("Two.") + "Relevant people\nAnn Bell\n@ann_b\nFollow\n")
    assert found is not None
    assert len(found.posts) == 2
    assert [repair.text for repair in found.repairs] == ["Relevant people\nAnn Bell\n@ann_b\nFollow"]


def test_an_author_may_write_what_a_footer_begins_with():
    found = page(post("One.") + post("Privacy\nis dead") + post("Three."))
    assert found is not None
    assert words(found.posts[1].parts) == ["Privacy\nis dead"]


@pytest.mark.parametrize(
    "piece",
    [
        "Ann\n@ann_b\n",
        post("x"),
        "3h\n",
        "ann.b\n3h\n",
        "Quote\nAnn\n@ann_b\n·\n3h\n",
        "A 41%\n7 votes\n",
        "a \n@b\n",
    ],
)
def test_the_time_is_linear(piece):
    def seconds(size: int) -> float:
        text = post("One.") + piece * (size // len(piece))
        start = time.process_time()
        page(text)
        return time.process_time() - start

    seconds(1000)
    assert min(seconds(40_000) for _ in range(2)) < 0.1 + 30 * min(seconds(4_000) for _ in range(2))


def test_what_readers_added_to_a_post_is_left_out():
    note = (
        "Readers added context they thought people might want to know\nNo.\nDo you find this helpful?"
    )
    found = page(post("One.") + post(f"Two.\n{note}"))
    assert found is not None
    assert words(found.posts[1].parts) == ["Two."]
    assert "No." in next(repair.text for repair in found.posts[1].repairs if repair.kind == "note")


@pytest.mark.parametrize(
    "shown", ["Play Video\n0:42", "Embedded video\n0:42\nALT", "0:42", "Play Video"]
)
def test_a_video_is_one_picture(shown):
    found = page(post("One.") + post(f"Two.\n{shown}"))
    assert found is not None
    assert found.posts[1].parts[1:] == (Picture(kind="video", alt=None),)


def test_the_head_of_a_profile_is_no_text():
    head = "Ann Bell\nI write. About dogs.\nJoined May 2012\n123 Following\n4,567 Followers\n"
    found = page(head + post("One.") + post("Two."))
    assert found is not None
    assert len(found.posts) == 2


def test_a_page_that_was_copied_as_markdown_has_links_and_pictures():
    byline = "[Ann Bell](https://x.com/ann_b)\n\n[@ann_b](https://x.com/ann_b)\n\n·\n\n"
    byline += "[Mar 3, 2025](https://x.com/ann_b/status/{n})\n\n"
    text = (
        byline.format(n=1)
        + "See [the list](https://a.example/b).\n\n![A cat](https://pbs.twimg.com/a.jpg)\n\n12\n\n"
        + byline.format(n=2)
        + "Two.\n"
    )
    document = convert.read(text.encode())
    assert [post.url for post in document.posts] == [
        "https://x.com/ann_b/status/1",
        "https://x.com/ann_b/status/2",
    ]
    assert plain(document.posts[0], document.media) == "See the list.\n\nA cat"
    assert [note.url for note in document.notes] == ["https://a.example/b"]


def test_advertisements_alone_are_no_page():
    assert page("Post\nAnn\n@ann_b\nAd\nBuy\nBen\n@ben_k\nAd\nBuy\n") is None
