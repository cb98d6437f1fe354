"""Make documents of plain words, for readers whose sources do not mark links and mentions.

A reader numbers the notes of a document with a `convert.notes.Numbering`, makes the blocks of each post
with `blocks`, and then the document with `document`.
"""

from collections.abc import Sequence

from convert.notes import Numbering
from convert.tree import Author, Block, Document, Post, Source, replace

_UNKNOWN = Author(name=None, handle=None)


def blocks(text: str, numbering: Numbering) -> tuple[Block, ...]:
    """Return the blocks of a post with these words.

    Links, mentions and hashtags are found as in pasted text, and get their notes from `numbering`.
    Blank lines separate paragraphs, and code is found as in pasted text, but its fences stay.
    Characters that no format can hold are left out.
    """
    # Imported here, since a plugin is also imported to recognise its files, and most are not its own.
    from convert.text.code import set_aside
    from convert.text.decode.clean import clean
    from convert.text.inlines.compose import Composer
    from convert.text.lines import lines_of

    words, _ = clean(text)
    lines, _ = set_aside(words, lines_of(words), keep_marks=True)
    return Composer(numbering.platform, numbering=numbering).blocks(lines)


def document(
    posts: Sequence[Post],
    *,
    numbering: Numbering,
    source: Source,
    author: Author = _UNKNOWN,
    language: str | None = None,
) -> Document:
    """Return the document of these posts; use `convert.tree.replace` for its other fields.

    The title is the first sentence. If no language is given, it is detected, and so are those of posts
    that have none. So is the direction of the document and of each post without one.
    """
    from convert.text.describe import direction, title
    from convert.text.language import detect_foreign, detect_language

    detected = language or detect_language(posts)
    whole = direction(posts)
    return Document(
        schema="thread-document/1",
        title=title(posts),
        author=author,
        published=None,
        language=detected,
        direction=whole,
        platform=numbering.platform,
        source=source,
        posts=tuple(
            replace(
                post,
                language=post.language or detect_foreign(post, detected),
                direction=post.direction or direction((post,), default=whole),
            )
            for post in posts
        ),
        notes=numbering.notes,
        repairs=(),
    )
