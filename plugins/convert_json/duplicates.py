"""Find duplicate keys in a document. msgspec uses the last of several values."""

import json
import re
from typing import Any

# The Base64 of a medium, which may contain escapes such as "\/". A text cannot match: a quotation mark
# in it has a backslash before it, so `data"` would be its end, and no colon follows a text.
_DATA = re.compile(rb'"data"[ \t\n\r]*+:[ \t\n\r]*+"[A-Za-z0-9+/=\\]++')


def duplicate_key(text: bytes | memoryview) -> str | None:
    """Find an object with a duplicate key in the text of a document that msgspec accepts.

    Returns a message with its JSON path. Pictures are removed first, because otherwise each of them
    would be in memory several times more.
    """
    duplicates: list[tuple[dict[str, Any], str]] = []

    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) < len(pairs):
            keys = [key for key, _ in pairs]
            duplicates.append((value, next(key for key in keys if keys.count(key) > 1)))
        return value

    whole = json.loads(_DATA.sub(b'"data":"', text), object_pairs_hook=object_of)
    if not duplicates:
        return None
    value, key = duplicates[-1]  # the outermost; an inner one may be in a value that was dropped
    path = _path(whole, value)
    return f"Object has duplicate key `{key}` - at `{path}`; remove all but one of its values"


def _path(value: Any, wanted: dict[str, Any], path: str = "$") -> str | None:
    """Return the JSON path in `value` of an object, which is compared by identity."""
    if value is wanted:
        return path
    match value:
        case dict():
            parts = [(f".{key}", part) for key, part in value.items()]
        case list():
            parts = [(f"[{position}]", part) for position, part in enumerate(value)]
        case _:
            return None
    for step, part in parts:
        if found := _path(part, wanted, path + step):
            return found
    return None
