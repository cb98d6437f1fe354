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


def _recognised(source: Input) -> str:
    """Return the name of the reader that recognises a source. Raises `InputError` if several do."""
    suffix = PurePath(source.name).suffix.lower()
    names = sorted(registry.names("reader") - {FALLBACK})
    readers = [registry.reader(name) for name in names]
    if suffix:
        readers = [reader for reader in readers if suffix in reader.suffixes]
    if not readers:
        return FALLBACK
    head = source.head()
    found = [reader.format for reader in readers if reader.recognise(head, source.name)]
    if len(found) > 1:
        raise InputError(
            f"both {' and '.join(found)} recognise this file; choose one with --from", file=source.name
        )
    if found:
        return found[0]
    return readers[0].format if suffix and len(readers) == 1 else FALLBACK


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
