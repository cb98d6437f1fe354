"""No word of a post is lost, none is invented, and what is left out is a repair."""

import json
import warnings
from html import escape
from pathlib import Path
from random import Random

import msgspec
import pytest

from convert.tree import plain
from convert_twitter.formats.shapes import posts_in
from convert_twitter.pool import Pool
from convert_twitter.tweet import Tweet
from tests.twitter.builders import members, photo, read, tweet, write

WORDS = [
    "Zoë",
    "🧵",
    "👨‍👩‍👧",
    "日本語",
    "a<b",
    "R&D",
    "&amp;",
    "(x)",
    "“so”",
    "1.",
    "e\u0301",
    "end.",
    "\n",
    "\n\n",
]
MARKS = ["@bob", "@Carol_9", "#oaks", "#Größe"]


@pytest.mark.parametrize("seed", range(60))
def test_the_words_of_a_post_are_in_the_document_in_order(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    urls = {f"https://t.co/{'a' * n}": f"https://e{n}.example/p?x=1&y=2" for n in range(1, 4)}
    tokens = [chance.choice([*WORDS, *MARKS, *urls]) for _ in range(chance.randrange(1, 40))]
    expected = [urls[token].split("/")[2] if token in urls else token for token in tokens]
    text = " ".join(escape(token, quote=False) for token in tokens)
    media = [photo("https://t.co/pic", f"{n}.jpg") for n in range(chance.randrange(3))]
    if media:
        text += " https://t.co/pic"
    post = tweet(1, text, urls=urls, extended_entities={"media": media})
    (document,) = read(write(tmp_path, members(post)), least=1)
    assert squeezed(plain(document.posts[0])) == squeezed(" ".join(expected))
    left_out = [each.text for each in document.repairs if each.kind == "attachment"]
    assert left_out == ["https://t.co/pic"] * bool(media)
    assert len(document.media) == len(media)
    replaced = [each.text for each in document.repairs if each.kind == "link"]
    assert replaced == [token for token in tokens if token in urls]


def test_what_no_thread_has_is_a_repair_of_the_first_document(tmp_path: Path) -> None:
    chains = [tweet(1, "a"), tweet(2, "b", answers=1), tweet(5, "c"), tweet(6, "d", answers=5)]
    first, *further = read(write(tmp_path, members(*chains, tweet(9, "alone"))))
    assert [each.message for each in first.repairs if each.kind == "omission"] == [
        "left out 1 post in threads of fewer than 2; --twitter.least 1 keeps them"
    ]
    assert further
    assert not [each for document in further for each in document.repairs]


def squeezed(text: str) -> str:
    """Return a text without white space, and without the labels that are no words."""
    return "".join(text.split())


def test_all_that_is_known_of_a_post_survives_being_packed() -> None:
    samples = Path(__file__).parent / "samples"
    values = [json.loads((samples / name).read_text()) for name in ("website.json", "gallery-dl.json")]
    tweets = [each for value in values for each in posts_in(value) if each.id]
    assert len(tweets) >= 8
    pool = Pool()
    for each in tweets:
        packed = msgspec.msgpack.decode(msgspec.msgpack.encode(each), type=Tweet)
        assert packed == each
        pool.add(each)
    with warnings.catch_warnings(action="error"):
        assert all(pool.get(each.id) is not None for each in tweets)
