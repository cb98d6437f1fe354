"""The cover in the book: the pictures, the page that shows one, and the metadata that name one."""

from pathlib import Path

import pytest
from PIL import Image

import convert_epub
from convert import ConvertError
from convert.tree import Document
from convert_epub import Options
from tests.epub.builders import DEFAULT, OPF, XHTML, book, english, part


def cover_image(document: Document, options: Options = DEFAULT) -> tuple[str | None, str | None]:
    """Return the name and the media type of the cover image, on which the metadata must agree."""
    package = part(document, "content.opf", options)
    (item,) = [i for i in package.iter(f"{OPF}item") if i.get("properties") == "cover-image"]
    (old,) = [meta for meta in package.iter(f"{OPF}meta") if meta.get("name") == "cover"]
    assert old.get("content") == item.get("id")
    return item.get("href"), item.get("media-type")


def shown(document: Document, options: Options = DEFAULT) -> tuple[list[str | None], str | None]:
    """Return the pictures on the page of the cover, the best first, and their alternative text."""
    page = part(document, "cover.xhtml", options)
    (image,) = page.iter(f"{XHTML}img")
    better = [source.get("srcset") for source in page.iter(f"{XHTML}source")]
    return [*better, image.get("src")], image.get("alt")


def test_the_default_cover_is_a_png_for_shelves_that_do_not_show_svg() -> None:
    assert cover_image(english()) == ("cover.png", "image/png")
    assert book(english()).read("EPUB/cover.png").startswith(b"\x89PNG")


def test_the_page_of_the_default_cover_shows_it_as_svg_where_that_can_be_shown() -> None:
    assert shown(english()) == (["cover.svg", "cover.png"], "A title, Ada Lovelace (@ada)")
    assert book(english()).read("EPUB/cover.svg").startswith(b"<?xml")


def test_an_image_file_becomes_the_cover(tmp_path: Path) -> None:
    file = tmp_path / "picture"
    Image.new("RGB", (4, 6)).save(file, "PNG")
    options = Options(cover=str(file))
    assert cover_image(english(), options) == ("cover.png", "image/png")
    assert shown(english(), options) == (["cover.png"], "A title, Ada Lovelace (@ada)")
    assert book(english(), options).read("EPUB/cover.png") == file.read_bytes()
    assert "EPUB/cover.svg" not in book(english(), options).namelist()


def test_a_missing_image_file_is_an_error() -> None:
    with pytest.raises(ConvertError, match=r"^epub\.cover: nowhere\.png: no such file"):
        convert_epub.write(english(), Options(cover="nowhere.png"))
