"""Each source goes to the reader that recognises it."""

import pytest

import convert
from convert import registry
from convert.errors import InputError, PluginError, UsageError
from convert.testing import sample_document

READER = """
import json
from dataclasses import dataclass
from typing import Annotated
import convert

@dataclass(frozen=True)
class Options:
    replies: Annotated[str, "whose posts are kept"] = "author"
    least: Annotated[int, "the fewest posts"] = 0

def recognise(head, name):
    return head.startswith(b"[[")

def read(source, options):
    for words in json.loads(source.bytes())[0]:
        yield convert.read(words.encode(), title=f"{options.replies} {options.least}")

@convert.hookimpl
def convert_readers():
    yield convert.Reader("FORMAT", (".json",), recognise, Options, read)
"""

UPPER = """
from dataclasses import dataclass
from typing import Annotated
import convert
from convert.tree import Mention, Text, replace, rewrite

@dataclass(frozen=True)
class Options:
    mentions: Annotated[bool, "keep mentions"] = True

def apply(document, options):
    def change(node):
        if isinstance(node, Text):
            return replace(node, text=node.text.upper())
        return node if options.mentions or not isinstance(node, Mention) else None
    return rewrite(document, inline=change)

@convert.hookimpl
def convert_transforms():
    yield convert.Transform("upper", Options, apply)
"""
TWO = b'[["One.", "Two."]]'


@pytest.fixture
def pairs(distribution):
    distribution(
        "convert-pairs", "convert_pairs", READER.replace("FORMAT", "pairs"), readers=("pairs",)
    )


@pytest.fixture
def upper(distribution):
    distribution("convert-upper", "convert_upper", UPPER, transforms=("upper",))


def test_a_source_goes_to_the_reader_that_recognises_it(pairs):
    assert [document.title for document in convert.read_all(TWO, name="a.json")] == ["author 0"] * 2
    assert convert.read(b"One.", name="a.txt").title == "One"
    sample = convert.render(sample_document(), "json").encode()
    assert convert.read(sample, name="a.json") == sample_document()
    assert convert.read(sample, name="stdin") == sample_document()


def test_several_threads_are_an_error_for_a_function_that_returns_one(pairs):
    with pytest.raises(InputError, match=r"^a\.json: it holds several threads; convert.read_all"):
        convert.read(TWO, name="a.json")


def test_a_reader_is_chosen_by_its_name(pairs):
    assert convert.read(TWO, name="a.json", from_="text").source.kind == "plain"
    with pytest.raises(UsageError, match="pair: no such input format; did you mean pairs"):
        convert.read(TWO, from_="pair")


def test_two_readers_that_recognise_one_source_are_both_named(pairs, distribution):
    distribution("convert-more", "convert_more", READER.replace("FORMAT", "more"), readers=("more",))
    with pytest.raises(
        InputError, match=r"^a\.json: both more and pairs recognise this file; .*--from"
    ):
        list(convert.read_all(TWO, name="a.json"))


def test_a_reader_has_options_of_its_own_and_shares_those_of_reading(pairs):
    found = convert.read_all(TWO, name="a.json", replies="all", pairs={"least": 2})
    assert [document.title for document in found] == ["all 2"] * 2
    with pytest.raises(UsageError, match=r"pairs\.leest: no such option; did you mean least"):
        list(convert.read_all(TWO, name="a.json", pairs={"leest": 2}))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("raise KeyError('text')", "failed: KeyError: 'text'"),
        ("return None", "failed: TypeError: 'NoneType' object is not iterable"),
        ("return [{}]", "returned an invalid document: Expected a Document, got dict"),
    ],
)
def test_a_failure_of_a_reader_is_the_fault_of_its_plugin(distribution, body, message):
    code = READER.replace("FORMAT", "bad").replace(
        "def read(source, options):",
        f"def read(source, options):\n    {body}\ndef _read(source, options):",
    )
    distribution("convert-bad", "convert_bad", code, readers=("bad",))
    with pytest.raises(PluginError) as caught:
        convert.read(TWO, name="a.json")
    assert str(caught.value).startswith(
        f"a.json: bug in plugin convert_bad (convert-bad 1.2): the bad reader {message}"
    )
    assert convert.read(b"One.", name="a.txt")


def test_documents_are_transformed_and_numbered_anew(upper):
    text = b"Thanks, @ann, see https://a.example/x"
    changed = convert.read(text, transform=["upper"], upper={"mentions": False})
    assert "THANKS, , SEE a.example[1]" in convert.render(changed, "plain")
    assert [note.url for note in changed.notes] == ["https://a.example/x"]
    assert convert.transform(convert.read(text), "upper", mentions=False) == changed


def test_an_unknown_transform_is_an_error_with_a_suggestion(upper):
    with pytest.raises(UsageError, match="uper: no such transform; did you mean upper"):
        convert.read(b"One.", transform=["uper"])


def test_the_readers_of_the_project_are_registered_like_those_of_plugins():
    assert {"json", "text"} <= registry.names("reader")


def test_a_claim_on_the_suffix_or_the_name_of_text_takes_over_no_text(distribution):
    code = READER.replace('(".json",)', '(".txt",)')
    distribution("convert-txt", "convert_txt", code.replace("FORMAT", "txt"), readers=("txt",))
    distribution("convert-text", "convert_text", code.replace("FORMAT", "text"), readers=("text",))
    assert convert.read(b"One.", name="a.txt").title == "One"
    assert convert.read(TWO, name="a.txt", from_="text").source.kind == "plain"
    found = convert.read_all(TWO, name="a.txt", from_="text@convert-text")
    assert [document.title for document in found] == ["author 0"] * 2


def test_a_broken_reader_is_reported_where_it_may_be_the_right_one(distribution):
    distribution("convert-bad", "convert_bad", "1 / 0", readers=("bad",))
    assert convert.read(b"One.", name="a.txt")
    with pytest.warns(convert.ConvertWarning, match=r"a\.bad: bad: plugin convert_bad .*is skipped"):
        convert.read(b"One.", name="a.bad")
