"""An example plugin: write threads as gemtext, the format of Gemini pages."""

from dataclasses import dataclass
from typing import Annotated, assert_never

import convert
from convert import display, notes
from convert.tree import (
    Block,
    Code,
    Figure,
    Inline,
    Link,
    List,
    Mention,
    Paragraph,
    Poll,
    Quote,
    Styled,
    plain,
)


@dataclass(frozen=True)
class Options:
    """Options of the gemtext writer."""

    heading: Annotated[str, "the heading of the notes"] = "Notes"


def write(document: convert.Document, options: Options) -> str:
    """Return the posts, followed by the notes, which are links if they are safe to follow."""
    lines = [f"# {_one_line(document.title)}"]
    for heading, post in zip(display.headings(document), document.posts, strict=True):
        lines.append("")
        lines += [f"* {display.line_text(line)}" for line in heading.lines]
        lines += _lines(post.label)
        for block in post.blocks:
            lines += _block(block, document)
    lines += ["", f"## {options.heading}"]
    for note in document.notes:
        prefix = "=>" if notes.live_url(note) else " "
        lines.append(f"{prefix} {_one_line(note.url)} [{note.number}] {_one_line(notes.caption(note))}")
    return "\n".join(lines) + "\n"


def _block(block: Block, document: convert.Document) -> list[str]:
    match block:
        case Paragraph():
            return _lines("".join(map(_text, block.inlines)))
        case Quote():
            source = display.line_text(display.quote_line(block))
            mark = f" [{block.note}]" if block.note else ""
            quoted = [line for inner in block.blocks for line in _block(inner, document)]
            return [f"> {source}{mark}", *[f"> {line.strip()}" for line in quoted]]
        case Figure():
            shown = [document.media[number - 1] for number in block.media]
            words = [display.line_text(display.media_line(media, shown=False)) for media in shown]
            return _lines("\n".join([*words, *([f"[{block.note}]"] if block.note else [])]))
        case Poll():
            rows = map(display.line_text, display.poll_rows(block))
            return [*_lines(display.line_text(display.poll_line(block))), *[f"* {row}" for row in rows]]
        case List():
            items = [
                [line for inner in item for line in _block(inner, document)] for item in block.items
            ]
            return [f"* {' '.join(line.strip() for line in item)}" for item in items]
        case Code():
            # a space before the fence's own characters keeps a line from ending the block
            return ["```", *[f" {line}" for line in block.text.splitlines()], "```"]
        case _:
            assert_never(block)


def _item(blocks: tuple[Block, ...], document: convert.Document) -> str:
    return " ".join(line.strip() for block in blocks for line in _block(block, document))


def _lines(text: str) -> list[str]:
    # the space keeps a line that begins with "#" or "=>" from being a heading or a link
    return [f" {line}" for line in text.splitlines()]


def _text(inline: Inline) -> str:
    match inline:
        case Link() | Mention():
            return f"{inline.text} [{inline.note}]"
        case Styled():
            return "".join(map(_text, inline.inlines))
        case _:
            return plain(inline)


def _one_line(text: str) -> str:
    """Return the text without line ends, which would begin a line of their own."""
    return " ".join(text.split())


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
