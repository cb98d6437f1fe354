"""The head of the thread: its title, who wrote it, when, how long it is and where it was read from."""

from convert import head
from convert.tree import Document
from convert_epub import metadata
from convert_epub.xhtml import escape


def render(document: Document) -> str:
    """The heading; what isn't known is left out."""
    count = len(document.posts)
    length = f'<bdi lang="en" xml:lang="en">{count} {"post" if count == 1 else "posts"}</bdi>'
    about = (_isolated(head.byline(document.author)), _isolated(document.published), length)
    details = " · ".join(filter(None, (*about, _isolated(document.source.name))))
    return (
        f'<header epub:type="titlepage">\n<h1>{escape(metadata.title(document))}</h1>\n'
        f'<p class="details">{details}</p>\n</header>'
    )


def _isolated(text: str | None) -> str:
    """The text in a direction of its own; nothing where it is blank."""
    return f"<bdi>{escape(text)}</bdi>" if text and text.strip() else ""
