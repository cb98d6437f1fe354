"""Join chunks of Markdown, and put them into quotes, lists and divisions."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from convert_markdown.line import Line
from convert_markdown.options import Flavour
from convert_markdown.paragraph import render

# A definition of a link that nothing refers to. Two lists would be one without something in between.
_SEPARATOR = "[//]: #"


class Finished(NamedTuple):
    """A chunk that is Markdown already."""

    text: str
    """Lines, without a line end at the end; empty if there is nothing to show."""
    is_list: Literal["bullets", "numbers"] | None = None


Chunk: TypeAlias = list[Line] | Finished
"""A block of Markdown; a paragraph is the list of its lines, not wrapped yet, and may be empty."""


def filled(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Return the chunks that show something."""
    return [chunk for chunk in chunks if (chunk.text if isinstance(chunk, Finished) else chunk)]


def join(chunks: Iterable[Chunk], flavour: Flavour, columns: int | None) -> str:
    """Return the Markdown of chunks, wrapped at `columns` if that is not None."""
    return "\n\n".join(_separated(chunks, flavour, columns))


def _separated(chunks: Iterable[Chunk], flavour: Flavour, columns: int | None) -> Iterator[str]:
    last = None
    for chunk in filled(chunks):
        is_list = chunk.is_list if isinstance(chunk, Finished) else None
        if is_list and is_list == last:
            yield _SEPARATOR
        yield chunk.text if isinstance(chunk, Finished) else render(chunk, flavour, columns)
        last = is_list


def quoted(text: str) -> str:
    """Return Markdown as a block quote."""
    return _prefixed(text, "> ", "> ")


def item(marker: str, text: str) -> str:
    """Return Markdown as an item of a list; `marker` includes its space."""
    return _prefixed(text, marker, " " * len(marker))


def division(attributes: str, text: str) -> str:
    """Return Markdown as a fenced division, which only pandoc has."""
    return f"::: {{{attributes}}}\n\n{text}\n\n:::"


def _prefixed(text: str, first: str, others: str) -> str:
    """Put a prefix before each line; no space is left at the end of an empty one."""
    prefixes = [first] + [others] * text.count("\n")
    return "\n".join(
        f"{prefix}{line}" if line else prefix.rstrip(" ")
        for prefix, line in zip(prefixes, text.split("\n"), strict=True)
    )
