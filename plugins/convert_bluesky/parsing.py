"""Recognise and parse the JSON of Bluesky."""

import json
import re
from typing import NoReturn

from convert.errors import InputError

_START = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\n\r]*+[\[{]")
# Each record and most views have a type of this kind; documents of other formats may contain such
# a name as a text, but not as the value of this key.
_TYPE = re.compile(rb'"\$type"[ \t\n\r]*+:[ \t\n\r]*+"app\.bsky\.(?:feed|unspecced)\.')
# An error of a server that was saved, which says more than it would as the words of a text.
_ERROR = re.compile(
    rb'[^\[{]*+\{[ \t\n\r]*+"error"[ \t\n\r]*+:[ \t\n\r]*+"[A-Z][A-Za-z]*+".{0,200}at://', re.DOTALL
)
_SAVE = "save the answer of the server again, as it came"


def recognise(head: bytes, _name: str) -> bool:
    """Return whether a source begins as JSON with posts of Bluesky."""
    is_json = _START.match(head) is not None
    return is_json and (_TYPE.search(head) is not None or _ERROR.match(head) is not None)


def parse(data: bytes, name: str) -> object:
    """Return the value of a JSON text. Raises `InputError`, with the line of an error of syntax."""
    try:
        value: object = json.loads(data, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        message = f"invalid JSON: {error.msg[:1].lower()}{error.msg[1:]}; {_SAVE}"
        raise InputError(message, file=name, line=error.lineno) from None
    except UnicodeDecodeError:
        raise InputError(f"invalid JSON: not UTF-8; {_SAVE}", file=name) from None
    except RecursionError:
        raise InputError(f"invalid JSON: nested too deeply; {_SAVE}", file=name) from None
    except ValueError as error:  # a constant, or an integer of more than 4300 digits
        what = error.args[0] if isinstance(error, _ConstantError) else "a number has too many digits"
        raise InputError(f"invalid JSON: {what}; {_SAVE}", file=name) from None
    return value


class _ConstantError(ValueError):
    """A word that JavaScript has and JSON has not."""


def _refuse_constant(word: str) -> NoReturn:
    raise _ConstantError(f"{word} is no value of JSON")
