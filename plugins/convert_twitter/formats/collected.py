"""Read the JSON of collectors and of X's interfaces: one value, or one in each line."""

from collections.abc import Iterator
from typing import Any

import msgspec

import convert
from convert.archives import Limit
from convert_twitter.formats.shapes import posts_in
from convert_twitter.parsing import Parsed, parse
from convert_twitter.pool import Pool

_LINE = Limit(size=20_000_000, rule="20 MB, the limit for a line of JSON")
_SAVE = "save or collect it again"
_ANY: msgspec.json.Decoder[Any] = msgspec.json.Decoder()


class Collected:
    """The posts in a file of JSON."""

    def __init__(self, source: convert.Input) -> None:
        """Read the posts. Raises `InputError`, with the line of an error of syntax."""
        self.pool = Pool()
        self.mended: set[str] = set()
        """The ids of posts with halves of characters, which are U+FFFD now."""
        self.size = 0
        for value, is_mended in self._values(source):
            for tweet in posts_in(value):
                self.pool.add(tweet)
                if is_mended and "\ufffd" in tweet.words.text:
                    self.mended.add(tweet.id)

    def _values(self, source: convert.Input) -> Iterator[Parsed]:
        with source.open() as file:
            line = file.readline(_LINE.size + 1)
            if not _is_value(line):
                data = source.bytes()
                self.size = len(data)
                yield parse(bytearray(data), _ANY, source.name, advice=_SAVE)
                return
            number = 1
            while line:
                self.size += len(line)
                if len(line) > _LINE.size:
                    raise _LINE.exceeded(None, source.name)
                if line.strip():
                    yield parse(bytearray(line), _ANY, source.name, line=number, advice=_SAVE)
                number, line = number + 1, file.readline(_LINE.size + 1)


def _is_value(line: bytes) -> bool:
    """Return whether a line is an object of JSON, and not the beginning of a longer one."""
    return line.rstrip().endswith(b"}") and line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
