"""Read the scripts of an archive: JavaScript that assigns JSON to a name, such as an array of posts."""

import re
from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

import msgspec

from convert.archives import Limit
from convert_twitter.parsing import parse

# X begins another file of posts after 100 MB; what is far larger is no file of X.
LIMIT = Limit(size=300_000_000, rule="300 MB, the limit for a file of posts")
AGAIN = "download or unpack the archive again"

_CHUNK = 1 << 20
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:(?:var|let|const)\s++)?[\w.$]*+\s*+=?+\s*+")
_END = b" \t\r\n;"
_ITEMS: msgspec.json.Decoder[list[msgspec.Raw]] = msgspec.json.Decoder(list[msgspec.Raw])
_VALUE: msgspec.json.Decoder[msgspec.Raw] = msgspec.json.Decoder(msgspec.Raw)


class Items(NamedTuple):
    """The items of a script."""

    items: Sequence[msgspec.Raw]
    data: bytearray
    """The whole file."""
    is_mended: bool
    """Whether it has halves of characters, which are U+FFFD now."""


def items(file: BinaryIO, name: str) -> Items:
    """Return the items of the array in a script. Raises `InputError`, with the name."""
    data = _read(file, name)
    begin, end = _bounds(data)
    found = parse(data, _ITEMS, name, begin=begin, end=end, advice=AGAIN)
    return Items(found.value, data, found.is_mended)


def value(file: BinaryIO, name: str) -> msgspec.Raw:
    """Return the value in a script. Raises `InputError`, with the name."""
    data = _read(file, name)
    begin, end = _bounds(data)
    raw: msgspec.Raw = parse(data, _VALUE, name, begin=begin, end=end, advice=AGAIN).value
    return raw


def _read(file: BinaryIO, name: str) -> bytearray:
    # It grows in place, while joined pieces would take twice the memory.
    data = bytearray()
    with file:
        while chunk := file.read(_CHUNK):
            data += chunk
            if len(data) > LIMIT.size:
                raise LIMIT.exceeded(None, name)
    return data


def _bounds(data: bytearray) -> tuple[int, int]:
    """Return where the value begins and ends."""
    start = _START.match(data)
    begin, end = start.end() if start else 0, len(data)
    while end > begin and data[end - 1] in _END:
        end -= 1
    return begin, end
