"""Addresses of X: one post by the official oEmbed, if the user asks for it."""

import io
import json
import warnings
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

import convert
from convert.errors import FetchError, InputError
from convert.tree import Document, plain
from convert_twitter import Options, read

URL = "https://x.com/ada/status/1896500000000001000"
ASKED = quote("https://twitter.com/ada/status/1896500000000001000", safe="")
SERVICE = f"https://publish.twitter.com/oembed?omit_script=true&dnt=true&url={ASKED}"
HTML = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">1/ With '
    '<a href="https://twitter.com/bob?ref_src=twsrc%5Etfw">@bob</a>, '
    '<a href="https://twitter.com/hashtag/oaks?src=hash">#oaks</a> and '
    '<a href="https://t.co/one">https://t.co/one</a> &amp; more<br>end</p>&mdash; Ada Example (@ada) '
    f'<a href="{URL}?ref_src=twsrc%5Etfw">March 3, 2025</a></blockquote>\n'
    '<script async src="https://platform.twitter.com/widgets.js"></script>'
)
ANSWER = {"author_name": "Ada &amp; Co", "author_url": "https://twitter.com/ada", "html": HTML}


def fetched(answer: bytes | FetchError, *, oembed: bool = True) -> Document:
    source = convert.Input.of_answers(URL, {SERVICE: answer})
    (document,) = read(source, Options(oembed=oembed))
    return document


def test_a_post_is_asked_for_with_the_official_oembed() -> None:
    with warnings.catch_warnings(action="error"):
        document = fetched(json.dumps(ANSWER).encode())
    assert plain(document) == "With @bob, #oaks and t.co & more\nend"
    assert (document.author.name, document.author.handle) == ("Ada & Co", "ada")
    assert document.published == "2025-03-03T09:56:49Z"
    assert document.posts[0].label == "1/"
    assert document.posts[0].url == document.source.url == URL
    assert [note.url for note in document.notes] == ["https://x.com/bob", "https://t.co/one"]


def test_what_was_kept_is_read_again_without_the_option(tmp_path: Path) -> None:
    answers = {SERVICE: json.dumps(ANSWER).encode()}
    with convert.Input.of_answers(URL, answers) as source:
        (document,) = read(source, Options(oembed=True))
        kept = source.kept() or b""
    path = tmp_path / "post.source.zip"
    path.write_bytes(with_time(kept))
    again = convert.read(path)
    assert again.posts == document.posts
    assert again.source.retrieved == "2025-03-04T00:00:00Z"


def with_time(kept: bytes) -> bytes:
    """Return what was kept with the time at which it was, which given answers do not have."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(kept)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "thread-convert.json":
                index = json.loads(data) | {"retrieved": "2025-03-04T00:00:00Z"}
                data = json.dumps(index).encode()
            new.writestr(name, data)
    return changed.getvalue()


def test_without_being_asked_it_says_what_to_do_and_fetches_nothing() -> None:
    with pytest.raises(InputError, match=r"X has no open interface .* --twitter\.oembed .* archive"):
        fetched(FetchError("must not be asked for", url=SERVICE), oembed=False)


def test_a_cut_post_is_a_warning() -> None:
    cut = ANSWER | {"html": HTML.replace("end</p>", "en…</p>")}
    with pytest.warns(convert.ConvertWarning, match="only the beginning of a long one"):
        fetched(json.dumps(cut).encode())


@pytest.mark.parametrize(
    ("status", "message"),
    [(404, "there is no such post"), (403, "the account is protected"), (500, "server")],
)
def test_what_x_does_not_give_is_one_line(status: int, message: str) -> None:
    error = FetchError("the server fails", url=SERVICE, status=status)
    with pytest.raises(InputError, match=message):
        fetched(error)


@pytest.mark.parametrize(
    "answer",
    [b"", b"<html>", b"[]", b"[" * 100_000, b'{"html": 1}', b'{"html": ""}', b'{"html": "<p>x</p>"}'],
)
def test_another_answer_is_one_line(answer: bytes) -> None:
    with pytest.raises(InputError, match="try again later") as caught:
        fetched(answer)
    assert "\n" not in str(caught.value)


def test_no_link_of_an_answer_is_a_mention_of_somebody_else() -> None:
    html = HTML.replace("https://twitter.com/bob?ref_src=twsrc%5Etfw", "https://twitter.com/eve")
    document = fetched(json.dumps(ANSWER | {"html": html}).encode())
    assert document.notes[0].url == "https://twitter.com/eve"
