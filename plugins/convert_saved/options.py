"""Define the options of reading saved pages."""

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True)
class Options:
    """The options of reading saved pages."""

    replies: Annotated[
        Literal["author", "all"], "keep the posts of the thread's author, or all with their authors"
    ] = "author"
