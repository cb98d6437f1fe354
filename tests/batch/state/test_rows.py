"""Rows are lines of JSON, and come back as they were."""

import json
from string import ascii_lowercase
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from convert.batch.results import Result, Status, Summary
from convert.batch.state.rows import decode, decode_key, encode, key_of

# What Python makes of names that are not UTF-8 (PEP 383) is among them, and line ends.
TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)
NUMBERS = st.none() | st.integers(min_value=0, max_value=2**63 - 1)
STATUSES = st.sampled_from(get_args(Status))
COUNTS = st.dictionaries(st.text(ascii_lowercase, min_size=1), st.integers(0, 10**9), max_size=3)
RESULTS = st.builds(
    Result,
    source=TEXTS,
    size=NUMBERS,
    modified=NUMBERS,
    sha256=st.none() | TEXTS,
    thread=NUMBERS,
    threads=NUMBERS,
    format=st.none() | TEXTS,
    output=st.none() | TEXTS,
    output_size=NUMBERS,
    output_modified=NUMBERS,
    output_sha256=st.none() | TEXTS,
    files=st.lists(TEXTS, max_size=3).map(tuple),
    seconds=st.floats(min_value=0, max_value=1e6),
    status=STATUSES,
    error=st.none() | TEXTS,
    message=st.none() | TEXTS,
    repairs=COUNTS,
    settings=TEXTS,
)
SUMMARIES = st.builds(
    Summary,
    version=TEXTS,
    counts=st.dictionaries(STATUSES, st.integers(0, 10**9)),
    threads=st.integers(0, 10**9),
    repairs=COUNTS,
    seconds=st.floats(min_value=0, max_value=1e6),
    stopped=st.none() | TEXTS,
    shard=st.none() | TEXTS,
)


@given(RESULTS | SUMMARIES)
def test_each_row_is_one_line_of_which_it_is_made_again(row):
    line = encode(row)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode(line) == row


@given(RESULTS | SUMMARIES)
def test_the_key_of_a_line_is_that_of_its_row(row):
    assert decode_key(encode(row)) == (key_of(row) if isinstance(row, Result) else None)


@given(RESULTS | SUMMARIES)
def test_each_line_is_json_in_utf_8_with_all_keys(row):
    content = json.loads(encode(row).decode("utf-8"))
    assert content.keys() == {"row", *row.__struct_fields__}


def test_what_a_row_is_about_is_its_output_or_its_source():
    assert key_of(Result(source="a", format="json", output="b", status="written")) == "b"
    assert key_of(Result(source="a", format="json", status="written")) == ("a",)
    assert key_of(Result(source="a", status="failed")) == ("a",)


DAMAGED = [
    b"",
    b"\n",
    b'{"row":"output","source":"a","sta\n',
    b'{"row":"output","source":"a"}\n',
    b'{"row":"other","source":"a","status":"written"}\n',
    b'{"row":"output","source":"\\ud800","status":"no such status"}\n',
    b'{"row":"output","source":"\\ud800\n',
    b"\xff\xfe\n",
    b"\0" * 100 + b"\n",
    b"[" * 100_000 + b"\n",
    b'{"row":"output","source":"\\udc80","x":' + b"[" * 100_000 + b"\n",
    b'{"row":"output","source":1,"status":"written"}\n',
]


def test_a_damaged_line_has_no_row():
    assert [decode(line) for line in DAMAGED] == [None] * len(DAMAGED)
    for line in DAMAGED:
        decode_key(line)  # raises nothing
