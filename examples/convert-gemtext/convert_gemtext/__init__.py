"""Write threads as gemtext, the format of Gemini pages: an example of a writer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, assert_never
from urllib.parse import quote

import convert
from convert import display, notes
from convert.metadata import Metadata
from convert.tree import (
    Block,
    Break,
    Code,
    Figure,
    Gap,
    Hashtag,
    Inline,
    Link,
    List,
    Mention,
    Note,
    Paragraph,
    Poll,
    Quote,
    Styled,
    Text,
    plain,
)

__all__ = ["Options", "convert_writers", "write"]


@dataclass(frozen=True)
class Options:
    """The options of the writer."""

    heading: Annotated[str, "the heading of the notes"] = "Notes"


def write(document: convert.Document, options: Options) -> str:
    """Return the page of a document: its posts, followed by its notes."""
    metadata = Metadata.of(document)
    lines = [f"# {_one_line(metadata.title)}"]
    lines += _text(map(display.line_text, display.head(document, metadata)))
    for heading, post in zip(display.headings(document), document.posts, strict=True):
        lines.append("")
        lines += [f"## {_one_line(post.label)}"] if post.label.strip() else []
        lines += _text(map(display.line_text, heading.lines))
        for block in post.blocks:
            lines += _block(block, document)
    if document.notes:
        lines += ["", f"## {_one_line(options.heading)}", *map(_note, document.notes)]
    return "\n".join(lines) + "\n"


def _block(block: Block, document: convert.Document) -> Iterator[str]:
    """Yield the lines of a block. The mark at the start of a line of gemtext says what it is."""
    match block:
        case Paragraph():
            yield from _text(["".join(map(_inline, block.inlines))])
        case Quote():
            yield f"> {_one_line(display.line_text(display.quote_line(block)))}{_reference(block.note)}"
            yield from _marked(">", block.blocks, document)
        case Figure():
            media = [document.media[number - 1] for number in block.media]
            yield from _text(display.line_text(display.media_line(each, shown=False)) for each in media)
            yield from _text([_reference(block.note)])
        case Poll():
            yield from _text([display.line_text(display.poll_line(block))])
            yield from (f"* {_one_line(display.line_text(row))}" for row in display.poll_rows(block))
        case List():
            for item in block.items:
                yield from _marked("*", item, document)
        case Code():
            # The space keeps a line of three backquotes from ending the block.
            yield from ("```", *(f" {line}" for line in block.text.splitlines()), "```")
        case _:
            assert_never(block)


def _marked(mark: str, blocks: Iterable[Block], document: convert.Document) -> Iterator[str]:
    """Yield the lines of blocks in a quote or in an item of a list, which gemtext can't nest."""
    for block in blocks:
        yield from (f"{mark} {line.strip()}" for line in _block(block, document))


def _inline(inline: Inline) -> str:
    match inline:
        case Link() | Mention():
            return f"{inline.text}{_reference(inline.note)}"
        case Styled():
            return "".join(map(_inline, inline.inlines))
        case Text() | Hashtag() | Break() | Gap():
            return plain(inline)
        case _:
            assert_never(inline)


def _reference(note: int | None) -> str:
    return "" if note is None else f" [{note}]"


def _note(note: Note) -> str:
    """Return the line of a note, which is a link only if its address is safe to follow."""
    words = _one_line(", ".join(filter(None, [notes.caption(note), note.url])))
    url = notes.live_url(note)
    if url is None:
        return f" [{note.number}] {words}"
    # A space would end the address.
    return f"=> {quote(url, safe=_URL_CHARACTERS, errors='replace')} [{note.number}] {words}"


_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=-._~"  # RFC 3986, with "%" for what is encoded already


def _text(texts: Iterable[str]) -> Iterator[str]:
    """Yield lines of text, indented so that none is taken for a heading, a link or a quote."""
    for text in texts:
        yield from (f" {line}" for line in text.splitlines())


def _one_line(text: str) -> str:
    """Return a text without line ends, after which any mark could follow."""
    return " ".join(text.split())


@convert.hookimpl
def convert_writers() -> Iterable[convert.Writer[Options]]:
    """Register the writer."""
    yield convert.Writer(
        format="gemtext",
        suffix=".gmi",
        media_type="text/gemini",
        options=Options,
        write=write,
        description="a page for Gemini",
    )
