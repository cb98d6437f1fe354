"""Documents are copied with changes, and what they refer to is numbered anew."""

import pytest
from hypothesis import given

from convert.renumber import renumbered
from convert.testing import documents, sample_document
from convert.tree import (
    Break,
    Hashtag,
    Link,
    List,
    Mention,
    Paragraph,
    Part,
    Quote,
    Styled,
    Text,
    replace,
    rewrite,
    walk,
)
from convert.validation import fault
from tests.builders import post, thread


def inlines_of(document):
    return document.posts[0].blocks[0].inlines


def test_replacing_a_field_leaves_the_node_as_it_was():
    text = Text("a")
    assert replace(text, text="b") == Text("b")
    assert text == Text("a")
    with pytest.raises(TypeError):
        replace(text, words="b")


@given(documents(rich=True))
def test_rewriting_without_changes_gives_an_equal_document(document):
    assert rewrite(document) == document
    assert rewrite(document, inline=lambda node: node, block=lambda node: node) == document


def test_an_inline_is_replaced_by_one_by_several_and_by_none():
    document = thread(post(1, Text("a"), Hashtag("#b", "b"), Break(), Text("c")))

    def change(inline):
        match inline:
            case Hashtag():
                return (Text("#"), Text("b"))
            case Break():
                return None
            case Text():
                return Text(inline.text.upper())

    assert inlines_of(rewrite(document, inline=change)) == (Text("A"), Text("#"), Text("b"), Text("C"))


def test_what_is_left_without_inlines_is_removed():
    document = thread(post(1, Text("a"), Styled("strong", (Text("b"),))))
    changed = rewrite(document, inline=lambda node: None if node == Text("b") else node)
    assert inlines_of(changed) == (Text("a"),)
    assert rewrite(document, inline=lambda _: None).posts[0].blocks == ()


def test_inlines_in_quotes_lists_and_styles_are_rewritten():
    document = rewrite(
        sample_document(),
        inline=lambda node: replace(node, text="x") if isinstance(node, Text) else node,
    )
    assert {node.text for node in walk(document) if isinstance(node, Text)} == {"x"}


def test_blocks_are_removed():
    document = rewrite(sample_document(), block=lambda node: None if isinstance(node, Quote) else node)
    assert not any(isinstance(node, Quote) for node in walk(document))
    assert any(isinstance(node, Paragraph) for node in walk(document))


def test_the_sample_is_numbered_already():
    assert renumbered(sample_document()) == sample_document()


@given(documents(rich=True))
def test_numbering_anew_is_valid_and_done_once(document):
    once = renumbered(document)
    assert fault(once) is None
    assert renumbered(once) == once


def test_notes_without_a_reference_are_left_out_and_the_others_move_up():
    document = sample_document()
    kept = [node for node in walk(document) if isinstance(node, Link)][-1]
    changed = renumbered(
        rewrite(
            document,
            inline=lambda node: (
                None if isinstance(node, Mention | Link) and node.note != kept.note else node
            ),
            block=lambda node: None if isinstance(node, Quote) else node,
        )
    )
    assert document.notes[kept.note - 1].url in [note.url for note in changed.notes]
    assert len(changed.notes) < len(document.notes)
    assert [note.number for note in changed.notes] == list(range(1, len(changed.notes) + 1))


def test_a_post_is_rewritten_alone():
    changed = rewrite(
        post(1, Text("a"), Hashtag("#b", "b")), inline=lambda node: Text(node.text.upper())
    )
    assert changed.blocks == (Paragraph((Text("A"), Text("#B"))),)


def test_posts_are_removed_after_their_content_is_rewritten():
    document = thread(post(1, "a"), post(2, Hashtag("#b", "b")), post(3, "c"))
    changed = rewrite(
        document,
        inline=lambda node: None if isinstance(node, Hashtag) else node,
        post=lambda each: each if each.blocks else None,
    )
    assert [each.number for each in changed.posts] == ["1", "3"]


def parts(*firsts):
    return tuple(
        Part(title=str(i), author=None, published=None, url=None, first=first)
        for i, first in enumerate(firsts)
    )


@pytest.mark.parametrize(
    ("firsts", "kept", "left"),
    [
        ((1, 3), {1, 2, 3, 4}, [("0", 1), ("1", 3)]),
        ((1, 3), {2, 4}, [("0", 1), ("1", 2)]),
        ((1, 3), {3, 4}, [("1", 1)]),
        ((1, 3), {1}, [("0", 1)]),
        ((2, 2, 4), {1, 3, 4}, [("0", 2), ("1", 2), ("2", 3)]),
        ((2, 2, 4), {1, 4}, [("2", 2)]),
        ((2, 3), set(), []),
    ],
)
def test_parts_begin_at_the_same_posts_and_those_without_posts_are_removed(firsts, kept, left):
    document = thread(*(post(i, "a") for i in range(1, 5)), parts=parts(*firsts))
    changed = rewrite(document, post=lambda each: each if int(each.number) in kept else None)
    assert [(part.title, part.first) for part in changed.parts] == left


def test_items_of_lists_that_are_left_empty_are_removed():
    item, other = (Paragraph((Text("a"),)),), (Paragraph((Text("b"),)),)
    document = thread(post(1, List(start=1, items=(item, (), other))))

    def without(*texts):
        changed = rewrite(document, inline=lambda node: None if node in [*map(Text, texts)] else node)
        return changed.posts[0].blocks

    assert without("a") == (List(start=1, items=((), other)),)
    assert without("a", "b") == (List(start=1, items=((),)),)
