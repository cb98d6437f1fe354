"""Read a document from JSON, with full validation."""

import re
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

import msgspec

import convert
from convert.tree import Document
from convert.validation import fault
from convert_json.duplicates import duplicate_key

_LATER_SCHEMA = re.compile(r"thread-document/(?!1\Z)[1-9][0-9]{0,8}")
_SCHEMA = re.compile(rb'"schema"\s*:\s*"thread-document/')
_OBJECT = re.compile(rb"[ \t\n\r]*+\{")
_PLACE = re.compile(r"\(byte ([0-9]{1,18})\)\Z")
# Characters of the data that a message quotes at most.
_LONGEST_QUOTE = 200
# Bytes that are decoded at a time to check them.
_CHUNK = 2**20


class _AnySchema(msgspec.Struct):
    """The part of a document that names its schema."""

    schema: str


@dataclass(frozen=True)
class NoOptions:
    """JSON has no options of reading."""


def recognise(head: bytes, _name: str) -> bool:
    """Return whether a source begins like a document, whose keys can be in any order."""
    return _OBJECT.match(head.removeprefix(BOM_UTF8)) is not None and _SCHEMA.search(head) is not None


def read(source: convert.Input, _options: NoOptions) -> Iterator[Document]:
    """Yield the document in a source."""
    yield parse(source.bytes(), source.name)


def parse(data: bytes, name: str) -> Document:
    """Return the document in the data of a file, which is UTF-8, with or without a byte order mark.

    Raises `ConvertError` with the JSON path of the first error, or the line of a syntax error.
    """
    text = _checked(data, name)
    try:
        document = msgspec.json.decode(text, type=Document)
        wrong = duplicate_key(text) or fault(document)
    except (msgspec.DecodeError, RecursionError) as error:
        _refuse(error, text, name)
    if wrong:
        raise _error(wrong, name)
    return document


def _checked(data: bytes, name: str) -> memoryview:
    """Return the data without the byte order mark. Raises `ConvertError` if they are not UTF-8.

    They are not decoded as a whole: one emoji makes a `str` of four bytes for each character.
    """
    text = memoryview(data)[len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0 :]
    if b"\0" not in data[:2]:  # JSON in UTF-16 and UTF-32 has zero bytes
        decoder = getincrementaldecoder("utf-8")()
        with suppress(UnicodeDecodeError):
            for start in range(0, len(text), _CHUNK):
                decoder.decode(text[start : start + _CHUNK])
            decoder.decode(b"", final=True)
            return text
    raise _error("not UTF-8; save the file as UTF-8", name)


def _refuse(error: msgspec.DecodeError | RecursionError, text: memoryview, name: str) -> NoReturn:
    """Raise the `ConvertError` for a text that msgspec cannot decode."""
    if not _OBJECT.match(text):
        what = "expected an object; if this is the text of a thread, rename the file to .txt"
        raise _error(what, name, line=1) from None
    with suppress(msgspec.DecodeError, RecursionError):
        schema = msgspec.json.decode(text, type=_AnySchema).schema
        if _LATER_SCHEMA.fullmatch(schema):
            message = f"{schema} is newer than this version of thread-convert; update it"
            raise convert.ConvertError(message, file=name) from None
    match error:
        case RecursionError():
            raise _error("nested too deeply", name) from None
        case msgspec.ValidationError() if b'"schema"' not in bytes(text[:_CHUNK]):
            what = (
                'it has no "schema", and no other format recognises it; python -m convert_json.schema '
                "prints the schema"
            )
            raise _error(what, name) from None
        case msgspec.ValidationError():
            what, at, path = str(error).rpartition(" - at ")
            if not at:  # msgspec omits the path of the whole document
                what, path = path, "`$`"
            remedy = "python -m convert_json.schema prints the schema"
            raise _error(f"{_quoted(what)} - at {_quoted(path)}; {remedy}", name) from None
        case _:
            place = _PLACE.search(str(error))
            line = text[: int(place[1])].tobytes().count(b"\n") + 1 if place else None
            raise _error(_quoted(str(error)), name, line=line) from None


def _error(what: str, name: str, *, line: int | None = None) -> convert.ConvertError:
    return convert.ConvertError(f"invalid thread document: {what}", file=name, line=line)


def _quoted(said: str) -> str:
    """Return a message of msgspec on one line of limited length, since it quotes the data."""
    words = " ".join(said.split())
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE] + "…"
