"""Threads in the form of real ones agree with the expectations of a careful human editor.

`golden/threads/expected.yaml` was written without regard to the output of the reader. The JSON next to a
thread is that output, and may change only within the expectation.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml

import convert
from convert.tree import (
    Block,
    Code,
    Content,
    Figure,
    Gap,
    Hashtag,
    LinkNote,
    MentionNote,
    Note,
    Poll,
    Quote,
    plain,
    walk,
)

THREADS = Path(__file__).parent / "golden" / "threads"
EXPECTED: dict[str, dict[str, Any]] = yaml.load(
    (THREADS / "expected.yaml").read_text(encoding="utf-8"),
    Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader),  # ten times as fast, where it is built
)
ALWAYS: dict[str, Any] = {
    "kind": "plain",
    "numbers": [],  # of the posts, in order; null where the author wrote none
    "notes": [],  # "@handle", a URL, or "(cut) " and what is left of a URL
    "gaps": [],  # the posts, counted from 1, that have one; as often as they have one
    "author": {"name": None, "handle": None},
    "published": None,
    "url": None,
    "direction": "ltr",
    "code": [],  # the text of each block of code
}
"""Values that are asserted for each thread, unless its expectation has others."""
IF_GIVEN = {
    "labels",  # as written, "" where there is none
    "lines",  # where each post stands in the source, from its label on or up to it
    "totals",  # every total that a label of the thread names
    "beginnings",  # how each post begins
    "hashtags",  # without the sign, in order
    "language",
    "authors",  # the handle of each post's author, null where it is the thread's
    "days",  # of the posts, null where unknown
    "answers",  # the handle of whom each post answers, null where it answers nobody
    "quotes",  # the author of each quoted post, and how it begins
    "pictures",  # the alternative text of each, null where it has none
    "polls",  # the options of each
}
ELSEWHERE = {
    "about",  # what the thread shows, in a sentence
    "options",  # how it is read
    "repairs",  # all kinds that occur, each at least so often
    "contains",  # phrases of the text
    "counts",  # phrases, and how often the text has them
    "absent",  # what the text must not have
}


def read(name: str) -> convert.Document:
    return convert.read(THREADS / f"{name}.txt", **EXPECTED[name].get("options", {}))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_thread_is_read_as_a_careful_editor_would(name: str) -> None:
    expected, document = EXPECTED[name], read(name)
    wanted = ALWAYS | {key: value for key, value in expected.items() if key not in ELSEWHERE}
    seen = described(document, wanted)
    assert {key: seen[key] for key in wanted} == wanted
    at_least = Counter(expected.get("repairs", {}))
    found = Counter(repair.kind for repair in document.repairs)
    assert found.keys() == at_least.keys(), [repair.message for repair in document.repairs]
    assert at_least <= found
    text = plain(document)
    assert [phrase for phrase in expected.get("contains", []) if phrase not in text] == []
    assert [phrase for phrase in expected.get("absent", []) if phrase in text] == []
    counts = expected.get("counts", {})
    assert {phrase: text.count(phrase) for phrase in counts} == counts


@pytest.mark.parametrize("name", EXPECTED)
def test_its_json_is_the_golden_one(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"threads/{name}.json", str(convert.render(read(name), "json")))


def test_there_are_threads_of_every_kind_and_of_ten_scripts() -> None:
    assert len(EXPECTED) >= 40
    kinds = {expected["kind"] for expected in EXPECTED.values()}
    sites = {"threadreader", "twtext", "threader", "plain"}
    assert kinds >= {*sites, "x", "bluesky", "mastodon", "threads", "nitter"}
    languages = {expected.get("language") for expected in EXPECTED.values()}
    assert languages >= {"en", "ar", "he", "ja", "hi", "ru", "el", "zh", "th", "hy"}


def test_every_thread_has_its_expectation_and_no_key_is_misspelt() -> None:
    assert {path.stem for path in THREADS.glob("*.txt")} == set(EXPECTED)
    keys = {key for expected in EXPECTED.values() for key in expected}
    assert keys <= ALWAYS.keys() | IF_GIVEN | ELSEWHERE


def described(document: convert.Document, wanted: dict[str, Any]) -> dict[str, Any]:
    """Return a document in the form of an expectation, with beginnings cut to the expected length."""
    texts = [plain(post) for post in document.posts]
    lengths = map(len, wanted.get("beginnings", []))
    return {
        "kind": document.source.kind,
        "numbers": [post.number for post in document.posts],
        "labels": [post.label for post in document.posts],
        "lines": [list(post.lines) for post in document.posts],
        "totals": sorted({post.total for post in document.posts if post.total is not None}),
        "beginnings": [text[:length] for text, length in zip(texts, lengths, strict=False)],
        "notes": [spelled(note) for note in document.notes],
        "hashtags": [inline.tag for _, inline in inlines(document) if isinstance(inline, Hashtag)],
        "gaps": [place for place, inline in inlines(document) if isinstance(inline, Gap)],
        "author": {"name": document.author.name, "handle": document.author.handle},
        "published": document.published,
        "url": document.source.url,
        "authors": [post.author and post.author.handle for post in document.posts],
        "days": [post.published for post in document.posts],
        "answers": [
            post.answers and post.answers.author and post.answers.author.handle
            for post in document.posts
        ],
        "quotes": [
            f"@{quote.author and quote.author.handle}: {plain(quote.blocks[0])}"[:length]
            for quote, length in zip(
                nodes(document, Quote), map(len, wanted.get("quotes", [])), strict=True
            )
        ]
        if "quotes" in wanted
        else None,
        "pictures": [
            document.media[number - 1].alt
            for figure in nodes(document, Figure)
            for number in figure.media
        ],
        "code": [block.text for block in nodes(document, Code)],
        "polls": [[option.text for option in poll.options] for poll in nodes(document, Poll)],
        "language": document.language,
        "direction": document.direction,
    }


def inlines(document: convert.Document) -> Iterator[tuple[int, Content]]:
    """Yield the position of the post, from 1, and the node, for each node of a post."""
    for place, post in enumerate(document.posts, start=1):
        for node in walk(post):
            yield place, node


B = TypeVar("B", bound=Block)


def nodes(document: convert.Document, kind: type[B]) -> Iterator[B]:
    """Yield the blocks of a kind."""
    for node in walk(document):
        if isinstance(node, kind):
            yield node


def spelled(note: Note) -> str:
    match note:
        case MentionNote():
            return f"@{note.handle}"
        case LinkNote():
            return f"(cut) {note.url}" if note.truncated else note.url
