"""Links are what their addresses say, whatever words they show."""

import pytest

from convert.tree import Hashtag, Link, Mention, Repair, walk
from tests.saved.pages import document, of_nitter, of_x


def found(page: str) -> list[tuple[str, str]]:
    """Return the words and the addresses of the references of a page."""
    read = document(page)
    return [
        (node.text, node.tag if isinstance(node, Hashtag) else read.notes[node.note - 1].url)
        for node in walk(read)
        if isinstance(node, Mention | Link | Hashtag)
    ]


HIDDEN = '<span aria-hidden="true">{}</span>'


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("link", "shown", "target"),
    [
        ('<a href="/bob">@bob</a>', "@bob", "https://x.com/bob"),
        ('<a href="https://twitter.com/Bob">@bob</a>', "@bob", "https://x.com/bob"),
        ('<a href="/mallory">@bob</a>', "@bob", "https://x.com/mallory"),
        ('<a href="https://evil.example/bob">@bob</a>', "@bob", "https://evil.example/bob"),
        ('<a href="/hashtag/oaks?src=h">#oaks</a>', "#oaks", "oaks"),
        ('<a href="/search?q=%23oaks">#oaks</a>', "#oaks", "oaks"),
        (
            f'<a href="https://t.co/x">{HIDDEN.format("https://")}a.example/b</a>',
            "a.example",
            "https://a.example/b",
        ),
        (
            f'<a href="https://t.co/x">{HIDDEN.format("http://")}a.example/b/{HIDDEN.format("c/d")}'
            f"{HIDDEN.format('…')}</a>",
            "a.example",
            "http://a.example/b/c/d",
        ),
        (
            f'<a href="https://t.co/x">{HIDDEN.format("https://")}a.example/b{HIDDEN.format("…")}</a>',
            "a.example/b…",
            "https://t.co/x",
        ),
        ('<a href="https://t.co/x">these words</a>', "these words", "https://t.co/x"),
        ('<a href="https://a.example/b">a.example/b</a>', "a.example", "https://a.example/b"),
        ('<div><span><a href="/bob">@bob</a></span></div>', "@bob", "https://x.com/bob"),
    ],
)
def test_a_link_on_x(link: str, shown: str, target: str) -> None:
    assert found(of_x(f"See {link} now")) == [(shown, target)]


@pytest.mark.filterwarnings("ignore")
def test_a_box_around_a_mention_breaks_no_line() -> None:
    (post,) = document(of_x('To <div><a href="/bob">@bob</a></div>, with thanks')).posts
    assert len(post.blocks) == 1


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "link", ['<a href="javascript:alert(1)">x</a>', '<a href="http://[">x</a>', "<a>x</a>"]
)
def test_an_address_that_is_none_of_the_web_is_no_link(link: str) -> None:
    assert found(of_x(link)) == []


@pytest.mark.parametrize(
    ("link", "shown", "target"),
    [
        ('<a href="https://nitter.example/bob" title="Bob">@bob</a>', "@bob", "https://x.com/bob"),
        (
            '<a href="https://nitter.example/bob/status/9#m">nitter.example/bob/stat…</a>',
            "x.com",
            "https://x.com/bob/status/9",
        ),
        ('<a href="https://other.example/bob">@bob</a>', "@bob", "https://other.example/bob"),
    ],
)
def test_links_to_an_instance_of_nitter_are_those_to_x(link: str, shown: str, target: str) -> None:
    page = of_nitter(link).replace('href="/', 'href="https://nitter.example/')
    assert found(page) == [(shown, target)]


@pytest.mark.filterwarnings("ignore")
def test_a_short_address_that_was_replaced_is_a_repair() -> None:
    page = of_x('<a href="https://t.co/x"><span>https://</span>a.example/b</a>')
    (repair,) = document(page).repairs
    assert isinstance(repair, Repair)
    assert (repair.kind, repair.text, repair.became) == (
        "link",
        "https://t.co/x",
        "https://a.example/b",
    )
