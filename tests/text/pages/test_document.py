"""Documents of pages."""

import convert
from convert.tree import Answered, Author, Figure, Poll, Quote

from .helpers import post


def read(text: str, **options: object) -> convert.Document:
    return convert.read(text.encode(), **options)


def test_pictures_side_by_side_are_one_figure():
    document = read(post("One.") + post("Two.\nALT\nA cat\nALT\nA dog"))
    (figure,) = (block for block in document.posts[1].blocks if isinstance(block, Figure))
    assert [document.media[number - 1].alt for number in figure.media] == ["A cat", "A dog"]
    assert all(media.data is None for media in document.media)


def test_whom_a_post_answers_is_data_unless_it_is_the_author():
    text = post("Replying to @ben_k\nOne.") + post("Replying to @ann_b\nTwo.")
    one, two = read(text).posts
    assert one.answers == Answered(author=Author(name=None, handle="ben_k"), url=None)
    assert two.answers is None


def test_a_quoted_post_without_words_is_elsewhere():
    document = read(post("One.") + post("Two.\nQuote\nBen\n@ben_k\n·\nMar 2, 2025"))
    (quote,) = (block for block in document.posts[1].blocks if isinstance(block, Quote))
    assert (quote.state, quote.published, quote.blocks) == ("elsewhere", "2025-03-02", ())


def test_the_votes_of_a_poll_are_not_invented():
    document = read(post("One.") + post("Two.\nA\n41%\nB\n59%\n7 votes"))
    (poll,) = (block for block in document.posts[1].blocks if isinstance(block, Poll))
    assert [(option.text, option.votes) for option in poll.options] == [
        ("A 41%", None),
        ("B 59%", None),
    ]


def test_the_platform_is_that_of_the_page_unless_the_user_names_one():
    text = "Ann\n‪@ann.example.org‬\n· 3h\nWith @ben.example.net\n1\n"
    assert read(text).platform == "bluesky"
    assert read(text).notes[0].url == "https://bsky.app/profile/ben.example.net"
    assert read(text, platform="mastodon").platform == "mastodon"


def test_the_scheme_says_what_was_recognised():
    document = read(post("1/ One.") + post("2/ Two."))
    assert document.source.scheme == (
        "recognised by 2 bylines as on a page of X: 2 posts; numbered: “1/” to “2/”"
    )


def test_without_repair_or_with_another_division_a_page_is_plain_text():
    text = post("1/ One.") + post("2/ Two.")
    assert read(text, repair=False).source.kind == "plain"
    assert read(text, split="numbered").source.kind == "plain"


def test_a_copied_handle_of_threads_leads_to_threads():
    document = read("ann.b\n3h\nWith @cy.d\n12\nann.b\n3h\nTwo.\n12\n")
    assert document.notes[0].url == "https://www.threads.com/@cy.d"


def test_the_day_on_which_a_clipper_saved_a_page_is_kept():
    head = "---\nsource: https://x.com/ann_b/status/12\ncreated: 2025-03-09\n---\n"
    assert read(f"{head}One.").source.retrieved == "2025-03-09"
    assert read(post("One.") + post("Two.")).source.retrieved is None
