"""The checks beyond the types: nesting, times, and numbers of notes, media, posts and lines."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

import convert
from convert.testing import sample_document
from convert.validation import MOST_LEVELS, fault
from convert_json import Options, write
from convert_json.reader import parse as read
from tests.json.rich import rich_document

RICH = json.loads(write(rich_document(), Options()))
QUOTE = "$.posts[0].blocks[1]"
INNER = f"{QUOTE}.blocks[0].items[0][1]"
Change = Callable[[Any], object]


def error_after(change: Change) -> str:
    """Return the error for the rich document after a change to its JSON."""
    tree = deepcopy(RICH)
    change(tree)
    assert tree != RICH
    with pytest.raises(convert.ConvertError) as caught:
        read(json.dumps(tree).encode(), "thread.json")
    return str(caught.value).removeprefix("thread.json: invalid thread document: ")


def quote(tree: Any) -> Any:
    return tree["posts"][0]["blocks"][1]


def inner(tree: Any) -> Any:
    return quote(tree)["blocks"][0]["items"][0][1]


def test_documents_with_every_node_pass() -> None:
    assert fault(sample_document()) is None
    assert fault(rich_document()) is None


ADD_NOTE = "add the note or change the reference"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda tree: tree["notes"][2].update(number=4), "Expected note 3, got 4 - at `$.notes[2].number`; notes are numbered from 1, in order"),
        (lambda tree: tree["notes"].reverse(), "Expected note 1, got 5 - at `$.notes[0].number`; notes are numbered from 1, in order"),
        (lambda tree: tree["posts"][0]["blocks"][0]["inlines"][1].update(note=9), f"Note 9 does not exist - at `$.posts[0].blocks[0].inlines[1].note`; {ADD_NOTE}"),
        (lambda tree: tree["posts"][0]["blocks"][0]["inlines"][1].update(note=2), f"Note 2 is not a mention note - at `$.posts[0].blocks[0].inlines[1].note`; {ADD_NOTE}"),
        (lambda tree: tree["posts"][0]["blocks"][0]["inlines"][2]["inlines"][0]["inlines"][0].update(note=1), f"Note 1 is not a link note - at `$.posts[0].blocks[0].inlines[2].inlines[0].inlines[0].note`; {ADD_NOTE}"),
        (lambda tree: quote(tree).update(note=1), f"Note 1 is not a link note - at `{QUOTE}.note`; {ADD_NOTE}"),
        (lambda tree: inner(tree).update(note=6), f"Note 6 does not exist - at `{INNER}.note`; {ADD_NOTE}"),
        (lambda tree: inner(tree)["blocks"][0].update(note=1), f"Note 1 is not a link note - at `{INNER}.blocks[0].note`; {ADD_NOTE}"),
        (lambda tree: inner(tree)["blocks"][0].update(note=2**53 - 1), f"Note 9007199254740991 does not exist - at `{INNER}.blocks[0].note`; {ADD_NOTE}"),
    ],
)  # fmt: skip
def test_a_wrong_note_is_reported_with_its_path(change: Change, message: str) -> None:
    assert error_after(change) == message


ADD_MEDIUM = "add it to `media` or change the number"
DIGEST = hashlib.sha256(b"\x89PNG \xff\xfe").hexdigest()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda tree: tree["media"][1].update(number=1), "Expected medium 2, got 1 - at `$.media[1].number`; media are numbered from 1, in order"),
        (lambda tree: inner(tree)["blocks"][0].update(media=[1, 3]), f"Medium 3 does not exist - at `{INNER}.blocks[0].media[1]`; {ADD_MEDIUM}"),
        (lambda tree: inner(tree)["blocks"][0].update(media=[2**53 - 1]), f"Medium 9007199254740991 does not exist - at `{INNER}.blocks[0].media[0]`; {ADD_MEDIUM}"),
        (lambda tree: tree["posts"][0]["blocks"][2].update(media=[]), "Figure has neither media nor a note - at `$.posts[0].blocks[2]`; add one of them or remove the figure"),
        (lambda tree: tree["media"][1].update(poster=7), f"Medium 7 does not exist - at `$.media[1].poster`; {ADD_MEDIUM}"),
        (lambda tree: tree["media"][1].update(poster=2**53 - 1), f"Medium 9007199254740991 does not exist - at `$.media[1].poster`; {ADD_MEDIUM}"),
        (lambda tree: tree["media"][0].update(poster=2), "Medium 2 is not an image - at `$.media[0].poster`; use the number of an image, or null"),
        (lambda tree: tree["media"][0].update(poster=1), "Medium 1 is its own poster - at `$.media[0].poster`; use the number of an image, or null"),
        (lambda tree: tree["media"][0].update(data=None), "`sha256` without `data` - at `$.media[0].sha256`; add the data, or use null"),
        (lambda tree: tree["media"][0].update(sha256=None), f"`sha256` is not the digest of `data`, which is {DIGEST} - at `$.media[0].sha256`; use this digest if the data are right, or null for both"),
        (lambda tree: tree["media"][0].update(sha256="0" * 64), f"`sha256` is not the digest of `data`, which is {DIGEST} - at `$.media[0].sha256`; use this digest if the data are right, or null for both"),
        (lambda tree: tree["media"][1].update(data=""), f"`sha256` is not the digest of `data`, which is {hashlib.sha256(b'').hexdigest()} - at `$.media[1].sha256`; use this digest if the data are right, or null for both"),
    ],
)  # fmt: skip
def test_a_wrong_medium_is_reported_with_its_path(change: Change, message: str) -> None:
    assert error_after(change) == message


def test_the_digest_in_the_message_corrects_the_document() -> None:
    tree = deepcopy(RICH)
    tree["media"][0]["data"] = b64encode(b"another").decode()
    message = error_after(lambda tree: tree["media"][0].update(data=b64encode(b"another").decode()))
    tree["media"][0]["sha256"] = message.partition("which is ")[2][:64]
    assert read(json.dumps(tree).encode(), "thread.json").media[0].data == b"another"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda tree: tree["parts"][1].update(first=4), "Post 4 does not exist, the last is 3 - at `$.parts[1].first`; use the position of a post, counted from 1"),
        (lambda tree: tree["parts"].reverse(), "Post 1 precedes post 3, where the part before begins - at `$.parts[1].first`; give the parts in the order of their posts"),
        (lambda tree: tree["posts"][1].update(lines=[5, 3]), "First line 5 is after last line 3 - at `$.posts[1].lines`; give the first line, then the last"),
    ],
)  # fmt: skip
def test_wrong_parts_and_lines_are_reported_with_their_path(change: Change, message: str) -> None:
    assert error_after(change) == message


def in_quotes(block: Any, levels: int) -> Any:
    """Return a block in so many quotes."""
    for _ in range(levels):
        fields = {"state": "shown", "author": None, "published": None, "note": None}
        block = {"type": "quote", **fields, "blocks": [block]}
    return block


def in_lists(block: Any, levels: int) -> Any:
    for _ in range(levels):
        block = {"type": "list", "start": None, "items": [[block]]}
    return block


def in_styled(levels: int) -> Any:
    inline: Any = {"type": "text", "text": "a"}
    for _ in range(levels):
        inline = {"type": "styled", "style": "emphasis", "inlines": [inline]}
    return {"type": "paragraph", "inlines": [inline]}


@pytest.mark.parametrize(
    "nested",
    [
        lambda levels: in_quotes(in_styled(0), levels),
        lambda levels: in_lists(in_styled(0), levels),
        in_styled,
        lambda levels: in_quotes(in_lists(in_styled(2), 2), levels - 4),
    ],
    ids=["quotes", "lists", "styled", "mixed"],
)
def test_nesting_is_limited(nested: Callable[[int], Any]) -> None:
    tree = deepcopy(RICH)
    tree["posts"][1]["blocks"] = [nested(MOST_LEVELS)]
    document = read(json.dumps(tree).encode(), "thread.json")
    written = write(document, Options())
    assert read(written.encode(), "thread.json") == document
    for levels in (MOST_LEVELS + 1, 100):
        message = error_after(lambda tree, n=levels: tree["posts"][1].update(blocks=[nested(n)]))
        assert message.startswith(
            "More than 32 quotes, lists or styled inlines in one another - at `$.posts[1].blocks[0]"
        )
        assert message.endswith("; move its content out of it")
        assert len(message) < 700


def test_a_poll_without_options_and_a_list_without_items_are_right() -> None:
    tree = deepcopy(RICH)
    tree["posts"][0]["blocks"] = [
        {"type": "poll", "options": [], "closes": None},
        {"type": "list", "start": None, "items": []},
        {"type": "list", "start": 0, "items": [[]]},
    ]
    assert read(json.dumps(tree).encode(), "thread.json")
