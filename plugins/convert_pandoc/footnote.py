"""Build notes in pandoc's tree: in full at the first reference, by number at later ones."""

from typing import assert_never

from convert import anchors, notes
from convert.tree import Note
from convert_pandoc import guards, nodes
from convert_pandoc.capabilities import Again, Format
from convert_pandoc.nodes import Node
from convert_pandoc.words import clean, edge, inlines

# Characters of a URL that are not encoded (RFC 3986), except "$" and brackets, which some formats use.
_KEPT = "/?:@!&'()*+,;=%#~"


def body(note: Note, target: Format) -> Node:
    """Return a note as a paragraph: its caption and its URL, which is a link if it is safe."""
    caption, live = notes.caption(note), notes.live_url(note)
    said: list[str | Node] = []
    if caption:
        said += isolated(caption, target), ", "
    said.append(note.url if live is None else link(live, target))
    words = inlines(said, target.name)
    if target.again is Again.LINK:
        words = [nodes.span(words, nodes.attributes(anchors.note(note.number)))]
    return nodes.paragraph(words)


def link(live: str, target: Format, text: str | None = None) -> Node:
    """Return a link to a live URL, which shows the URL itself or a text."""
    url = clean(live)
    address = guards.address(url, target.name, safe=_KEPT)
    if text is not None:
        direction = {"dir": "auto"} if target.web else {}
        return nodes.link(inlines([text], target.name), address, nodes.attributes(**direction))
    direction = {"dir": "ltr"} if target.web else {}
    _, _, rest = url.partition(":")
    needs_guards = guards.guarded(rest, target.name) != rest
    shown = inlines([address if needs_guards else url])
    return nodes.link(shown, address, nodes.attributes(**direction))


def again(number: int, target: Format) -> Node:
    """Return a later reference to a note, formatted as pandoc formats the first."""
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
    """Isolate the direction of a handle or hashtag in HTML; "@" and "#" would else change sides."""
    if not target.web:
        return text
    words = inlines([text], target.name)
    # The space at the edges, too, separates words.
    words = [*edge(text[:1]), *words, *(edge(text[-1:]) if words else [])]
    return nodes.span(words, nodes.attributes(dir="auto"))
