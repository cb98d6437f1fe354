"""Choose the reader of a source, and read its documents with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import PurePath
from typing import Any

from convert import registry
from convert.errors import ConvertError, InputError, one_line
from convert.hooks import Reader
from convert.inputs import Input
from convert.options import Reading, build
from convert.overrides import apply_overrides
from convert.renumber import renumbered
from convert.sections import Sections, own_options
from convert.tree import Document
from convert.validation import fault_of_any

FALLBACK = "text"
"""The reader of what no other reader recognises."""

_DEFAULTS = Reading()


def documents(source: Input, reading: Reading, sections: Sections) -> Iterator[Document]:
    """Yield the threads of a source, with the user's own title and so on, and transformed.

    Raises `ConvertError`.
    """
    with source:
        name = reading.from_ or _recognised(source)
        reader = registry.reader(name)
        options = _reader_options(reader, reading, sections.get(name, {}))
        for document in _read(reader, source, options):
            changed = apply_overrides(document, reading)
            for transform in reading.transform:
                changed = transformed(changed, transform, sections.get(transform, {}))
            yield changed


def transformed(document: Document, name: str, options: Mapping[str, object]) -> Document:
    """Return a document changed by a transform, with its notes and media numbered anew.

    Raises `UsageError` for an unknown transform or an invalid option, and `PluginError` if it fails.
    """
    transform = registry.transform(name)
    values = build(transform.options, own_options(name, transform.options, options), prefix=f"{name}.")
    file = document.source.name
    try:
        changed = transform.apply(document, values)
    except ConvertError:
        raise
    except Exception as error:
        raise registry.bug("transform", name, f"failed: {one_line(error)}", file) from error
    mistake = fault_of_any(changed)
    if mistake:
        raise registry.bug("transform", name, f"returned an invalid document: {mistake}", file)
    return renumbered(changed)


def recognised_suffixes() -> set[str]:
    """Return the suffixes of files that a reader may recognise."""
    return {suffix for reader in _recognisers() for suffix in reader.suffixes}


def recognised_by(source: Input) -> list[str]:
    """Return the names of the readers that recognise a source, among those that read its suffix."""
    return [reader.format for reader in _candidates(source) if _is_recognised(reader, source)]


def _recognised(source: Input) -> str:
    """Return the name of the reader for a source. Raises `InputError` if several recognise it."""
    candidates = _candidates(source)
    found = [reader.format for reader in candidates if _is_recognised(reader, source)]
    if len(found) > 1:
        raise InputError(
            f"both {' and '.join(found)} recognise this file; choose one with --from", file=source.name
        )
    if found:
        return found[0]
    # Its error says more than that of the reader of text, which would take anything for words.
    only = len(candidates) == 1 and _has_suffix(source)
    return candidates[0].format if only else FALLBACK


def _recognisers() -> list[Reader[Any]]:
    """Return the readers that recognise their sources, sorted by name: all but that of text."""
    return [registry.reader(name) for name in sorted(registry.names("reader") - {FALLBACK})]


def _candidates(source: Input) -> list[Reader[Any]]:
    """Return the readers that may recognise a source: those for its suffix, or all if it has none."""
    readers = _recognisers()
    if not _has_suffix(source):
        return readers
    return [reader for reader in readers if source.name.lower().endswith(reader.suffixes)]


def _has_suffix(source: Input) -> bool:
    return PurePath(source.name).suffix != ""


def _is_recognised(reader: Reader[Any], source: Input) -> bool:
    return bool(reader.recognise(source.head(), source.name))


def _reader_options(reader: Reader[Any], reading: Reading, section: Mapping[str, object]) -> Any:
    """Return the options of a reader: those of its own section, and those that all readers share.

    An option with the name of one in `Reading` has its value, unless it is the default.
    """
    own = {field.name for field in fields(reader.options)}
    shared = {
        field.name: value
        for field in fields(Reading)
        if field.name in own
        and (value := getattr(reading, field.name)) != getattr(_DEFAULTS, field.name)
    }
    given = own_options(reader.format, reader.options, section)
    return build(reader.options, shared | given, prefix=f"{reader.format}.")


def _read(reader: Reader[Any], source: Input, options: Any) -> Iterator[Document]:
    """Yield what a reader returns, after checking it."""
    name = reader.format
    results: Iterable[Document]
    try:
        results = iter(reader.read(source, options))
        for document in results:
            # The text reader is part of the core, and tests check all that it can return.
            mistake = None if name == FALLBACK else fault_of_any(document)
            if mistake:
                what = f"returned an invalid document: {mistake}"
                raise registry.bug("reader", name, what, source.name)
            yield document
    except ConvertError:
        raise
    except MemoryError:
        raise InputError("not enough memory to read this thread", file=source.name) from None
    except Exception as error:
        raise registry.bug("reader", name, f"failed: {one_line(error)}", source.name) from error
