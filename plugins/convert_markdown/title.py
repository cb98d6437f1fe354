"""Write titles as headings, a first paragraph that is the title as such a heading only."""

from collections.abc import Sequence

from convert import display
from convert.display import Heading
from convert.tree import Document, Paragraph, replace
from convert_markdown import post
from convert_markdown.block import Context
from convert_markdown.chunk import Chunk, Finished
from convert_markdown.escape import clean, strip
from convert_markdown.line import Line, render
from convert_markdown.options import Options
from convert_markdown.paragraph import split_lines
from convert_markdown.unsafe import MARK


def in_front_matter(options: Options) -> bool:
    """Return whether only the front matter has the title, from which pandoc makes the heading."""
    return options.front_matter and options.flavour == "pandoc"


def opening(document: Document, first: Heading | None, options: Options) -> Paragraph | None:
    """Return the first paragraph if it is written as the title; `first` is the heading of its post.

    Front matter can't have links, notes, or the label of a post.
    """
    found = display.title_paragraph(document, first) if first else None
    if found is None or first is None or not in_front_matter(options):
        return found
    is_whole_post = len(document.posts[0].blocks) == 1
    return None if is_whole_post or display.title_words(document, first) is None else found


def without_opening(document: Document) -> Document:
    """Return the document without its first paragraph."""
    first, *others = document.posts
    return replace(document, posts=(replace(first, blocks=first.blocks[1:]), *others))


def chunks(
    document: Document,
    opening: Paragraph | None,
    first: Heading | None,
    names: Sequence[str],
    context: Context,
) -> list[Chunk]:
    """Return the title as a heading: the words of the title, or the `opening`.

    An opening that is all of its post has the label of that, too. `names` are the anchors of the posts.
    """
    options = context.options
    if opening is None or first is None:
        return [heading(document.title, "#", options)]
    lines = split_lines(opening.inlines, document.notes, options)
    lines = [line for line in lines if line.words != [""]]
    line = Line(
        words=[word for line in lines for word in line.words],
        markup=[markup for line in lines for markup in line.markup],
    )
    whole = document.posts[0]
    if len(whole.blocks) > 1:
        return [_heading(line, "#", options)]
    labelled = post.with_label(line, whole, first, names[0], options)
    return post.with_block_id([_heading(labelled, "#", options)], names[0], options)


def heading(text: str, level: str, options: Options) -> Finished:
    """Return a heading of plain words; `level` is "#" or "##"."""
    return _heading(Line(words=strip(clean(text)).split(" "), markup=[]), level, options)


def _heading(line: Line, level: str, options: Options) -> Finished:
    *words, last = line.words or [""]
    # pandoc drops number signs at the end of a heading, even those without a space before them
    body = last.rstrip("#")
    signs = len(last) - len(body)
    guarded = Line(words=[*words, body + MARK * signs], markup=[*line.markup, *["\\#"] * signs])
    rendered = render(guarded, options.flavour, at_line_start=False)
    return Finished(f"{level} {rendered}" if rendered else "")
