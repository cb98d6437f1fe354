"""What can be chosen about a document that pandoc writes."""

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta


@dataclass(frozen=True)
class Options:
    """The options of each format of pandoc's."""

    standalone: Annotated[bool, "a document of its own; otherwise a part to put into another"] = True
    numbering: Annotated[
        Literal["keep", "none"], "whether a post starts with its number as the author wrote it"
    ] = "keep"
    reference_doc: Annotated[
        str | None,
        "a document whose styles to take over, for docx, odt and pptx",
        Meta(description="FILE"),
    ] = None
    template: Annotated[
        str | None, "a template of pandoc's for the whole document", Meta(description="FILE")
    ] = None
    extra_args: Annotated[
        str, "more options for pandoc, parted by spaces; only such as change how the document looks"
    ] = ""
