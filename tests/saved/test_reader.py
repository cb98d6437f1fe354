"""The reader keeps the contract of readers, and its pages give what copies of their text give."""

from pathlib import Path

import pytest

import convert
from convert.metadata import byline
from convert.testing import check_reader
from convert.tree import Figure, Poll, Quote, plain, walk
from convert_saved import convert_readers
from tests.saved.pages import document, of_nitter, of_thread_reader, of_x

pytestmark = pytest.mark.filterwarnings("ignore:X keeps only")
FOLDER = Path(__file__).parents[1] / "golden" / "saved"
COPY = """\
Ada
@ada
·
Mar 3, 2025
1/ The clock is late, says @bob.

See https://example.org/clock
Keep it
41%
Correct it
59%
1,204 votes
·
Final results
3
12
Ada
@ada
·
Mar 3, 2025
2/ The harbour says:
Quote
Bob
@bob
·
Mar 2, 2025
It is not late.
We are early.
4
Cy
@cy
·
Mar 3, 2025
How late is it?
1
Ada
@ada
·
Mar 3, 2025
Nine minutes.
2
Ada
@ada
·
Mar 3, 2025
3/ The end.
1
"""
POLL = (
    '<div data-testid="card.wrapper"><div data-testid="cardPoll"><ul><li><div>Keep it</div>'
    "<div>41%</div></li><li><div>Correct it</div><div>59%</div></li></ul></div></div>"
)
QUOTE = (
    '<div role="link"><div data-testid="User-Name"><span>Bob</span><span>@bob</span></div>'
    '<time datetime="2025-03-02T09:00:00.000Z">Mar 2</time>'
    '<div data-testid="tweetText">It is not late.\nWe are early.</div></div>'
)


@pytest.mark.slow
def test_the_reader_keeps_its_contract() -> None:
    (reader,) = convert_readers()
    names = ("threadreader-2021.html", "nitter-timeline.html", "x-page.mhtml", "x-video.html")
    check_reader(reader, samples=tuple((FOLDER / name).read_bytes() for name in names))


@pytest.mark.parametrize("replies", ["author", "all"])
def test_a_page_of_x_gives_what_a_copy_of_its_text_gives(replies: str) -> None:
    page = document(
        of_x(
            '1/ The clock is late, says <a href="/bob">@bob</a>.\n\n'
            'See <a href="https://t.co/a"><span>https://</span>example.org/clock</a>',
            further=POLL,
        )
        + of_x("2/ The harbour says:", number=2, minute=1, further=QUOTE)
        + of_x("How late is it?", handle="cy", number=3, minute=30)
        + of_x("Nine minutes.", number=4, minute=31)
        + of_x("3/ The end.", number=5, minute=2),
        replies=replies,
    )
    copy = convert.read(COPY.encode(), name="copy.txt", replies=replies)
    assert shown(page) == shown(copy)
    assert [note.url for note in page.notes] == [note.url for note in copy.notes]
    assert byline(page.author) == byline(copy.author)


def shown(document: convert.Document) -> list[object]:
    """Return what a reader sees of each post."""
    return [
        (
            post.label,
            post.number,
            post.author and byline(post.author),
            plain(post),
            [
                (node.author and byline(node.author), plain(node))
                for node in walk(post)
                if isinstance(node, Quote)
            ],
            [node.options for node in walk(post) if isinstance(node, Poll)],
        )
        for post in document.posts
    ]


@pytest.mark.parametrize(
    ("make", "url"),
    [(of_x, "https://x.com/ada/status/1896500000000000001"), (of_nitter, "https://x.com/ada/status/1")],
)
def test_line_breaks_and_indentation_are_those_of_the_author(make, url) -> None:
    (post,) = document(make("One.\n  Two.\n\nThree &lt;b&gt;.")).posts
    assert [plain(block) for block in post.blocks] == ["One.\n  Two.", "Three <b>."]
    assert post.url == url


def test_line_breaks_of_thread_reader_are_elements() -> None:
    (post,) = document(of_thread_reader("\nOne.<br />\nTwo.<br>\n<br />\nThree.\n")).posts
    assert [plain(block) for block in post.blocks] == ["One.\nTwo.", "Three."]


def test_words_after_a_link_are_kept() -> None:
    page = of_thread_reader('See <a class="entity-url" href="https://a.example/x">a.example/x</a> now.')
    assert plain(document(page).posts[0]) == "See a.example now."


def test_posts_of_thread_reader_are_in_the_order_of_their_numbers() -> None:
    names = [chr(ord("A") + number) for number in range(11)]
    page = "".join(of_thread_reader(names[number], number=number) for number in range(10, 0, -1))
    assert [plain(post) for post in document(page).posts] == names[1:]


def test_posts_that_a_page_of_thread_reader_lacks_are_a_warning() -> None:
    page = of_thread_reader("One.") + of_thread_reader("Four.", number=4)
    with pytest.warns(convert.ConvertWarning, match="2 posts missing"):
        document(page)


def test_a_button_among_the_words_is_none_of_them() -> None:
    more = '<button data-testid="tweet-text-show-more-link">Show more</button>'
    with pytest.warns(convert.ConvertWarning, match="1 post cut short"):
        (post,) = document(of_x(f"The beginning{more}")).posts
    assert plain(post) == "The beginning"


def test_a_placeholder_is_replaced_by_the_picture() -> None:
    page = of_thread_reader(
        'A<span class="entity-image"><img src="/images/1px.png" data-src="https://pbs.twimg.com/a.jpg">'
        "</span>B"
    )
    found = document(page)
    assert [medium.url for medium in found.media] == ["https://pbs.twimg.com/a.jpg"]
    assert [type(block) is Figure for block in found.posts[0].blocks] == [False, True, False]


def test_a_quote_in_a_quote_is_only_an_address() -> None:
    inner = '<blockquote class="twitter-tweet"><p>Inner</p><a href="https://x.com/c/status/7"></a></blockquote>'
    page = of_thread_reader(
        f'<span class="entity-embed"><blockquote><p>Outer <span class="entity-embed">{inner}</span></p>'
        "</blockquote></span>"
    )
    quotes = [node for node in walk(document(page)) if isinstance(node, Quote)]
    assert quotes[0].state == "shown"
    assert all(quote.state == "elsewhere" for quote in quotes[1:])
