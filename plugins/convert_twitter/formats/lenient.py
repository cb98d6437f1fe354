"""Take from JSON what has the expected types, and leave the rest out."""

from functools import cache
from typing import Annotated, Any, TypeAlias, TypeVar, get_args, get_origin

import msgspec
from msgspec import Meta, Struct, ValidationError
from msgspec.structs import fields

Number: TypeAlias = Annotated[int, Meta(ge=-(2**53), le=2**53)]
"""A number that each language has; no offset, size or count is larger."""

T = TypeVar("T", bound=Struct)


def record(value: object, kind: type[T]) -> T:
    """Return a record of a value; a field of another type has its default."""
    try:
        return msgspec.convert(value, kind, strict=False)
    except ValidationError:
        return kind(**_fields(value, kind)) if isinstance(value, dict) else kind()


def _fields(value: dict[str, Any], kind: type[Struct]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(kind):
        given = value.get(field.encode_name)
        if given is None:
            continue
        inner, is_list = _record_in(field.type)
        try:
            found[field.name] = msgspec.convert(given, field.type, strict=False)
        except ValidationError:
            if inner and is_list and isinstance(given, list):
                found[field.name] = [record(each, inner) for each in given if isinstance(each, dict)]
            elif inner and not is_list and isinstance(given, dict):
                found[field.name] = record(given, inner)
    return found


@cache
def _record_in(hint: Any) -> tuple[type[Struct] | None, bool]:
    """Return the kind of records that a field has, and whether it has a list of them."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        return hint, False
    for each in get_args(hint):
        inner, is_list = _record_in(each)
        if inner:
            return inner, is_list or get_origin(hint) is list
    return None, False
