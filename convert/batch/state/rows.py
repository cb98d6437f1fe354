"""Encode and decode the rows of state files and reports: JSON, one row to a line."""

import json
from typing import TypeAlias

import msgspec

from convert.batch.results import Result, Row

Key: TypeAlias = str | tuple[str] | tuple[str, str, int]
"""What a row is about.

That is the path of an output; the name of a whole source; or, for one of several threads, the source,
the format, and the position of the thread.
"""


class _Subject(msgspec.Struct, frozen=True):
    """Of a row, only what it is about, which takes less time to decode."""

    source: str | None = None
    """None in a summary."""
    format: str | None = None
    output: str | None = None
    thread: int | None = None


_encode = msgspec.json.Encoder().encode
_decode_row = msgspec.json.Decoder(Row).decode
_decode_subject = msgspec.json.Decoder(_Subject).decode


def key_of(result: Result | _Subject) -> Key | None:
    """Return what a row is about; None for a summary."""
    if result.source is not None and result.format is not None and result.thread is not None:
        return (result.source, result.format, result.thread)
    if result.format is not None and result.output is not None:
        return result.output
    return None if result.source is None else (result.source,)


def encode(row: Row) -> bytes:
    """Return the line of a row, with its line feed.

    A name that is not UTF-8 has lone surrogates (PEP 383), which JSON can have only as escapes.
    """
    try:
        return _encode(row) + b"\n"
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(row), separators=(",", ":")).encode("ascii") + b"\n"


def decode(line: bytes) -> Row | None:
    """Return the row of a line; None if it is none, such as a damaged one."""
    try:
        row: Row = _decode_row(line)
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return _decode_surrogates(line)
    return row


def decode_result(line: bytes) -> Result | None:
    """Return the result of a line; None if it has none."""
    row = decode(line)
    return row if isinstance(row, Result) else None


def decode_key(line: bytes) -> Key | None:
    """Return what the row of a line is about; None for a summary, and if it has no row."""
    try:
        return key_of(_decode_subject(line))
    except (ValueError, RecursionError):
        row = _decode_surrogates(line)
        return key_of(row) if isinstance(row, Result) else None


def _decode_surrogates(line: bytes) -> Row | None:
    """Return the row of a line with escapes of lone surrogates, which msgspec refuses."""
    if b"\\u" not in line:
        return None
    try:
        row: Row = msgspec.convert(json.loads(line), Row)
    except (ValueError, RecursionError):
        return None
    return row
