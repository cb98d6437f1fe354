"""Write a document as Markdown: front matter, title, posts and notes."""

from collections.abc import Iterable, Iterator

from convert import Output, anchors, display
from convert.metadata import Metadata
from convert.tree import Document, Note, Part
from convert_markdown import note, pieces, post
from convert_markdown.block import Context
from convert_markdown.chunk import Chunk, Finished
from convert_markdown.escape import clean, strip
from convert_markdown.front_matter import front_matter
from convert_markdown.line import Line, render
from convert_markdown.options import Options
from convert_markdown.unsafe import MARK


def write(document: Document, options: Options) -> str | Output:
    """Return the whole document, ending with one line end, and the files that it shows, if any."""
    metadata = Metadata.of(document)
    context = Context.of(document, options)
    text = context.join(_chunks(document, metadata, context)) + "\n"
    files = context.targets.files
    return Output(content=text, files=files) if files else text


def _chunks(document: Document, metadata: Metadata, context: Context) -> Iterator[Chunk]:
    options = context.options
    if options.front_matter:
        yield Finished(front_matter(document, metadata, options))
    if not (options.front_matter and options.flavour == "pandoc"):  # whose title is in the front matter
        yield _title(document.title, "#", options)
    *after_posts, at_end = note.placement(document, options)
    yield from _posts(document, metadata, context, after_posts)
    if at_end:
        if options.flavour == "commonmark":
            yield Finished("***")  # not ---, which some tools read as front matter
        yield _notes(at_end, options)


def _posts(
    document: Document, metadata: Metadata, context: Context, after_posts: list[list[Note]]
) -> Iterator[Chunk]:
    options = context.options
    headings = display.headings(document, bylines=options.bylines, dates=options.dates)
    everything = zip(document.posts, headings, anchors.posts(document), after_posts, strict=True)
    for part, heading, anchor, notes in everything:
        yield from _parts(heading.parts, metadata, context)
        yield from post.chunks(part, heading, anchor, metadata, context)
        if notes:
            yield _notes(notes, options)


def _parts(parts: Iterable[Part], metadata: Metadata, context: Context) -> Iterator[Chunk]:
    """Yield the titles of joined threads, and the lines below them."""
    options, english = context.options, ""
    if options.flavour == "pandoc":
        english = post.attributes("en", "ltr", metadata.language, context.document.direction)
    for part in parts:
        yield _title(part.title, "##", options)
        if line := display.part_line(part, metadata.language):
            yield [pieces.line(line, english)]


def _title(title: str, level: str, options: Options) -> Finished:
    text = strip(clean(title))
    body = text.rstrip("#")
    # pandoc drops number signs at the end of a heading, even those without a space before them
    signs = len(text) - len(body)
    line = Line(words=(body + MARK * signs).split(" "), markup=["\\#"] * signs)
    rendered = render(line, options.flavour, at_line_start=False)
    return Finished(f"{level} {rendered}" if rendered else "")


def _notes(notes: list[Note], options: Options) -> Finished:
    text = note.definitions(notes, options)
    return Finished(text, is_list="numbers" if options.flavour == "commonmark" else None)
