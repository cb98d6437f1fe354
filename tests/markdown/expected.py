"""The content that a parser should find in our Markdown, derived from the tree.

A block is the text of a paragraph or a heading, or a record. In texts, lone surrogates, which no text
contains, mark references, anchors and the alternative texts of images.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from convert import anchors, display, notes, pictures
from convert.display import Pieces
from convert.indentation import indentation
from convert.metadata import Metadata
from convert.tree import (
    Block,
    Break,
    Code,
    Document,
    Figure,
    Inline,
    Link,
    List,
    Media,
    Mention,
    Note,
    Paragraph,
    Poll,
    Post,
    Quote,
    Styled,
    plain,
    replace,
)
from convert_markdown import Options, author_lists, links

ANCHOR, REFERENCE, IMAGE, END = "\ud801", "\ud802", "\ud803", "\udfff"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LARGEST_NUMBER = 999_999_999  # of an item of a list


class Quoted(NamedTuple):
    """A block quote."""

    blocks: list["Content"]


class Listed(NamedTuple):
    """A list; `start` is None if it is not ordered."""

    start: int | None
    items: list[list["Content"]]


class Lines(NamedTuple):
    """A block of code."""

    text: str


class Division(NamedTuple):
    """A division of pandoc's Markdown."""

    attributes: dict[str, str]
    blocks: list["Content"]


Content: TypeAlias = str | Quoted | Listed | Lines | Division


def settled(paragraph: str) -> str:
    """Normalise the spaces of a paragraph, and strip its lines and its empty first and last lines."""
    lines = [
        " ".join(re.split(r"[ \t\v\r\x1c-\x1f\x85]+", line)).strip(" ")
        for line in paragraph.split("\n")
    ]
    return "\n".join(lines).strip("\n")


def cleaned(text: str) -> str:
    """Replace the characters that Markdown cannot contain, and line ends, which are not breaks."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text).replace("\n", " ")


def expected(document: Document, options: Options, *, spans: bool = False) -> list[Content]:
    """Return the expected blocks; `spans` is whether the parser has pandoc's spans and divisions."""
    return list(filter(None, _Expected(document, options, spans=spans).document()))


def expected_note(note: Note) -> str:
    """Return the expected text of a note."""
    return settled(cleaned(", ".join(filter(None, [notes.caption(note), note.url]))))


def expected_notes(document: Document, options: Options) -> dict[int, str]:
    """Return the expected texts of all notes, by their numbers."""
    if options.links == "inline":
        return {}
    return {note.number: expected_note(note) for note in document.notes}


def raised(paragraph: str) -> str:
    """Replace references by superscript digits, with a space between adjacent ones."""
    separated = paragraph.replace(f"{END}{REFERENCE}", f"{END}\xa0{REFERENCE}")
    return re.sub(
        f"{REFERENCE}([0-9]+){END}", lambda match: match[1].translate(SUPERSCRIPTS), separated
    )


def english(language: str, direction: str) -> str:
    """Return the attributes of what is in English inside of what has a language and a direction."""
    return " ".join(
        [*(["lang=en"] if language != "en" else []), *(["dir=ltr"] if direction == "rtl" else [])]
    )


