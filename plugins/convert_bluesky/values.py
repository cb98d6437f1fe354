"""Take values out of JSON of which nothing is certain.

What is missing or of another type is an empty value, since a field that one server leaves out or
changes must not cost the whole thread.
"""

from collections.abc import Mapping
from typing import TypeAlias

from convert.characters import clean

Object: TypeAlias = Mapping[str, object]

_EMPTY: Object = {}


def as_object(value: object) -> Object:
    """Return an object; an empty one for any other value."""
    return value if isinstance(value, dict) else _EMPTY


def objects(value: object) -> list[Object]:
    """Return the objects in an array."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def words(value: object) -> str:
    """Return a text that can be encoded; "" for any other value."""
    return clean(value, "utf-8") if isinstance(value, str) else ""


def texts(value: object) -> list[str]:
    """Return the texts in an array that are not blank."""
    found = map(words, value) if isinstance(value, list) else ()
    return [each for each in found if each.strip()]


def integer(value: object) -> int | None:
    """Return a whole number; None for any other value."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def kind_of(value: Object) -> str:
    """Return the type of an object; of a view, only what follows the "#": "threadViewPost"."""
    return words(value.get("$type")).rpartition("#")[2]


def is_larger(value: object, most: int) -> bool:
    """Return whether a value has more than so many characters and members."""
    waiting = [value]
    for each in waiting:
        if isinstance(each, str):
            most -= len(each)
        elif isinstance(each, dict | list):
            most -= len(each)
            if most >= 0:
                waiting += each.values() if isinstance(each, dict) else each
        if most < 0:
            return True
    return False
