"""Render paragraphs: inlines become lines of words, and these become Markdown."""

from typing import assert_never

from convert.tree import GAP, Break, Gap, Hashtag, Link, Mention, Paragraph, Text
from convert_markdown.escape import clean, is_tag, strip
from convert_markdown.line import Line, wrap
from convert_markdown.line import render as render_line
from convert_markdown.options import Options
from convert_markdown.unsafe import MARK

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Pandoc reads @a[…] as a citation with a locator.
_GAP_AFTER_WORD = GAP.replace("[", "\\[").replace("]", "\\]")


def split_lines(paragraph: Paragraph, options: Options) -> list[Line]:
    """Split a paragraph at its breaks; breaks at its edges are dropped."""
    texts: list[list[str]] = [[]]
    markup: list[list[str]] = [[]]
    for inline in paragraph.inlines:
        match inline:
            case Hashtag() if _becomes_tag(inline, options):
                texts[-1].append(MARK)
                markup[-1].append(inline.text)
            case Text() | Hashtag():
                texts[-1].append(clean(inline.text))
            case Mention() | Link():
                texts[-1] += clean(inline.text), MARK
                markup[-1].append(_reference(inline.note, options))
            case Gap():
                texts[-1].append(MARK)
                markup[-1].append(GAP)
            case Break():
                texts.append([])
                markup.append([])
            case _:
                assert_never(inline)
    lines = [strip("".join(parts)) for parts in texts]
    for line, marks in zip(lines, markup, strict=True):
        _separate(line, marks, options)
    filled = [position for position, line in enumerate(lines) if line]
    if not filled:
        return []
    kept = slice(filled[0], filled[-1] + 1)
    return [
        Line(words=line.split(" "), markup=marks)
        for line, marks in zip(lines[kept], markup[kept], strict=True)
    ]


def render(lines: list[Line], options: Options) -> str:
    """Return the Markdown of a paragraph; a break is a backslash at the end of a line."""
    if options.wrap == "no":
        return "\\\n".join([render_line(line, options.flavour) for line in lines])
    columns = [options.wrap - 1] * (len(lines) - 1) + [options.wrap]
    return "\\\n".join(
        "\n".join(wrap(line, options.flavour, width))
        for line, width in zip(lines, columns, strict=True)
    )


def _reference(number: int, options: Options) -> str:
    if options.flavour == "commonmark":
        return str(number).translate(_SUPERSCRIPTS)
    return f"[^{number}]"


def _separate(line: str, markup: list[str], options: Options) -> None:
    """Separate markup from what precedes it directly, if parsers or people would read them as one."""
    for position, text in enumerate(line.split(MARK)[:-1]):
        after_number = (
            options.flavour == "commonmark"
            and position > 0
            and not text
            and markup[position - 1] not in (GAP, _GAP_AFTER_WORD)
        )
        if markup[position] == GAP:
            if after_number or (text and not text.endswith(" ")):
                markup[position] = _GAP_AFTER_WORD
        elif after_number:
            markup[position] = f"\xa0{markup[position]}"  # ¹² would be read as twelve


def _becomes_tag(hashtag: Hashtag, options: Options) -> bool:
    return options.hashtags == "tags" and options.flavour == "obsidian" and is_tag(hashtag.text)
