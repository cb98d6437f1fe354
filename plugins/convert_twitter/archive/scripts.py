"""Read the scripts of an archive: JavaScript that assigns JSON to a name, such as an array of posts."""

import re
from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

import msgspec

from convert.archives import Limit
from convert.errors import InputError
from convert_twitter.parsing import parse

# X begins another file of posts after 100 MB; what is far larger is no file of X.
LIMIT = Limit(size=200_000_000, rule="200 MB, the limit for a file of posts")
SMALL = Limit(size=5_000_000, rule="5 MB, the limit for a file about the archive itself")
AGAIN = "download or unpack the archive again"

# Each item takes 70 bytes of memory besides its own, so many short ones would take far more than the
# file. In X's archives, a comma comes after 30 bytes or more.
_HARMLESS = 1_000_000
_BYTES_FOR_COMMA = 16
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
    if data.count(b",") > max(_HARMLESS, len(data) // _BYTES_FOR_COMMA):
        raise InputError(f"it has more values than posts of X have; {AGAIN}", file=name)
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
