"""The test kit for writers: its documents are valid, and its check finds mistakes."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, get_args

import msgspec
import pytest
from hypothesis import Phase, given, settings

from convert import Output, Writer
from convert.display import texts
from convert.indentation import lines
from convert.notes import caption, references
from convert.testing import check_writer, documents, sample_document
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


@dataclass(frozen=True)
class Options:
    ending: Annotated[str, "what the text ends with"] = "!"
    names: Annotated[tuple[str, ...], "more of them"] = field(default_factory=tuple)


NUMBERS = itertools.count()


def text(document: Document) -> str:
    """Return all that a writer must show."""
    notes = [f"{caption(note)}, {note.url}" for note in document.notes]
    return "\n".join([*texts(document), *notes])


def shout(document: Document, options: Options) -> str:
    return f"{text(document)} {options.ending}".upper().encode(errors="replace").decode()


def writer(
    write: Callable[[Document, Any], Any] = shout,
    *,
    name: str = "shout",
    suffix: str = ".txt",
    media_type: str = "text/plain",
    options: Any = Options,
) -> Writer[Any]:
    return Writer(name, suffix, media_type, options, write)


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


def test_a_good_writer_passes() -> None:
    check_writer(writer())
    check_writer(writer(lambda document, _: b"%PDF"))


def test_a_good_writer_passes_with_files_beside_its_output() -> None:
    def album(document: Document, options: Options) -> Output:
        return Output(content=shout(document, options), files={"media/a.png": b"picture"})

    check_writer(writer(album))


def test_a_good_writer_passes_on_a_document_of_its_author() -> None:
    check_writer(writer(), sample_document())


@dataclass
class Mutable:
    ending: Annotated[str, "help"] = "!"


@dataclass(frozen=True)
class WithoutDefault:
    ending: Annotated[str, "help"]


@dataclass(frozen=True)
class WithoutHelp:
    ending: str = "!"


@dataclass(frozen=True)
class WithoutWords:
    ending: Annotated[str, ""] = "!"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (writer(name="Shout"), "'Shout': the name of a format starts with"),
        (writer(name="2shout"), "'2shout': the name of a format starts with"),
        (writer(suffix="txt"), "shout: the suffix 'txt' does not start with a dot"),
        (writer(media_type="text"), "shout: 'text' is not a media type"),
        (writer(options=int), "shout: `options` must be a dataclass"),
        (writer(options=Mutable), "shout: `options` must be a frozen dataclass"),
        (writer(options=WithoutDefault), "shout: the option ending has no default"),
        (writer(options=WithoutHelp), "shout: the option ending has no help text"),
        (writer(options=WithoutWords), "shout: the option ending has no help text"),
        (
            writer(lambda document, _: None),
            "shout: write() returned NoneType, not str, bytes or convert.Output",
        ),
        (
            writer(lambda document, _: str(next(NUMBERS))),
            "shout: the same document and options gave two different outputs",
        ),
        (
            writer(lambda document, _: text(document).replace("example.com/cut", "")),
            "shout: 'cut' of the URL of note 3 is missing",
        ),
        (
            writer(lambda document, _: plain(document)),
            "shout: the word 'afterwards' of the line 'Afterwards' is missing",
        ),
        (
            writer(
                lambda document, _: (
                    text(document)
                    + str([each.data[3] for each in document.media if each.data is not None])
                )
            ),
            "shout: the picture b'' can't be written: IndexError",
        ),
        (
            writer(lambda document, _: text(document).replace("75 %", "")),
            "shout: the word '75' of the line 'Agreement · 75 % · 30 votes' is missing",
        ),
        (
            writer(lambda document, _: text(document).replace("Quoted post", "")),
            "shout: the word 'quoted' of the line 'Quoted post · Greta Ham (@gretaham) · 2020-11-10' is",
        ),
        (
            writer(
                lambda document, _: Output(
                    content="", files={"media/a.png": str(next(NUMBERS)).encode()}
                )
            ),
            "shout: the same document and options gave two different outputs",
        ),
        (
            writer(lambda document, _: Output(content="", files={"../a.png": b""})),
            "shout: write() returned an Output with an unsafe name, '../a.png': it has a part “.” or “..”",
        ),
        (
            writer(lambda document, _: Output(content="Vienna", files={})),
            "shout: the word 'a' of a post is missing",
        ),
        (writer(lambda document, _: "Vienna"), "shout: the word 'a' of a post is missing"),
        (
            writer(lambda document, _: document.posts[0].label),
            "shout: the word 'a' of a post is missing",
        ),
        (writer(lambda document, _: shout(document, Options()).encode("latin-1")), "can't be written"),
        (writer(lambda document, _: text(document).encode()), "shout: the text 'a\\ud800b"),
        (
            writer(lambda document, _: f"{document.posts[0].label}".encode()),
            "shout: a document without posts",
        ),
    ],
)
def test_a_broken_contract_is_described_in_a_message(wrong: Writer[Any], sentence: str) -> None:
    with pytest.raises(AssertionError) as caught:
        check_writer(wrong)
    assert sentence in str(caught.value)


def test_a_writer_of_text_may_leave_lone_surrogates_to_the_core() -> None:
    check_writer(writer(lambda document, _: text(document)))


def test_a_dropped_indentation_is_described_in_a_message() -> None:
    def folded(document: Document, options: Options) -> str:
        return "\n".join([" ".join(line.split()) for line in text(document).split("\n")])

    with pytest.raises(AssertionError, match="a line that begins with white space is written as one"):
        check_writer(writer(folded))


def test_a_missing_title_of_a_page_is_described_in_a_message() -> None:
    def untitled(document: Document, options: Options) -> str:
        return text(document).replace("Talks", "")

    with pytest.raises(AssertionError, match="'talks' of 'Talks in Vienna', in note 2, is missing"):
        check_writer(writer(untitled))
