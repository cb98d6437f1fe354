"""The title page and the pages with title and cover."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

import convert_epub
from convert import ConvertError
from convert.tree import (
    Document,
    Source,
    Text,
)
from convert_epub import Options
from tests.epub.parts import DC, DEFAULT, OPF, XHTML, book, english, part, text, thread, unknown


def title_page(document: Document) -> list[str]:
    return text(part(document, "title.xhtml").find(f".//{XHTML}section")).strip().split("\n")


def test_the_title_page_tells_what_is_known_of_the_thread() -> None:
    url = "https://x.com/ada/status/1"
    source = Source("thread.txt", "0" * 64, 1, "plain", url, "")
    document = replace(english(), source=source)
    assert title_page(document) == [
        "A title",
        "Ada Lovelace",
        "@ada",
        "2020-11-10 · 3 posts",
        "thread.txt",
        url,
    ]
    assert [a.get("href") for a in part(document, "title.xhtml").iter(f"{XHTML}a")] == [url]


def test_a_source_that_is_no_safe_url_is_only_text() -> None:
    source = Source("", "0" * 64, 1, "plain", "javascript:alert(1)", "")
    document = replace(english(), source=source)
    assert title_page(document)[-1] == "javascript:alert(1)"
    assert list(part(document, "title.xhtml").iter(f"{XHTML}a")) == []


def test_of_an_unknown_thread_nothing_is_invented() -> None:
    assert title_page(unknown()) == ["Thread", "0 posts"]
    package = part(unknown(), "content.opf")
    assert [element.tag for element in package.iter() if element.tag.startswith(DC)] == [
        f"{DC}identifier",
        f"{DC}title",
        f"{DC}language",
    ]


def test_a_title_of_any_length_stands_whole_on_the_title_page_and_is_short_elsewhere() -> None:
    document = thread((Text("x"),), title="long" + " title" * 100_000)
    assert title_page(document)[0] == document.title
    assert part(document, "content.opf").findtext(f".//{DC}title") == document.title
    for name in ("cover.xhtml", "thread.xhtml", "nav.xhtml"):
        assert len(book(document).read(f"EPUB/{name}")) < 5_000, name


def cover_image(document: Document, options: Options = DEFAULT) -> tuple[str | None, str | None]:
    """The name and the media type of the picture that the package and its page call the cover."""
    package = part(document, "content.opf", options)
    (item,) = [i for i in package.iter(f"{OPF}item") if i.get("properties") == "cover-image"]
    (image,) = part(document, "cover.xhtml", options).iter(f"{XHTML}img")
    (old,) = [meta for meta in package.iter(f"{OPF}meta") if meta.get("name") == "cover"]
    assert image.get("src") == item.get("href")
    assert old.get("content") == item.get("id")
    return item.get("href"), item.get("media-type")


def test_a_book_has_a_drawn_cover_with_its_words_as_alternative() -> None:
    assert cover_image(english()) == ("cover.svg", "image/svg+xml")
    (image,) = part(english(), "cover.xhtml").iter(f"{XHTML}img")
    assert image.get("alt") == "A title, Ada Lovelace (@ada)"


def test_a_picture_of_the_user_becomes_the_cover(tmp_path: Path) -> None:
    file = tmp_path / "picture"
    Image.new("RGB", (4, 6)).save(file, "PNG")
    options = Options(cover=str(file))
    assert cover_image(english(), options) == ("cover.png", "image/png")
    assert book(english(), options).read("EPUB/cover.png") == file.read_bytes()


def test_a_cover_that_is_not_there_is_refused() -> None:
    with pytest.raises(ConvertError, match=r"^epub\.cover: nowhere\.png: "):
        convert_epub.write(english(), Options(cover="nowhere.png"))
