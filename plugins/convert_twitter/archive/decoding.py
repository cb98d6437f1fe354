"""Decode what the files of an archive have, item by item."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
from msgspec import Struct, ValidationError

from convert.errors import InputError
from convert_twitter.archive.scripts import AGAIN
from convert_twitter.formats.lenient import record

T = TypeVar("T", bound=Struct)


def decoder(kind: type[T]) -> Callable[[msgspec.Raw, str], T]:
    """Return a function of JSON and the name of its file that returns a record.

    Numbers may be texts. What has another type is left out, as if it were missing. The function raises
    `InputError` for what is no JSON.
    """
    strict = msgspec.json.Decoder(kind, strict=False)

    def decode(data: msgspec.Raw, name: str) -> T:
        try:
            try:
                return strict.decode(data)
            except ValidationError:
                return record(msgspec.json.decode(data), kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise InputError(f"a part of it can't be read; {AGAIN}", file=name) from None

    return decode
