"""JSON has all keys of the tree, in its order, and reads back as an equal document."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.testing import check_writer, documents, sample_document
from convert.tree import Document, LinkNote
from convert_json import Options, convert_readers, convert_writers, write
from convert_json.reader import read

SAMPLE = write(sample_document(), Options())


def test_the_writer_keeps_the_contract() -> None:
    [writer] = convert_writers()
    check_writer(writer)


def test_the_plugin_reads_what_it_writes() -> None:
    [reader] = convert_readers()
    assert reader.format == "json"
    assert reader.read(SAMPLE.encode(), "thread.json") == sample_document()


@settings(max_examples=200, deadline=None)
@given(documents(), st.integers(0, 16))
def test_any_document_reads_back_equal_with_any_indent(document: Document, indent: int) -> None:
    assert read(write(document, Options(indent)).encode(), "thread.json") == document


@settings(max_examples=50, deadline=None)
@given(documents(), st.booleans())
def test_a_document_written_by_another_program_reads_back_equal(
    document: Document, ascii_: bool
) -> None:
    tree = json.loads(write(document, Options()))
    theirs = json.dumps(tree, sort_keys=True, ensure_ascii=ascii_)
    assert read(theirs.encode(), "thread.json") == document


@settings(max_examples=50, deadline=None)
@given(documents(surrogates=True))
def test_lone_surrogates_read_back_as_replacement_characters(document: Document) -> None:
    written = write(document, Options())
    assert write(read(written.encode(), "thread.json"), Options()) == written


def test_a_note_without_a_reference_reads_back() -> None:
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
    }


@pytest.mark.parametrize(("indent", "second_line"), [(2, '  "schema"'), (4, '    "schema"'), (0, "")])
def test_indent_is_the_number_of_spaces_for_each_level(indent: int, second_line: str) -> None:
    written = write(sample_document(), Options(indent))
    assert written.endswith("}\n")
    assert written.partition("\n")[2].startswith(second_line)
    assert (written.count("\n") == 1) == (indent == 0)


@pytest.mark.parametrize("indent", [-1, 17])
def test_an_indent_below_0_or_above_16_is_an_error(indent: int) -> None:
    assert msgspec.convert({"indent": 16}, Options) == Options(16)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"indent": indent}, Options)
