"""An example plugin: write threads as gemtext, the format of Gemini pages."""

from dataclasses import dataclass
from typing import Annotated

import convert
from convert import notes
from convert.tree import Inline, Link, Mention, Post, plain


@dataclass(frozen=True)
class Options:
    """Options of the gemtext writer."""

    heading: Annotated[str, "the heading of the notes"] = "Notes"


def write(document: convert.Document, options: Options) -> str:
    """Return the posts, followed by the notes, which are links if they are safe to follow."""
    lines = [f"# {document.title}"]
    for post in document.posts:
        lines += ["", *_lines(post)]
    lines += ["", f"## {options.heading}"]
    for note in document.notes:
        prefix = "=>" if notes.live_url(note) else " "
        lines.append(f"{prefix} {note.url} [{note.number}] {notes.caption(note)}")
    return "\n".join(lines) + "\n"


def _lines(post: Post) -> list[str]:
    text = "".join(_text(inline) for block in post.blocks for inline in block.inlines)
    # the space keeps a line that begins with "#" or "=>" from being a heading or a link
    return [f" {line}" for line in f"{post.label} {text}".split("\n")]


def _text(inline: Inline) -> str:
    if isinstance(inline, Link | Mention):
        return f"{plain(inline)} [{inline.note}]"
    return plain(inline)


@convert.hookimpl
def convert_writers() -> list[convert.Writer[Options]]:
    """Register the gemtext writer."""
    return [
        convert.Writer(
            format="gemtext",
            suffix=".gmi",
            media_type="text/gemini",
            options=Options,
            write=write,
        )
    ]
