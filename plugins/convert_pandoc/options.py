"""The options of the pandoc writers."""

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta


@dataclass(frozen=True)
class Options:
    """The options of each format of pandoc."""

    standalone: Annotated[bool, "a complete document; otherwise a fragment"] = True
    numbering: Annotated[Literal["keep", "none"], "start posts with the author's numbers"] = "keep"
    reference_doc: Annotated[
        str | None,
        "a document with the styles to use, for docx, odt and pptx",
        Meta(description="FILE"),
    ] = None
    template: Annotated[
        str | None, "a pandoc template for the whole document", Meta(description="FILE")
    ] = None
    extra_args: Annotated[
        str, "more options for pandoc, separated by spaces; only those for the appearance"
    ] = ""
