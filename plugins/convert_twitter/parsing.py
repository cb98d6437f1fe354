"""Parse JSON, also with halves of characters, and report what is wrong with it on one line."""

import re
from typing import Any, NamedTuple, NoReturn

import msgspec

from convert.errors import InputError

_BOM = b"\xef\xbb\xbf"
# An escape of JSON, with a group if it stands for half of a character: JavaScript cuts anywhere.
_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
_REPLACEMENT = b"ufffd"
_BYTE = re.compile(r"\(byte (\d+)\)")


class Parsed(NamedTuple):
    """A value of JSON."""

    value: Any
    is_mended: bool
    """Whether there were halves of characters, which are U+FFFD now."""


def parse(  # noqa: PLR0913 - the part of a file, and what messages say of it
    data: bytearray,
    decoder: msgspec.json.Decoder[Any],
    name: str,
    *,
    begin: int = 0,
    end: int | None = None,
    line: int = 1,
    advice: str,
) -> Parsed:
    """Return the value in a part of a file.

    `name` is that of the file, `line` the number of its first line, and `advice` says how to get a
    better one. Raises `InputError`.
    """
    begin += len(_BOM) if data.startswith(_BOM, begin) else 0
    is_mended = False
    while True:
        try:
            return Parsed(decoder.decode(memoryview(data)[begin:end]), is_mended)
        except RecursionError:
            raise InputError(f"nested too deeply for posts; {advice}", file=name) from None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            if is_mended or not _mended(data):
                _fail(error, data, begin, name, line, advice)
            is_mended = True


def _mended(data: bytearray) -> bool:
    """Replace halves of characters, and return whether there are any."""
    # All are found before the first is replaced, since a search holds the data.
    found = [match.start(1) for match in _ESCAPE.finditer(data) if match[1]]
    for start in found:
        data[start : start + len(_REPLACEMENT)] = _REPLACEMENT
    return bool(found)


def _fail(  # noqa: PLR0913, PLR0917 - called above only
    error: Exception, data: bytearray, begin: int, name: str, line: int, advice: str
) -> NoReturn:
    position = _BYTE.search(str(error))
    is_cut = "truncated" in str(error)
    end = begin + int(position[1]) if position else len(data) if is_cut else begin
    what = "it is cut short" if is_cut else "no valid JSON of posts"
    place = line + data.count(b"\n", 0, end)
    raise InputError(f"{what}; {advice}", file=name, line=place) from None
