"""The checks beyond the types: duplicate keys, blocks without a type, and references to notes."""

import msgspec
import pytest

from convert.testing import sample_document
from convert.tree import Document
from convert_json import Options, checks, write

SAMPLE = write(sample_document(), Options())


def test_the_sample_passes_all_checks() -> None:
    assert checks.wrong_object(SAMPLE) is None
    assert checks.wrong_note(sample_document()) is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('          "type": "paragraph",\n', "", "missing required field `type` - at `$.posts[0].blocks[0]`"),
        ('"title"', '"title": "x", "title"', "Object has duplicate key `title` - at `$`"),
        ('"url"', '"url": "x", "url"', "Object has duplicate key `url` - at `$.source`"),
        ('"text": "A', '"text": "x", "text": "A', "duplicate key `text` - at `$.posts[0].blocks[0].inlines[0]`"),
    ],
)  # fmt: skip
def test_the_first_wrong_object_is_reported_with_its_path(old: str, new: str, message: str) -> None:
    assert message in str(checks.wrong_object(SAMPLE.replace(old, new, 1)))


def test_of_nested_duplicate_keys_the_outermost_is_reported() -> None:
    author = '"author": {"name": null, "name": null, "handle": null}, "author"'
    message = checks.wrong_object(SAMPLE.replace('"author"', author, 1))
    assert message == "Object has duplicate key `author` - at `$`"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"number": 3', '"number": 4', "Expected note 3, got 4 - at `$.notes[2].number`"),
        ('"note": 1', '"note": 4', "Note 4 does not exist - at `$.posts[0].blocks[0].inlines[1].note`"),
        ('"note": 1', '"note": 2', "Note 2 is not a mention note - at `$.posts[0]"),
        ('"note": 2', '"note": 1', "Note 1 is not a link note - at `$.posts[0]"),
        ('"note": 3', '"note": 9', "Note 9 does not exist - at `$.posts[1].blocks[1].inlines[5].note`"),
    ],
)  # fmt: skip
def test_the_first_wrong_note_is_reported_with_its_path(old: str, new: str, message: str) -> None:
    document = msgspec.json.decode(SAMPLE.replace(old, new, 1), type=Document)
    assert message in str(checks.wrong_note(document))
