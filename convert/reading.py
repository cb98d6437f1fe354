"""Choose the reader of a source, and read its documents with it."""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import PurePath
from typing import Any

from convert import registry
from convert.errors import ConvertError, ConvertWarning, InputError
from convert.hooks import Reader
from convert.inputs import Input
from convert.media import with_media
from convert.options import Reading, build
from convert.overrides import apply_overrides
from convert.renumber import renumbered
from convert.sections import Sections, own_options
from convert.tree import Document
from convert.validation import fault_of_any

FALLBACK = "text"
"""The reader of what no other reader recognises."""

_SAVE = "save the thread in a file, or copy its text"
_DEFAULTS = Reading()
_END: Any = object()


def documents(source: Input, reading: Reading, sections: Sections) -> Iterator[Document]:
    """Yield the threads of a source, with the user's own title and so on, and transformed.

    Raises `ConvertError`.
    """
    with source, source.as_fetched() as found:
        name = reading.from_ or _recognised(found)
        reader = registry.reader(name)
        if found.url is not None and reader.address is None:
            raise InputError(f"{name} reads no addresses; {_SAVE}", file=found.name)
        options = _reader_options(name, reader, reading, sections.get(name, {}))
        for document in _read(name, reader, found, options):
            changed = apply_overrides(with_media(document, found, reading.media_), reading)
            if reading.links_ == "clean":
                # Imported here, since it loads the reader of text, which other readers do not need.
                from convert.tracking import without_tracking

                changed = without_tracking(changed)
            for transform in reading.transform:
                changed = transformed(changed, transform, sections.get(transform, {}))
            yield changed


def transformed(document: Document, name: str, options: Mapping[str, object]) -> Document:
    """Return a document changed by a transform, with its notes and media numbered anew.

    Raises `UsageError` for an unknown transform or an invalid option, and `PluginError` if it fails.
    """
    transform = registry.transform(name)
    own = own_options(name, transform.options, options)
    file = document.source.name
    with registry.calling("transform", name):
        values = build(transform.options, own, prefix=f"{name}.")
    with registry.calling("transform", name, file):
        changed = transform.apply(document, values)
    mistake = fault_of_any(changed)
    if mistake:
        raise registry.bug("transform", name, f"returned an invalid document: {mistake}", file)
    return renumbered(changed)


def recognised_suffixes() -> set[str]:
    """Return the suffixes of files that a reader may recognise."""
    return {
        suffix for name, suffixes in registry.readers() if name != FALLBACK for suffix in suffixes or ()
    }


def recognised_by(source: Input) -> list[str]:
    """Return the names of the readers that recognise a source, among those that read its suffix.

    The source may be an archive or a folder. An archive whose members can't be listed is in no format.
    Raises `InputError` if another source can't be read.
    """
    with source.as_fetched() as found:
        if found.url is not None:
            return _takers(found.url)
    try:
        source.members()
    except InputError:
        return []
    return [name for name in _candidates(source, registry.readers()) if _recognises(name, source)]


def _recognised(source: Input) -> str:
    """Return the name of the reader for a source. Raises `InputError` if several recognise it.

    A reader that fails to answer is skipped with a warning.
    """
    if source.url is not None:
        return _addressed(source.url)
    known = registry.readers()
    candidates = _candidates(source, known)
    answers = {name: _recognises(name, source) for name in candidates}
    found = [name for name, answer in answers.items() if answer]
    if len(found) > 1:
        raise InputError(
            f"both {' and '.join(found)} recognise this file; choose one with --from", file=source.name
        )
    if found:
        return found[0]
    if source.members() is not None:
        raise InputError(
            "no reader recognises this archive; convert.convert_many and the command line convert "
            "each thread in it",
            file=source.name,
        )
    if source.name.lower().endswith(dict(known).get(FALLBACK) or ()):
        return FALLBACK
    if not candidates:
        _warn_of([name for name, suffixes in known if suffixes is None], source.name)
    # Its error says more than that of the reader of text, which would take anything for words.
    own = [
        name
        for name in candidates
        if answers[name] is False and _is_suffix_of(name, candidates, source)
    ]
    return own[0] if own and _has_suffix(source) else FALLBACK


