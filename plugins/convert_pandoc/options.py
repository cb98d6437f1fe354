"""The options of the pandoc writers."""

from dataclasses import dataclass
from typing import Annotated, Final, Literal

from msgspec import Meta

from convert.display import Bylines, Dates
from convert_pandoc.capabilities import Format, Pictures


@dataclass(frozen=True)
class Options:
    """The options of each format of pandoc. What `media` can be depends on the format."""

    standalone: Annotated[bool, "a complete document; otherwise a fragment"] = True
    numbering: Annotated[Literal["keep", "none"], "start posts with the author's numbers"] = "keep"
    bylines: Bylines = "auto"
    dates: Dates = "auto"
    media: Annotated[Literal["embed", "files", "none"], "pictures: this format shows words instead"] = (
        "none"
    )
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


@dataclass(frozen=True)
class WithoutPictures(Options):
    """The options of formats that can't show pictures."""

    media: Annotated[Literal["none"], "pictures: this format shows words instead of them"] = "none"


@dataclass(frozen=True)
class WithPictures(Options):
    """The options of formats that hold pictures."""

    media: Annotated[
        Literal["embed", "none"], "pictures: embed (inside the document) or none (words instead)"
    ] = "embed"


@dataclass(frozen=True)
class PageOptions(Options):
    """The options of pages, which hold pictures or refer to files."""

    media: Annotated[
        Literal["embed", "files", "none"],
        "pictures: embed (inside the page), files (in a folder media) or none (words instead)",
    ] = "embed"


@dataclass(frozen=True)
class WithFiles(Options):
    """The options of formats that refer to files with pictures."""

    media: Annotated[
        Literal["files", "none"], "pictures: files (in a folder media) or none (words instead)"
    ] = "files"


_OPTIONS: Final[dict[Pictures, type[Options]]] = {
    Pictures.WORDS: WithoutPictures,
    Pictures.INSIDE: WithPictures,
    Pictures.BESIDE: WithFiles,
    Pictures.UPLOADED: WithFiles,
}


def options_for(target: Format) -> type[Options]:
    """Return the options of a format."""
    return PageOptions if target.web and not target.binary else _OPTIONS[target.pictures]
