"""The pictures of a thread as files of the book."""

import tracemalloc
import warnings
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image

import convert_epub
from convert import ConvertWarning
from convert.tree import Document, Figure, Quote
from convert_epub import pictures
from tests.builders import picture, post, thread
from tests.epub import rich
from tests.epub.builders import DEFAULT, OPF, book, part

DATA = rich.encoded(*rich.PHOTOGRAPH)


def names(document: Document) -> list[str]:
    return [name for name in book(document).namelist() if name.startswith("EPUB/images/")]


def test_a_picture_is_an_item_of_the_manifest_with_its_media_type() -> None:
    media = (
        picture(1, DATA, media_type="text/html"),
        picture(2, rich.encoded(*rich.PORTRAIT, kind="JPEG")),
        picture(3, rich.encoded(*rich.DRAWING, kind="GIF")),
    )
    document = thread(post(1, Figure((1, 2, 3), None)), media=media)
    items = [
        (str(item.get("href"))[-4:], item.get("media-type"))
        for item in part(document, "content.opf").iter(f"{OPF}item")
        if str(item.get("href")).startswith("images/")
    ]
    assert items == [(".png", "image/png"), (".jpg", "image/jpeg"), (".gif", "image/gif")]


def test_the_name_of_a_picture_is_the_start_of_its_digest() -> None:
    (medium,) = (picture(1, DATA),)
    assert medium.sha256 is not None
    document = thread(post(1, Figure((1,), None)), media=(medium,))
    assert names(document) == [f"EPUB/images/{medium.sha256[:16]}.png"]


def test_a_digest_in_the_document_is_not_believed() -> None:
    other = rich.encoded(*rich.DRAWING)
    media = tuple(replace(picture(n, data), sha256="0" * 64) for n, data in ((1, DATA), (2, other)))
    document = thread(post(1, Figure((1, 2), None)), media=media)
    assert [book(document).read(name) for name in names(document)] == [DATA, other]


def test_the_same_picture_is_one_file_with_the_alternative_text_of_each_medium() -> None:
    media = (picture(1, DATA, alt="A bridge"), picture(2, DATA, alt="The same"))
    document = thread(post(1, Figure((1, 2), None)), post(2, Figure((1,), None)), media=media)
    assert len(names(document)) == 1
    assert [shown.alt for shown in pictures.read(document).shown.values()] == ["A bridge", "The same"]


def test_a_picture_that_no_figure_shows_is_not_in_the_book() -> None:
    document = thread("Words", media=(picture(1, DATA), picture(2, b"no picture")))
    with warnings.catch_warnings(action="error"):
        assert names(document) == []


def test_pictures_in_quotes_are_in_the_book() -> None:
    quote = Quote("shown", None, None, None, (Figure((1,), None),))
    assert len(names(thread(post(1, quote), media=(picture(1, DATA),)))) == 1


def test_a_large_picture_is_scaled_to_2000_pixels() -> None:
    document = thread(
        post(1, Figure((1,), None)),
        media=(picture(1, rich.encoded((9, 9, 9), (3000, 1500), "JPEG"), alt="x"),),
    )
    (name,) = names(document)
    with Image.open(BytesIO(book(document).read(name))) as image:
        assert (image.size, image.format) == ((2000, 1000), "JPEG")


def test_pictures_are_not_compressed_again() -> None:
    document = thread(post(1, Figure((1,), None)), media=(picture(1, DATA),))
    (name,) = names(document)
    found = book(document).getinfo(name)
    assert found.compress_size == found.file_size


def test_bytes_that_are_no_picture_give_one_warning_for_each_medium() -> None:
    media = (
        picture(1, b"no picture", alt="A map"),
        picture(2, b"no picture", kind="animation"),
        picture(3, None, alt="Not saved"),
        picture(4, None, kind="video", poster=2),
    )
    document = thread(post(1, Figure((1, 2, 3, 4), None)), post(2, Figure((1,), None)), media=media)
    with pytest.warns(ConvertWarning) as caught:
        convert_epub.write(document, DEFAULT)
    reason = "unknown format (known: JPEG, PNG, GIF, WebP, AVIF)"
    end = f"can't be shown: {reason}; its alternative text is shown instead"
    assert [str(warning.message) for warning in caught] == [
        f"thread.txt: image 1 {end}",
        f"thread.txt: animation 2 {end}",
        f"thread.txt: video 4 {end}",
    ]


@pytest.mark.filterwarnings("ignore:.*can't be shown")
def test_the_same_document_gives_the_same_bytes() -> None:
    for document in (rich.rich(), rich.joined(), rich.hostile()):
        assert convert_epub.write(document, DEFAULT) == convert_epub.write(document, DEFAULT)


@pytest.mark.parametrize("size", [1000, pytest.param(2200, marks=pytest.mark.slow)])
def test_memory_holds_the_pictures_of_the_book_once(size: int) -> None:
    """The larger ones are scaled to 2000 pixels."""
    media = []
    for number in range(1, 9):
        file = BytesIO()
        Image.effect_noise((size, size), 40 + number).save(file, "JPEG", quality=90)
        media.append(picture(number, file.getvalue(), alt="x"))
    document = thread(*(post(n, Figure((n,), None)) for n in range(1, 9)), media=tuple(media))
    convert_epub.write(replace(document, posts=document.posts[:1]), DEFAULT)  # import what is needed
    tracemalloc.start()
    written = convert_epub.write(document, DEFAULT)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1.6 * len(written), (peak, len(written))
