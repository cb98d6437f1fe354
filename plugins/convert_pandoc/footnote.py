"""A note in pandoc's tree: whole where it is first referred to, by its number from then on."""

from typing import assert_never

from convert import anchors, notes
from convert.tree import Note
from convert_pandoc import guards, nodes
from convert_pandoc.formats import Again, Format
from convert_pandoc.nodes import Node
from convert_pandoc.words import clean, inlines

_KEPT = "/?:@!&'()*+,;=%#~"
"""What stands in a URL as it is (RFC 3986), but for "$" and brackets: these are markup somewhere."""


def body(note: Note, target: Format) -> Node:
    """What a note says, as a paragraph: its caption and its URL, which is live where that is safe."""
    caption, live = notes.caption(note), notes.live_url(note)
    said: list[str | Node] = []
    if caption:
        said += isolated(caption, target), ", "
    if live is None:
        said.append(note.url)
    else:
        direction = {"dir": "ltr"} if target.web else {}
        url = clean(live)
        address = guards.address(url, target.name, safe=_KEPT)
        _, _, rest = url.partition(":")
        needs_guards = guards.guarded(rest, target.name) != rest
        shown = inlines([address if needs_guards else url])
        said.append(nodes.link(shown, address, nodes.attributes(**direction)))
    words = inlines(said, target.name)
    if target.again is Again.LINK:
        words = [nodes.span(words, nodes.attributes(anchors.note(note.number)))]
    return nodes.paragraph(words)


def again(number: int, target: Format) -> Node:
    """A reference to a note that stands elsewhere, looking like pandoc's own in this format."""
    shown = target.number.format(number)
    match target.again:
        case Again.LINK:
            anchor = f"#{anchors.note(number)}"
            raised = nodes.superscript(nodes.string(shown))
            return nodes.link([raised], anchor, nodes.attributes())
        case Again.RAISED:
            return nodes.superscript(nodes.string(shown))
        case Again.TEXT:
            return nodes.string(shown)
        case Again.MARKUP:
            return nodes.raw(target.name, shown)
        case _:
            assert_never(target.again)


def isolated(text: str, target: Format) -> str | Node:
    """A name or a tag; isolated in HTML, or "@" and "#" would change sides in a right-to-left text."""
    if not target.web:
        return text
    return nodes.span(inlines([text], target.name), nodes.attributes(dir="auto"))
