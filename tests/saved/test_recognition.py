"""Pages are recognised by their beginnings, and no other files."""

from pathlib import Path

import pytest

from convert.inputs import HEAD
from convert_saved import recognise
from tests.saved.pages import of_nitter, of_thread_reader, of_x

FOLDER = Path(__file__).parents[1] / "golden" / "saved"
STYLES = f"<style>{'.a{color:red}' * 10_000}</style>"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.*html")), ids=lambda path: path.name)
def test_each_sample_is_recognised(path: Path) -> None:
    assert recognise(path.read_bytes()[:HEAD], path.name)


@pytest.mark.parametrize(
    "head",
    [
        of_x("x"),
        of_thread_reader("x"),
        of_nitter("x"),
        f"<html><!--\n Page saved with SingleFile \n url: https://x.com/a/status/1 \n-->{STYLES}",
        f"<!-- saved from url=(0031)https://twitter.com/a/status/1 -->\n<html>{STYLES}",
        f'<html><link rel="canonical" href="https://threadreaderapp.com/thread/1.html">{STYLES}',
        f'<html><meta property="og:site_name" content="Nitter">{STYLES}',
        f'<html><meta property="og:url" content="https://bsky.app/profile/a.example/post/3k">{STYLES}',
        "<html><head><meta content='Mastodon' name='application-name'>",
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.com/a/status/1\r\n\r\n",
    ],
)
def test_a_page_is_recognised_by_its_beginning(head: str) -> None:
    assert recognise(head.encode()[:HEAD], "stdin")


def test_a_page_in_utf_16_is_recognised() -> None:
    assert recognise(of_x("x").encode("utf-16"), "a.html")
    assert recognise(of_x("x").encode("utf-16-be"), "a.html")


@pytest.mark.parametrize(
    "head",
    [
        "<html><body><p>A page about class names.</p>",
        'A thread about class="content-tweet" and data-testid="tweet".',
        '{"html": "<div class=\\"content-tweet\\">"}',
        "From: ann@example.org\nSubject: https://x.com/a/status/1\n\nHello",
        "1/ https://x.com/a/status/1",
    ],
)
def test_other_files_are_not(head: str) -> None:
    assert not recognise(head.encode(), "a.html")
