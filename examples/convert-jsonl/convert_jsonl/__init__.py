"""Read threads from JSON Lines, a post on each line: an example of a reader.

    {"thread": "a", "author": "ann", "date": "2020-11-10", "text": "1/ Thanks, @bo."}
    {"thread": "a", "author": "ann", "date": "2020-11-10", "text": "2/ See https://a.example/x"}
    {"thread": "b", "author": "bo", "text": "Hello."}

Neighbouring lines with the same `thread` are one thread. Only `text` is required.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Any, Literal, TypeAlias

import convert
from convert import composing
from convert.metadata import is_time
from convert.notes import Numbering
from convert.tree import Author, Post, Source, replace

__all__ = ["Options", "convert_readers", "read", "recognise"]

_KEYS = {"text", "thread", "author", "url", "date"}

_Line: TypeAlias = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class Options:
    """The options of the reader."""

    network: Annotated[
        Literal["twitter", "mastodon", "bluesky", "threads"], "the network that the @handles belong to"
    ] = "twitter"


def recognise(head: bytes, _name: str) -> bool:
    """Return whether the first line of a source is a post."""
    try:
        _post(head.split(b"\n", 1)[0])
    except ValueError:
        return False
    return True


def read(source: convert.Input, options: Options) -> Iterator[convert.Document]:
    """Yield the threads of a source, one at a time. Raises `ConvertError` for an invalid line."""
    for _, lines in groupby(_lines(source), key=lambda line: line[1].get("thread")):
        yield _document(list(lines), source.name, options)


def _lines(source: convert.Input) -> Iterator[_Line]:
    """Yield the posts with the numbers of their lines; the file may be larger than memory."""
    with source.open() as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    yield number, _post(line)
                except ValueError as error:
                    raise convert.ConvertError(str(error), file=source.name, line=number) from None


def _post(line: bytes) -> dict[str, str]:
    """Return the post on a line. Raises `ValueError` with what is wrong and what to do."""
    try:
        values: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("not JSON; write one object on each line") from None
    if not isinstance(values, dict) or "text" not in values or not values.keys() <= _KEYS:
        keys = ", ".join(sorted(_KEYS))
        raise ValueError(f"not a post; write an object with text, and no other keys than {keys}")
    for key, value in values.items():
        if not isinstance(value, str):
            raise ValueError(f"{key} is not text; write it in quotes")
    if "date" in values and not is_time(values["date"]):
        raise ValueError("date is not a date such as 2020-11-10; correct it, or leave it out")
    return values


def _document(lines: list[_Line], name: str, options: Options) -> convert.Document:
    numbering = Numbering(options.network)
    posts = [
        Post(
            number=None,
            total=None,
            label="",
            lines=(number, number),
            url=values.get("url"),
            author=_author(values),
            published=values.get("date"),
            blocks=composing.blocks(values["text"], numbering),
        )
        for number, values in lines
    ]
    content = "\n".join(values["text"] for _, values in lines).encode("utf-8", "replace")
    first = lines[0][1]
    source = Source(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        kind="jsonl",
        url=first.get("url"),
        scheme="a post on each line",
    )
    author = _author(first) or Author(name=None, handle=None)
    document = composing.document(posts, numbering=numbering, source=source, author=author)
    return replace(document, published=first.get("date"))


def _author(values: dict[str, str]) -> Author | None:
    return Author(name=None, handle=values["author"]) if "author" in values else None


@convert.hookimpl
def convert_readers() -> Iterable[convert.Reader[Options]]:
    """Register the reader."""
    yield convert.Reader(
        format="jsonl",
        suffixes=(".jsonl",),
        recognise=recognise,
        options=Options,
        read=read,
        description="a post on each line",
    )
