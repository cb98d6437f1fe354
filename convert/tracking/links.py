"""Leave out the tracking parameters of the links of a document."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from convert.notes import references
from convert.renumber import renumbered
from convert.text.inlines.verbatim import code_spans, is_command_line
from convert.tracking.urls import cleaned
from convert.tree import (
    Block,
    Document,
    Inline,
    Link,
    LinkNote,
    Note,
    Paragraph,
    Repair,
    Styled,
    plain,
    replace,
    rewrite,
    walk,
)


class _Address(NamedTuple):
    """The URL of a note, before and after."""

    before: str
    after: str


def without_tracking(document: Document) -> Document:
    """Return a document whose links have no tracking parameters; each note that changes is a repair.

    Links that differ in nothing else share a note. Words stay as they are, unless they are the whole
    address, and outside of code. An address that the source cut short stays.
    """
    lines = _lines(document)
    notes: list[Note] = []
    repairs: list[Repair] = []
    addresses: dict[int, _Address] = {}
    for note in document.notes:
        is_cut = isinstance(note, LinkNote) and note.truncated
        url, removed = (note.url, ()) if is_cut else cleaned(note.url)
        notes.append(replace(note, url=url) if removed else note)
        if removed:
            addresses[note.number] = _Address(note.url, url)
            repairs.append(
                Repair(
                    kind="tracker",
                    line=lines.get(note.number),
                    text=note.url,
                    became=url,
                    message=f"left {', '.join(dict.fromkeys(removed))} out of a link",
                )
            )
    if not repairs:
        return document

    def block(node: Block) -> Block:
        return _with_words(node, addresses) if isinstance(node, Paragraph) else node

    changed = replace(
        rewrite(document, block=block), notes=tuple(notes), repairs=(*document.repairs, *repairs)
    )
    return renumbered(changed)


def _lines(document: Document) -> dict[int, int]:
    """Return the first line of the first post that refers to a note, by the number of the note."""
    lines: dict[int, int] = {}
    for post in document.posts:
        if post.lines is not None:
            for number in references(post):
                lines.setdefault(number, post.lines[0])
    return lines


def _with_words(paragraph: Paragraph, addresses: Mapping[int, _Address]) -> Paragraph:
    """Return a paragraph in which links whose words are their whole address show the new one."""
    links = [node for node in walk(paragraph) if isinstance(node, Link) and _is_whole(node, addresses)]
    if not links:
        return paragraph
    code = set(_code(plain(paragraph)))
    return Paragraph(tuple(_changed(paragraph.inlines, 0, code, addresses)))


def _is_whole(link: Link, addresses: Mapping[int, _Address]) -> bool:
    return link.note in addresses and link.text == addresses[link.note].before


def _code(text: str) -> Iterator[int]:
    """Yield the indices of the characters that are in commands or between backticks."""
    start, is_continued = 0, False
    for line in text.split("\n"):
        is_command = is_continued or is_command_line(line)
        is_continued = is_command and line.endswith("\\")
        if is_command:
            yield from range(start, start + len(line))
        else:
            for found in code_spans(line):
                yield from range(start + found.start(), start + found.end())
        start += len(line) + 1


def _changed(
    inlines: Iterable[Inline], start: int, code: set[int], addresses: Mapping[int, _Address]
) -> Iterator[Inline]:
    """Yield inlines with the new words of links; they begin at the index `start` of their paragraph."""
    for inline in inlines:
        match inline:
            case Link() if start not in code and _is_whole(inline, addresses):
                yield replace(inline, text=addresses[inline.note].after)
            case Styled(style) if style != "code":
                inner = _changed(inline.inlines, start, code, addresses)
                yield replace(inline, inlines=tuple(inner))
            case _:
                yield inline
        start += len(plain(inline))
