"""Options: one dataclass is the command line's flags, a configuration's keys, Python's arguments.

A field is an option: its name with hyphens on the command line and in YAML, its help the text in
`Annotated[T, "…"]`, its values checked in one place with one message.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from convert.errors import UsageError

T = TypeVar("T")

_YES_NO = {"yes": True, "on": True, "no": False, "off": False}


@dataclass(frozen=True)
class Reading:
    """What may be said of a thread before it is read, whatever it is read from."""

    title: Annotated[str | None, "the title (otherwise the first sentence)"] = None
    author: Annotated[str | None, "who wrote it: a name, or a handle with its @"] = None
    language: Annotated[str | None, "the language, as a BCP 47 tag such as en or pt-BR"] = None
    platform: Annotated[
        Literal["twitter", "mastodon", "bluesky"], "the network whose @handles these are"
    ] = "twitter"
    gaps: Annotated[
        Literal["mark", "join"], "where an emoji was lost: mark it with […], or join with a space"
    ] = "mark"
    split: Annotated[
        Literal["auto", "numbered", "blank", "none"],
        "what parts the posts: their numbers, blank lines, or nothing",
    ] = "auto"
    repair: Annotated[bool, "mend what copying did to the text"] = True
    encoding: Annotated[
        str | None, "the encoding of the text (otherwise UTF-8, that of its mark, or a sure guess)"
    ] = None


class Option(NamedTuple):
    """One option, as people see it."""

    name: str
    """With hyphens: "page-size"."""
    help: str
    default: Any
    values: tuple[str, ...]
    """What may be given, if that can be listed; else empty."""
    kind: str
    """What is given, in a word: "text", "number", "yes|no", "a5|a4|letter"."""


def options_of(record: type[Any]) -> Iterator[Option]:
    """The options that a dataclass has, in its order."""
    hints = get_type_hints(record, include_extras=True)
    for field in fields(record):
        hint, text, described = hints[field.name], "", None
        if get_origin(hint) is Annotated:
            hint, text, *constraints = get_args(hint)
            described = next((c.description for c in constraints if hasattr(c, "description")), None)
        kind, values = _kind(hint)
        default = field.default if field.default is not MISSING else None
        yield Option(option_name(field.name), text, default, values, described or kind)


def option_name(field: str) -> str:
    """The name of a field as people write it."""
    return field.replace("_", "-")


def build(record: type[T], values: Mapping[str, object], prefix: str = "") -> T:
    """An instance of an options dataclass, from values by name with hyphens or underscores.

    Texts are converted to the types of the fields ("no" to False, "12" to 12). Raises `UsageError`,
    which names the option as `prefix` + name ("pdf.page-size") and what it takes.
    """
    from msgspec import ValidationError, convert  # 40 ms that `--help` has no use for

    if not values:
        return record()
    known = {option.name: option for option in options_of(record)}
    given: dict[str, object] = {}
    for name, value in values.items():
        option = known.get(option_name(str(name)))
        if option is None:
            raise UsageError(f"{prefix}{name}: no such option{suggestion(str(name), known)}")
        if option.kind == "yes|no":
            value = _YES_NO.get(value.lower(), value) if isinstance(value, str) else value
        elif value is False and "no" in option.values:
            value = "no"  # which YAML takes for False
        try:
            # one at a time, so that the message can name the option that is wrong
            convert({option.name.replace("-", "_"): value}, record, strict=False)
        except ValidationError:
            raise UsageError(f"{prefix}{option.name}: {option.kind} is wanted, not {value!r}") from None
        given[option.name.replace("-", "_")] = value
    return convert(given, record, strict=False)


def suggestion(name: str, known: Mapping[str, object] | list[str], listed: str = "") -> str:
    """The end of a message about a name that does not exist: what was meant, or what there is.

    `listed` says where that can be read, if it is too much for a line.
    """
    from difflib import get_close_matches  # a millisecond that a call without mistakes has no use for

    close = get_close_matches(name, list(known), n=1)
    if close:
        return f"; did you mean {close[0]}?"
    if listed:
        return f"; {listed}"
    return f"; there are {', '.join(sorted(known))}" if known else "; there are none"


def _kind(hint: Any) -> tuple[str, tuple[str, ...]]:
    """The kind and the listable values of a field's type."""
    if get_origin(hint) in (Union, UnionType):
        kinds = [_kind(part) for part in get_args(hint) if part is not NoneType]
        return "|".join(kind for kind, _ in kinds), sum((values for _, values in kinds), ())
    if get_origin(hint) is Literal:
        values = tuple(str(value) for value in get_args(hint))
        return "|".join(values), values
    return {bool: ("yes|no", ("yes", "no")), int: ("number", ()), float: ("number", ())}.get(
        hint, ("text", ())
    )
