"""Read, render and convert threads from Python."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import Any

from convert import files, registry
from convert.characters import clean
from convert.errors import ConvertError, InputError
from convert.hooks import Output
from convert.inputs import Input, is_address
from convert.locations import location
from convert.options import Reading, build, size_in_bytes
from convert.reading import documents as reading_documents
from convert.reading import transformed
from convert.registry import Format
from convert.rendered import content_of, defect, files_of
from convert.tree import Document

_OF_READING = frozenset(field.name for field in fields(Reading))


def read(
    source: str | os.PathLike[str] | bytes, /, *, name: str | None = None, **options: object
) -> Document:
    """Read the thread in a file, in bytes, or at an address.

    The reader is the one that recognises the source, or the one that `from_` names.

    Args:
        source: The path of a file, the URL of an object in a store (`s3://…`, with the extra "cloud"),
            the address of a post ("https://bsky.app/profile/…/post/…"), or the content of a file.
        name: The name of the source in the document and in messages. Default: the file's name.
        options: The fields of `convert.options.Reading` (`title`, `author`, `gaps`, `max_size`, …), and
            a mapping for each reader and transform with options of its own, by its name.

    Raises `ConvertError`, also if the source holds several threads; `read_all` reads these.
    """
    return _only(read_all(source, name=name, **options), name or _name_of(source))


def _only(documents: Iterator[Document], file: str) -> Document:
    """Return the only one of some documents. Raises `InputError` if there is another number of them."""
    found = list(islice(documents, 2))
    if len(found) == 1:
        return found[0]
    message = (
        "there is no thread in it"
        if not found
        else ("it holds several threads; convert.read_all reads them all")
    )
    raise InputError(message, file=file)


def read_all(
    source: str | os.PathLike[str] | bytes, /, *, name: str | None = None, **options: object
) -> Iterator[Document]:
    """Yield the threads in a source, one at a time. The arguments are those of `read`.

    Raises `ConvertError`, as soon as a thread is requested.
    """
    reading, _ = _split(options)
    limit = size_limit(reading)
    if isinstance(source, bytes):
        given = Input.of_bytes(source, name or "thread")
        if len(source) > limit.size:
            raise limit.exceeded(len(source), given.name)
    elif is_address(source):
        given = Input.of_url(str(source))
    else:
        given = Input.of_file(location(source), limit, name)
    try:
        yield from read_input(given, **options)
    except ConvertError as error:
        if not isinstance(source, bytes) and error.file == given.name:
            error.file = str(source)  # the path as the caller wrote it
        raise


def read_input(source: Input, /, **options: object) -> Iterator[Document]:
    """Yield the threads in an input, one at a time. The options are those of `read`.

    Raises `ConvertError`, as soon as a thread is requested.
    """
    reading, sections = _split(options)
    yield from reading_documents(source, reading, sections)


def _name_of(source: str | os.PathLike[str] | bytes) -> str:
    return "thread" if isinstance(source, bytes) else str(source)


def _split(options: Mapping[str, object]) -> tuple[Reading, dict[str, Mapping[str, object]]]:
    """Return the options of reading, and those of single readers and transforms by their name.

    Raises `UsageError`.
    """
    sections = {
        name: value
        for name, value in options.items()
        if isinstance(value, Mapping) and name not in _OF_READING
    }
    values = {name: value for name, value in options.items() if name not in sections}
    return build(Reading, values), sections


def transform(document: Document, name: str, /, **options: object) -> Document:
    """Return a document changed by a transform, such as "anonymise". Raises `ConvertError`."""
    return transformed(document, name, options)


def formats(*, check: bool = False) -> tuple[Format, ...]:
    """Return all formats, sorted by name, and then all transforms.

    With `check`, each plugin is imported, and the `fault` of a format says what is wrong with it.
    """
    return registry.all_formats(check=check)


def use_plugin(path: str | os.PathLike[str], /) -> None:
    """Use the writers, readers and transforms of a Python file, which needs no distribution.

    They have the names of their records, and the same hooks as an installed plugin. Raises
    `ConvertError` if the file is broken.
    """
    registry.add_file(Path(path))


def size_limit(reading: Reading) -> files.Limit:
    """Return the largest size of a thread."""
    return files.Limit(
        size=size_in_bytes(reading.max_size),
        rule=f"--max-size allows ({reading.max_size}); raise it with --max-size",
    )


def render(document: Document, to: str, /, **options: object) -> str | bytes | Output:
    """Return a document in a format: text, or bytes for a binary format.

    It is an `Output` of text or bytes if there are files beside it, such as pictures.

    `options` are those of the format's writer (`page_size="a5"`). Raises `ConvertError`.
    """
    writer = registry.writer(to)
    with registry.calling("writer", to):
        values = build(writer.options, options, prefix=f"{to}.")
    with registry.calling("writer", to, document.source.name):
        rendered = writer.write(document, values)
    mistake = defect(rendered)
    if mistake:
        raise registry.bug("writer", to, mistake, document.source.name)
    return rendered


def encoded(rendered: str | bytes) -> bytes:
    """Return the bytes of a rendered document. Text is encoded as UTF-8, lone surrogates as U+FFFD."""
    if isinstance(rendered, bytes):
        return rendered
    return clean(rendered, "utf-8").encode()


def save(
    rendered: str | bytes | Output,
    path: Path,
    *,
    source: Path | None,
    place: files.Place | None = None,
    durable: bool = False,
) -> None:
    """Write a rendered document to a file, after the files beside it.

    The arguments and errors are those of `files.write_whole`.
    """
    beside = files_of(rendered)
    files.write_companions(path, beside, source=source, place=place, durable=durable)
    data = encoded(content_of(rendered))
    files.write_whole(path, data, source=source, place=place, durable=durable)


def convert(
    source: str | os.PathLike[str],
    /,
    to: str,
    out: str | os.PathLike[str] | None = None,
    *,
    keep_source: bool = False,
    **options: Any,
) -> Path:
    """Convert the thread in a file or at an address, and return the path of the output.

    Args:
        source: The path of the thread, the URL of an object in a store, or the address of a post.
        to: The format.
        out: A file or an existing folder, also in a store. Default: next to the source; in the current
            folder and named after the thread if the source is an address.
        keep_source: Keep what was fetched from an address, in a zip beside the output.
        options: Options of `read` and of the format's writer.

    Raises `ConvertError`.
    """
    given = Input.of_url(str(source)) if is_address(source) else None
    path = location(source) if given is None else None
    writer = registry.writer(to)
    of_reading = {name: value for name, value in options.items() if _is_of_reading(name, value)}
    if given is None:
        document = read(source, **of_reading)
    else:
        document = _only(read_input(given, **of_reading), given.name)
    of_writing = {name: value for name, value in options.items() if name not in of_reading}
    rendered = render(document, to, **of_writing)
    target = location(out) if out is not None else None
    if target is None or files.is_folder(target):
        named = path or Path(files.output_name(files.thread_name(document), ".txt"))
        target = files.beside(named, writer.suffix, target)
    save(rendered, target, source=path, durable=True)
    if keep_source and given is not None:
        kept = target.with_name(files.stem(target.name) + files.SOURCE_SUFFIX)
        files.write_whole(kept, given.kept() or b"", durable=True)
    return target


def _is_of_reading(name: str, value: object) -> bool:
    """Return whether an option is one of reading, or those of a reader or a transform."""
    if isinstance(value, Mapping) and registry.is_known(name, "reader", "transform"):
        return True
    return name in _OF_READING
