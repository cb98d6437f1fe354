"""The test kit for writers: its documents are valid, and its check finds mistakes."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

import msgspec
import pytest
from hypothesis import Phase, given, settings

from convert import Output, Writer
from convert.testing import check_writer, documents, sample_document
from convert.tree import (
    Break,
    Document,
    Gap,
    Hashtag,
    Inline,
    Link,
    LinkNote,
    Mention,
    MentionNote,
    Text,
    plain,
)


@dataclass(frozen=True)
class Options:
    ending: Annotated[str, "what the text ends with"] = "!"
    names: Annotated[tuple[str, ...], "more of them"] = field(default_factory=tuple)


NUMBERS = itertools.count()


def shout(document: Document, options: Options) -> str:
    urls = " ".join(note.url for note in document.notes)
    return f"{plain(document)} {urls} {options.ending}".upper().encode(errors="replace").decode()


def writer(
    write: Callable[[Document, Any], Any] = shout,
    *,
    name: str = "shout",
    suffix: str = ".txt",
    media_type: str = "text/plain",
    options: Any = Options,
) -> Writer[Any]:
    return Writer(name, suffix, media_type, options, write)


def inlines(document: Document) -> list[Inline]:
    return [inline for post in document.posts for block in post.blocks for inline in block.inlines]


def test_the_sample_has_each_kind_of_node_and_is_small() -> None:
    sample = sample_document()
    assert {type(inline) for inline in inlines(sample)} == {Text, Mention, Link, Hashtag, Break, Gap}
    assert {type(note) for note in sample.notes} == {MentionNote, LinkNote}
    assert len(plain(sample)) < 300


@settings(deadline=None)
@given(documents(surrogates=True))
def test_notes_of_any_document_are_numbered_in_the_order_of_their_first_references(
    document: Document,
) -> None:
    referred = [inline.note for inline in inlines(document) if isinstance(inline, Mention | Link)]
    assert list(dict.fromkeys(referred)) == [note.number for note in document.notes]
    assert [note.number for note in document.notes] == list(range(1, len(document.notes) + 1))
    for inline in inlines(document):
        if isinstance(inline, Mention | Link):
            kind = MentionNote if isinstance(inline, Mention) else LinkNote
            assert isinstance(document.notes[inline.note - 1], kind)


def test_documents_have_every_kind_of_inline_repeated_references_and_unsafe_links() -> None:
    found: list[Document] = []

    @settings(max_examples=100, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
    @given(documents(surrogates=True))
    def collect(document: Document) -> None:
        found.append(document)

    collect()
    assert {type(i) for d in found for i in inlines(d)} == {Text, Mention, Link, Hashtag, Break, Gap}
    assert any(sum(isinstance(i, Mention | Link) for i in inlines(d)) > len(d.notes) for d in found)
    assert any(note.url.startswith("javascript:") for d in found for note in d.notes)
    assert any("\ud800" in plain(document) for document in found)


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
        (writer(lambda document, _: plain(document)), "shout: 'https' of the URL of note 1 is missing"),
        (writer(lambda document, _: "Vienna"), "shout: the word 'a' of a post is missing"),
        (
            writer(lambda document, _: document.posts[0].label),
            "shout: the word 'a' of a post is missing",
        ),
        (writer(lambda document, _: shout(document, Options()).encode("latin-1")), "can't be written"),
        (writer(lambda document, _: plain(document).encode()), "shout: the text 'a\\ud800b"),
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
    check_writer(
        writer(lambda document, _: " ".join([plain(document), *(n.url for n in document.notes)]))
    )


def test_a_missing_handle_is_described_in_a_message() -> None:
    def nameless(document: Document, options: Options) -> str:
        urls = [note.url for note in document.notes if isinstance(note, LinkNote)]
        return " ".join([plain(document), *urls])

    with pytest.raises(AssertionError, match="note 1 is missing"):
        check_writer(writer(nameless))
