"""Check what a writer returned, and take it apart: the content of the output, and files beside it."""

from collections.abc import Mapping

from convert.files import unsafe_names
from convert.hooks import Output


def defect(rendered: object) -> str | None:
    """Return how the result of a writer breaks its contract; None if it is valid."""
    if isinstance(rendered, str | bytes):
        return None
    if not isinstance(rendered, Output):
        return f"returned {_kind(rendered)}, not str, bytes or convert.Output"
    content: object = rendered.content
    if not isinstance(content, str | bytes):
        return f"returned an Output with content of type {_kind(content)}, not str or bytes"
    return _defect_of_files(rendered.files)


def _defect_of_files(files: object) -> str | None:
    if not isinstance(files, Mapping):
        return f"returned an Output with files of type {_kind(files)}, not a mapping"
    for name, data in files.items():
        if not isinstance(name, str):
            return f"returned an Output with a name of type {_kind(name)}, not str"
        if not isinstance(data, bytes):
            return f"returned an Output with {name!r} of type {_kind(data)}, not bytes"
    unsafe = unsafe_names(files)
    return f"returned an Output with an unsafe name, {unsafe}" if unsafe else None


def _kind(value: object) -> str:
    return type(value).__name__


def content_of(rendered: str | bytes | Output) -> str | bytes:
    """Return the content of an output, without the files beside it."""
    return rendered.content if isinstance(rendered, Output) else rendered


def files_of(rendered: str | bytes | Output) -> Mapping[str, bytes]:
    """Return the files beside an output, by name."""
    return rendered.files if isinstance(rendered, Output) else {}
