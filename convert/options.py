"""Turn a dataclass of options into command-line flags, configuration keys and Python arguments.

Each field is an option: its name with hyphens on the command line and in YAML, its help text in
`Annotated[T, "…"]`. All values go through `build`, which checks them and raises one kind of error.
"""

import re
import reprlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from convert.errors import UsageError

T = TypeVar("T")

Replies: TypeAlias = Literal["author", "all"]
"""Whose posts on a page are kept: those of the thread's author, or all."""

_YES_NO = {"yes": True, "on": True, "no": False, "off": False}


_UNITS = {"": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}
_SIZE = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,3})?) ?(|kb|mb|gb)", re.ASCII | re.IGNORECASE)

# Shows two levels of a value: one of nested YAML aliases could be longer than memory.
_short = reprlib.Repr()
_short.maxlevel = 2
_short.maxstring = _short.maxother = _short.maxlong = 200


class Kind(NamedTuple):
    """The values of an option in short, where its type does not say it; for `Annotated`."""

    description: str


@dataclass(frozen=True)
class Overrides:
    """What the user sets in place of what the source says, for all input formats."""

    title: Annotated[str | None, "the title (default: the first sentence)"] = None
    author: Annotated[str | None, "the author: a name, or a handle with its @"] = None
    language: Annotated[str | None, "the language, as a BCP 47 tag such as en or pt-BR"] = None
    gaps: Annotated[
        Literal["mark", "join"], "where an emoji was lost: mark it with […], or join with a space"
    ] = "mark"


@dataclass(frozen=True)
class TextOptions(Overrides):
    """The options of the reader of text."""

    platform: Annotated[
        Literal["auto", "twitter", "mastodon", "bluesky", "threads"],
        "the network that the @handles belong to (auto: that of most, by their form)",
    ] = "auto"
    split: Annotated[
        Literal["auto", "numbered", "blank", "none"],
        "what separates the posts: their numbers, blank lines, or nothing",
    ] = "auto"
    replies: Annotated[
        Replies, "on a network's page, keep the posts of the author, or all with their authors"
    ] = "author"
    repair: Annotated[bool, "repair the damage that copying did to the text"] = True
    encoding: Annotated[
        str | None, "the encoding of the text (default: UTF-8, that of its BOM, or a sure guess)"
    ] = None


@dataclass(frozen=True)
class Reading(TextOptions):
    """The options of reading that are given without the name of a format."""

    from_: Annotated[str | None, "the format of the threads (default: the one that fits each)"] = None
    transform: Annotated[tuple[str, ...], "change the threads before writing; can be repeated"] = ()
    max_size: Annotated[
        str | int, "the largest size of a thread that is read", Kind("BYTES|kB|MB|GB")
    ] = "64MB"

    def __post_init__(self) -> None:
        """Raise `ValueError` for an invalid size."""
        size_in_bytes(self.max_size)


class Option(NamedTuple):
    """One option, as users see it."""

    name: str
    """The name with hyphens: "page-size"."""
    field: str
    """The name of the field: "page_size"."""
    help: str
    default: Any
    values: tuple[str, ...]
    """All valid values if they can be listed, else empty."""
    kind: str
    """The values in short: "text", "number", "yes|no", "a5|a4|letter"."""


def options_of(record: type[Any]) -> Iterator[Option]:
    """Yield the options of a dataclass, in the order of its fields."""
    hints = get_type_hints(record, include_extras=True)
    for field in fields(record):
        hint, text, description = hints[field.name], "", None
        if get_origin(hint) is Annotated:
            hint, text, *constraints = get_args(hint)
            description = next((c.description for c in constraints if hasattr(c, "description")), None)
        kind, values = _kind(hint)
        yield Option(
            name=option_name(field.name),
            field=field.name,
            help=text,
            default=field.default if field.default is not MISSING else None,
            values=values,
            kind=description or kind,
        )


def size_in_bytes(size: str | int) -> int:
    """Return a size in bytes: 64000000 for "64MB". Raises `ValueError` if it is invalid."""
    found = _SIZE.fullmatch(str(size).strip())
    if not found:
        raise ValueError("not a size")
    number, unit = found.groups()
    return int(float(number) * _UNITS[unit.lower()])


def option_name(field: str) -> str:
    """Return the option name of a field: "page-size" for "page_size", "from" for "from_"."""
    return field.rstrip("_").replace("_", "-")


def build(record: type[T], values: Mapping[str, object], prefix: str = "") -> T:
    """Create an instance of an options dataclass from values by name, with hyphens or underscores.

    Text is converted to the types of the fields ("no" to False, "12" to 12). Raises `UsageError`, whose
    message names the option with the prefix ("pdf.page-size") and the values that it accepts.
    """
    # Imported here because `convert --help` imports this module and must not import msgspec.
    from msgspec import ValidationError, convert

    if not values:
        return record()
    known = {option.name: option for option in options_of(record)}
    given: dict[str, object] = {}
    for name, value in values.items():
        option = known.get(option_name(str(name)))
        if option is None:
            raise UsageError(f"{prefix}{name}: no such option{suggestion(str(name), known)}")
        field = option.field
        given[field] = _normalized(value, option)
        try:
            # One at a time, so that the message can name the invalid option.
            convert({field: given[field]}, record, strict=False)
        except ValidationError:
            raise UsageError(invalid_value(prefix + option.name, value, option.kind)) from None
    return convert(given, record, strict=False)


def invalid_value(name: str, value: object, kind: str) -> str:
    """Return the message for an invalid value; `kind` lists the valid ones, separated by "|"."""
    *others, last = kind.split("|")
    expected = f"{', '.join(others)} or {last}" if others else last
    return f"invalid value {_short.repr(value)} for {name} (expected {expected})"


def suggestion(name: str, known: Collection[str], hint: str = "") -> str:
    """Return the end of a message about an unknown name: the closest known one, or all of them.

    `hint` is shown instead of the list; it says where to find it.
    """
    from difflib import get_close_matches  # imported here, because only a mistake needs it

    close = get_close_matches(name, list(known), n=1)
    if close:
        return f"; did you mean {close[0]}?"
    if hint:
        return f"; {hint}"
    return f"; choose from {', '.join(sorted(known))}" if known else ""


def _normalized(value: object, option: Option) -> object:
    """Return the value with the words of YAML 1.1 for true and false understood."""
    if option.kind == "yes|no":
        return _YES_NO.get(value.lower(), value) if isinstance(value, str) else value
    if value is False and "no" in option.values:
        return "no"  # YAML reads an unquoted `no` as False
    return value


def _kind(hint: Any) -> tuple[str, tuple[str, ...]]:
    """Return the kind of a field's type and its values, if they can be listed."""
    if get_origin(hint) in (Union, UnionType):
        kinds = [_kind(part) for part in get_args(hint) if part is not NoneType]
        return "|".join(kind for kind, _ in kinds), sum((values for _, values in kinds), ())
    if get_origin(hint) is Literal:
        values = tuple(str(value) for value in get_args(hint))
        return "|".join(values), values
    if get_origin(hint) is tuple:
        return _kind(get_args(hint)[0])
    return {bool: ("yes|no", ("yes", "no")), int: ("number", ()), float: ("number", ())}.get(
        hint, ("text", ())
    )
