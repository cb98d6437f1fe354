"""Pictures of a thread from an address are fetched within limits, and never for a file."""

import hashlib
import io

import PIL.Image
import pytest

import convert
from convert.tree import Figure
from tests.fetched.test_fetched import kept, url_and_options
from tests.network import server as answers


def png(width: int = 3, height: int = 2) -> bytes:
    file = io.BytesIO()
    PIL.Image.new("RGB", (width, height), "red").save(file, "PNG")
    return file.getvalue()


PICTURE = png()
GOOD = answers.constant(PICTURE, kind="image/png")


@pytest.fixture(autouse=True)
def _local(monkeypatch):
    """Let pictures be on the local server, which no thread may name."""
    get = convert.Input.get

    def local(self, url, **options):
        return get(self, url, **{"host": url.rpartition("/")[0]} | options)

    monkeypatch.setattr(convert.Input, "get", local)


def test_pictures_are_fetched_with_what_they_are(thread):
    url, options = url_and_options(thread("One.", a=GOOD))
    (medium,) = convert.read(url, **options).media
    assert medium.data == PICTURE
    assert medium.sha256 == hashlib.sha256(PICTURE).hexdigest()
    assert (medium.media_type, medium.width, medium.height) == ("image/png", 3, 2)
    assert medium.url.endswith("/a")


def test_pictures_are_kept_with_the_source(thread, tmp_path):
    server = thread("One.", a=GOOD, b=answers.failing(404))
    url, options = url_and_options(server)
    with pytest.warns(convert.ConvertWarning, match="not found"):
        documents, data = kept(url, **options)
    server.requested.clear()
    with pytest.warns(convert.ConvertWarning, match="not found"):
        assert list(convert.read_all(data, name="a.zip", **options)) == documents
    assert server.requested == []


BAD = {
    "deleted": (
        answers.failing(404),
        r"not found: it was deleted, is not public, or the address is wrong",
    ),
    "page": (answers.constant(b"<html>", kind="text/html"), r"the server sent text/html, not image/"),
    "damaged": (answers.constant(PICTURE[:40], kind="image/png"), r"the file is cut short"),
    "huge": (
        lambda request: request.send(b"", kind="image/jpeg", Content_Length="1000000000"),
        r"1\.0 GB is more than the limit of 20 MB",
    ),
    "svg": (answers.constant(b"<svg>", kind="image/svg+xml"), r"SVG is not supported"),
}


@pytest.mark.parametrize(("route", "message"), BAD.values(), ids=BAD)
def test_a_picture_that_can_not_be_had_stays_a_link_with_a_warning(thread, route, message):
    url, options = url_and_options(thread("One.", a=route, b=GOOD))
    with pytest.warns(convert.ConvertWarning, match=rf"the picture http.*/a is a link: {message}"):
        document = convert.read(url, **options)
    bad, good = document.media
    assert (bad.data, bad.url[-2:], bad.alt) == (None, "/a", "A picture.")
    assert good.data == PICTURE


def test_after_five_failures_in_a_row_no_more_are_fetched(thread):
    routes = {f"a{number}": answers.failing(404) for number in range(9)}
    server = thread("One.", **routes)
    url, options = url_and_options(server)
    with pytest.warns(convert.ConvertWarning) as caught:
        convert.read(url, **options)
    assert str(caught[-1].message) == (
        "4 further pictures not fetched: 5 in a row failed; they are links"
    )
    assert len(server.requested) == 6


def test_the_number_and_the_size_of_pictures_are_limited(thread, monkeypatch):
    url, options = url_and_options(thread("One.", a=GOOD, b=GOOD, c=GOOD))
    for name, value, message in (
        ("MOST_PICTURES", 2, "1 further picture not fetched: 2 are the most"),
        ("_MOST_BYTES", 10, "2 further pictures not fetched: 0 MB are the most"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(f"convert.fetched.pictures.{name}", value)
            with pytest.warns(convert.ConvertWarning, match=message):
                convert.read(url, **options)


def test_pictures_stay_links_if_the_user_says_so(thread):
    server = thread("One.", a=GOOD)
    url, options = url_and_options(server)
    (medium,) = convert.read(url, media_="link", **options).media
    assert medium.data is None
    assert server.requested == ["/post/1"]


def test_pictures_are_left_out_if_the_user_says_so(thread):
    server = thread("One.", a=GOOD)
    url, options = url_and_options(server)
    document = convert.read(url, media_="none", **options)
    assert document.media == ()
    assert not any(isinstance(block, Figure) for post in document.posts for block in post.blocks)
    assert [(repair.kind, repair.text) for repair in document.repairs] == [("picture", "A picture.")]
    assert server.requested == ["/post/1"]


def test_pictures_of_a_file_are_never_fetched(thread, tmp_path):
    server = thread("One.", a=GOOD)
    url, options = url_and_options(server)
    document = convert.read(url, media_="link", **options)
    path = tmp_path / "a.json"
    path.write_text(convert.render(document, "json"))
    server.requested.clear()
    assert convert.read(path).media[0].data is None
    assert server.requested == []


def test_pictures_in_a_file_become_links_or_go(thread, tmp_path):
    url, options = url_and_options(thread("One.", a=GOOD))
    path = tmp_path / "a.json"
    path.write_text(convert.render(convert.read(url, **options), "json"))
    assert convert.read(path).media[0].data == PICTURE
    assert convert.read(path, media_="link").media[0].data is None
    assert convert.read(path, media_="none").media == ()
