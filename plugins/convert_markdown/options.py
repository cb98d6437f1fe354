"""The options of the Markdown writer."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

Flavour: TypeAlias = Literal["commonmark", "gfm", "pandoc", "obsidian"]
"""A dialect of Markdown: CommonMark 0.31, GitHub's, pandoc's `markdown`, Obsidian's."""


@dataclass(frozen=True)
class Options:
    """The options of the format "markdown"."""

    flavour: Annotated[Flavour, "the dialect; commonmark has notes as a numbered list"] = "gfm"
    front_matter: Annotated[bool, "start with YAML front matter"] = True
    hashtags: Annotated[
        Literal["text", "tags"], "hashtags as text, or as tags of the vault (obsidian only)"
    ] = "text"
    notes: Annotated[
        Literal["end", "after-post"], "notes at the end, or after the post that refers to them"
    ] = "end"
    numbering: Annotated[Literal["keep", "none"], "start posts with the author's numbers"] = "keep"
    wrap: Annotated[
        Literal["no"] | Annotated[int, Meta(ge=20, le=1000)],
        "the columns of a line, 20 to 1000; no: one line for each paragraph",
        Meta(description="no|NUMBER"),
    ] = "no"
