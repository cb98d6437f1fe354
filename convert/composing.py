"""Make documents of posts: what all readers share after they have the words, links and pictures.

A reader numbers the notes of a document with a `convert.notes.Numbering`, and its media with a
`MediaNumbering`. It makes the blocks of each post in reading order: with `blocks` if its source does
not mark links and mentions, else with `convert.spans` or `convert.html`. Then it makes the document
with `document`.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from convert.metadata import same_account, valid_language
from convert.notes import Numbering
from convert.tree import Author, Block, Document, Media, Post, Repair, Source, replace

_UNKNOWN = Author(name=None, handle=None)


class MediaNumbering:
    """Numbers pictures, videos and recordings in the order in which they are added.

        media = MediaNumbering()
        number = media.add("image", url="https://a.example/1.jpg", alt="A cat")
        figure = Figure(media=(number,), note=None)

    `media.media` are those of the document.
    """

    def __init__(self) -> None:
        """Create an empty numbering."""
        self._media: list[Media] = []

    @property
    def media(self) -> tuple[Media, ...]:
        """The media so far: `media[i].number == i + 1`."""
        return tuple(self._media)

    def add(  # noqa: PLR0913 - the fields of a medium
        self,
        kind: Literal["image", "animation", "video", "audio"],
        *,
        url: str | None = None,
        media_type: str | None = None,
        alt: str | None = None,
        width: int | None = None,
        height: int | None = None,
        data: bytes | None = None,
        poster: int | None = None,
    ) -> int:
        """Return the number of a new medium; `alt` is None if it is blank."""
        number = len(self._media) + 1
        self._media.append(
            Media(
                number=number,
                kind=kind,
                media_type=media_type,
                url=url,
                alt=alt if alt and not alt.isspace() else None,
                width=width,
                height=height,
                sha256=None if data is None else hashlib.sha256(data).hexdigest(),
                data=data,
                poster=poster,
            )
        )
        return number


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


def document(  # noqa: PLR0913 - what a source can tell
    posts: Sequence[Post],
    *,
    numbering: Numbering,
    source: Source,
    author: Author = _UNKNOWN,
    language: str | None = None,
    published: str | None = None,
    media: Sequence[Media] = (),
    repairs: Sequence[Repair] = (),
    labels: bool = False,
) -> Document:
    """Return the document of these posts; use `convert.tree.replace` for its other fields.

    - The title is the first sentence.
    - Posts by the author have the author null, as the tree demands.
    - With `labels`, the author's numbers ("2/", "3/17") are found as in pasted text, become the labels
      of their posts, and are no longer in their words. This is for sources with posts of their own.
    - If no language is given, it is that of most posts, and if they have none, it is detected. That of
      a post without one is detected if it differs.
    - The direction of the document, and of each post without one, is that of its first words.
    - If no time is given, it is that of the first post.
    """
    from convert.text.describe import direction, title
    from convert.text.language import detect_foreign, detect_language

    posts = [_normal(post, author) for post in posts]
    if labels:
        from convert.post_labels import labelled

        posts, found = labelled(posts)
        repairs = (*repairs, *found)
    detected = language or _most_frequent(posts) or detect_language(posts)
    whole = direction(posts)
    return Document(
        schema="thread-document/1",
        title=title(posts, detected),
        author=author,
        published=published or (posts[0].published if posts else None),
        language=detected,
        direction=whole,
        platform=numbering.platform,
        source=source,
        posts=tuple(
            replace(
                post,
                language=None if own == detected else own,
                direction=post.direction or direction((post,), default=whole),
            )
            for post in posts
            for own in [post.language or detect_foreign(post, detected)]
        ),
        notes=numbering.notes,
        media=tuple(media),
        repairs=tuple(repairs),
    )


def _normal(post: Post, author: Author) -> Post:
    """Return a post without its author if that is the document's, and without an unknown language."""
    if post.author is not None and same_account(post.author, author):
        post = replace(post, author=None)
    if post.language is not None and valid_language(post.language) == "und":
        post = replace(post, language=None)
    return post


def _most_frequent(posts: Sequence[Post]) -> str | None:
    """Return the language that most posts have, and of several the first; None if none has one."""
    languages = Counter(post.language for post in posts if post.language)
    return languages.most_common(1)[0][0] if languages else None
