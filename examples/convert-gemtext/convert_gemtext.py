"""Write a thread as Gemtext, the format of Gemini pages: a complete plugin."""

from dataclasses import dataclass
from typing import Annotated

import convert
from convert import notes, tree


@dataclass(frozen=True)
class Options:
    """The options of the format "gemtext"."""

    heading: Annotated[str, "the heading of the notes"] = "Notes"


def write(document: convert.Document, options: Options) -> str:
    """Return the page of a thread, with its notes at the end."""
    lines = [f"# {document.title}"]
    for post in document.posts:
        inlines = [inline for block in post.blocks for inline in block.inlines]
        text = "".join(tree.plain(i) + (f" [{i.note}]" if hasattr(i, "note") else "") for i in inlines)
        # A line that starts with a space cannot be a heading or a link.
        lines += ["", *(f" {line}" for line in f"{post.label} {text}".split("\n"))]
    lines += ["", f"## {options.heading}"]
    for note in document.notes:
        start = "=>" if notes.live_url(note) else " "
        lines.append(f"{start} {note.url} [{note.number}] {notes.caption(note)}")
    return "\n".join(lines) + "\n"


@convert.hookimpl
def convert_writers() -> list[convert.Writer[Options]]:
    """Register the Gemtext writer."""
    return [convert.Writer("gemtext", ".gmi", "text/gemini", Options, write)]
