"""Build documents for tests: `thread` for a whole document, `post` for one of its posts."""

from convert.notes import Numbering
from convert.tree import Author, Document, Inline, Note, Paragraph, Post, Source, Text

SOURCE = Source(name="thread.txt", sha256="0" * 64, bytes=1, kind="plain", url=None, scheme="")


def post(position: int, *inlines: Inline | str, label: str | None = None) -> Post:
    """Return a post of one paragraph, or an empty post if there are no inlines.

    A string becomes a `Text`. The default label is "2/", "3/", and so on; the first post has none.
    """
    nodes = tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines)
    return Post(
        number=str(position),
        total=None,
        label=(f"{position}/" if position > 1 else "") if label is None else label,
        lines=(position, position),
        blocks=(Paragraph(nodes),) if nodes else (),
    )


def thread(
    *posts: Post | tuple[Inline | str, ...] | str,
    numbering: Numbering | None = None,
    notes: tuple[Note, ...] = (),
    **fields: object,
) -> Document:
    """Return a document of posts, each a `Post`, the inlines of its paragraph, or its text.

    The notes are those of `numbering`, if there is one; other keywords replace fields of the document.
    """
    default: dict[str, object] = {
        "schema": "thread-document/1",
        "title": "A title",
        "author": Author(name="Ada Lovelace", handle="ada"),
        "published": "2020-11-10",
        "language": "en",
        "direction": "ltr",
        "platform": "twitter",
        "source": SOURCE,
        "posts": tuple(_as_post(position, item) for position, item in enumerate(posts, start=1)),
        "notes": numbering.notes if numbering else notes,
        "repairs": (),
    }
    return Document(**(default | fields))  # type: ignore[arg-type]  # a test gives the right types


def _as_post(position: int, item: Post | tuple[Inline | str, ...] | str) -> Post:
    if isinstance(item, Post):
        return item
    return post(position, *((item,) if isinstance(item, str) else item))
