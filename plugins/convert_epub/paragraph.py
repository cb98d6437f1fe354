"""Render paragraphs as XHTML, with the indentation of their lines."""

from convert.indentation import Line, lines, list_sign
from convert.tree import Inline, Paragraph, plain
from convert_epub.inlines import References, markup

# The widths of characters in most fonts, in em; a line that hangs too far by a little is still clear.
_SPACE, _WIDE_SPACE, _SIGN, _LETTER = 0.25, 1.0, 0.35, 0.5


def paragraph(inlines: tuple[Inline, ...], references: References) -> str:
    """Return a paragraph as markup, and count its references.

    Lines are indented by no-break spaces, which every reading system shows. What continues a line that
    is indented, or is an item of a list, is below its words.
    """
    found = lines(inlines)
    hangs = [_hang(line) for line in found]
    if not any(hangs):
        return f"<p>{markup(inlines, references)}</p>"
    parts: list[str] = []
    for position, (line, hang) in enumerate(zip(found, hangs, strict=True), start=1):
        # within the line, where it has no effect unless a reading system ignores the style
        end = "<br/>" if position < len(found) else ""
        content = f"{line.spaces}{markup(line.inlines, references)}{end}"
        parts.append(_hung(content, hang) if hang else content)
    return f"<p>{''.join(parts)}</p>"


def _hung(content: str, hang: float) -> str:
    style = f"padding-inline-start: {hang:g}em; text-indent: -{hang:g}em"
    return f'<span class="line" style="{style}">{content}</span>'


def _hang(line: Line) -> float:
    """Return by how much the lines that continue a line are indented, in em."""
    sign = list_sign(plain(Paragraph(line.inlines)))
    return round(sum(map(_width, line.spaces + sign)), 2)


def _width(character: str) -> float:
    if character == "\u3000":
        return _WIDE_SPACE
    if character.isspace():
        return _SPACE
    return _LETTER if character.isalnum() else _SIGN
