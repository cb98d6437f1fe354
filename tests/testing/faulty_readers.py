"""Readers with one mistake each, and the name of the check that finds it."""

import contextlib
import hashlib
import itertools
import json
import sys
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from convert import ConvertError, Input, Reader
from convert.notes import Numbering
from convert.tree import (
    Author,
    Document,
    Inline,
    Link,
    Paragraph,
    Post,
    Source,
    Text,
    replace,
)

SAMPLE = (
    b'{"format": "lines"}\n'
    b'{"text": "One.", "link": "https://example.org/b"}\n'
    b'{"text": "Two.", "link": "https://example.org/a"}\n'
)


@dataclass(frozen=True)
class Options:
    """A reader without options."""


def recognise(head: bytes, _name: str) -> bool:
    return head.startswith(b'{"format": "lines"}')


def read(source: Input, _options: Options) -> Iterator[Document]:
    """Yield the thread of a file with a JSON object in each line."""
    data = source.bytes()
    if not recognise(data, source.name):
        raise ConvertError("not a file of lines", file=source.name, line=1)
    numbering = Numbering("twitter")
    posts = []
    for number, line in enumerate(data.splitlines()[1:], start=2):
        try:
            item = json.loads(line)
            text, link = str(item["text"]), str(item["link"])
            text.encode()
            link.encode()
        except (ValueError, KeyError, TypeError, RecursionError):
            raise ConvertError("invalid line", file=source.name, line=number) from None
        inlines: tuple[Inline, ...] = (Text(text), Link("link", numbering.link(link)))
        posts.append(_post(Paragraph(inlines)))
    yield Document(
        schema="thread-document/1",
        title="Lines",
        author=Author(name=None, handle=None),
        published=None,
        language="und",
        direction="ltr",
        platform="twitter",
        source=Source(
            name=source.name,
            sha256=hashlib.sha256(data).hexdigest(),
            bytes=len(data),
            kind="lines",
            url=None,
            scheme="",
        ),
        posts=tuple(posts),
        notes=numbering.notes,
        repairs=(),
    )


def _post(*blocks: Any) -> Post:
    return Post(number=None, total=None, label="", lines=None, blocks=blocks)


def reader(
    read: Callable[[Input, Any], Iterable[Document]] = read,
    *,
    recognise: Callable[[bytes, str], Any] = recognise,
    suffixes: Any = (".lines",),
    name: str = "lines",
) -> Reader[Any]:
    return Reader(name, suffixes, recognise, Options, read)


def _changed(source: Input, **fields: Any) -> Iterator[Document]:
    return (replace(document, **fields) for document in read(source, Options()))


def recognising_nothing(_head: bytes, _name: str) -> bool:
    return False


def recognising_objects(head: bytes, _name: str) -> bool:
    return head.lstrip().startswith(b"{")


def recognising_none(head: bytes, name: str) -> bool | None:
    return recognise(head, name) or None


def recognising_text(head: bytes, name: str) -> bool:
    return recognise(head.decode().encode(), name)


def reading_nothing(_source: Input, _options: Options) -> list[Document]:
    return []


def failing(source: Input, _options: Options) -> list[Document]:
    if recognise(source.bytes(), source.name):
        raise ConvertError("not today", file=source.name)
    return []


def with_a_list_of_posts(source: Input, _options: Options) -> Iterator[Document]:
    return _changed(source, posts=[*next(read(source, Options())).posts])


def with_a_wrong_date(source: Input, _options: Options) -> Iterator[Document]:
    return _changed(source, published="yesterday")


def numbering_by_address(source: Input, _options: Options) -> Iterator[Document]:
    for document in read(source, Options()):
        numbering = Numbering("twitter")
        notes = sorted(document.notes, key=lambda note: note.url)
        numbers = {note.url: numbering.link(note.url) for note in notes}
        posts = [
            _post(
                Paragraph(
                    tuple(
                        replace(node, note=numbers[document.notes[node.note - 1].url])
                        if isinstance(node, Link)
                        else node
                        for block in post.blocks
                        if isinstance(block, Paragraph)
                        for node in block.inlines
                    )
                )
            )
            for post in document.posts
        ]
        yield replace(document, posts=tuple(posts), notes=numbering.notes)


_COUNT = itertools.count()


def counting(source: Input, _options: Options) -> Iterator[Document]:
    return _changed(source, title=f"Lines {next(_COUNT)}")


def leaking_errors(source: Input, _options: Options) -> Iterator[Document]:
    json.loads(source.bytes().splitlines()[-1])
    return read(source, Options())


def exiting(source: Input, _options: Options) -> Iterator[Document]:
    if not recognise(source.bytes(), source.name):
        sys.exit("not a file of lines")
    return read(source, Options())


def dated(source: Input, _options: Options) -> Iterator[Document]:
    return _changed(source, published=str(date.today()))


def printing(source: Input, _options: Options) -> Iterator[Document]:
    print("reading", source.name)
    return read(source, Options())


def opening_the_file(source: Input, _options: Options) -> Iterator[Document]:
    path = Path(source.name)
    if path.exists():
        return read(Input.of_bytes(path.read_bytes(), source.name), Options())
    with contextlib.suppress(OSError, ValueError):
        path.open("rb").close()
    return read(source, Options())


def asking_the_network(source: Input, _options: Options) -> Iterator[Document]:
    with contextlib.suppress(OSError):
        urllib.request.urlopen("http://127.0.0.1:9/", timeout=1)
    return read(source, Options())


def leaving_a_file(source: Input, _options: Options) -> Iterator[Document]:
    Path("convert-testing-cache").write_bytes(b"left")
    return read(source, Options())


FAULTY: tuple[tuple[str, Reader[Any]], ...] = (
    ("recognises_its_samples", reader(recognise=recognising_nothing)),
    ("recognises_nothing_else", reader(recognise=recognising_objects)),
    ("recognises_without_raising", reader(recognise=recognising_none)),
    ("recognises_without_raising", reader(recognise=recognising_text)),
    ("reads_its_samples", reader(reading_nothing)),
    ("reads_its_samples", reader(failing)),
    ("reads_valid_documents", reader(with_a_list_of_posts)),
    ("reads_valid_documents", reader(with_a_wrong_date)),
    ("numbers_notes_in_reading_order", reader(numbering_by_address)),
    ("reads_the_same_twice", reader(counting)),
    ("refuses_damaged_sources", reader(leaking_errors)),
    ("refuses_damaged_sources", reader(exiting)),
    ("depends_on_no_clock", reader(dated)),
    ("prints_nothing", reader(printing)),
    ("opens_no_files", reader(opening_the_file)),
    ("uses_no_network", reader(asking_the_network)),
    ("leaves_no_files", reader(leaving_a_file)),
    ("fields_have_the_right_types", reader(suffixes=".lines")),
    ("suffix_is_of_its_own", reader(suffixes=("lines",))),
    ("name_can_be_typed", reader(name="Lines")),
)
"""The check that must fail, and a reader for which no other one may fail."""
