"""Posts as paragraphs, with the label and, if the flavour supports it, an anchor."""

from convert.tree import Post
from convert_markdown.escape import clean, escape, stripped
from convert_markdown.line import Line
from convert_markdown.options import Options
from convert_markdown.paragraph import joined, lines_of
from convert_markdown.unsafe import MARK


def paragraphs(post: Post, anchor: str, options: Options) -> list[str]:
    """Return the Markdown of each paragraph of a post; empty if the post has no content."""
    first, *others = [lines_of(block, options) for block in post.blocks] or [[]]
    filled = [lines for lines in (_started(first, post, anchor, options), *others) if lines]
    if filled and options.flavour == "obsidian":
        _name_block(filled[-1][-1], anchor)
    return [joined(lines, options) for lines in filled]


def _started(lines: list[Line], post: Post, anchor: str, options: Options) -> list[Line]:
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
    first, *others = lines or [Line([], [])]
    text = stripped(f"{start}{' '.join(first.words)}")
    return [Line(text.split(" "), markup + first.markup), *others]


def _name_block(line: Line, anchor: str) -> None:
    """Append an Obsidian block identifier (letters, digits and hyphens) to a line.

    A dot becomes two hyphens: "2.2" must differ from the second post numbered 2 ("post-2-2").
    """
    # part of the last word, since an identifier is not recognised at the start of a line
    line.words[-1] += f" {MARK}"
    line.markup.append(f"^{anchor.replace('.', '--')}")
