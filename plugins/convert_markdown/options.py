"""The options of the Markdown writer."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

Flavour: TypeAlias = Literal["commonmark", "gfm", "pandoc", "obsidian"]
"""A dialect of Markdown: CommonMark 0.31, GitHub's, pandoc's `markdown`, Obsidian's."""


@dataclass(frozen=True)
class Options:
    """The options of the format "markdown"."""

    flavour: Annotated[Flavour, "whose Markdown it is; commonmark has notes as a numbered list"] = "gfm"
    front_matter: Annotated[bool, "whether to start with YAML front matter"] = True
    hashtags: Annotated[
        Literal["text", "tags"], "in obsidian: whether #hashtags are text, or tags of the vault"
    ] = "text"
    notes: Annotated[
        Literal["end", "after-post"], "where notes stand: at the end, or after the post that needs them"
    ] = "end"
    numbering: Annotated[
        Literal["keep", "none"], "whether a post starts with its number as the author wrote it"
    ] = "keep"
    wrap: Annotated[
        Literal["no"] | Annotated[int, Meta(ge=20, le=1000)],
        "how many columns a line may have, 20 to 1000; or no: a paragraph is a line",
        Meta(description="no|NUMBER"),
    ] = "no"
