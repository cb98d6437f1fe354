"""Hostile pages take time in proportion to their size, and give a document or one error."""

import time
from contextlib import suppress

import pytest

from convert.errors import ConvertError
from convert.validation import fault_of_any
from tests.saved.pages import documents, of_nitter, of_thread_reader, of_x

SIZE = 200_000
X = of_x("x").removesuffix("</article>")
TEXT = X.partition("x</div>")[0] + '<div data-testid="tweetText">'
PAGES = {
    "boxes": "<div>" * (SIZE // 5),
    "boxes in a post": TEXT + "<div>" * (SIZE // 5),
    "boxes in a post of Thread Reader": of_thread_reader("<div>" * (SIZE // 5)),
    "posts in posts": '<article data-testid="tweet">' * (SIZE // 30),
    "posts of Thread Reader in one another": '<div id="tweet_1" class="content-tweet">' * (SIZE // 40),
    "posts of Nitter in one another": of_nitter("x").removesuffix("</div>") * (SIZE // 300),
    "names": X + '<div data-testid="User-Name">' * (SIZE // 30),
    "quotes in quotes": X + '<div role="link"><div data-testid="User-Name"></div>' * (SIZE // 50),
    "pictures": X
    + '<div data-testid="tweetPhoto"><img src="data:image/png;base64,AA"></div>' * (SIZE // 70),
    "videos": X + "<video></video>" * (SIZE // 15),
    "videos in videos": X + '<div data-testid="videoPlayer"><video>' * (SIZE // 37),
    "embedded quotes": of_thread_reader('<span class="entity-embed"><blockquote><p>x' * (SIZE // 45)),
    "links in boxes": TEXT + '<div><a href="/b">@b</a>' * (SIZE // 24),
    "unclosed styles": TEXT + "<p><b id=1><i id=2>" * (SIZE // 19),
    "scripts": of_thread_reader("x") + "<script>" * (SIZE // 8),
    "frames": of_thread_reader("x") + "<iframe " * (SIZE // 8),
    "styles": '--sf-img-1: url("data:' * (SIZE // 22) + of_thread_reader("x"),
    "comments": "<!-- Page saved with SingleFile url: " * (SIZE // 37) + of_thread_reader("x"),
    "metadata": "<meta " * (SIZE // 6) + of_thread_reader("x"),
    "headings": of_x("x") + "<h2>x</h2>" * (SIZE // 10),
    "line feeds": TEXT + "\n" * SIZE,
    "numbers": TEXT + "1/" * (SIZE // 2),
    "nulls": TEXT + "\0" * SIZE,
    "attributes": X + "<div " + "a=b " * (SIZE // 4),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_takes_little_time(name: str) -> None:
    begin = time.process_time()
    with suppress(ConvertError):
        assert not any(map(fault_of_any, documents(PAGES[name])))
    assert time.process_time() - begin < 30


@pytest.mark.filterwarnings("ignore")
def test_scripts_write_no_posts() -> None:
    page = (
        f"<script>{of_x('No.', number=2)}</script>"
        + of_x("Yes.")
        + "<!--"
        + of_x("No.", number=3)
        + "-->"
    )
    (found,) = documents(page)
    assert len(found.posts) == 1


@pytest.mark.filterwarnings("ignore")
def test_a_figure_without_pictures_is_none() -> None:
    (found,) = documents(of_thread_reader('A<span class="entity-image"></span>B'))
    assert fault_of_any(found) is None
