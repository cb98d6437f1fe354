"""Write a document as Markdown: front matter, title, posts and notes."""

from collections.abc import Iterable, Iterator

from convert import Output, anchors, display
from convert.metadata import Metadata
from convert.tree import Document, Note, Part
from convert_markdown import note, pieces, post, title
from convert_markdown.block import Context
from convert_markdown.chunk import Chunk, Finished
from convert_markdown.front_matter import front_matter
from convert_markdown.options import Options


def write(document: Document, options: Options) -> str | Output:
    """Return the whole document, ending with one line end, and the files that it shows, if any."""
    metadata = Metadata.of(document)
    context = Context.of(document, options)
    text = context.join(_chunks(document, metadata, context)) + "\n"
    files = context.targets.files
    return Output(content=text, files=files) if files else text


def _chunks(document: Document, metadata: Metadata, context: Context) -> Iterator[Chunk]:
    options = context.options
    headings = list(display.headings(document, bylines=options.bylines, dates=options.dates))
    names = anchors.posts(document)
    first = headings[0] if headings else None
    opening = title.opening(document, first, options)
    text = document if opening is None else title.without_opening(document)
    if options.front_matter:
        yield Finished(front_matter(document, metadata, options, opening))
    if not title.in_front_matter(options):
        yield from title.chunks(document, opening, first, names, context)
    *after_posts, at_end = note.placement(document, options)
    is_titled = opening is not None and not text.posts[0].blocks
    contents = zip(text.posts, headings, names, after_posts, strict=True)
    for position, (part, heading, anchor, notes) in enumerate(contents):
        yield from _parts(heading.parts, metadata, context)
        if position or not is_titled:
            yield from post.chunks(part, heading, anchor, metadata, context)
        if notes:
            yield _notes(notes, options)
    if at_end:
        if options.flavour == "commonmark":
            yield Finished("***")  # not ---, which some tools read as front matter
        yield _notes(at_end, options)


def _parts(parts: Iterable[Part], metadata: Metadata, context: Context) -> Iterator[Chunk]:
    """Yield the titles of joined threads, and the lines below them."""
    options, english = context.options, ""
    if options.flavour == "pandoc":
        english = post.attributes("en", "ltr", metadata.language, context.document.direction)
    for part in parts:
        yield title.heading(part.title, "##", options)
        if line := display.part_line(part, metadata.language):
            yield [pieces.line(line, english)]


def _notes(notes: list[Note], options: Options) -> Finished:
    text = note.definitions(notes, options)
    return Finished(text, is_list="numbers" if options.flavour == "commonmark" else None)
