"""Word what every writer shows besides the words of posts: authors, days, warnings, quotes, polls.

The words are the same in every format. They come as short lines of pieces, which a writer joins with
`SEPARATOR`, isolates from one another in bidirectional text, and makes links where a piece has a `url`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Annotated, Literal, NamedTuple, TypeAlias

from convert.characters import SENTENCE_STOPS, first_strong
from convert.dates import english, worded
from convert.metadata import Metadata, byline, counted, day, same_account, valid_language
from convert.notes import live_url
from convert.tree import (
    Answered,
    Author,
    Block,
    Code,
    Direction,
    Document,
    Figure,
    Inline,
    Link,
    LinkNote,
    List,
    Media,
    Mention,
    Paragraph,
    Part,
    Poll,
    Post,
    Quote,
    Styled,
    plain,
)

SEPARATOR = " · "

Choice: TypeAlias = Literal["auto", "always", "never"]
Bylines: TypeAlias = Annotated[
    Choice,
    "show the authors of posts: auto (where the author changes), always or never",
]
"""The type of the option `bylines`, the same for all writers."""
Dates: TypeAlias = Annotated[
    Choice,
    "show the days of posts: auto (where the day changes), always or never",
]
"""The type of the option `dates`, the same for all writers."""

_MISSING = {
    "deleted": "This post was deleted",
    "blocked": "This post is blocked",
    "hidden": "This post is hidden",
    "unknown": "This post is missing",
}
_KINDS = {"image": "Image", "animation": "Animation", "video": "Video", "audio": "Recording"}
# What a source was read from, by its kind; other kinds are names of networks.
_SOURCES = {
    "plain": "",
    "threadreader": "Thread Reader",
    "twtext": "twtext",
    "embed": "embedded posts",
    "share": "a shared thread",
    "chat": "a chat",
    "archive": "an archive of posts",
}


class Piece(NamedTuple):
    """A part of a line that a writer shows besides the words of posts."""

    text: str
    """On one line."""
    url: str | None = None
    """The live address of what the text names."""
    english: bool = False
    """Whether the words are this program's, in English, and not the thread's."""


Pieces: TypeAlias = tuple[Piece, ...]


class Heading(NamedTuple):
    """What a writer shows before the blocks of a post, besides its label."""

    line: Pieces
    """The author, the day, the day of the last change, and whom the post answers; may be empty."""
    warning: Pieces
    """The content warning; empty if there is none."""
    missing: Pieces
    """Why the post has no words; empty if it has."""
    url: str | None
    """The live address of the post, for its label or its number."""
    parts: tuple[Part, ...]
    """The joined threads that begin with the post."""
    language: str = "und"
    """The language of the document."""

    @property
    def lines(self) -> tuple[Pieces, ...]:
        """All lines: the titles of parts and their lines, the line, the warning, what is missing."""
        parts = ((tuple(_words(part.title)), part_line(part, self.language)) for part in self.parts)
        return tuple(filter(None, (*chain.from_iterable(parts), self.line, self.warning, self.missing)))


def headings(
    document: Document, *, bylines: Choice = "auto", dates: Choice = "auto"
) -> Iterator[Heading]:
    """Yield the heading of each post, in order.

    With "auto", an author is shown where it differs from that of the post before (or, for the first
    post, of the document), and a day where it differs from that before. Days are not shown if all are
    the same, since the head of the document has that day.
    """
    if dates == "auto" and not _spans_days(document):
        dates = "never"
    parts = parts_at(document)
    last_author, last_day = document.author, None
    for position, post in enumerate(document.posts):
        author, today = post.author or document.author, day(post.published)
        pieces: list[Piece] = []
        if _is_shown(
            bylines, changed=author is not last_author and not same_account(author, last_author)
        ):
            pieces += _author(author)
        if today and _is_shown(dates, changed=today != last_day):
            language = post.language or document.language
            pieces += _days(today, today, language, _live(post.url))
        if post.edited:
            changed = _english_day(post.edited)
            pieces.append(Piece(f"edited {changed}" if changed else "edited", english=True))
        if post.answers:
            pieces.append(_answer(post.answers))
        warning = _words(post.warning)
        yield Heading(
            line=tuple(pieces),
            warning=(Piece("Content warning", english=True), *warning) if warning else (),
            missing=(Piece(_MISSING[post.missing], english=True),) if post.missing else (),
            url=_live(post.url),
            parts=parts.get(position, ()),
            language=document.language,
        )
        last_author, last_day = author, today or last_day


def texts(document: Document) -> Iterator[str]:
    """Yield each post as plain text, for simple writers: the lines of its heading, then its blocks.

    Quotes, polls and media come with their lines. The number of a note follows what refers to it, as in
    "mid.ru[2]"; only the notes themselves are missing.
    """
    for heading, post in zip(headings(document), document.posts, strict=True):
        lines = "\n".join(map(line_text, heading.lines))
        blocks = [_block_text(block, document) for block in post.blocks]
        yield "\n\n".join(filter(None, [lines, *blocks]))


def head(document: Document, metadata: Metadata) -> tuple[Pieces, ...]:
    """Return the lines below the title of a document.

    The first has the author, if known, and nothing else; the next the days, the number of posts, and
    what the thread was read from; the last its address. The name of a file tells readers nothing.
    """
    source = document.source
    kind = _words(_SOURCES.get(source.kind, source.kind.capitalize()))
    address = _words(source.url, _live(source.url))
    origin = [Piece(f"from {kind[0].text}", english=True)] if kind else []
    saved = _english_day(source.retrieved)
    details = (
        *days(metadata),
        Piece(metadata.length, english=True),
        *origin,
        *([Piece(f"saved {saved}", english=True)] if saved else []),
    )
    return tuple(filter(None, (tuple(_author(document.author)), details, tuple(address))))


def days(metadata: Metadata) -> Pieces:
    """Return the first and the last day of the thread, in the language of the document."""
    return () if metadata.days is None else tuple(_days(*metadata.days, metadata.language))


def title_paragraph(document: Document, first: Heading) -> Paragraph | None:
    """Return the first paragraph if the title has just its words, so that they need not be shown twice.

    A writer then shows that paragraph, with its links and notes, as the title, and leaves it out of the
    first post. If that has no other blocks, its label belongs to the title as well. None is returned
    if something would be between title and words: the lines of the post's heading, which is `first`.
    """
    blocks = document.posts[0].blocks if document.posts else ()
    if first.lines or not document.title.strip() or not blocks or not isinstance(blocks[0], Paragraph):
        return None
    title, words = (" ".join(text.split()) for text in (document.title, plain(blocks[0])))
    is_whole = words.startswith(title) and not words[len(title) :].strip(SENTENCE_STOPS)
    return blocks[0] if is_whole else None


def part_line(part: Part, language: str = "und") -> Pieces:
    """Return the author, the day and the address of a joined thread, shown below its title.

    The language is that of the document, or unknown, which makes the day English.
    """
    author = _author(part.author) if part.author else []
    return (*author, *_day(part.published, language), *_words(part.url, _live(part.url)))


def parts_at(document: Document) -> dict[int, tuple[Part, ...]]:
    """Return the joined threads that begin with a post, by the position of the post from 0."""
    found: dict[int, tuple[Part, ...]] = {}
    for part in document.parts:
        found[part.first - 1] = (*found.get(part.first - 1, ()), part)
    return found


def quote_line(quote: Quote) -> Pieces:
    """Return the line above the blocks of a quote: its author and day, or why it is not shown."""
    written = _english_day(quote.published)
    is_lost = quote.state in ("deleted", "blocked", "hidden")
    return (
        Piece("Quoted post", english=True),
        *(_author(quote.author) if quote.author else []),
        *([Piece(written, english=True)] if written else []),
        *([Piece(quote.state, english=True)] if is_lost else []),
    )


def poll_line(poll: Poll) -> Pieces:
    """Return the line above the options of a poll: the number of votes, and its end."""
    votes = [option.votes for option in poll.options if option.votes is not None]
    until = _english_day(poll.closes)
    return (
        Piece("Poll", english=True),
        *([Piece(counted(sum(votes), "vote"), english=True)] if votes else []),
        *([Piece(f"until {until}", english=True)] if until else []),
    )


def poll_rows(poll: Poll) -> Iterator[Pieces]:
    """Yield each option of a poll, with its share of the votes in per cent where it is known."""
    total = sum(option.votes or 0 for option in poll.options)
    for option in poll.options:
        pieces = _words(option.text)
        if option.votes is not None:
            if total:
                pieces.append(Piece(f"{(200 * option.votes + total) // (2 * total)} %", english=True))
            pieces.append(Piece(counted(option.votes, "vote"), english=True))
        yield tuple(pieces)


def media_line(media: Media, *, shown: bool) -> Pieces:
    """Return the caption of a picture that is `shown`, or the line in place of one that is not.

    It has the alternative text; for what is not shown, also its kind and its address.
    """
    kind = Piece(_KINDS[media.kind], english=True)
    alt = _words(media.alt)
    if shown:
        return tuple(
            alt if media.kind == "image" else [kind, *alt, *_words(media.url, _live(media.url))]
        )
    alt = alt or [Piece("no description", english=True)]
    return (kind, *alt, *_words(media.url, _live(media.url)))


def picture_of(document: Document, number: int) -> Media | None:
    """Return what shows a medium: the picture itself, or the poster of a video; None if there is none.

    Its bytes are in `data`, which is not null, but may be no picture at all.
    """
    media = document.media[number - 1]
    if not _is_picture(media) and media.poster:
        media = document.media[media.poster - 1]
    return media if _is_picture(media) else None


def direction_of(document: Document, post: Post) -> Direction:
    """Return the direction of a post."""
    return post.direction or document.direction


def quote_direction(quote: Quote, around: Direction) -> Direction:
    """Return the direction of a quote: that of its first words, or the one `around` if it has none.

    The words are another author's, so their language is unknown if their direction is another.
    """
    words = (plain(block) for block in quote.blocks if not isinstance(block, Quote))
    return next(filter(None, map(first_strong, words)), around)


def language_of(metadata: Metadata, post: Post) -> str:
    """Return the language of a post as a BCP 47 tag; "und" if it is unknown or not a valid tag."""
    return metadata.language if post.language is None else valid_language(post.language)


def line_text(pieces: Iterable[Piece]) -> str:
    """Return a line as plain text."""
    return SEPARATOR.join([piece.text for piece in pieces])


def _block_text(block: Block, document: Document) -> str:
    match block:
        case Quote():
            inner = [_block_text(each, document) for each in block.blocks]
            source = f"{line_text(quote_line(block))}{_reference(block.note)}"
            return "\n\n".join(filter(None, [source, *inner]))
        case Figure():
            shown = [document.media[number - 1] for number in block.media]
            lines = [line_text(media_line(media, shown=False)) for media in shown]
            return "\n".join([*lines, *filter(None, [_reference(block.note)])])
        case Poll():
            return "\n".join(map(line_text, (poll_line(block), *poll_rows(block))))
        case List():
            return "\n".join([_block_text(each, document) for item in block.items for each in item])
        case Paragraph():
            return "".join(map(_inline_text, block.inlines))
        case Code():
            return block.text


def _inline_text(inline: Inline) -> str:
    match inline:
        case Link() | Mention():
            return f"{inline.text}{_reference(inline.note)}"
        case Styled():
            return "".join(map(_inline_text, inline.inlines))
        case _:
            return plain(inline)


def _reference(note: int | None) -> str:
    return "" if note is None else f"[{note}]"


def _answer(answered: Answered) -> Piece:
    name = _author(answered.author) if answered.author else []
    words = f"in answer to {name[0].text}" if name else "in answer to another post"
    return Piece(words, _live(answered.url), english=not name)


def _is_picture(media: Media) -> bool:
    """Return whether a medium has bytes that should be a picture. An animation may be a video."""
    is_video = (media.media_type or "").startswith("video/")
    return media.data is not None and media.kind in ("image", "animation") and not is_video


def _is_shown(choice: Choice, *, changed: bool) -> bool:
    return choice == "always" or (choice == "auto" and changed)


def _spans_days(document: Document) -> bool:
    days: set[date | None] = {
        day(document.published),
        *[day(post.published) for post in document.posts],
    }
    return len(days - {None}) > 1


def _author(author: Author) -> list[Piece]:
    return _words(byline(author), _live(author.url))


def _day(time: str | None, language: str) -> list[Piece]:
    found = day(time)
    return _days(found, found, language) if found else []


def _days(first: date, last: date, language: str, url: str | None = None) -> list[Piece]:
    found = worded(first, last, language)
    return [Piece(found.text, url, english=found.is_english)]


def _english_day(time: str | None) -> str | None:
    found = day(time)
    return english(found) if found else None


def _words(text: str | None, url: str | None = None) -> list[Piece]:
    """Return the text on one line as a piece, or nothing if it is blank."""
    words = " ".join((text or "").split())
    return [Piece(words, url)] if words else []


def _live(url: str | None) -> str | None:
    return live_url(LinkNote(number=0, url=url, truncated=False)) if url else None
