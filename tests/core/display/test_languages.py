"""The languages and directions of posts and quotes."""

import pytest

from convert import display
from convert.metadata import Metadata
from convert.tree import Paragraph, Quote, Text
from tests.builders import post, thread


def test_a_post_has_the_direction_and_language_of_the_document_unless_it_has_its_own():
    document = thread(
        post(1, "a"), post(2, "b", language="he", direction="rtl"), post(3, "c", language="no tag")
    )
    metadata = Metadata.of(document)
    assert [display.direction_of(document, each) for each in document.posts] == ["ltr", "rtl", "ltr"]
    assert [display.language_of(metadata, each) for each in document.posts] == ["en", "he", "und"]


@pytest.mark.parametrize(
    ("content", "direction"),
    [(("שלום",), "rtl"), (("12 a",), "ltr"), (("12",), "rtl"), ((), "rtl"), (("1", "b"), "ltr")],
)
def test_a_quote_has_the_direction_of_its_first_words(content, direction):
    blocks = tuple(Paragraph((Text(words),)) for words in content)
    quote = Quote(state="shown", author=None, published=None, note=None, blocks=blocks)
    assert display.quote_direction(quote, "rtl") == direction
