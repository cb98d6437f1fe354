"""What can be chosen about a Markdown document."""

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True)
class Options:
    """The options of the format "markdown"."""

    numbering: Annotated[
        Literal["keep", "none"], "whether a post starts with its number as the author wrote it"
    ] = "keep"
    front_matter: Annotated[bool, "whether to start with YAML front matter"] = True
