"""Write a document as Markdown: front matter, title, posts and notes."""

from convert import anchors
from convert.tree import Document
from convert_markdown import note, post
from convert_markdown.escape import clean, escape
from convert_markdown.front_matter import front_matter
from convert_markdown.options import Options


def write(document: Document, options: Options) -> str:
    """Return the whole document, ending with one line end."""
    parts: list[str] = []
    if options.front_matter:
        parts.append(front_matter(document))
    if title := escape(clean(document.title), options.flavour, at_line_start=False):
        parts.append(f"# {title}")
    *after_posts, at_end = note.placement(document, options)
    names = anchors.posts(document)
    for part, anchor, its_notes in zip(document.posts, names, after_posts, strict=True):
        parts += post.paragraphs(part, anchor, options)
        if its_notes:
            parts.append(note.definitions(its_notes, options))
    if at_end:
        if options.flavour == "commonmark":
            parts.append("***")  # not ---, which some tools read as front matter
        parts.append(note.definitions(at_end, options))
    return "\n\n".join(parts) + "\n"
