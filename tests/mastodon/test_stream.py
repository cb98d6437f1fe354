"""JSON of any size is read an item at a time."""

import hashlib
import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.errors import InputError
from convert_mastodon import stream
from convert_mastodon.stream import Item, Stream

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=9,
)


def items(data: bytes | str) -> list[Item]:
    source = data.encode() if isinstance(data, str) else data
    return [*Stream(io.BytesIO(source), "a.json").items()]


def values(data: bytes | str) -> list[tuple[str | None, Any]]:
    return [(item.name, item.value) for item in items(data)]


def test_an_array_in_the_object_at_the_top_is_read_value_by_value() -> None:
    assert values('\ufeff { "a" : 1 , "b" : [ 2 , [3] ] , "c" : {"d": [4]}, "e": [] } ') == [
        ("a", 1),
        ("b", 2),
        ("b", [3]),
        ("c", {"d": [4]}),
    ]
    assert values(" [1, [2]] ") == [(None, 1), (None, [2])]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(max_size=3), VALUES, max_size=4) | st.lists(VALUES, max_size=4))
def test_items_are_the_same_however_the_file_is_divided(value: Any) -> None:
    whole = values(json.dumps(value))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "_CHUNK", 1)
        assert values(json.dumps(value, ensure_ascii=False, indent=1)) == whole


def test_a_number_at_the_end_of_a_chunk_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_CHUNK", 4)
    assert values("[12345678]") == [(None, 12345678)]


def test_half_of_a_surrogate_pair_is_kept_for_its_reader() -> None:
    assert values('["\\ud83d"]') == [(None, "\ud83d")]


def test_the_digest_and_the_size_are_those_of_the_file() -> None:
    read = Stream(io.BytesIO(b"[1]"), "a.json")
    assert len([*read.items()]) == 1
    assert read.size == 3
    assert read.sha256 == hashlib.sha256(b"[1]").hexdigest()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.json:1: no object and no array of JSON"),
        (b"7", "a.json:1: no object and no array of JSON"),
        (b"[1", "a.json:1: invalid JSON: it ends too early"),
        (b"[1,\n\n2 3]", "a.json:3: invalid JSON: ',' is missing"),
        (b"[1]\n[2]", "a.json:2: more than one value of JSON"),
        (b'{"a" 1}', "a.json:1: invalid JSON: ':' is missing"),
        (b"{1: 1}", "a.json:1: invalid JSON: the name of a member is no text"),
        (b'{"a": tru}', "a.json:1: invalid JSON: expecting value"),
        (b'["a]', "a.json:1: invalid JSON: unterminated string starting at"),
        (b"[\xff]", "a.json:1: not UTF-8"),
        (b"[\n" + b"[" * 100_000, "a.json:2: nested too deeply"),
        (b"[" + b"1" * 5000 + b"]", "a.json:1: invalid JSON: a number has too many digits"),
    ],
)
def test_what_is_no_json_is_one_line_with_the_place(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        items(data)
    assert str(caught.value) == f"{message}; save it again, as it came from the server"


def test_a_value_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "MOST_CHARACTERS", 1_000_000)
    monkeypatch.setattr(stream, "_CHUNK", 1000)
    with pytest.raises(InputError, match="a value of more than 1 million characters"):
        items(b'["' + b"a" * 3_000_000 + b'"]')


def test_memory_does_not_grow_with_the_file() -> None:
    data = b"[" + (b'{"a": "' + b"x" * 1000 + b'"},') * 20_000 + b"1]"
    tracemalloc.start()
    count = sum(1 for _ in Stream(io.BytesIO(data), "a.json").items())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_001
    assert peak < 8_000_000
