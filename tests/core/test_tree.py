"""The order in which nodes are walked, and the words of each."""

from collections.abc import Iterator

import pytest

from convert.testing import sample_document
from convert.tree import (
    Author,
    Break,
    Code,
    Content,
    Figure,
    Gap,
    Hashtag,
    Link,
    List,
    Mention,
    Paragraph,
    Poll,
    PollOption,
    Quote,
    Styled,
    Text,
    plain,
    walk,
)
from tests.builders import picture, post, thread

ANN = Author(name="Ann Berg", handle="ann")
MEDIA = (
    picture(1, b"1", alt="A quay\nat noon"),
    picture(2, None),
    picture(3, b"3", alt="A crane"),
)


def paragraph(*words: str) -> Paragraph:
    return Paragraph(tuple(map(Text, words)))


def quote(*blocks: Paragraph | Quote | Figure, author: Author | None = ANN) -> Quote:
    return Quote(state="shown", author=author, published=None, note=None, blocks=blocks)


def names(node: Content) -> Iterator[str]:
    """Yield the type of each node, with its text if it has one."""
    for part in walk(node):
        yield f"{type(part).__name__} {getattr(part, 'text', '')}".strip()


def test_a_tree_is_walked_in_reading_order_each_node_before_what_it_contains():
    document = thread(
        post(
            1,
            "a",
            Styled("strong", (Text("b"), Styled("emphasis", (Link("c", 1),)))),
            "d",
            quote(paragraph("e"), quote(paragraph("f"))),
            List(start=1, items=((paragraph("g"), Code("h")), (), (paragraph("i"),))),
        ),
        post(2, Figure(media=(1,), note=None), Poll(options=(PollOption("j", 1),), closes=None)),
    )
    assert list(names(document)) == [
        "Document",
        *("Post", "Paragraph", "Text a", "Styled", "Text b", "Styled", "Link c", "Text d"),
        *("Quote", "Paragraph", "Text e", "Quote", "Paragraph", "Text f"),
        *("List", "Paragraph", "Text g", "Code h", "Paragraph", "Text i"),
        *("Post", "Figure", "Poll"),
    ]


def test_walking_begins_with_the_node_itself_of_whatever_type():
    for node in walk(sample_document()):
        assert next(walk(node)) is node
        assert len(list(walk(node))) >= 1


def test_a_walk_over_nested_quotes_needs_no_stack():
    node = quote(paragraph("x"))
    for _ in range(5000):
        node = quote(node)
    assert sum(1 for _ in walk(node)) == 5003


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (Text("<b>&amp;"), "<b>&amp;"),
        (Mention("@Ann", "ann", 1), "@Ann"),
        (Link("a.example", 1), "a.example"),
        (Hashtag("#Quay", "Quay"), "#Quay"),
        (Break(), "\n"),
        (Gap(), "[…]"),
        (Styled("strikeout", (Text("a"), Styled("code", (Break(), Gap())))), "a\n[…]"),
        (Paragraph((Text("a "), Link("b", 1), Break(), Text("c"))), "a b\nc"),
        (Code("if a:\n    b"), "if a:\n    b"),
        (quote(paragraph("a"), paragraph("b")), "Ann Berg (@ann)\n\na\n\nb"),
        (quote(paragraph("a"), author=Author(name="Ann", handle=None)), "Ann\n\na"),
        (quote(paragraph("a"), author=Author(name="", handle="ann")), "@ann\n\na"),
        (quote(paragraph("a"), author=Author(name=None, handle=None)), "a"),
        (quote(paragraph("a"), author=None), "a"),
        (quote(author=None), ""),
        (quote(quote(Figure(media=(3,), note=None)), author=None), "Ann Berg (@ann)\n\nA crane"),
        (Figure(media=(1, 2, 3), note=None), "A quay\nat noon\nA crane"),
        (Figure(media=(2,), note=1), ""),
        (Figure(media=(4,), note=None), ""),
        (Poll(options=(PollOption("Tea", 3), PollOption("Milk", None)), closes=None), "Tea\nMilk"),
        (
            List(start=3, items=((paragraph("a"), paragraph("b")), (), (Figure((1,), None),))),
            "a\nb\n\nA quay\nat noon",
        ),
        (post(1, paragraph("a"), Code("b")), "a\n\nb"),
        (post(1, warning="Food"), ""),
    ],
)
def test_the_plain_text_of_a_node_is_its_words(node, words):
    assert plain(node, MEDIA) == words


def test_the_plain_text_of_a_document_is_that_of_its_posts_with_its_own_media():
    document = thread("a", post(2, "b", Figure(media=(1,), note=None)), "c", media=MEDIA)
    assert plain(document) == "a\n\nb\n\nA quay\nat noon\n\nc"
    assert plain(thread()) == ""
