"""Duplicate keys, which msgspec accepts."""

import json
from base64 import b64encode

import pytest

from convert_json import Options, write
from convert_json.duplicates import duplicate_key
from tests.json.rich import rich_document

RICH = write(rich_document(), Options())


def changed(old: str, new: str) -> bytes:
    assert old in RICH
    return RICH.replace(old, new, 1).encode()


def test_a_document_without_duplicate_keys_passes() -> None:
    assert duplicate_key(RICH.encode()) is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"title"', '"title": "x", "title"', "`title` - at `$`"),
        ('"handle"', '"handle": "x", "handle"', "`handle` - at `$.author`"),
        ('"text": "H', '"text": "x", "text": "H', "`text` - at `$.posts[0].blocks[0].inlines[0]`"),
        ('"state"', '"state": "shown", "state"', "`state` - at `$.posts[0].blocks[1]`"),
        ('"data"', '"data": null, "data"', "`data` - at `$.media[0]`"),
        ('"data": ', '"data": "YWJj", "data": ', "`data` - at `$.media[0]`"),
    ],
)
def test_a_duplicate_key_is_reported_with_its_path(old: str, new: str, message: str) -> None:
    expected = f"Object has duplicate key {message}; remove all but one of its values"
    assert duplicate_key(changed(old, new)) == expected


def test_of_nested_duplicate_keys_the_outermost_is_reported() -> None:
    author = '"author": {"name": null, "name": null, "handle": null}, "author"'
    message = "Object has duplicate key `author` - at `$`; remove all but one of its values"
    assert duplicate_key(changed('"author"', author)) == message


@pytest.mark.parametrize(
    "data",
    ['"data" \n:\t"YWJj"', '"data": "YW\\/j\\u002f"', '"data": ""', '"data": null', '"d\\u0061ta": "YWJj"'],
)  # fmt: skip
def test_data_may_be_written_in_any_way(data: str) -> None:
    written = f'"data": "{b64encode(rich_document().media[0].data or b"").decode()}"'
    assert duplicate_key(changed(written, data)) is None
    message = "Object has duplicate key `poster` - at `$.media[0]`; remove all but one of its values"
    assert duplicate_key(changed(written, f'{data}, "poster": 1')) == message


@pytest.mark.parametrize("text", ['"data":"YWJj"', '"data', 'data":"YWJj', '\\"data\\":\\"YWJj'])
def test_words_like_the_key_of_data_are_no_data(text: str) -> None:
    title = f'"title": {json.dumps(text)}, "title"'
    assert "`title` - at `$`" in str(duplicate_key(changed('"title"', title)))
    assert duplicate_key(changed('"Hello "', json.dumps(text))) is None
