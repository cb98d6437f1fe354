"""Read JSON of any size, an item at a time: an outbox can have hundreds of megabytes on one line.

Of an object at the top, each value is an item, and of an array in it, each of its values; so is each
value of an array at the top. Memory is in proportion to the largest item, not to the file.
"""

import codecs
import hashlib
import json
import re
from collections.abc import Iterator
from typing import IO, NamedTuple

from convert.errors import InputError

MOST_CHARACTERS = 16_000_000
"""The largest item. An item is parsed anew whenever more of it was read, so there is a bound."""

_CHUNK = 1 << 20
_WHITE = re.compile(r"[ \t\n\r]*")
_SAVE = "save it again, as it came from the server"


class Item(NamedTuple):
    """A value in a JSON file."""

    name: str | None
    """Its name in the object at the top, or that of the array it is in; None if there is no object."""
    is_listed: bool
    """Whether it is in an array."""
    value: object
    text: str
    """Its JSON."""


class Stream:
    """A JSON file that is read from its start to its end."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        """Read nothing yet; `name` is that of the file, for messages."""
        self._file = file
        self._name = name
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._parser = json.JSONDecoder()
        self._digest = hashlib.sha256()
        self._text = ""
        self._at = 0
        self._lines = 0
        self._ended = False
        self.size = 0
        """How many bytes were read."""

    @property
    def sha256(self) -> str:
        """The digest of what was read, in hexadecimal."""
        return self._digest.hexdigest()

    def items(self) -> Iterator[Item]:
        """Yield the items of the file. Raises `InputError`."""
        match self._next():
            case "[":
                yield from self._listed(None)
            case "{":
                yield from self._members()
            case _:
                raise self._error("no object and no array of JSON")
        if self._next():
            raise self._error("more than one value of JSON")

    def _members(self) -> Iterator[Item]:
        self._at += 1
        if self._take("}"):
            return
        while True:
            name, _ = self._value()
            if not isinstance(name, str):
                raise self._error("invalid JSON: the name of a member is no text")
            self._expect(":")
            if self._next() == "[":
                yield from self._listed(name)
            else:
                value, text = self._value()
                yield Item(name=name, is_listed=False, value=value, text=text)
            if self._take("}"):
                return
            self._expect(",")

    def _listed(self, name: str | None) -> Iterator[Item]:
        self._at += 1
        if self._take("]"):
            return
        while True:
            value, text = self._value()
            yield Item(name=name, is_listed=True, value=value, text=text)
            if self._take("]"):
                return
            self._expect(",")

    def _value(self) -> tuple[object, str]:
        """Return the next value and its JSON."""
        self._next()
        while True:
            try:
                value, end = self._parser.raw_decode(self._text, self._at)
            except RecursionError:
                raise self._error("nested too deeply") from None
            except json.JSONDecodeError as error:
                if self._ended:
                    raise self._error(f"invalid JSON: {error.msg[:1].lower()}{error.msg[1:]}") from None
            except ValueError:
                raise self._error("invalid JSON: a number has too many digits") from None
            else:
                if end < len(self._text) or self._ended:  # else a number may go on
                    text = self._text[self._at : end]
                    self._at = end
                    return value, text
            if len(self._text) - self._at > MOST_CHARACTERS:
                raise self._error(f"a value of more than {MOST_CHARACTERS // 10**6} million characters")
            self._read(len(self._text) - self._at)

    def _next(self) -> str:
        """Go to the next character that is not white space, and return it; "" at the end."""
        while True:
            white = _WHITE.match(self._text, self._at)
            self._at = white.end() if white else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._read(0)

    def _take(self, character: str) -> bool:
        """Return whether a character is next, and go beyond it if it is."""
        found = self._next() == character
        self._at += found
        return found

    def _expect(self, character: str) -> None:
        if not self._take(character):
            what = "it ends too early" if not self._next() else f"{character!r} is missing"
            raise self._error(f"invalid JSON: {what}")

    def _read(self, size: int) -> None:
        """Read at least `size` bytes more, so that parsing a value again takes linear time in all."""
        data = self._file.read(max(_CHUNK, size))
        self._ended = not data
        self._digest.update(data)
        self.size += len(data)
        try:
            text = self._decoder.decode(data, final=self._ended)
        except UnicodeDecodeError:
            raise self._error("not UTF-8") from None
        self._lines += self._text.count("\n", 0, self._at)
        self._text = self._text[self._at :] + text
        self._at = 0

    def _error(self, what: str) -> InputError:
        line = self._lines + self._text.count("\n", 0, self._at) + 1
        return InputError(f"{what}; {_SAVE}", file=self._name, line=line)
