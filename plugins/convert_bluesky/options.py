"""Define the options of reading from Bluesky."""

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta


@dataclass(frozen=True)
class Options:
    """The options of reading from Bluesky."""

    replies: Annotated[
        Literal["author", "all"], "keep the posts of the thread's author, or all with their authors"
    ] = "author"
    least: Annotated[
        int, "of feeds and lists, read the threads with at least as many posts", Meta(ge=1)
    ] = 2
    host: Annotated[
        str | None,
        "the server that is asked for addresses (default: public.api.bsky.app)",
        Meta(pattern=r"^(https?://)?[^\s/@]+/?$", description="HOST"),
    ] = None
