"""The Markdown of a document: front matter, title, posts, and the notes' definitions at the end."""

import re
from typing import assert_never

from convert import anchors, notes
from convert.tree import GAP, Break, Document, Gap, Hashtag, Link, Mention, Note, Paragraph, Post, Text
from convert_markdown.escape import MARK, clean, escape
from convert_markdown.front_matter import front_matter
from convert_markdown.options import Options

_AUTOLINK = re.compile(r"[A-Za-z]+:(?:(?!&#?[A-Za-z0-9]{1,31};)[^\0-\x20<>\x7f\ud800-\udfff])+")
"""What an autolink can hold (CommonMark §6.5); some parsers resolve character references in it."""


def write(document: Document, options: Options) -> str:
    """The whole document, ending in one line end."""
    parts = [front_matter(document)] if options.front_matter else []
    if title := escape(clean(document.title), at_line_start=False):
        parts.append(f"# {title}")
    for post, anchor in zip(document.posts, anchors.posts(document), strict=True):
        parts.append(_post(post, anchor, options))
    if document.notes:
        parts.append("\n".join(map(_definition, document.notes)))
    return "\n\n".join(parts) + "\n"


def _post(post: Post, anchor: str, options: Options) -> str:
    """A post: its anchor and label start its first line."""
    start = f'<a id="{anchor}"></a>'
    label = escape(clean(post.label.strip()), at_line_start=False)
    if label and options.numbering == "keep":
        start += f"**{label}** "
    first, *others = post.blocks or (Paragraph(()),)
    paragraphs = [(start + _paragraph(first, at_line_start=False)).rstrip(" ")]
    paragraphs += [_paragraph(other, at_line_start=True) for other in others]
    return "\n\n".join(filter(None, paragraphs))


def _paragraph(paragraph: Paragraph, *, at_line_start: bool) -> str:
    """The lines of a paragraph, parted by backslashes; breaks at its edges part nothing."""
    lines: list[list[str]] = [[]]
    marked: list[str] = []
    for inline in paragraph.inlines:
        match inline:
            case Text() | Hashtag():
                lines[-1].append(clean(inline.text))
            case Mention() | Link():
                lines[-1] += clean(inline.text), MARK
                marked.append(f"[^{inline.note}]")
            case Gap():
                lines[-1].append(MARK)
                marked.append(GAP)
            case Break():
                lines.append([])
            case _:
                assert_never(inline)
    escaped = [
        escape("".join(line), at_line_start=at_line_start or position > 0)
        for position, line in enumerate(lines)
    ]
    filled = [position for position, line in enumerate(escaped) if line]
    if not filled:
        return ""
    return _fill("\\\n".join(escaped[filled[0] : filled[-1] + 1]), marked)


def _fill(escaped: str, marked: list[str]) -> str:
    """The markup put back where the marks stand."""
    first, *others = escaped.split(MARK)
    return first + "".join(f"{markup}{text}" for markup, text in zip(marked, others, strict=True))


def _definition(note: Note) -> str:
    """A note's definition; its URL is an autolink where it is live and an autolink can hold it."""
    caption = notes.caption(note)
    url = notes.live_url(note)
    if url is None or not _AUTOLINK.fullmatch(url):
        words = ", ".join(filter(None, (caption, note.url)))
        return f"[^{note.number}]: {escape(clean(words), at_line_start=True)}"
    link = f"<{url}>"
    if caption:
        link = f"{escape(clean(caption), at_line_start=True)}, {link}"
    return f"[^{note.number}]: {link}"
