"""The plugin keeps the rules for plugins, and reads a post from each line."""

import json

import pytest

import convert
from convert.testing import Given, check_plugin

LINES = b"""\
{"thread": "a", "author": "ann", "date": "2020-11-10", "text": "1/ Thanks, @bo."}
{"thread": "a", "author": "ann", "text": "2/ See https://a.example/x"}

{"thread": "b", "author": "bo", "text": "Hello."}
"""


def test_the_plugin_keeps_the_rules():
    check_plugin("convert_jsonl", {"jsonl": Given(samples=(LINES,))})


def test_neighbouring_lines_of_one_thread_are_a_document():
    first, second = convert.read_all(LINES, name="threads.jsonl")
    assert [post.lines for post in first.posts] == [(1, 1), (2, 2)]
    assert [note.url for note in first.notes] == ["https://x.com/bo", "https://a.example/x"]
    assert first.published == "2020-11-10"
    assert second.author.handle == "bo"


def test_handles_belong_to_a_network():
    (document, _) = convert.read_all(LINES, name="threads.jsonl", jsonl={"network": "threads"})
    assert document.notes[0].url == "https://www.threads.com/@bo"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"words": "a"}', "not a post"),
        ('{"text": 1}', "text is not text"),
        ('{"text": "a", "date": "tomorrow"}', "date is not a date"),
    ],
)
def test_an_invalid_line_is_an_error_with_its_number(line, message):
    source = json.dumps({"text": "One."}) + "\n" + line
    with pytest.raises(convert.ConvertError, match=rf"^a\.jsonl:2: {message}"):
        list(convert.read_all(source.encode(), name="a.jsonl"))
