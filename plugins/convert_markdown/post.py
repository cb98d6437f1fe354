"""Render posts: paragraphs after the label of the post, with its anchor if the flavour has anchors."""

from convert.tree import Post
from convert_markdown.escape import clean, escape, strip
from convert_markdown.line import Line
from convert_markdown.options import Options
from convert_markdown.paragraph import render, split_lines
from convert_markdown.unsafe import MARK


def paragraphs(post: Post, anchor: str, options: Options) -> list[str]:
    """Return the Markdown of each paragraph of a post; an empty list if the post shows nothing."""
    first, *others = [split_lines(block, options) for block in post.blocks] or [[]]
    filled = [lines for lines in (_labelled(first, post, anchor, options), *others) if lines]
    if filled and options.flavour == "obsidian":
        _add_block_id(filled[-1][-1], anchor)
    return [render(lines, options) for lines in filled]


def _labelled(lines: list[Line], post: Post, anchor: str, options: Options) -> list[Line]:
    """Put the label before the first line; in pandoc's Markdown, the label has the anchor."""
    label = clean(post.label.strip()) if options.numbering == "keep" else ""
    space = " " if label else ""
    if options.flavour == "pandoc":
        bracketed = escape(label, "pandoc", at_line_start=False)
        start, markup = f"{MARK}{space}", [f"[{bracketed}]{{#{anchor}}}"]
    elif label:
        start, markup = f"{label}{space}", []
    else:
        return lines
    first, *others = lines or [Line(words=[], markup=[])]
    text = strip(f"{start}{' '.join(first.words)}")
    return [Line(words=text.split(" "), markup=markup + first.markup), *others]


def _add_block_id(line: Line, anchor: str) -> None:
    """Add the block id that Obsidian links to, made of letters, digits and hyphens.

    A point becomes two hyphens, so that "2.2" differs from the second post with the number 2
    ("post-2-2").
    """
    # within the last word, because an id at the start of a line has no effect
    line.words[-1] += f" {MARK}"
    line.markup.append(f"^{anchor.replace('.', '--')}")
