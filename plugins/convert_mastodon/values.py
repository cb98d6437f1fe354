"""Take values out of JSON of which nothing is certain.

What is missing or of another type is an empty value, since a field that one server leaves out or
changes must not cost the whole thread.
"""

import re
from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

from convert.characters import clean
from convert.metadata import is_time, valid_language
from convert.notes import LIVE_SCHEMES

Object: TypeAlias = Mapping[str, object]

_EMPTY: Object = {}
_LARGEST = 2**53 - 1
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f<>\"\\^`{|}]")


def as_object(value: object) -> Object:
    """Return an object; an empty one for any other value."""
    return value if isinstance(value, dict) else _EMPTY


def objects(value: object) -> list[Object]:
    """Return the objects in an array, or a single one; no others."""
    if isinstance(value, dict):
        return [value]
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def words(value: object) -> str:
    """Return a text that can be encoded; "" for any other value."""
    return clean(value, "utf-8") if isinstance(value, str) else ""


def one_line(value: object) -> str | None:
    """Return a text on one line; None if it is blank, or no text."""
    return " ".join(clean(words(value), "terminal").split()) or None


def first_text(*values: object) -> str | None:
    """Return the first of some values that is a text and not blank; None if none is."""
    return next((found for found in map(words, values) if found.strip()), None)


def name_of(value: object) -> str | None:
    """Return the name of a post or an account: an id, which old servers have as a number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) <= _LARGEST else None
    return first_text(value)


def time(value: object) -> str | None:
    """Return a time as in the tree; None if it is none."""
    found = words(value)
    return found if is_time(found) else None


def amount(value: object) -> int | None:
    """Return a whole number that is not negative; None for any other value."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= _LARGEST else None


def language(value: object) -> str | None:
    """Return a language tag; None for any other value, and for an unknown language."""
    found = valid_language(words(value).replace("_", "-"))
    return None if found == "und" else found


def web_address(value: object) -> str | None:
    """Return an address of the web; None for any other value."""
    found = words(value).strip()
    scheme, separator, rest = found.partition("://")
    is_web = separator and rest and scheme.lower() in LIVE_SCHEMES
    return found if is_web and not _UNSAFE.search(found) else None


def split(url: str) -> SplitResult | None:
    """Return the parts of an address; None if it is not valid."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # is checked only now
    except ValueError:
        return None
    return parts


def host_of(url: str | None) -> str | None:
    """Return the host of an address in lower case, with its port if it has one; None without a host."""
    parts = split(url) if url else None
    if parts is None or not parts.hostname:
        return None
    return parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"
