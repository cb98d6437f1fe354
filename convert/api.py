"""Read, render and convert threads from Python."""

import os
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

from convert import files, registry
from convert.errors import ConvertError, InputError, OutputError, PluginError, one_line
from convert.hooks import Output
from convert.options import Reading, build, size_in_bytes
from convert.overrides import apply_overrides
from convert.rendered import content_of, defect, files_of
from convert.text import read_text
from convert.tree import Document

_SURROGATES = re.compile("[\ud800-\udfff]")


def read(
    source: str | os.PathLike[str] | bytes, *, name: str | None = None, **options: object
) -> Document:
    """Read a thread from a file or from bytes.

    A file goes to the installed reader for its suffix (".json"); any other file is read as text.

    Args:
        source: The path of a file, or the content of one.
        name: The name of the source in the document and in messages. Default: the file's name.
        options: The fields of `convert.options.Reading` (`title`, `author`, `gaps`, `max_size`, …).

    Raises `ConvertError`.
    """
    reading = build(Reading, options)
    limit = size_limit(reading)
    if isinstance(source, bytes):
        data, name = source, name or "thread"
        if len(data) > limit.size:
            raise limit.exceeded(len(data), name)
    else:
        path = Path(source)
        data, name = files.read_bytes(path, limit), name or path.name
    try:
        document = _parse(data, name, reading)
    except ConvertError as error:
        if not isinstance(source, bytes) and error.file == name:
            error.file = os.fspath(source)  # the path as the caller wrote it
        raise
    return apply_overrides(document, reading)


def _parse(data: bytes, name: str, reading: Reading) -> Document:
    suffix = Path(name).suffix.lower().removeprefix(".")
    try:
        if suffix in registry.names("convert.readers"):
            return registry.reader(suffix).read(data, name)
        return read_text(data, name, reading)
    except MemoryError:
        raise InputError("not enough memory to read this thread", file=name) from None


def size_limit(reading: Reading) -> files.Limit:
    """Return the largest size of a thread."""
    return files.Limit(
        size=size_in_bytes(reading.max_size),
        rule=f"--max-size allows ({reading.max_size}); raise it with --max-size",
    )


def render(document: Document, to: str, **options: object) -> str | bytes | Output:
    """Return a document in a format: text, or bytes for a binary format.

    It is an `Output` of text or bytes if there are files beside it, such as pictures.

    `options` are those of the format's writer (`page_size="a5"`). Raises `ConvertError`.
    """
    writer = registry.writer(to)
    values = build(writer.options, options, prefix=f"{to}.")
    try:
        rendered = writer.write(document, values)
    except ConvertError:
        raise
    except MemoryError:
        raise OutputError(
            f"not enough memory to write this thread as {to}", file=document.source.name
        ) from None
    except Exception as error:
        raise PluginError(
            f"bug in plugin {registry.plugin_of(to)}: the {to} writer failed: {one_line(error)}",
            file=document.source.name,
        ) from error
    mistake = defect(rendered)
    if mistake:
        raise PluginError(
            f"bug in plugin {registry.plugin_of(to)}: the {to} writer {mistake}",
            file=document.source.name,
        )
    return rendered


def encoded(rendered: str | bytes) -> bytes:
    """Return the bytes of a rendered document. Text is encoded as UTF-8, lone surrogates as U+FFFD."""
    if isinstance(rendered, bytes):
        return rendered
    return _SURROGATES.sub("\ufffd", rendered).encode()


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
    to: str,
    out: str | os.PathLike[str] | None = None,
    **options: Any,
) -> Path:
    """Convert the thread in a file, and return the path of the output.

    Args:
        source: The path of the thread.
        to: The format.
        out: A file or an existing folder. Default: next to the source.
        options: Options of `read` and of the format's writer.

    Raises `ConvertError`.
    """
    path = Path(source)
    of_reading = {field.name for field in fields(Reading)}
    document = read(path, **{name: value for name, value in options.items() if name in of_reading})
    writer = registry.writer(to)
    rendered = render(
        document, to, **{name: value for name, value in options.items() if name not in of_reading}
    )
    target = Path(out) if out is not None else None
    if target is None or files.is_folder(target):
        target = files.beside(path, writer.suffix, target)
    save(rendered, target, source=path, durable=True)
    return target
