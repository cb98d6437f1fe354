"""Threads, parts, polls and media for tests of the lines that are shown besides posts."""

from convert import display
from convert.display import line_text
from convert.tree import Author, Document, Media, Part, Poll, PollOption
from tests.builders import picture, post, thread

ADA = Author(name="Ada Lovelace", handle="ada")  # the author of `thread`
ANN = Author(name="Ann Berg", handle="ann", url="https://x.com/ann")
URL = "https://x.com/ada/status/1326096852429787137"
TENTH, ELEVENTH = "10 November 2020", "11 November 2020"


def lines(document: Document, **options: str) -> list[str]:
    """Return the line of each heading as text."""
    return [line_text(heading.line) for heading in display.headings(document, **options)]


def conversation() -> Document:
    """Return a conversation of two authors over two days, whose third post has no date."""
    return thread(
        post(1, "a", published="2020-11-10T22:00:00Z"),
        post(2, "b", published="2020-11-10T23:59:59Z", author=ANN),
        post(3, "c", author=ANN),
        post(4, "d", published="2020-11-11T00:00:01Z", author=ANN),
        post(5, "e", published="2020-11-11"),
    )


def part(first: int, title: str = "Later", **fields: object) -> Part:
    default = {"author": None, "published": None, "url": None}
    return Part(title=title, first=first, **(default | fields))


def poll(*votes: int | None, closes: str | None = None) -> Poll:
    options = tuple(PollOption(text=f"Option {n}", votes=each) for n, each in enumerate(votes, start=1))
    return Poll(options=options, closes=closes)


def media(number: int, kind: str, data: bytes | None, **fields: object) -> Media:
    return picture(number, data, kind=kind, **fields)
