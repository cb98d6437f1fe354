"""A document out of its JSON, checked in full."""

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
_LONGEST_QUOTE = 200
"""Characters of the data that a message repeats at most."""


class _AnySchema(msgspec.Struct):
    """As much of a document as tells which schema it follows."""

    schema: str


def read(data: bytes, name: str) -> Document:
    """The document in a file of this name.

    UTF-8, with or without a byte order mark. Raises `ConvertError`: one line with the JSON path of what
    is wrong, or the line where this is no JSON at all.
    """
    text = _decoded(data, name)
    try:
        document = msgspec.json.decode(text, type=Document)
    except (msgspec.DecodeError, RecursionError) as error:
        _refuse(error, text, name)
    if wrong := checks.wrong_object(text, document) or checks.wrong_note(document):
        raise _error(wrong, name)
    return document


def _decoded(data: bytes, name: str) -> str:
    """The characters of a file."""
    if b"\0" not in data[:2]:  # UTF-16 and UTF-32 have zeros beside ASCII; JSON in UTF-8 has none
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8-sig")
    raise _error("it is not UTF-8; save it in this encoding", name)


def _refuse(error: msgspec.DecodeError | RecursionError, text: str, name: str) -> NoReturn:
    """Raise the `ConvertError` that says why this text is no document."""
    if not _OBJECT.match(text):
        what = "it starts with no {; name it .txt if it is the text of a thread"
        raise _error(what, name, 1) from None
    with suppress(msgspec.DecodeError, RecursionError):
        told = msgspec.json.decode(text, type=_AnySchema).schema
        if _LATER_SCHEMA.fullmatch(told):
            message = f"{told}: this is a later version; update thread-convert"
            raise convert.ConvertError(message, file=name) from None
    match error:
        case RecursionError():
            raise _error("its values are nested too deeply; no thread has such", name) from None
        case msgspec.ValidationError():
            what, at, path = str(error).rpartition(" - at ")
            if not at:  # msgspec leaves it out where it is the whole
                what, path = path, "`$`"
            remedy = "python -m convert_json.schema prints what is wanted"
            raise _error(f"{_quoted(what)} - at {_quoted(path)}; {remedy}", name) from None
        case _:
            place = _PLACE.search(str(error))
            line = text.encode().count(b"\n", 0, int(place[1])) + 1 if place else None
            raise _error(f"{_quoted(str(error))}; mend it there", name, line) from None


def _error(what: str, name: str, line: int | None = None) -> convert.ConvertError:
    return convert.ConvertError(f"not a thread as JSON: {what}", file=name, line=line)


def _quoted(said: str) -> str:
    """What msgspec says, in one line and not for ever: it quotes the data, line ends and all."""
    words = " ".join(said.split())
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE] + "…"