def _addressed(url: str) -> str:
    """Return the name of the reader of an address. Raises `InputError` if it is not exactly one."""
    found = _takers(url)
    if len(found) > 1:
        raise InputError(
            f"both {' and '.join(found)} read this address; choose one with --from", file=url
        )
    if not found:
        raise InputError(f"no reader takes this address; {_SAVE}", file=url)
    return found[0]


def _takers(url: str) -> list[str]:
    """Return the names of the readers that take an address.

    One that fails is skipped with a warning.
    """
    found: list[str] = []
    for name, _ in registry.readers():
        try:
            address = registry.reader(name).address
            with registry.calling("reader", name, url):
                if address is not None and address(url):
                    found.append(name)
        except ConvertError as error:
            _warn_of_skipped(error)
    return sorted(found)


def _candidates(source: Input, known: Iterable[tuple[str, tuple[str, ...] | None]]) -> list[str]:
    """Return the readers that may recognise a source: those for its suffix, or all if it has none."""
    name = source.name.lower()
    has_suffix = _has_suffix(source)
    return sorted(
        reader
        for reader, suffixes in known
        if reader != FALLBACK and suffixes is not None and (not has_suffix or name.endswith(suffixes))
    )


def _is_suffix_of(name: str, candidates: list[str], source: Input) -> bool:
    """Return whether the suffix of a source is that of a reader only, or means it: ".json" of json."""
    return candidates == [name] or source.name.lower().endswith(f".{name}")


def _has_suffix(source: Input) -> bool:
    return not source.is_folder and PurePath(source.name).suffix != ""


def _recognises(name: str, source: Input) -> bool | None:
    """Return whether a reader recognises a source; None, with a warning, if it fails.

    Raises `InputError` if the source can't be read.
    """
    try:
        reader = registry.reader(name)
    except ConvertError as error:
        _warn_of_skipped(error)
        return None
    members = None if reader.archive is None else source.members()
    head = b"" if members is not None or source.is_folder else source.head()
    try:
        with registry.calling("reader", name, source.name):
            if reader.archive is not None and members is not None:
                return bool(reader.archive(members))
            return not source.is_folder and bool(reader.recognise(head, source.name))
    except ConvertError as error:
        _warn_of_skipped(error)
        return None


def _warn_of_skipped(error: ConvertError) -> None:
    warnings.warn(f"{error}; this reader is skipped", ConvertWarning, stacklevel=2)


def _warn_of(broken: Iterable[str], file: str) -> None:
    """Warn of broken readers that might have recognised a file."""
    for name in broken:
        try:
            registry.reader(name)
        except ConvertError as error:
            warnings.warn(f"{file}: {error}; this reader is skipped", ConvertWarning, stacklevel=2)


def _reader_options(
    name: str, reader: Reader[Any], reading: Reading, section: Mapping[str, object]
) -> Any:
    """Return the options of a reader: those of its own section, and those that all readers share.

    An option with the name of one in `Reading` has its value, unless it is the default.
    """
    shared: dict[str, object] = {}
    if reading != _DEFAULTS:
        own = {field.name for field in fields(reader.options)}
        shared = {
            field.name: value
            for field in fields(Reading)
            if field.name in own
            and (value := getattr(reading, field.name)) != getattr(_DEFAULTS, field.name)
        }
    given = own_options(name, reader.options, section)
    with registry.calling("reader", name):
        return build(reader.options, shared | given, prefix=f"{name}.")


def _read(name: str, reader: Reader[Any], source: Input, options: Any) -> Iterator[Document]:
    """Yield what a reader returns, after checking it."""
    with registry.calling("reader", name, source.name):
        results = iter(reader.read(source, options))
    while True:
        with registry.calling("reader", name, source.name):
            document: Any = next(results, _END)
        if document is _END:
            return
        # The text reader is part of the core, and tests check all that it can return.
        mistake = None if name == FALLBACK else fault_of_any(document)
        if mistake:
            raise registry.bug("reader", name, f"returned an invalid document: {mistake}", source.name)
        yield document
