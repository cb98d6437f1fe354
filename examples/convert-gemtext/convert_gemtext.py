"""Gemtext, the format of Gemini pages: an output plugin, whole."""

from dataclasses import dataclass
from typing import Annotated

import convert
from convert import notes, tree


@dataclass(frozen=True)
class Options:
    heading: Annotated[str, "the heading of the notes"] = "Notes"


def write(document: convert.Document, options: Options) -> str:
    lines = [f"# {document.title}"]
    for post in document.posts:
        inlines = [inline for block in post.blocks for inline in block.inlines]
        words = "".join(tree.plain(i) + (f" [{i.note}]" if hasattr(i, "note") else "") for i in inlines)
        # a space before it keeps a line of the thread from being a heading or a link
        lines += ["", *(f" {line}" for line in f"{post.label} {words}".split("\n"))]
    lines += ["", f"## {options.heading}"]
    for note in document.notes:
        live = "=>" if notes.live_url(note) else " "
        lines.append(f"{live} {note.url} [{note.number}] {notes.caption(note)}")
    return "\n".join(lines) + "\n"


@convert.hookimpl
def convert_writers() -> list[convert.Writer[Options]]:
    return [convert.Writer("gemtext", ".gmi", "text/gemini", Options, write)]
