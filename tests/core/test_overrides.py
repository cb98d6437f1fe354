"""The user's own title, author, language and choice of gaps."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.options import Reading
from convert.overrides import apply_overrides
from convert.testing import documents, sample_document
from convert.tree import (
    Author,
    Block,
    Break,
    Document,
    Gap,
    Inline,
    Link,
    LinkNote,
    List,
    Paragraph,
    Quote,
    Styled,
    Text,
    plain,
    walk,
)
from tests.builders import post, thread


def joined(*content: Inline | Block) -> tuple[Block, ...]:
    """Return the blocks of a post after their gaps are joined."""
    document = thread(post(1, *content), notes=(LinkNote(1, "https://a.example", truncated=False),))
    return apply_overrides(document, Reading(gaps="join")).posts[0].blocks


@pytest.mark.parametrize(
    ("inlines", "becomes"),
    [
        ((Text("a"), Gap(), Text("b")), (Text("a b"),)),
        ((Text("a "), Gap(), Text(" b")), (Text("a b"),)),
        ((Text("a"), Gap(), Gap(), Text("b")), (Text("a b"),)),
        ((Gap(), Text("b")), (Text(" b"),)),
        ((Text("a "), Gap()), (Text("a "),)),
        ((Text("a"), Gap(), Break(), Text("b")), (Text("a "), Break(), Text("b"))),
        ((Text("a"), Gap(), Link("b", 1)), (Text("a "), Link("b", 1))),
        ((Text("a"), Break(), Text("b")), (Text("a"), Break(), Text("b"))),
        ((Text("a "), Text(" b")), (Text("a b"),)),
        ((Text(""),), (Text(""),)),
        ((Text(""), Break()), (Break(),)),
        ((Styled("strong", (Text("a"), Gap())),), (Styled("strong", (Text("a "),)),)),
        (
            (Styled("strong", (Styled("code", (Gap(),)), Text("b"))),),
            (Styled("strong", (Styled("code", (Text(" "),)), Text("b"))),),
        ),
    ],
)
def test_a_gap_becomes_one_space(inlines, becomes):
    assert joined(*inlines) == (Paragraph(becomes),)


def test_the_gaps_of_nested_blocks_are_joined():
    def nested(*inlines: Inline) -> tuple[Block, ...]:
        paragraph = Paragraph(inlines)
        inner = Quote(state="shown", author=None, published=None, note=1, blocks=(paragraph,))
        rows = List(start=3, items=((paragraph, inner), (), (paragraph,)))
        return (paragraph, Quote(state="shown", author=None, published=None, note=1, blocks=(rows,)))

    assert joined(*nested(Text("a"), Gap(), Text("b"))) == nested(Text("a b"))


@given(documents())
def test_no_gap_is_left_and_nothing_else_is_lost(document):
    changed = apply_overrides(document, Reading(gaps="join"))
    assert not any(isinstance(node, Gap) for node in walk(changed))
    words = "".join(plain(document).replace("[…]", "").split())
    assert "".join(plain(changed).replace("[…]", "").split()) == words
    assert msgspec.json.decode(msgspec.json.encode(changed), type=Document) == changed


@given(documents(), st.sampled_from([Reading(), Reading(gaps="mark")]))
def test_without_a_choice_a_document_stays_as_it_is(document, options):
    assert apply_overrides(document, options) is document


@pytest.mark.parametrize(
    ("value", "author"),
    [
        ("Ann Berg", Author(name="Ann Berg", handle=None)),
        ("@ann", Author(name=None, handle="ann")),
        ("ann@example.org", Author(name="ann@example.org", handle=None)),
    ],
)
def test_an_author_is_a_name_or_after_an_at_sign_a_handle(value, author):
    assert apply_overrides(sample_document(), Reading(author=value)).author == author


def test_title_and_language_are_replaced_and_nothing_else():
    document = sample_document()
    changed = apply_overrides(document, Reading(title="T", language="de"))
    assert (changed.title, changed.language) == ("T", "de")
    assert isinstance(changed, Document)
    assert changed.posts == document.posts
