"""The Python interface: read, render, convert."""

import os
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

from convert import files, registry
from convert.errors import ConvertError, PluginError
from convert.options import Reading, build
from convert.overrides import amend
from convert.text import read_text
from convert.tree import Document


def read(
    source: str | os.PathLike[str] | bytes, *, name: str | None = None, **options: object
) -> Document:
    """The document of a thread: of the file at a path, or of bytes.

    Options are the fields of `convert.options.Reading` (`title`, `author`, `language`, `gaps`, …). A
    file whose suffix an installed reader claims (".json") goes to that reader. `name` is what messages
    and the document call the source; without it, the file's name. Raises `ConvertError`.
    """
    reading = build(Reading, options)
    if isinstance(source, bytes):
        data, called = source, name or "thread"
    else:
        path = Path(source)
        data, called = files.read_bytes(path), name or path.name
    try:
        suffix = Path(called).suffix.lower().removeprefix(".")
        if suffix in registry.names("convert.readers"):
            document = registry.reader(suffix).read(data, called)
        else:
            document = read_text(data, called, reading)
    except ConvertError as error:
        if not isinstance(source, bytes) and error.file == called:
            error.file = os.fspath(source)  # the caller's name of the file, so that it can be found
        raise
    return amend(document, reading)


def render(document: Document, to: str, **options: object) -> str | bytes:
    """A document in a format: text, or bytes for a binary format.

    Options are those of the format's writer (`page_size="a5"`). Raises `ConvertError`.
    """
    writer = registry.writer(to)
    chosen = build(writer.options, options, prefix=f"{to}.")
    try:
        rendered = writer.write(document, chosen)
    except ConvertError:
        raise
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())
        raise PluginError(
            f"the {to} writer failed ({said}); this is a fault of its plugin", file=document.source.name
        ) from error
    if not isinstance(rendered, str | bytes):
        raise PluginError(f"the {to} writer gives {type(rendered).__name__}, not text or bytes")
    return rendered


def encoded(rendered: str | bytes) -> bytes:
    """What a writer gave, as the bytes of its file: UTF-8, line feeds."""
    if isinstance(rendered, bytes):
        return rendered
    try:
        return rendered.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", rendered).encode()


def convert(
    source: str | os.PathLike[str],
    to: str,
    out: str | os.PathLike[str] | None = None,
    **options: Any,
) -> Path:
    """Convert the thread in a file; returns the path of the output.

    `out` is a file, or an existing folder; without it the output stands beside its source. Options are
    those of `read` and of the format's writer together. Raises `ConvertError`.
    """
    path = Path(source)
    reading = {field.name for field in fields(Reading)}
    document = read(path, **{name: value for name, value in options.items() if name in reading})
    writer = registry.writer(to)
    rendered = render(
        document, to, **{name: value for name, value in options.items() if name not in reading}
    )
    target = Path(out) if out is not None else None
    if target is None or files.is_folder(target):
        target = files.beside(path, writer.suffix, target)
    files.write_whole(target, encoded(rendered), source=path)
    return target
