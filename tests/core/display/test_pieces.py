"""The addresses of pieces, of which only harmless ones are live."""

import pytest
from msgspec.structs import replace

from convert import display
from convert.display import line_text
from convert.metadata import Metadata
from convert.tree import Answered, Author, Part, Quote
from tests.builders import SOURCE, picture, post, thread

URLS = [
    ("https://example.org/a", True),
    ("HTTP://example.org", True),
    ("mailto:ann@example.org", True),
    ("javascript:alert(1)", False),
    ("data:text/html,x", False),
    ("example.org", False),
    ("", False),
]


@pytest.mark.parametrize(("url", "live"), URLS)
def test_only_harmless_addresses_are_live_anywhere(url, live):
    """The words of an address that is not live stay where the address itself is shown."""
    author = Author(name="Ann", handle=None, url=url)
    answers = Answered(author=None, url=url)
    document = thread(
        post(1, "a", author=author, published="2020-11-11", url=url, answers=answers),
        author=author,
        source=replace(SOURCE, url=url),
    )
    (heading,) = display.headings(document, bylines="always", dates="always")
    part = Part(title="", author=author, published=None, url=url, first=1)
    quote = Quote(state="shown", author=author, published=None, note=None, blocks=())
    media = picture(1, None, url=url)
    found = [heading.url]
    for pieces in (
        heading.line,
        *display.head(document, Metadata.of(document)),
        display.part_line(part),
        display.quote_line(quote),
        display.media_line(media, shown=False),
    ):
        found += [piece.url for piece in pieces if piece.url is not None]
        assert all(piece.url is None or piece.url == url for piece in pieces)
    assert found == ([url] * 10 if live else [None])
    if url:
        assert line_text(display.part_line(part)) == f"Ann · {url}"
        assert line_text(display.media_line(media, shown=False)) == f"Image · no description · {url}"
