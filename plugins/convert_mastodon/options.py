"""Define the options of reading from Mastodon and its kin."""

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta


@dataclass(frozen=True)
class Options:
    """The options of reading from Mastodon and its kin."""

    replies: Annotated[
        Literal["author", "all"], "keep the posts of the thread's author, or all with their authors"
    ] = "author"
    least: Annotated[
        int, "of exports and lists, read the threads with at least as many posts", Meta(ge=1)
    ] = 2
    private: Annotated[bool, "also read posts that are not public"] = False
    host: Annotated[
        str | None,
        "the server that is asked for addresses (default: that of the author)",
        Meta(pattern=r"^(https?://)?[^\s/@]+/?$", description="HOST"),
    ] = None
