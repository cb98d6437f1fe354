"""Render posts: label, heading and blocks, with an anchor if the flavour has anchors."""

from dataclasses import replace

from convert.display import Heading, direction_of, language_of
from convert.metadata import Metadata
from convert.tree import Post
from convert_markdown import links, pieces
from convert_markdown.block import Context
from convert_markdown.block import chunks as chunks_of
from convert_markdown.chunk import Chunk, Finished, division, filled
from convert_markdown.escape import clean, escape
from convert_markdown.line import Line
from convert_markdown.options import Options
from convert_markdown.unsafe import MARK


def chunks(
    post: Post, heading: Heading, anchor: str, metadata: Metadata, context: Context
) -> list[Chunk]:
    """Return the chunks of a post; an empty list if the post shows nothing."""
    if context.options.flavour == "pandoc":
        return _with_attributes(post, heading, anchor, metadata, context)
    found = _labelled(_content(post, heading, context), post, heading, anchor, context.options)
    return with_block_id(found, anchor, context.options)


def with_label(line: Line, post: Post, heading: Heading, anchor: str, options: Options) -> Line:
    """Return a line with the label of its post before it, in pandoc's Markdown with the anchor."""
    first, *_ = _with_label([line], post, heading, anchor, options)
    return first


def with_block_id(found: list[Chunk], anchor: str, options: Options) -> list[Chunk]:
    """Return the chunks of a post with the block id that Obsidian links to, in its flavour."""
    if options.flavour == "obsidian":
        _add_block_id(found, anchor)
    return found


def _with_attributes(
    post: Post, heading: Heading, anchor: str, metadata: Metadata, context: Context
) -> list[Chunk]:
    """Return the chunks of a post with its language and direction, if the thread has others."""
    language = language_of(metadata, post)
    direction = direction_of(context.document, post)
    context = replace(context, english=attributes("en", "ltr", language, direction))
    found = _labelled(_content(post, heading, context), post, heading, anchor, context.options)
    own = attributes(language, direction, metadata.language, context.document.direction)
    return [Finished(division(own, context.join(found)))] if own else found


def attributes(language: str, direction: str, outer_language: str, outer_direction: str) -> str:
    """Return pandoc's attributes for what has another language or direction than what it is in."""
    different = [
        f"lang={language}" if language not in ("und", outer_language) else "",
        f"dir={direction}" if direction != outer_direction else "",
    ]
    return " ".join(filter(None, different))


def _content(post: Post, heading: Heading, context: Context) -> list[Chunk]:
    lines = filter(None, (heading.line, heading.warning, heading.missing))
    above: list[Chunk] = [[pieces.line(line, context.english)] for line in lines]
    return [*above, *chunks_of(post.blocks, context)]


def _labelled(
    found: list[Chunk], post: Post, heading: Heading, anchor: str, options: Options
) -> list[Chunk]:
    """Put the label before the first words, or above what else is first; drop what is empty."""
    first, others = found[0] if found else [], found[1:]
    if not isinstance(first, list):
        first, others = [], found
    return filled([_with_label(first, post, heading, anchor, options), *others])


def _with_label(
    lines: list[Line], post: Post, heading: Heading, anchor: str, options: Options
) -> list[Line]:
    """Put the label before the first line; in pandoc's Markdown, the label has the anchor."""
    label = clean(post.label.strip()) if options.numbering == "keep" else ""
    first, *others = lines or [Line(words=[], markup=[])]
    words, markup = first
    if options.flavour == "pandoc":
        markup = [f"[{_linked(label, heading, options)}]{{#{anchor}}}", *markup]
        words = [MARK, *words] if label or not words else [f"{MARK}{words[0]}", *words[1:]]
    elif label and links.target(heading.url):
        words, markup = [MARK, *words], [_linked(label, heading, options), *markup]
    elif label:
        words = [*label.split(" "), *words]
    else:
        return lines
    return [Line(words=words, markup=markup), *others]


def _linked(label: str, heading: Heading, options: Options) -> str:
    """Return the Markdown of a label, linked to its post."""
    escaped = escape(label, options.flavour, at_line_start=False)
    return pieces.linked(escaped, heading.url) if label else ""


def _add_block_id(found: list[Chunk], anchor: str) -> None:
    """Add the block id that Obsidian links to, made of letters, digits and hyphens.

    A point becomes two hyphens, so that "2.2" differs from the second post with the number 2
    ("post-2-2"). The id of a quote, a list or code is a paragraph after it.
    """
    block_id = f"^{anchor.replace('.', '--')}"
    last = found[-1] if found else None
    if isinstance(last, list):
        # within the last word, because an id at the start of a line would belong to the block before
        last[-1].words[-1] += f" {MARK}"
        last[-1].markup.append(block_id)
    elif last:
        found.append([Line(words=[MARK], markup=[block_id])])
