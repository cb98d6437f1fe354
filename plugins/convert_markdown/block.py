"""Render the blocks of posts as chunks of Markdown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self, assert_never

from convert.display import Piece, Pieces, poll_line, poll_rows, quote_line
from convert.notes import live_url
from convert.tree import Block, Code, Document, Figure, List, Paragraph, Poll, Quote
from convert_markdown import author_lists, code, figure, pieces
from convert_markdown.chunk import Chunk, Finished, filled, item, join, quoted
from convert_markdown.escape import clean
from convert_markdown.line import Line
from convert_markdown.media import Targets
from convert_markdown.options import Options
from convert_markdown.paragraph import render, split_lines
from convert_markdown.runs import reference

_LARGEST_NUMBER = 999_999_999  # of an item (CommonMark §5.2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What blocks need to know of what they are in."""

    document: Document
    options: Options
    targets: Targets
    columns: int | None
    """The width of lines; None if they are not wrapped."""
    english: str
    """The attributes of pandoc's spans around what is in English; empty if there are no spans."""

    @classmethod
    def of(cls, document: Document, options: Options) -> Self:
        """Return the context of what is not in a block."""
        return cls(
            document=document,
            options=options,
            targets=Targets(document, options),
            columns=None if options.wrap == "no" else options.wrap,
            english="",
        )

    def join(self, chunks: Iterable[Chunk]) -> str:
        """Return the Markdown of chunks."""
        return join(chunks, self.options.flavour, self.columns)

    def narrowed(self, by: int) -> "Context":
        """Return the context for lines after a prefix."""
        return self if self.columns is None else replace(self, columns=max(1, self.columns - by))

    def reference(self, number: int | None) -> str:
        """Return the reference to a note; empty if there is no note, or if links are inline."""
        is_noted = number is not None and self.options.links == "footnotes"
        return reference(number, self.options) if number and is_noted else ""

    def linked(self, words: Piece, number: int | None) -> Pieces:
        """Return words that refer to a note, with its address if links are inline."""
        if number is None or self.options.links == "footnotes":
            return (words,)
        note = self.document.notes[number - 1]
        url = live_url(note)
        return (words._replace(url=url),) if url else (words, Piece(" ".join(note.url.split())))


def chunks(blocks: Iterable[Block], context: Context) -> Iterator[Chunk]:
    """Yield the Markdown of blocks."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from _paragraph(block, context)
            case Quote():
                yield _quote(block, context)
            case Figure():
                yield _figure(block, context)
            case Poll():
                yield from _poll(block, context)
            case List():
                yield _list(block, context)
            case Code():
                yield Finished(code.block(clean(block.text)))
            case _:
                assert_never(block)


def _paragraph(paragraph: Paragraph, context: Context) -> Iterator[Chunk]:
    """Yield a paragraph; also the lists in it, if the author's lists are kept."""
    if context.options.lists == "escape":
        yield split_lines(paragraph.inlines, context.document.notes, context.options)
        return
    for block in author_lists.blocks(paragraph):
        if isinstance(block, List):
            yield _list(block, context)
        else:
            yield split_lines(block.inlines, context.document.notes, context.options)


def _quote(quote: Quote, context: Context) -> Finished:
    inner = context.narrowed(len("> "))
    words, *others = quote_line(quote)
    line = (*context.linked(words, quote.note), *others)
    first = pieces.line(line, context.english, context.reference(quote.note))
    return Finished(quoted(inner.join([[first], *chunks(quote.blocks, inner)])))


def _figure(block: Figure, context: Context) -> Finished:
    lines = figure.lines(
        block,
        context.document,
        context.targets,
        english=context.english,
        address=_address(block, context),
    )
    return Finished(render(lines, context.options.flavour, context.columns))


def _address(block: Figure, context: Context) -> Iterator[Line]:
    if block.note is not None:
        line = context.linked(Piece("Address", english=True), block.note)
        yield pieces.line(line, context.english, context.reference(block.note))


def _poll(poll: Poll, context: Context) -> Iterator[Chunk]:
    yield [pieces.line(poll_line(poll), context.english)]
    inner = context.narrowed(len("- "))
    rows = [inner.join([[pieces.line(row, context.english)]]) for row in poll_rows(poll)]
    yield Finished("\n".join([item("- ", row) for row in rows]), is_list="bullets")


def _list(block: List, context: Context) -> Finished:
    """Return a list, with blank lines between its items unless each is one paragraph."""
    last = (block.start or 0) + len(block.items) - 1
    is_ordered = block.start is not None and last <= _LARGEST_NUMBER
    texts: list[str] = []
    is_tight = True
    for number, blocks in enumerate(block.items, block.start or 0):
        marker = f"{number}. " if is_ordered else "- "
        inner = context.narrowed(len(marker))
        content = filled(chunks(blocks, inner))
        if block.start is not None and not is_ordered:
            content.insert(0, [Line(words=[f"{number}."], markup=[])])
        is_tight = is_tight and len(content) <= 1 and all(isinstance(each, list) for each in content)
        texts.append(item(marker, inner.join(content)))
    separator = "\n" if is_tight else "\n\n"
    return Finished(separator.join(texts), is_list="numbers" if is_ordered else "bullets")
