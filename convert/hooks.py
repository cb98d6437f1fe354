"""Define what a plugin provides: records of plain functions, returned by one hook per direction.

A plugin is a module with an entry point in the group `convert.writers` (or `convert.readers`) whose
name is the format. Its hook returns the records. The core does the rest: finding and importing
plugins, options, encoding, files.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import pluggy

from convert.tree import Document

OptionsT = TypeVar("OptionsT")

hookspec = pluggy.HookspecMarker("convert")
hookimpl = pluggy.HookimplMarker("convert")


@dataclass(frozen=True)
class Writer(Generic[OptionsT]):
    """A format that documents can be written in."""

    format: str
    """The name of the format, used with `--to`; the same as the name of the entry point."""
    suffix: str
    """The suffix of the format's files, with the dot: ".pdf"."""
    media_type: str
    """The media type of the format: "application/pdf"."""
    options: type[OptionsT]
    """A frozen dataclass. Each field has a default, and a help text in `Annotated[T, "…"]`."""
    write: Callable[[Document, OptionsT], str | bytes]
    """A pure function: the same document and options give the same result, without side effects.

    The core encodes text (UTF-8, "\\n"); it writes bytes unchanged.
    """


@dataclass(frozen=True)
class Reader:
    """A format, other than the text of a thread, that documents can be read from."""

    format: str
    """The suffix of the format's files, without the dot; the same as the name of the entry point."""
    read: Callable[[bytes, str], Document]
    """Parse the bytes of a file, given with its name. Raises `ConvertError` if they are invalid."""


class Hooks(Protocol):
    """The hooks that a plugin can implement."""

    @hookspec
    def convert_writers(self) -> Iterable[Writer[Any]]:
        r"""Return the formats that this plugin writes.

        ```python
        # convert_shout.py, with this entry point in its pyproject.toml:
        # [project.entry-points."convert.writers"]
        # shout = "convert_shout"
        from dataclasses import dataclass
        from typing import Annotated
        import convert
        from convert.display import texts
        from convert.notes import caption

        @dataclass(frozen=True)
        class Options:
            ending: Annotated[str, "what the text ends with"] = "!"

        def write(document, options):
            posts = [text.upper() + options.ending for text in texts(document)]
            notes = [f"[{note.number}] {caption(note)} {note.url}" for note in document.notes]
            return "\n".join([*posts, *notes])

        @convert.hookimpl
        def convert_writers():
            yield convert.Writer("shout", ".txt", "text/plain", Options, write)
        ```

        The plugin is imported when one of its formats is requested, and not before.
        """

    @hookspec
    def convert_readers(self) -> Iterable[Reader]:
        """Return the formats, named by the suffix of their files, that this plugin reads."""
