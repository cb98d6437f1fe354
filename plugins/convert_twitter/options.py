"""Define the options of reading from X."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from convert.options import Kind


@dataclass(frozen=True)
class Options:
    """The options of reading from X."""

    replies: Annotated[
        Literal["author", "all"], "keep the posts of the thread's author, or all with their authors"
    ] = "author"
    least: Annotated[
        int, "of archives and lists, read the threads with at least as many posts", Meta(ge=1)
    ] = 2
    since: Annotated[
        date | None, "of archives and lists, read the threads from this day on", Kind("DAY")
    ] = None
    until: Annotated[
        date | None, "of archives and lists, read the threads until this day", Kind("DAY")
    ] = None
    deleted: Annotated[bool, "also read the deleted posts that an archive has"] = False
    oembed: Annotated[bool, "ask X for the one post at an address"] = False
