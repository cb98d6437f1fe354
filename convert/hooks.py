"""Define what a plugin provides: records of plain functions, returned by one hook for each kind.

A plugin is a module with an entry point in the group `convert.writers`, `convert.readers` or
`convert.transforms` whose name is that of a format or transform. Its hook returns the records. The core
does the rest: finding and importing plugins, options, encoding, files.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import pluggy

from convert.inputs import Input
from convert.tree import Document

OptionsT = TypeVar("OptionsT")

hookspec = pluggy.HookspecMarker("convert")
hookimpl = pluggy.HookimplMarker("convert")


@dataclass(frozen=True)
class Output:
    """An output with files beside it, such as pictures, for a writer to return."""

    content: str | bytes
    """The output itself, which may refer to the files by their names."""
    files: Mapping[str, bytes]
    """The files by their names, relative to the folder of the output.

    A name has at most one folder ("media/0123456789abcdef.png"). Its parts consist of ASCII letters,
    digits, ".", "_" and "-", and start with neither a dot nor a hyphen. Outputs in one folder share the
    files of a name, so derive the name from the content, such as from the start of its SHA-256.
    """


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
    write: Callable[[Document, OptionsT], str | bytes | Output]
    """A pure function: the same document and options give the same result, without side effects.

    The core encodes text (UTF-8, "\\n") and writes bytes unchanged. It writes the files of an `Output`
    before its content.
    """
    description: str = ""
    """What the format is, for lists: "Portable Document Format"."""


@dataclass(frozen=True)
class Reader(Generic[OptionsT]):
    """A format that documents can be read from."""

    format: str
    """The name of the format, used with `--from`; the same as the name of the entry point."""
    suffixes: tuple[str, ...]
    """The suffixes of files that may be in this format, with the dot: (".json",)."""
    recognise: Callable[[bytes, str], bool]
    """Return whether a source is in this format.

    The arguments are the first 64 KiB of the source and its name, whose suffix need not be one of
    `suffixes`: standard input has none. It never raises.
    """
    options: type[OptionsT]
    """A frozen dataclass, as for a writer."""
    read: Callable[[Input, OptionsT], Iterable[Document]]
    """Yield the threads of a source. Raises `ConvertError` if the source is invalid."""
    address: Callable[[str], bool] | None = None
    """Return whether a URL is that of a post that this reader reads; None if it reads no URLs."""
    description: str = ""
    """What the format is, for lists."""
    archive: Callable[[Collection[str]], bool] | None = None
    """Return whether an archive or a folder whose members have these names is in this format.

    It is asked in place of `recognise`. None if this reader reads no archives.
    """


@dataclass(frozen=True)
class Transform(Generic[OptionsT]):
    """A change to documents between reading and writing."""

    name: str
    """The name, used with `--transform`; the same as the name of the entry point."""
    options: type[OptionsT]
    """A frozen dataclass, as for a writer."""
    apply: Callable[[Document, OptionsT], Document]
    """A pure function that returns a changed document.

    The core numbers the notes and media of the result anew, and leaves out those without a reference.
    """
    description: str = ""
    """What the transform does, for lists."""


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
            yield convert.Writer("shout", ".shout", "text/plain", Options, write)
        ```

        The plugin is imported when one of its formats is requested, and not before.
        """

    @hookspec
    def convert_readers(self) -> Iterable[Reader[Any]]:
        """Return the formats that this plugin reads."""

    @hookspec
    def convert_transforms(self) -> Iterable[Transform[Any]]:
        """Return the transforms of this plugin."""
