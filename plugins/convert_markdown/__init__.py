"""Write a thread as Markdown that CommonMark, GFM, pandoc and Obsidian read back as the same words."""

from collections.abc import Iterable

import convert
from convert_markdown.options import Options
from convert_markdown.writer import write

__all__ = ["Options", "convert_writers", "write"]


@convert.hookimpl
def convert_writers() -> Iterable[convert.Writer[Options]]:
    """Register the Markdown writer."""
    yield convert.Writer(
        format="markdown",
        suffix=".md",
        media_type="text/markdown",
        options=Options,
        write=write,
        description="Markdown for CommonMark, GFM, pandoc and Obsidian",
    )
