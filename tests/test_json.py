"""JSON is the tree: it comes back equal, and what is no tree is refused with its path."""

import json

import msgspec
import pytest
from hypothesis import given, settings

from convert import ConvertError
from convert.testing import check_writer, documents, sample_document
from convert.tree import Document
from convert_json import Options, convert_readers, convert_writers, read, write

SAMPLE = write(sample_document(), Options())


def test_the_writer_keeps_the_contract() -> None:
    [writer] = convert_writers()
    check_writer(writer)


def test_the_plugin_reads_what_it_writes() -> None:
    [reader] = convert_readers()
    assert reader.format == "json"
    assert reader.read(SAMPLE.encode(), "thread.json") == sample_document()


@settings(max_examples=100, deadline=None)
@given(documents())
def test_any_document_comes_back_equal(document: Document) -> None:
    assert read(write(document, Options()).encode(), "thread.json") == document


@settings(max_examples=50, deadline=None)
@given(documents(surrogates=True))
def test_lone_surrogates_come_back_as_replacement_characters(document: Document) -> None:
    written = write(document, Options())
    assert write(read(written.encode(), "thread.json"), Options()) == written


def test_keys_stand_in_the_order_of_the_tree_and_all_of_them() -> None:
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
    }


@pytest.mark.parametrize(("indent", "second_line"), [(2, '  "schema"'), (4, '    "schema"'), (0, "")])
def test_indent_is_the_spaces_of_a_level_and_0_is_one_line(indent: int, second_line: str) -> None:
    written = write(sample_document(), Options(indent))
    assert written.endswith("}\n")
    assert written.partition("\n")[2].startswith(second_line)
    assert (written.count("\n") == 1) == (indent == 0)


@pytest.mark.parametrize("indent", [-1, 17])
def test_an_indent_below_0_or_above_16_is_refused(indent: int) -> None:
    assert msgspec.convert({"indent": 16}, Options) == Options(16)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"indent": indent}, Options)


def test_a_byte_order_mark_is_no_part_of_the_document() -> None:
    assert read(b"\xef\xbb\xbf" + SAMPLE.encode(), "thread.json") == sample_document()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"thread-document/1"', '"thread-document/2"', "'thread-document/2' - at `$.schema`"),
        ('"A meeting in Vienna",', "3,", "Expected `str`, got `int` - at `$.title`"),
        ('"title"', '"titel"', "Object contains unknown field `titel`"),
        ('  "language": "en",\n', "", "Object missing required field `language`"),
        ('"type": "break"', '"type": "image"', "'image' - at `$.posts[0].blocks[0].inlines[4].type`"),
        ('"direction": "ltr"', '"direction": "up\\nwards"', r"'up\nwards' - at `$.direction`"),
        ('"number": 3', '"number": 4', "Expected note 3, got 4 - at `$.notes[2].number`"),
        ('"note": 1', '"note": 4', "Note 4 does not exist - at `$.posts[0].blocks[0].inlines[1].note`"),
        ('"note": 1', '"note": 0', "Note 0 does not exist - at `$.posts[0].blocks[0].inlines[1].note`"),
        ('"note": 1', '"note": 2', "Note 2 is not the note of a mention - at `$.posts[0]"),
        ('"note": 2', '"note": 1', "Note 1 is not the note of a link - at `$.posts[0]"),
        ('"note": 3', '"note": 9', "Note 9 does not exist - at `$.posts[1].blocks[1].inlines[5].note`"),
        ('"title"', '"title\\n"', "Object contains unknown field `title `"),
        ("}\n", "", "truncated"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_with_its_path(old: str, new: str, message: str) -> None:
    before, found, after = SAMPLE.rpartition(old) if new == "" else SAMPLE.partition(old)
    assert found
    with pytest.raises(ConvertError) as caught:
        read((before + new + after).encode(), "thread.json")
    assert str(caught.value).startswith("thread.json: not a thread as JSON: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe{\0", b"null", b"[" * 100_000, b'{"a":' * 100_000, b"THREAD"]
)
def test_what_is_no_thread_is_refused(data: bytes) -> None:
    with pytest.raises(ConvertError, match=r"^thread\.json: not a thread as JSON: [^\n]+$"):
        read(data, "thread.json")
