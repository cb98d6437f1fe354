"""The posts that are named at the head of each page."""

from collections.abc import Sequence

import msgspec
import pytest

from convert.tree import Document, Part
from convert_pdf.blocks import Block
from convert_pdf.flow import FlowParagraph
from convert_pdf.inline.runs import Line
from convert_pdf.pages import Page, PlacedLine
from convert_pdf.post_spans import PostSpans
from tests import builders


def document(*numbers: str | None, parts: tuple[Part, ...] = ()) -> Document:
    posts = (
        msgspec.structs.replace(builders.post(at, "x"), number=number)
        for at, number in enumerate(numbers, start=1)
    )
    return builders.thread(*posts, parts=parts)


def page(*anchors: str) -> Page:
    """A page of blocks of two lines with these anchors, or only of the second after "…"."""
    body: list[PlacedLine] = []
    for anchor in anchors:
        paragraph = FlowParagraph(role="paragraph", spans=(), leading=10, anchor=anchor.strip("…"))
        block = Block(paragraph, (Line((), 0, 0), Line((), 0, 0)))
        body += [PlacedLine(block, index, 0) for index in range("…" in anchor, 2)]
    return Page(body=body)


def spans(thread: Document, *pages: Sequence[str], numbered: bool = True) -> list[str]:
    found = PostSpans(thread, numbered=numbered)
    return [found.of(page(*anchors)) for anchors in pages]


def test_a_page_has_the_posts_that_begin_on_it_and_the_one_that_it_continues() -> None:
    thread = document("1", "2", "3", "4", "5")
    pages = [("", "post-1", "post-2"), ("post-2…", "post-3"), ("post-4", ""), ("", ""), ("", "post-5")]
    assert spans(thread, *pages) == ["posts 1–2", "posts 2–3", "post 4", "post 4", "posts 4–5"]


def test_posts_have_the_numbers_of_the_author_if_these_are_shown() -> None:
    thread = document("1", "2.5", "7")
    pages = [("post-1", "post-2.5", "post-7")]
    assert spans(thread, *pages) == ["posts 1–7"]
    assert spans(thread, *pages, numbered=False) == ["posts 1–3"]


def test_posts_of_a_thread_without_numbers_have_their_positions() -> None:
    assert spans(document(None, None, None), ("post-2", "post-3")) == ["posts 2–3"]


def test_posts_without_a_number_among_others_are_not_named() -> None:
    thread = document("1", None, "2", None)
    pages = [("post-1", "post-2"), ("post-2-2", "post-4"), ("post-4…",)]
    assert spans(thread, *pages) == ["post 1", "post 2", ""]


def test_pages_of_several_joined_threads_name_no_posts() -> None:
    parts = (Part("One", None, None, None, 1), Part("Two", None, None, None, 3))
    thread = document("1", "2", "1", "2", parts=parts)
    pages = [("part-1", "post-1"), ("post-2", "part-2", "post-1-2"), ("post-2-2",)]
    assert spans(thread, *pages) == ["post 1", "", "post 2"]


def test_pages_of_notes_name_no_posts() -> None:
    pages = [("post-1", "notes"), ("", "")]
    assert spans(document("1"), *pages) == ["post 1", ""]


@pytest.mark.parametrize("numbers", [("1", "20", "3"), (None, None), ()])
def test_no_span_is_longer_than_the_longest(numbers: tuple[str | None, ...]) -> None:
    thread = document(*numbers)
    longest = len(PostSpans(thread, numbered=True).longest)
    anchors = [f"post-{number or at}" for at, number in enumerate(numbers, start=1)]
    assert all(len(span) <= longest for span in spans(thread, anchors, anchors[1:]))
