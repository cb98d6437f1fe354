"""Build notes in pandoc's tree: in full at the first reference, by number at later ones."""

from typing import Final, assert_never

from convert import anchors, notes
from convert.tree import Direction, Note
from convert_pandoc import directions, links, nodes
from convert_pandoc.capabilities import Again, Format
from convert_pandoc.nodes import Node
from convert_pandoc.words import inlines

# The class of the first reference in HTML, without its role: pandoc would look for a footnote of its
# own when it reads the page back.
_REFERENCE = nodes.attributes("", "footnote-ref")

_BOOKMARK: Final = "RefNote{}"

# NOTEREF (ISO/IEC 29500-1 §17.16.5): the number of the note in a bookmark, formatted as the first
# reference (\f) and with a link to it (\h). Likewise text:note-ref, by ID (ODF 1.3 part 3 §7.7).
_FIELDS = {
    "docx": (
        "openxml",
        '<w:fldSimple w:instr=" NOTEREF {bookmark} \\f \\h "><w:r><w:rPr>'
        '<w:rStyle w:val="FootnoteReference" /></w:rPr><w:t>{number}</w:t></w:r></w:fldSimple>',
    ),
    "odt": (
        "opendocument",
        '<text:span text:style-name="Footnote_20_anchor"><text:note-ref text:note-class="footnote" '
        'text:reference-format="text" text:ref-name="ftn{index}">{number}</text:note-ref></text:span>',
    ),
}
_FIELDS["opendocument"] = _FIELDS["odt"]


def body(note: Note, target: Format, around: Direction) -> Node:
    """Return a note as a paragraph: its caption and its URL, which is a link if it is safe."""
    caption, live = notes.caption(note), notes.live_url(note)
    said: list[str | Node] = []
    if caption:
        said += *directions.isolated(caption, target, around), ", "
    if live is None:
        said.append(note.url)
    else:
        said += links.address(live, target, around)
    words = inlines(said, target.name)
    if target.again is Again.LINK:
        words = [nodes.span(words, nodes.attributes(anchors.note(note.number)))]
    return nodes.paragraph(words)


def again(number: int, target: Format) -> Node:
    """Return a later reference to a note, formatted as pandoc formats the first."""
    shown = target.number.format(number)
    match target.again:
        case Again.LINK:
            anchor = f"#{anchors.note(number)}"
            raised = nodes.superscript(nodes.string(shown))
            return nodes.link([raised], anchor, _REFERENCE if target.web else nodes.attributes())
        case Again.RAISED:
            return nodes.superscript(nodes.string(shown))
        case Again.TEXT:
            return nodes.string(shown)
        case Again.MARKUP:
            return nodes.raw(target.name, shown)
        case Again.FIELD:
            return _field(number, target)
        case _:
            assert_never(target.again)


def bookmarked(note: Node, number: int, target: Format) -> Node:
    """Return the first reference to a note so that the fields of later ones find it."""
    if target.name in _FIELDS and "{bookmark}" in _FIELDS[target.name][1]:
        return nodes.span([note], nodes.attributes(_BOOKMARK.format(number)))
    return note


def _field(number: int, target: Format) -> Node:
    kind, field = _FIELDS[target.name]
    bookmark = _BOOKMARK.format(number)
    return nodes.raw(kind, field.format(bookmark=bookmark, number=number, index=number - 1))
