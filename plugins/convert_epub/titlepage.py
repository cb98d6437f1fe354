"""The title page: the title, who wrote the thread, when, how long it is and where it was read from."""

from convert import metadata, notes
from convert.tree import Document, LinkNote
from convert_epub import link
from convert_epub.xhtml import english, escape, page

FILE = "title.xhtml"
"""Its name in the book."""


def render(document: Document) -> bytes:
    """The page; what isn't known is left out."""
    title = metadata.Metadata.of(document).title
    count = len(document.posts)
    length = english(f"{count} {'post' if count == 1 else 'posts'}")
    lines = [
        ("author", _isolated(document.author.name)),
        ("author", _handle(document.author.handle)),
        ("details", " · ".join(filter(None, [_isolated(document.published), length]))),
        ("details", _isolated(document.source.name)),
        ("details", _source(document.source.url)),
    ]
    shown = "\n".join(f'<p class="{name}">{line}</p>' for name, line in lines if line)
    return page(
        document,
        '<section epub:type="titlepage" class="titlepage">\n'
        f"<h1>{escape(title)}</h1>\n{shown}\n</section>",
    )


def _handle(handle: str | None) -> str:
    return _isolated(f"@{handle}") if handle and handle.strip() else ""


def _source(url: str | None) -> str:
    """Where the thread stands or stood."""
    if not url or not url.strip():
        return ""
    return link.render(url, notes.live_url(LinkNote(0, url, truncated=False)))


def _isolated(text: str | None) -> str:
    """The text in a direction of its own; nothing where it is blank."""
    return f"<bdi>{escape(text)}</bdi>" if text and text.strip() else ""
