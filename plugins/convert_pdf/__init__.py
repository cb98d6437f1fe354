"""The PDF writer: a thread as pages of a small book, its notes at the end, linked both ways."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

import convert
from convert.tree import Document
from convert_pdf import document


@dataclass(frozen=True)
class Options:
    """What a user can choose about the pages."""

    page_size: Annotated[Literal["a5", "a4", "letter"], "the paper: a5, a4 or letter"] = "a5"
    numbering: Annotated[
        Literal["keep", "none"],
        "keep: each post shows its number as its author wrote it; none: no numbers",
    ] = "keep"


def write(thread: Document, options: Options) -> bytes:
    """The PDF file of a thread. Raises `ConvertError` where SOURCE_DATE_EPOCH is no time."""
    return document.render(thread, options.page_size, numbered=options.numbering == "keep")


@convert.hookimpl
def convert_writers() -> Iterable[convert.Writer[Options]]:
    """The one format of this plugin."""
    yield convert.Writer("pdf", ".pdf", "application/pdf", Options, write)
