"""Posts: paragraphs with the post's label in front, and its anchor where the flavour has anchors."""

from convert.tree import Post
from convert_markdown.escape import clean, escape, stripped
from convert_markdown.line import Line
from convert_markdown.options import Options
from convert_markdown.paragraph import joined, lines_of
from convert_markdown.unsafe import MARK


def paragraphs(post: Post, anchor: str, options: Options) -> list[str]:
    """The Markdown of a post, a text for each paragraph; none where the post shows nothing."""
    first, *others = [lines_of(block, options) for block in post.blocks] or [[]]
    filled = [lines for lines in (_started(first, post, anchor, options), *others) if lines]
    if filled and options.flavour == "obsidian":
        _name_block(filled[-1][-1], anchor)
    return [joined(lines, options) for lines in filled]


def _started(lines: list[Line], post: Post, anchor: str, options: Options) -> list[Line]:
    """The lines with the label before the first; in pandoc's Markdown, the label bears the anchor."""
    label = clean(post.label.strip()) if options.numbering == "keep" else ""
    space = " " if label else ""
    if options.flavour == "pandoc":
        bracketed = escape(label, "pandoc", at_line_start=False)
        start, markup = f"{MARK}{space}", [f"[{bracketed}]{{#{anchor}}}"]
    elif label:
        start, markup = f"{label}{space}", []
    else:
        return lines
    first, *others = lines or [Line([], [])]
    text = stripped(f"{start}{' '.join(first.words)}")
    return [Line(text.split(" "), markup + first.markup), *others]


def _name_block(line: Line, anchor: str) -> None:
    """End a line with the name of its block, as Obsidian has it: of letters, digits and hyphens.

    A point becomes two hyphens, so that "2.2" is not the second post with the number 2 ("post-2-2").
    """
    # a part of the last word, for a name that starts a line would be no name
    line.words[-1] += f" {MARK}"
    line.markup.append(f"^{anchor.replace('.', '--')}")
