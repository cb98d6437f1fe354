"""Options of the Markdown writer."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from convert.display import Bylines, Dates

Flavour: TypeAlias = Literal["commonmark", "gfm", "pandoc", "obsidian"]
"""A dialect of Markdown: CommonMark 0.31, GitHub's, pandoc's `markdown`, Obsidian's."""


@dataclass(frozen=True)
class Options:
    """Options of the Markdown writer."""

    bylines: Bylines = "auto"
    dates: Dates = "auto"
    flavour: Annotated[Flavour, "dialect of Markdown; commonmark writes notes as a numbered list"] = (
        "gfm"
    )
    front_matter: Annotated[bool, "start with YAML front matter"] = True
    hashtags: Annotated[
        Literal["text", "tags"], "for obsidian: write #hashtags as text, or as tags of the vault"
    ] = "text"
    links: Annotated[
        Literal["footnotes", "inline"],
        "targets of links and mentions: in notes, or in the text as [words](target)",
    ] = "footnotes"
    lists: Annotated[
        Literal["escape", "keep"],
        "the author's lists: as the characters that were typed, or as lists of Markdown",
    ] = "escape"
    media: Annotated[
        Literal["files", "embed", "link", "none"],
        "pictures: as files beside the output, in it, by their addresses, or as words only",
    ] = "files"
    notes: Annotated[
        Literal["end", "after-post"],
        "position of the notes: at the end, or after the post that refers to them",
    ] = "end"
    numbering: Annotated[Literal["keep", "none"], "show the author's numbers before the posts"] = "keep"
    wrap: Annotated[
        Literal["no"] | Annotated[int, Meta(ge=20, le=1000)],
        "columns of a line, 20 to 1000; or no: each paragraph is one line",
        Meta(description="no|NUMBER"),
    ] = "no"
