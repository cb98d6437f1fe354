"""Define the options of reading, which are given without the name of a format."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from convert.options.option import Kind

Replies: TypeAlias = Literal["author", "all"]
"""Whose posts on a page are kept: those of the thread's author, or all."""

_UNITS = {"": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}
_SIZE = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,3})?) ?(|kb|mb|gb)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Overrides:
    """What the user sets in place of what the source says, for all input formats."""

    title: Annotated[str | None, "the title (default: the first sentence)"] = None
    author: Annotated[str | None, "the author: a name, or a handle with its @"] = None
    language: Annotated[str | None, "the language, as a BCP 47 tag such as en or pt-BR"] = None
    gaps: Annotated[
        Literal["mark", "join"], "where an emoji was lost: mark it with […], or join with a space"
    ] = "mark"


@dataclass(frozen=True)
class TextOptions(Overrides):
    """The options of the reader of text."""

    platform: Annotated[
        Literal["auto", "twitter", "mastodon", "bluesky", "threads"],
        "the network that the @handles belong to (auto: that of most, by their form)",
    ] = "auto"
    split: Annotated[
        Literal["auto", "numbered", "blank", "none"],
        "what separates the posts: their numbers, blank lines, or nothing",
    ] = "auto"
    replies: Annotated[
        Replies, "on a network's page, keep the posts of the author, or all with their authors"
    ] = "author"
    repair: Annotated[bool, "repair the damage that copying did to the text"] = True
    encoding: Annotated[
        str | None, "the encoding of the text (default: UTF-8, that of its BOM, or a sure guess)"
    ] = None


@dataclass(frozen=True)
class Reading(TextOptions):
    """The options of reading that are given without the name of a format."""

    from_: Annotated[
        str | None, "the format of the threads (default: the one that fits each)", Kind("FORMAT")
    ] = None
    transform: Annotated[
        tuple[str, ...], "change the threads before writing, in this order", Kind("NAME")
    ] = ()
    media_: Annotated[  # writers have options called media
        Literal["fetch", "link", "none"],
        "pictures: fetch those of a thread that is read from an address, leave them as links, or leave "
        "them out",
    ] = "fetch"
    links_: Annotated[  # a writer may have an option called links
        Literal["keep", "clean"],
        "the addresses of links: keep them, or leave out the parameters that track who clicks them",
    ] = "keep"
    max_size: Annotated[
        str | int, "the largest size of a thread that is read", Kind("BYTES|kB|MB|GB")
    ] = "64MB"

    def __post_init__(self) -> None:
        """Raise `ValueError` for an invalid size."""
        size_in_bytes(self.max_size)


def size_in_bytes(size: str | int) -> int:
    """Return a size in bytes: 64000000 for "64MB". Raises `ValueError` if it is invalid."""
    found = _SIZE.fullmatch(str(size).strip())
    if not found:
        raise ValueError("not a size")
    number, unit = found.groups()
    return int(float(number) * _UNITS[unit.lower()])
