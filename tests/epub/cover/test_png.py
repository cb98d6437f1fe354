"""The cover as PNG: what is drawn, in which colours, and what is left out."""

import pytest
from hypothesis import given, settings
from PIL import Image, ImageChops

from convert.testing import documents
from convert.tree import Author, Document
from convert_epub.cover import png
from convert_epub.cover.composition import HEIGHT, WIDTH
from tests.epub.cover.threads import ANN, NOBODY, composed, picture, thread


def shown(document: Document, top: int, bottom: int) -> tuple[int, int, int, int] | None:
    """Return the box around what is drawn between two y beside the thread; in units of the composition."""
    whole = picture(document).convert("RGB")
    scale = WIDTH / whole.width
    across = composed(document).thread_x
    left, right = (across + 60, WIDTH) if across < WIDTH / 2 else (0, across - 60)
    part = whole.crop(tuple(round(edge / scale) for edge in (left, top, right, bottom)))
    plain = Image.new("RGB", part.size, composed(document).background)
    box = ImageChops.difference(part, plain).getbbox()
    if box is None:
        return None
    x0, y0, x1, y1 = (round(edge * scale) for edge in box)
    return left + x0, top + y0, left + x1, top + y1


def test_it_has_the_shape_that_stores_ask_for_and_16_colours() -> None:
    found = picture(thread("Today"))
    assert (found.format, found.size, found.mode) == ("PNG", (1000, 1600), "P")
    assert len(found.getcolors() or []) <= 16


def test_its_colours_are_those_of_the_composition() -> None:
    composition = composed(thread("Today"))
    found = {colour for _, colour in picture(thread("Today")).convert("RGB").getcolors() or []}
    for colour in (composition.background, composition.accent, composition.title.colour):
        assert tuple(bytes.fromhex(colour[1:])) in found


@pytest.mark.parametrize(
    ("title", "direction"),
    [
        ("A meeting", "ltr"),
        ("Встреча", "ltr"),
        ("Συνάντηση", "ltr"),
        ("हिन्दी में", "ltr"),
        ("ภาษาไทย", "ltr"),
        ("წიგნი", "ltr"),
        ("שלום", "rtl"),
        ("هذا نص", "rtl"),
    ],
)
def test_the_title_is_on_its_lines_flush_with_the_margin(title: str, direction: str) -> None:
    document = thread(title, direction=direction)
    composition = composed(document)
    words = composition.title
    box = shown(document, 0, words.baselines[-1] + words.size // 2)
    assert box is not None
    left, top, right, bottom = box
    edge = left if direction == "ltr" else right
    assert abs(edge - composition.text_x) < 0.2 * words.size
    assert top > words.top - 0.2 * words.size
    assert bottom < words.baselines[-1] + 0.5 * words.size
    assert 0 < left < right < WIDTH - 50


def test_letters_without_a_font_are_left_out_not_shown_as_boxes() -> None:
    tibetan, tangut = "བོད", "\U00017000\U00017001"
    for title in (tibetan, tangut, f"Hello {tangut}"):
        assert shown(thread(title), 0, 900) is None
    assert shown(thread("Today"), 0, 900) is not None


def test_an_emoji_without_a_font_is_left_out_of_its_line() -> None:
    first = picture(thread("Today", ANN)).tobytes()
    assert picture(thread("Today 🧵", ANN)).tobytes() == first


def test_a_line_that_is_wider_than_estimated_is_made_smaller() -> None:
    document = thread("﷽" * 30, NOBODY)
    box = shown(document, 0, HEIGHT // 2)
    assert box is None or box[2] <= WIDTH - 70


@settings(max_examples=15)
@given(documents(surrogates=True))
def test_any_document_has_a_picture_with_the_same_bytes_each_time(document: Document) -> None:
    first, second = (png.draw(composed(document)).content for _ in range(2))
    assert first == second
    assert first.startswith(b"\x89PNG")


def test_a_title_and_an_author_of_any_length_are_drawn() -> None:
    document = thread("long " * 100_000, Author("x" * 100_000, "y" * 100_000))
    assert picture(document).size == (1000, 1600)


def test_the_picture_is_small() -> None:
    document = thread("A meeting in Vienna, and why it matters, even if nobody was there")
    assert len(png.draw(composed(document)).content) < 40_000
