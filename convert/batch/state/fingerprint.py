"""Make the fingerprint of all that decides how outputs look, apart from their sources."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import msgspec

from convert import registry
from convert.errors import ConvertError
from convert.options import Reading, build
from convert.registry import Kind
from convert.sections import Sections, own_options
from convert.version import __version__


def fingerprints(reading: Reading, formats: Iterable[str], sections: Sections) -> dict[str, str]:
    """Return the fingerprint of each format, and that of reading alone under "".

    They depend on the version of this program, the code of the plugins that are used, the options, the
    content of files that options name, and SOURCE_DATE_EPOCH. They are the same on all machines with
    the same installation. An option that is given with the value of its default changes nothing.

    Args:
        reading: The options of reading.
        formats: The formats of the outputs.
        sections: The options of writers, readers and transforms, by their names.
    """
    common = _of_reading(reading, sections)
    return {
        "": _digest(common),
        **{name: _digest([common, _record("writer", name, sections)]) for name in formats},
    }


def _of_reading(reading: Reading, sections: Sections) -> list[object]:
    readers = [reading.from_] if reading.from_ else [name for name, _ in registry.readers()]
    return [
        __version__,
        registry.content_of("convert"),
        os.environ.get("SOURCE_DATE_EPOCH"),
        # A thread that is too large has no output.
        asdict(replace(reading, max_size=0)),
        [_record("reader", name, sections) for name in readers],
        [_record("transform", name, sections) for name in reading.transform],
    ]


def _record(kind: Kind, name: str, sections: Sections) -> object:
    """Return what describes the code and the options of a writer, a reader or a transform."""
    section = sections.get(name, {})
    try:
        identity = registry.identity(kind, name)
        if not section:
            return [name, identity]
        options = getattr(registry, kind)(name).options
        values = asdict(build(options, own_options(name, options, section)))
        if values == asdict(build(options, {})):
            return [name, identity]
    except ConvertError as error:  # which is reported where the record is used
        return [name, str(error), section, [*_named_files(section)]]
    return [name, identity, values, [*_named_files(values)]]


def _named_files(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the files that the value of an option names, such as a cover, and the hash of each.

    Among arguments for another program, one may be named after an equals sign: "--css=thread.css".
    """
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _named_files(each)
    elif isinstance(value, str | Path):
        text = str(value)
        for name in dict.fromkeys((text, *re.split(r"[\s=]+", text))):
            content = _content(name)
            if content:
                yield name, content


def _content(name: str) -> str:
    try:
        path = Path(name)
        return registry.file_content(path) if path.is_file() else ""
    except (OSError, ValueError):  # no possible name of a file
        return ""


def _digest(value: object) -> str:
    encoded = msgspec.json.encode(_plain(value), enc_hook=repr, order="deterministic")
    return hashlib.sha256(encoded).hexdigest()[:16]


def _plain(value: object) -> object:
    """Return a value of which JSON can be made, also if a text in it has lone surrogates."""
    if isinstance(value, str):
        return ascii(value)
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(value[key])] for key in sorted(value, key=repr)]
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return repr(value)
