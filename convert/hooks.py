"""What a plugin gives: records of plain functions, through one hook for each direction.

A plugin is a module with an entry point in the group `convert.writers` (or `convert.readers`) whose
name is the format. Its hook returns the records; the core does everything else: finding, importing,
options, encoding, files.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pluggy

from convert.tree import Document

OptionsT = TypeVar("OptionsT")

hookspec = pluggy.HookspecMarker("convert")
hookimpl = pluggy.HookimplMarker("convert")


@dataclass(frozen=True)
class Writer(Generic[OptionsT]):
    """A format that documents can be written in."""

    format: str
    """What follows `--to`; the name of the entry point."""
    suffix: str
    """Of its files, with the dot: ".pdf"."""
    media_type: str
    options: type[OptionsT]
    """A frozen dataclass; each field has a default, and its help in `Annotated[T, "…"]`."""
    write: Callable[[Document, OptionsT], str | bytes]
    """Pure: the same document and options give the same result, and nothing else happens.

    Text is encoded by the core (UTF-8, "\\n"); bytes are written as they are.
    """


@dataclass(frozen=True)
class Reader:
    """A format, other than the text of a thread, that documents can be read from."""

    format: str
    """The suffix of its files without the dot; the name of the entry point."""
    read: Callable[[bytes, str], Document]
    """The bytes of a file and its name give a document; raises `ConvertError` where they can't."""


class Hooks:
    """The hooks of `convert`."""

    @hookspec
    def convert_writers(self) -> Iterable[Writer[Any]]:
        """Say which formats this plugin writes.

        ```python
        # convert_shout.py, with this entry point in its pyproject.toml:
        # [project.entry-points."convert.writers"]
        # shout = "convert_shout"
        from dataclasses import dataclass
        from typing import Annotated
        import convert
        from convert.tree import plain

        @dataclass(frozen=True)
        class Options:
            ending: Annotated[str, "what the text ends with"] = "!"

        def write(document, options):
            notes = [f"[{note.number}] {note.url}" for note in document.notes]
            return "\\n".join([plain(document).upper() + options.ending, *notes])

        @convert.hookimpl
        def convert_writers():
            yield convert.Writer("shout", ".txt", "text/plain", Options, write)
        ```

        The plugin is imported when one of its formats is asked for, and not before.
        """
        raise AssertionError("a specification; pluggy never calls it")

    @hookspec
    def convert_readers(self) -> Iterable[Reader]:
        """Say which formats, by the suffix of their files, this plugin reads."""
        raise AssertionError("a specification; pluggy never calls it")