class _Expected:
    def __init__(self, document: Document, options: Options, *, spans: bool) -> None:
        self.tree = document
        self.options = options
        self.spans = spans
        self.metadata = Metadata.of(document)
        self.english = ""

    def document(self) -> Iterator[Content]:
        parts = display.parts_at(self.tree)
        headings = list(
            display.headings(self.tree, bylines=self.options.bylines, dates=self.options.dates)
        )
        rows = list(zip(self.tree.posts, headings, anchors.posts(self.tree), strict=True))
        opening = display.title_paragraph(self.tree, headings[0]) if headings else None
        if opening is None:
            yield settled(cleaned(self.tree.title))
        else:
            (first, heading, anchor), *rows = rows
            title = " ".join(filter(None, self.paragraph(opening).split("\n")))
            if len(first.blocks) > 1:
                yield title
                rows.insert(0, (replace(first, blocks=first.blocks[1:]), heading, anchor))
            else:
                yield settled(self.start(first, anchor) + title)
                if self.options.flavour == "obsidian":
                    yield f"^{anchor.replace('.', '--')}"
        for position, (post, heading, anchor) in enumerate(rows, len(self.tree.posts) - len(rows)):
            for part in parts.get(position, ()):
                yield settled(cleaned(part.title))
                self.english = english(self.metadata.language, self.tree.direction)
                yield self.pieces(display.part_line(part, self.metadata.language))
            yield from self.division(post, list(filter(None, self.post(post, heading, anchor))))

    def division(self, post: Post, blocks: list[Content]) -> Iterator[Content]:
        language = display.language_of(self.metadata, post)
        direction = display.direction_of(self.tree, post)
        attributes = {}
        if language not in ("und", self.metadata.language):
            attributes["lang"] = language
        if direction != self.tree.direction:
            attributes["dir"] = direction
        if self.options.flavour != "pandoc" or not attributes or not blocks:
            yield from blocks
        elif self.spans:
            yield Division(attributes, blocks)
        else:
            yield f"::: {{{' '.join(f'{name}={value}' for name, value in attributes.items())}}}"
            yield from blocks
            yield ":::"

    def post(self, post: Post, heading: display.Heading, anchor: str) -> Iterator[Content]:
        language, direction = (
            display.language_of(self.metadata, post),
            display.direction_of(self.tree, post),
        )
        self.english = english(language, direction)
        start = self.start(post, anchor)
        lines = filter(None, (heading.line, heading.warning, heading.missing))
        blocks = [*map(self.pieces, lines), *self.blocks(post.blocks)]
        if not blocks or not isinstance(blocks[0], str) or blocks[0].startswith("\ud8ff"):
            blocks.insert(0, "")
        blocks[0] = settled(start + str(blocks[0]))
        blocks = [block.removeprefix("\ud8ff") if isinstance(block, str) else block for block in blocks]
        blocks = list(filter(None, blocks))
        if self.options.flavour == "obsidian" and blocks:
            block_id = f"^{anchor.replace('.', '--')}"
            is_paragraph = isinstance(blocks[-1], str) and not self.ends_with_figure(post)
            blocks[-1:] = [f"{blocks[-1]} {block_id}"] if is_paragraph else [blocks[-1], block_id]
        return iter(blocks)

    def start(self, post: Post, anchor: str) -> str:
        label = settled(cleaned(post.label.strip())) if self.options.numbering == "keep" else ""
        if self.options.flavour == "pandoc":
            start = f"{ANCHOR}{anchor}{END}{label}" if self.spans else f"[{label}]{{#{anchor}}}"
        else:
            start = label
        return start + (" " if label else "")

    def ends_with_figure(self, post: Post) -> bool:
        filled = [block for block in post.blocks if list(filter(None, self.blocks((block,))))]
        return bool(filled) and isinstance(filled[-1], Figure)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Content]:
        for block in blocks:
            match block:
                case Paragraph() if self.options.lists == "keep":
                    for part in author_lists.blocks(block):
                        yield self.list(part) if isinstance(part, List) else self.paragraph(part)
                case Paragraph():
                    yield self.paragraph(block)
                case Quote():
                    first = self.pieces(display.quote_line(block), block.note)
                    yield Quoted(list(filter(None, [first, *self.inner(block.blocks)])))
                case Figure():
                    text = self.figure(block)
                    yield f"\ud8ff{text}" if text else ""
                case Poll():
                    yield self.pieces(display.poll_line(block))
                    rows = [list(filter(None, [self.pieces(row)])) for row in display.poll_rows(block)]
                    yield Listed(None, rows) if rows else ""
                case List():
                    yield self.list(block) if block.items else ""
                case Code():
                    text = re.sub("[\0\ud800-\udfff]", "\ufffd", block.text)
                    yield Lines(re.sub("\r\n?", "\n", text))

    def paragraph(self, block: Paragraph) -> str:
        text = "".join(map(self.inline_text, block.inlines))
        return self.raised(settled("\n".join(map(indented, text.split("\n")))))

    def inline_text(self, inline: Inline) -> str:
        match inline:
            case Break():
                return "\n"
            case Mention() | Link() if self.options.links == "inline":
                url = cleaned(self.tree.notes[inline.note - 1].url)
                words = cleaned(inline.text)
                if links.around(self.tree.notes[inline.note - 1], self.options.flavour):
                    return words or url
                return f"{words} ({url})" if words else f"({url})"
            case Mention() | Link():
                return f"{cleaned(inline.text)}{REFERENCE}{inline.note}{END}"
            case Styled():
                return "".join(map(self.inline_text, inline.inlines))
            case _:
                return cleaned(plain(inline))

    def inner(self, blocks: Iterable[Block]) -> list[Content]:
        found = [
            block.removeprefix("\ud8ff") if isinstance(block, str) else block
            for block in self.blocks(blocks)
        ]
        return list(filter(None, found))

    def list(self, block: List) -> Content:
        items = [self.inner(item) for item in block.items]
        if block.start is not None and block.start + len(items) - 1 > LARGEST_NUMBER:
            return Listed(
                None, [[f"{number}.", *item] for number, item in enumerate(items, block.start)]
            )
        return Listed(block.start, items)

    def figure(self, figure: Figure) -> str:
        media = [self.tree.media[number - 1] for number in figure.media]
        shown = [item for item in media if self.is_shown(item)]
        images = [f"{IMAGE}{' '.join(cleaned(item.alt or '').split())}{END}" for item in shown]
        length = 2 if len(images) in (4, 7) else 3
        rows = [" ".join(images[start : start + length]) for start in range(0, len(images), length)]
        captions = [
            self.pieces(display.media_line(item, shown=item in shown))
            for item in media
            if item.kind != "image" or item not in shown
        ]
        address = [self.pieces((display.Piece("Address", english=True),), figure.note)]
        return "\n".join([*rows, *captions, *(address if figure.note else [])])

    def is_shown(self, media: Media) -> bool:
        is_video = (media.media_type or "").startswith("video/")
        if media.kind in ("video", "audio") or (media.kind == "animation" and is_video):
            poster = self.tree.media[media.poster - 1] if media.poster else None
            has_file = media.data is not None and media.media_type == "video/mp4"
            return (has_file and self.options.media == "files") or (
                poster is not None and self.is_shown(poster)
            )
        match self.options.media:
            case "none":
                return False
            case "link":
                return bool(re.match(r"https?:(?!.*&#?\w+;)[^\s<>]+\Z", media.url or ""))
            case _:
                return media.data is not None and is_picture(media.data)

    def pieces(self, pieces: Pieces, note: int | None = None) -> str:
        texts = []
        for piece in pieces:
            text = cleaned(piece.text)
            if piece.english and self.options.flavour == "pandoc" and self.english and not self.spans:
                text = f"[{text}]{{{self.english}}}"
            texts += [text] if text else []
        mark = "" if note is None else f"{REFERENCE}{note}{END}"
        if note is not None and self.options.links == "inline":
            target = self.tree.notes[note - 1]
            url = " ".join(cleaned(target.url).split())
            texts[1:1] = [] if notes.live_url(target) or not url else [url]
            mark = ""
        return self.raised(settled(display.SEPARATOR.join(texts) + mark))

    def raised(self, text: str) -> str:
        return raised(text) if self.options.flavour == "commonmark" else text


def is_picture(data: bytes) -> bool:
    try:
        pictures.inspect(data)
    except pictures.UnreadablePicture:
        return False
    return True


def indented(line: str) -> str:
    """Return a line with no-break spaces as its indentation."""
    spaced = re.sub(r"[\v\r\x1c-\x1f\x85]", " ", line)
    words = indentation(spaced).words
    return indentation(spaced).spaces + line[len(line) - len(words) :]
