"""What is JSON of Bluesky is recognised by its beginning, and nothing else."""

import json

import pytest

from convert_bluesky.parsing import recognise
from tests.bluesky.builders import answer, chain, flat, nested, record, view

ANSWERS = {
    "thread": answer(nested(chain("One."))),
    "flat": flat([(0, view("3k", "One."))]),
    "posts": {"posts": [view("3k", "One.")]},
    "feed": {"cursor": "x", "feed": [{"post": view("3k", "One.")}]},
    "records": {"records": [{"uri": "at://x", "value": record("One.")}]},
    "record": record("One."),
    "array": [answer(nested(chain("One.")))],
    "error": {"error": "NotFound", "message": "Post not found: at://did:plc:a/app.bsky.feed.post/3k"},
}


@pytest.mark.parametrize("value", ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("indent", [None, 1])
def test_answers_are_recognised(value: object, indent: int | None):
    data = json.dumps(value, indent=indent).encode()
    assert recognise(data, "")
    assert recognise(b"\xef\xbb\xbf\n " + data, "saved.txt")


OTHERS = {
    "a thread about it": b'1/ The "$type": "app.bsky.feed.post" is a record.',
    "a document": b'{"schema": "thread-document/1", "posts": [{"id": "at://a/app.bsky.feed.post/3k"}]}',
    "another record": b'{"$type": "app.bsky.graph.follow", "subject": "did:plc:a"}',
    "another error": b'{"error": "Record not found"}',
    "Mastodon": b'[{"id": "1", "content": "<p>One.</p>"}]',
    "X": b'window.YTD.tweets.part0 = [{"tweet": {}}]',
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_others_are_not(data: bytes):
    assert not recognise(data, "a.json")
