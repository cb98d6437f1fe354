"""Figures as XHTML: pictures with their alternative texts, and captions for what is not shown."""

import xml.etree.ElementTree as ET

import pytest

from convert.notes import Numbering
from convert.tree import Document, Figure, Media
from tests.builders import picture, post, thread
from tests.epub import rich
from tests.epub.builders import HOSTILE, XHTML, XML_LANG, book, part, references, text

DATA = rich.encoded(*rich.PHOTOGRAPH)


def showing(*media: Media, note: int | None = None, numbering: Numbering | None = None) -> Document:
    figure = Figure(tuple(medium.number for medium in media), note)
    return thread(post(1, figure), media=media, numbering=numbering, language="he", direction="rtl")


def figure(document: Document) -> ET.Element:
    (found,) = part(document, "thread.xhtml").iter(f"{XHTML}figure")
    return found


def captions(document: Document) -> list[str]:
    return [text(p) for p in figure(document).iterfind(f"{XHTML}figcaption/{XHTML}p")]


def test_a_picture_has_its_alternative_text_and_its_size_and_no_caption() -> None:
    document = showing(picture(1, DATA, alt="A bridge,\n seen from <below>", url="https://a.example/1"))
    (image,) = figure(document).iter(f"{XHTML}img")
    assert image.get("alt") == "A bridge, seen from <below>"
    assert (image.get("width"), image.get("height"), image.get("lang")) == ("60", "40", None)
    assert book(document).read(f"EPUB/{image.get('src')}") == DATA
    assert captions(document) == []


@pytest.mark.parametrize("alt", [None, "", " \n\t"])
def test_a_picture_without_alternative_text_says_so_in_english(alt: str | None) -> None:
    (image,) = figure(showing(picture(1, DATA, alt=alt))).iter(f"{XHTML}img")
    assert image.get("alt") == "Image without a description"
    assert (image.get("lang"), image.get(XML_LANG), image.get("dir")) == ("en", "en", "ltr")


@pytest.mark.parametrize(("count", "name"), [(1, "picture"), (2, "pictures"), (4, "pictures")])
def test_several_pictures_are_side_by_side(count: int, name: str) -> None:
    found = figure(showing(*(picture(number, DATA, alt="x") for number in range(1, count + 1))))
    assert found.get("class") == name
    (row,) = found
    assert [image.tag for image in row] == [f"{XHTML}img"] * count


def test_a_video_is_shown_by_its_poster_and_has_its_address_in_the_caption() -> None:
    video = picture(1, None, kind="video", poster=2, alt="A film", url="https://a.example/film.mp4")
    document = thread(post(1, Figure((1,), None)), media=(video, picture(2, DATA, alt="A still")))
    (image,) = figure(document).iter(f"{XHTML}img")
    assert image.get("alt") == "A film"
    assert captions(document) == ["Video · https://a.example/film.mp4"]
    (link,) = figure(document).iter(f"{XHTML}a")
    assert link.get("href") == "https://a.example/film.mp4"


def test_a_poster_has_its_own_alternative_text_if_its_video_has_none() -> None:
    video = picture(1, None, kind="video", poster=2, url="https://a.example/film.mp4")
    document = thread(post(1, Figure((1,), None)), media=(video, picture(2, DATA, alt="A still")))
    (image,) = figure(document).iter(f"{XHTML}img")
    assert image.get("alt") == "A still"


def test_what_is_not_shown_has_its_alternative_text_and_address_as_a_caption() -> None:
    document = showing(
        picture(1, None, alt="A bridge", url="https://a.example/1.png"),
        picture(2, None),
        picture(3, DATA, alt="A portrait"),
    )
    found = figure(document)
    assert captions(document) == [
        "Image · A bridge · https://a.example/1.png",
        "Image · no description",
    ]
    assert [image.get("alt") for image in found.iter(f"{XHTML}img")] == ["A portrait"]


def test_the_address_of_what_is_not_in_the_document_is_a_reference() -> None:
    numbering = Numbering("twitter")
    note = numbering.link("https://a.example/watch")
    document = showing(picture(1, DATA, alt="x"), note=note, numbering=numbering)
    assert captions(document) == ["Address1"]
    assert [a.get("href") for a in references(figure(document))] == ["#note-1"]


def test_a_figure_of_nothing_is_empty() -> None:
    document = thread(post(1, Figure((), None)))
    assert list(figure(document)) == []


@pytest.mark.parametrize("data", [DATA, None])
def test_a_hostile_alternative_text_is_text(data: bytes | None) -> None:
    alt = f'{HOSTILE}" onload="alert(1)'
    found = figure(showing(picture(1, data, alt=alt, url=f"javascript:{HOSTILE}")))
    allowed = {"figure", "div", "img", "figcaption", "p", "bdi"}
    assert {element.tag.removeprefix(XHTML) for element in found.iter()} <= allowed
    assert not any("onload" in element.keys() for element in found.iter())  # noqa: SIM118 - not a dict
    shown = [image.get("alt", "") for image in found.iter(f"{XHTML}img")] or [text(found)]
    assert "<b>&amp;]]></script>" in shown[0]
