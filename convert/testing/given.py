"""Describe what an author tells the kit about a record besides the record itself."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from convert.tree import Document


@dataclass(frozen=True)
class ReadBack:
    """An output as its readers see it."""

    text: str
    """The words, without markup."""
    links: tuple[str, ...] = ()
    """The targets of all live links, and whatever else runs or loads when the output is read."""


Read: TypeAlias = Callable[[str | bytes], ReadBack | str]
"""Read an output back. If it returns a `str`, only the words are checked, not links and markup."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the author of a plugin gives for the checks of one of its records."""

    read: Read | None = None
    """For a writer: how to read its output back. HTML and Markdown need none."""
    documents: tuple[Document, ...] = ()
    """For a writer or a transform: further documents, such as those that an option is for."""
    unused: Collection[str] = ()
    """Options, or values such as "media=embed", that are accepted and change no document."""
    values: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """Values to try for options whose values can't be listed, by the option's name."""
    samples: tuple[bytes, ...] = ()
    """For a reader: sources that it reads."""
    name: str | None = None
    """For a reader: the name of its samples; by default, one with its first suffix."""
    keeps: Callable[[Document], object] | None = None
    """For a transform: returns the part of a document that it must not change."""


NOTHING = Given()
