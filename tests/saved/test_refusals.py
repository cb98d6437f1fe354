"""A page that can't be read is refused in one line that says what to do."""

import pytest

import convert
from convert.errors import InputError
from tests.saved.pages import documents

COPY = "select all, and copy the text into a .txt file"


@pytest.mark.parametrize(
    ("page", "advice"),
    [
        (
            '<meta property="og:site_name" content="Bluesky Social">'
            '<link rel="canonical" href="https://bsky.app/profile/ada.example/post/3kabc?ref=x">',
            "convert https://bsky.app/profile/ada.example/post/3kabc",
        ),
        (
            "<!--\n Page saved with SingleFile \n url: https://social.example/@ada/112233 \n"
            ' saved date: x\n--><div id="mastodon">',
            "convert https://social.example/@ada/112233",
        ),
        (
            '<meta name="application-name" content="Mastodon">'
            '<meta property="og:url" content="https://social.example/@ada">',
            "convert the address of the thread",
        ),
        (
            '<link rel="alternate" type="application/activity+json" href="https://a.example/notes/9x">'
            '<link rel="canonical" href="https://a.example/notes/9x">',
            "convert https://a.example/notes/9x",
        ),
        (
            '<meta property="og:site_name" content="Bluesky Social">'
            '<meta property="og:url" content="https://bsky.app/profile/$(rm)/post/x;y">',
            "convert the address of the thread",
        ),
        (
            '<meta property="og:site_name" content="X (formerly Twitter)"><div id="react-root">',
            "SingleFile",
        ),
        ('<link rel="canonical" href="https://threadreaderapp.com/">', "save the page of a thread"),
        ("<div><p>Some page.</p><p>It has no posts.</p></div>", COPY),
        ("1/ Use <p> for paragraphs.\n2/ Words", "give it the suffix .txt"),
        ("", COPY),
    ],
)
def test_the_error_says_what_to_do(page: str, advice: str) -> None:
    with pytest.raises(InputError) as caught:
        documents(page)
    assert advice in caught.value.message
    assert "\n" not in str(caught.value)
    assert caught.value.file == "page.html"


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "a.mhtml", "a.mht"])
def test_an_unknown_page_is_never_read_as_text(tmp_path, name: str) -> None:
    (tmp_path / name).write_text("<html><body><p>1/ One.</p><p>2/ Two.</p>")
    with pytest.raises(InputError, match="not a saved page of a thread"):
        convert.read(tmp_path / name)
