"""Read a document from JSON, with full validation."""

import re
from contextlib import suppress
from typing import NoReturn

import msgspec

import convert
from convert.tree import Document
from convert_json import checks

_LATER_SCHEMA = re.compile(r"thread-document/(?!1\Z)[1-9][0-9]{0,8}")
_OBJECT = re.compile(r"[ \t\n\r]*+\{")
_PLACE = re.compile(r"\(byte ([0-9]{1,18})\)\Z")
_LONGEST_QUOTE = 200  # characters of a library's message


class _AnySchema(msgspec.Struct):
    """The part of a document that names its schema."""

    schema: str


def read(data: bytes, name: str) -> Document:
    """Decode a document from UTF-8, with or without a byte order mark. `name` is for messages.

    Raises `ConvertError`, with the JSON path of the error, or its line if the JSON is malformed.
    """
    text = _decoded(data, name)
    try:
        document = msgspec.json.decode(text, type=Document)
    except (msgspec.DecodeError, RecursionError) as error:
        _refuse(error, text, name)
    wrong = (
        checks.wrong_object(text, document)
        or checks.wrong_date(document)
        or checks.wrong_note(document)
    )
    if wrong:
        raise _error(wrong, name)
    return document


def _decoded(data: bytes, name: str) -> str:
    """Decode UTF-8."""
    if b"\0" not in data[:2]:  # UTF-16 and UTF-32 have zero bytes near ASCII; JSON in UTF-8 has none
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8-sig")
    raise _error("invalid UTF-8; save the file as UTF-8", name)


def _refuse(error: msgspec.DecodeError | RecursionError, text: str, name: str) -> NoReturn:
    """Raise a `ConvertError` for text that is not a document."""
    if not _OBJECT.match(text):
        what = "expected { at the start; rename the file to .txt if it is the text of a thread"
        raise _error(what, name, 1) from None
    with suppress(msgspec.DecodeError, RecursionError):
        found = msgspec.json.decode(text, type=_AnySchema).schema
        if _LATER_SCHEMA.fullmatch(found):
            message = f"unsupported later schema {found}; update thread-convert"
            raise convert.ConvertError(message, file=name) from None
    match error:
        case RecursionError():
            raise _error("values are nested too deeply", name) from None
        case msgspec.ValidationError():
            what, at, path = str(error).rpartition(" - at ")
            if not at:  # msgspec omits the path of the root
                what, path = path, "`$`"
            remedy = "run python -m convert_json.schema for the schema"
            raise _error(f"{_quoted(what)} - at {_quoted(path)}; {remedy}", name) from None
        case _:
            place = _PLACE.search(str(error))
            line = text.encode().count(b"\n", 0, int(place[1])) + 1 if place else None
            raise _error(f"{_quoted(str(error))}; correct the JSON", name, line) from None


def _error(what: str, name: str, line: int | None = None) -> convert.ConvertError:
    return convert.ConvertError(f"invalid thread JSON: {what}", file=name, line=line)


def _quoted(said: str) -> str:
    """Return a message of msgspec, which quotes the data, on one line and of limited length."""
    words = " ".join(said.split())
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE] + "…"
