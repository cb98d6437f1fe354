"""The documents of the test kit are valid, and have every kind of node."""

from typing import get_args

import msgspec
import pytest
from hypothesis import Phase, given, settings

from convert.indentation import lines
from convert.notes import references
from convert.testing import documents, sample_document
from convert.tree import (
    Block,
    Document,
    Figure,
    Inline,
    Link,
    LinkNote,
    Mention,
    MentionNote,
    Paragraph,
    Post,
    Quote,
    plain,
    walk,
)


def kinds(document: Document) -> set[type]:
    return {type(node) for node in walk(document)} - {Document}


def test_the_sample_has_each_kind_of_node_and_is_small() -> None:
    sample = sample_document()
    assert kinds(sample) == {Post, *get_args(Block), *get_args(Inline)}
    assert {type(note) for note in sample.notes} == {MentionNote, LinkNote}
    assert sample.media
    assert sample.parts
    assert len(plain(sample)) < 400


def test_the_sample_has_a_value_in_each_field_of_some_post() -> None:
    fields = Post.__struct_fields__
    assert {field for post in sample_document().posts for field in fields if getattr(post, field)} == {
        *fields
    }


@settings(max_examples=50, deadline=None)
@given(documents(surrogates=True))
def test_notes_of_any_document_are_numbered_in_the_order_of_their_first_references(
    document: Document,
) -> None:
    assert list(dict.fromkeys(references(document))) == [note.number for note in document.notes]
    assert [note.number for note in document.notes] == list(range(1, len(document.notes) + 1))
    for node in walk(document):
        if isinstance(node, Mention | Link | Quote | Figure) and node.note is not None:
            kind = MentionNote if isinstance(node, Mention) else LinkNote
            assert isinstance(document.notes[node.note - 1], kind)


@settings(max_examples=50, deadline=None)
@given(documents(rich=False))
def test_a_plain_document_has_paragraphs_only(document: Document) -> None:
    blocks = {type(block) for post in document.posts for block in post.blocks}
    assert blocks <= {Paragraph}
    assert not document.media


@pytest.mark.slow
def test_documents_have_every_kind_of_node_repeated_references_and_unsafe_links() -> None:
    found: list[Document] = []

    @settings(max_examples=400, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
    @given(documents(surrogates=True))
    def collect(document: Document) -> None:
        found.append(document)

    collect()
    every = {Post, *get_args(Block), *get_args(Inline)}
    assert {kind for document in found for kind in kinds(document)} == every
    assert any(len([*references(document)]) > len(document.notes) for document in found)
    assert any(media.data for document in found for media in document.media)
    assert any(media.poster for document in found for media in document.media)
    assert any(note.url.startswith("javascript:") for d in found for note in d.notes)
    assert any("\ud800" in plain(document) for document in found)
    paragraphs = [node for document in found for node in walk(document) if isinstance(node, Paragraph)]
    assert any(line.spaces for paragraph in paragraphs for line in lines(paragraph.inlines))


@settings(max_examples=50, deadline=None)
@given(documents())
def test_documents_can_be_written_in_utf_8(document: Document) -> None:
    msgspec.json.encode(document)
