"""Files and archives of Mastodon are recognised, and no others."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from convert_mastodon.recognition import is_export, recognise
from tests.mastodon.samples import ACTOR, status

SAMPLES = sorted((Path(__file__).parent.parent / "golden" / "mastodon").glob("*.json"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_recognised_with_and_without_white_space(path: Path) -> None:
    data = path.read_bytes()
    compact = json.dumps(json.loads(data), separators=(",", ":")).encode()
    assert recognise(data[:65536], path.name)
    assert recognise(compact[:65536], "stdin")


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        ACTOR,
        {"ancestors": [], "descendants": []},
        {
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": "likes.json",
            "type": "OrderedCollection",
            "orderedItems": ["https://other.example/users/bob/statuses/1"],
        },
        {"error": "This method requires an authenticated user"},
        {"text": json.dumps(status(1))},
        {"thread": {"$type": "app.bsky.feed.defs#threadViewPost"}},
        {"schema": "thread-document/1", "title": '"spoiler_text": "", "acct": "a"'},
        [{"tweet": {"id_str": "1", "full_text": "x"}}],
    ],
)
def test_other_json_is_left_to_other_readers(value: Any) -> None:
    assert not recognise(json.dumps(value).encode(), "a.json")


def test_text_about_mastodon_is_left_to_other_readers() -> None:
    assert not recognise(b'"account": {"acct": "a", "spoiler_text": ""}', "a.txt")


def test_files_are_recognised_without_what_reading_and_fetching_need() -> None:
    code = (
        "import sys; from convert_mastodon import convert_readers; (reader,) = convert_readers();"
        "reader.recognise(b'{}', 'a.json'); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"selectolax", "urllib3", "convert.html", "convert.archives"} & {*loaded.stdout.split()}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["outbox.json", "actor.json", "media_attachments/1.png"], True),
        (["x/outbox.json", "x/actor.json"], True),
        (["x/outbox.json", "y/outbox.json"], False),
        (["x/y/outbox.json"], False),
        (["x/outbox.json", "thread.txt"], False),
        (["my-outbox.json"], False),
        ([], False),
    ],
)
def test_an_export_is_recognised_by_its_outbox(names: list[str], expected: bool) -> None:
    assert is_export(names) is expected
