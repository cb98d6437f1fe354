"""Check the fields of records: their types, names, suffixes and media types."""

import re
from typing import Any, Protocol, TypeAlias

from convert.files.names import TEXT_SUFFIXES
from convert.hooks import Reader, Transform, Writer
from convert.testing.advice import Advice
from convert.testing.checks.running import NotApplicableError

Record: TypeAlias = Writer[Any] | Reader[Any] | Transform[Any]

_NAME = re.compile("[a-z][a-z0-9_-]*")
_TOKEN = r"[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*"  # RFC 6838 §4.2
_TREES = "application|audio|font|image|message|model|multipart|text|video"
_MEDIA_TYPE = re.compile(f"(?:{_TREES})/{_TOKEN}")

_FIELDS = "Hooks"


class RecordCase(Protocol):
    """A record under test."""

    @property
    def record(self) -> Record:
        """The record."""


def name_of(record: Record) -> str:
    """Return the name of a format or a transform."""
    return record.name if isinstance(record, Transform) else record.format


def fields_have_the_right_types(case: RecordCase) -> Advice | None:
    """Check the type of each field, since a dataclass does not."""
    record = case.record
    for field, value, wanted, is_right in _fields(record):
        if not is_right:
            return Advice(
                wrong=f"`{field}` is {value!r}, not {wanted}.",
                why="records are not checked when they are made; the program fails where the field is "
                "used.",
                remedy=f"give {wanted} as `{field}` of your convert.{type(record).__name__}.",
                section=_FIELDS,
            )
    return None


def _fields(record: Record) -> list[tuple[str, object, str, bool]]:
    """Return name, value and wanted type of each field, and whether the value has it."""
    match record:
        case Writer():
            own = [
                ("format", "a str"),
                ("suffix", "a str"),
                ("media_type", "a str"),
                ("write", "a function"),
            ]
        case Reader():
            own = [
                ("format", "a str"),
                ("suffixes", "a tuple of str"),
                ("recognise", "a function"),
                ("read", "a function"),
                ("address", "a function or None"),
                ("archive", "a function or None"),
            ]
        case Transform():
            own = [("name", "a str"), ("apply", "a function")]
    return [
        (name, value := getattr(record, name), wanted, _is(value, wanted))
        for name, wanted in [*own, ("description", "a str")]
    ]


def _is(value: object, wanted: str) -> bool:
    match wanted:
        case "a str":
            return isinstance(value, str)
        case "a tuple of str":
            return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
        case "a function or None":
            return value is None or callable(value)
        case _:
            return callable(value)


def name_can_be_typed(case: RecordCase) -> Advice | None:
    """Check that a name is one that the command line, YAML and Python can hold."""
    name: object = name_of(case.record)
    if not isinstance(name, str):
        raise NotApplicableError("the name is no text")
    if _NAME.fullmatch(name):
        return None
    return Advice(
        wrong=f"{name!r} is not a name that users can type.",
        why="the name follows --to, --from or --transform, starts options such as --shout.ending, and "
        "is a key in YAML; a capital letter, a dot or a space never matches there.",
        remedy="start it with a lowercase letter; use lowercase letters, digits, hyphens and "
        "underscores only, in the record and in the entry point.",
        section=_FIELDS,
    )


def suffix_is_of_its_own(case: RecordCase) -> Advice | None:
    """Check that a suffix begins with a dot and, for a writer, is not that of threads."""
    record = case.record
    suffixes: tuple[object, ...]
    match record:
        case Writer():
            suffixes = (record.suffix,)
        case Reader():
            suffixes = record.suffixes if isinstance(record.suffixes, tuple) else ()
        case Transform():
            return None
    for suffix in suffixes:
        if not isinstance(suffix, str):
            raise NotApplicableError("the suffix is no text")
        if not re.fullmatch(r"\.[^\s/\\.]+(\.[^\s/\\.]+)*", suffix) or suffix != suffix.lower():
            return Advice(
                wrong=f"The suffix {suffix!r} is not one.",
                why="outputs are named after their threads with this suffix, and files are recognised "
                "by it, in lowercase.",
                remedy='start it with a dot, and use lowercase letters: ".pdf".',
                section=_FIELDS,
            )
        if isinstance(record, Writer) and suffix in TEXT_SUFFIXES:
            return Advice(
                wrong=f"The suffix {suffix!r} is that of threads.",
                why="the output of thread.txt would replace thread.txt itself, which is an error; and "
                "the next run over the folder would read outputs as threads.",
                remedy=f'choose another one, such as ".{record.format}".',
                section=_FIELDS,
            )
    return None


def media_type_is_one(case: RecordCase) -> Advice | None:
    """Check that a media type has the form of RFC 6838."""
    record = case.record
    if not isinstance(record, Writer):
        return None
    if not isinstance(record.media_type, str):
        raise NotApplicableError("the media type is no text")
    if _MEDIA_TYPE.fullmatch(record.media_type):
        return None
    return Advice(
        wrong=f"{record.media_type!r} is not a media type.",
        why="programs that serve or archive outputs use it.",
        remedy='give a type and a subtype: "text/plain", "application/x-shout" (RFC 6838).',
        section=_FIELDS,
    )


RECORD_CHECKS = (
    fields_have_the_right_types,
    name_can_be_typed,
    suffix_is_of_its_own,
    media_type_is_one,
)
