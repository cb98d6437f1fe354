"""JSON is the tree: all keys, in order, and it is read back equal."""

import json
import tracemalloc

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import convert
from convert.testing import documents, sample_document
from convert.tree import Document, LinkNote, Text
from convert_json import Options, convert_readers, write
from convert_json.reader import parse as read
from tests.builders import picture, post, thread
from tests.json.rich import rich_document

SAMPLE = write(sample_document(), Options())


def test_the_plugin_reads_what_it_writes() -> None:
    [reader] = convert_readers()
    assert reader.format == "json"
    source = convert.Input.of_bytes(SAMPLE.encode(), "thread.json")
    assert list(reader.read(source, reader.options())) == [sample_document()]


@settings(max_examples=60, deadline=None)
@given(documents(), st.integers(0, 16))
def test_any_document_is_read_back_equal_with_any_indent(document: Document, indent: int) -> None:
    assert read(write(document, Options(indent)).encode(), "thread.json") == document


@settings(max_examples=30, deadline=None)
@given(documents(), st.booleans())
def test_json_from_another_program_is_read_equal(document: Document, ascii_: bool) -> None:
    tree = json.loads(write(document, Options()))
    theirs = json.dumps(tree, sort_keys=True, ensure_ascii=ascii_)
    assert read(theirs.encode(), "thread.json") == document


@settings(max_examples=30, deadline=None)
@given(documents(surrogates=True))
def test_lone_surrogates_become_replacement_characters(document: Document) -> None:
    written = write(document, Options())
    assert write(read(written.encode(), "thread.json"), Options()) == written


def test_a_note_without_a_reference_is_kept() -> None:
    sample = sample_document()
    spare = LinkNote(len(sample.notes) + 1, "https://example.org/spare", False)
    document = msgspec.structs.replace(sample, notes=(*sample.notes, spare))
    assert read(write(document, Options()).encode(), "thread.json") == document


def test_all_keys_are_written_in_the_order_of_the_tree() -> None:
    value = json.loads(SAMPLE)
    assert list(value) == list(Document.__struct_fields__)
    assert value["posts"][0]["blocks"][0]["inlines"][1] == {
        "type": "mention",
        "text": "@annberg",
        "handle": "annberg",
        "note": 1,
    }
    assert value["posts"][0]["total"] is None
    assert value["notes"][2] == {
        "type": "link",
        "number": 3,
        "url": "https://example.com/cut",
        "truncated": True,
        "title": None,
    }


@pytest.mark.parametrize(("indent", "second_line"), [(2, '  "schema"'), (4, '    "schema"'), (0, "")])
def test_indent_is_spaces_per_level_and_0_is_one_line(indent: int, second_line: str) -> None:
    written = write(sample_document(), Options(indent))
    assert written.endswith("}\n")
    assert written.partition("\n")[2].startswith(second_line)
    assert (written.count("\n") == 1) == (indent == 0)


@pytest.mark.parametrize("indent", [-1, 17])
def test_an_indent_below_0_or_above_16_is_an_error(indent: int) -> None:
    assert msgspec.convert({"indent": 16}, Options) == Options(16)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"indent": indent}, Options)


def test_the_output_is_that_of_a_plain_encoder() -> None:
    document = rich_document()
    plain = json.dumps(msgspec.to_builtins(document), ensure_ascii=False, indent=2)
    assert write(document, Options()) == plain + "\n"


def test_without_media_their_data_and_digests_are_null_and_the_rest_is_kept() -> None:
    document = rich_document()
    written = write(document, Options(media="none"))
    whole = json.loads(write(document, Options()))
    assert whole["media"][0]["data"]
    whole["media"][0].update(data=None, sha256=None)
    assert json.loads(written) == whole
    again = read(written.encode(), "thread.json")
    assert again.media[0].alt == document.media[0].alt
    assert write(again, Options()) == written


def test_media_are_embedded_by_default() -> None:
    assert write(rich_document(), Options()) == write(rich_document(), Options(media="embed"))
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"media": "files"}, Options)


def test_lone_surrogates_anywhere_become_replacement_characters() -> None:
    document = rich_document()
    broken = _with_surrogates(document)
    with pytest.raises(UnicodeEncodeError):
        msgspec.json.encode(broken)
    expected = json.dumps(msgspec.to_builtins(broken), ensure_ascii=False, indent=2)
    assert "\ud800" in expected
    written = write(broken, Options())
    assert written == expected.replace("\ud800", "\ufffd") + "\n"
    again = read(written.encode(), "thread.json")
    assert again.media[0].data == document.media[0].data


def _with_surrogates(document: Document) -> Document:
    """Return a document with a lone surrogate in each text that can be any text."""
    any_text = {"text", "tag", "name", "handle", "url", "title", "warning", "alt", "message", "became"}

    def changed(value: object, key: str) -> object:
        match value:
            case dict():
                return {name: changed(part, name) for name, part in value.items()}
            case list() | tuple():
                return [changed(part, key) for part in value]
            case str() if key in any_text:
                return value + "\ud800"
            case _:
                return value

    return msgspec.convert(changed(msgspec.to_builtins(document), ""), Document)


@pytest.mark.parametrize(("character", "most"), [("é", 3.1), ("\ud800", 4.1), ("😀", 6.1)])
def test_pictures_are_copied_as_seldom_as_their_text_allows(character: str, most: float) -> None:
    # A `str` has 1, 2 or 4 bytes for each character. msgspec reserves memory that it does not use.
    media = tuple(picture(number, bytes(4_000_000)) for number in (1, 2))
    document = thread(post(1, Text(character)), media=media)
    size = len(write(document, Options()).encode())
    assert peak_of_writing(document, Options()) < most * size
    assert peak_of_writing(document, Options(media="none")) < 100_000


def peak_of_writing(document: Document, options: Options) -> int:
    tracemalloc.start()
    try:
        write(document, options)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
