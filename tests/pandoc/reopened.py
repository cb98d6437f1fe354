"""Compare an output of pandoc with its document, as pandoc reads it."""

import json
import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

from convert import Document, display, notes, pictures
from convert.characters import first_strong
from convert.indentation import Line, is_indented, lines
from convert.tree import (
    GAP,
    Block,
    Break,
    Code,
    Figure,
    Hashtag,
    Inline,
    Link,
    List,
    Mention,
    Paragraph,
    Poll,
    Post,
    Quote,
    Styled,
    plain,
    walk,
)
from convert_pandoc import program
from convert_pandoc.words import clean

_MARKS = re.compile("[\u200e\u200f\u2068\u2069]")
_FIELDS = {
    "docx": (
        "word/document.xml",
        rb'<w:fldSimple w:instr=" NOTEREF RefNote(\d+) \\f \\h ">(.*?)</w:fldSimple>',
        rb'<w:hyperlink w:anchor="note-\1">\2</w:hyperlink>',
    ),
    "odt": (
        "content.xml",
        rb'<text:span text:style-name="Footnote_20_anchor"><text:note-ref [^>]*>(\d+)'
        rb"</text:note-ref></text:span>",
        rb'<text:a xlink:type="simple" xlink:href="#note-\1">\1</text:a>',
    ),
}


class Found(NamedTuple):
    """The text of a document with references as ⟦3⟧, and the texts of its notes by number."""

    paragraphs: list[str]
    notes: dict[int, str]


def pandoc(*arguments: str, data: bytes = b"") -> bytes:
    """Return pandoc's output; a message is an assertion error."""
    done = subprocess.run([program.find(), *arguments], input=data, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout


def reopened(written: str | bytes, format_: str) -> Found:
    """Return the content of an output, with notes numbered in the order of their references."""
    data = written.encode() if isinstance(written, str) else _without_fields(written, format_)
    tree = json.loads(pandoc("--from", format_, "--to", "json", data=data))
    found = Found([], {})
    for inlines in _paragraphs(tree["blocks"]):
        if text := _lines("".join(_text(inline, found) for inline in inlines)):
            found.paragraphs.append(text)
    return found


def without_marks(found: Found) -> Found:
    """Return a content without the marks that keep the direction of words."""
    plain = [_lines(_MARKS.sub("", text)) for text in found.paragraphs]
    return Found(
        [text for text in plain if text],
        {number: _spaced_line(_MARKS.sub("", text)) for number, text in found.notes.items()},
    )


def is_right_to_left(document: Document) -> bool:
    """Return whether a part of a document is written from right to left."""
    return document.direction == "rtl" or any(
        (isinstance(node, Post) and node.direction == "rtl")
        or (isinstance(node, Quote) and display.quote_direction(node, "ltr") == "rtl")
        or (isinstance(node, Mention | Link | Hashtag) and first_strong(node.text) == "rtl")
        for node in walk(document)
    )


def _without_fields(package: bytes, format_: str) -> bytes:
    """Return a package with links to notes instead of fields, which pandoc does not read."""
    if format_ not in _FIELDS:
        return package
    name, pattern, link = _FIELDS[format_]
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(result, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry, re.sub(pattern, link, data) if entry.filename == name else data)
    return result.getvalue()


def expected(document: Document) -> Found:
    """Return the content of a document, without pictures, which are not text."""
    paragraphs: list[str] = []
    parts = display.parts_at(document)
    headings = zip(document.posts, display.headings(document), strict=True)
    for position, (post, heading) in enumerate(headings):
        for part in parts.get(position, ()):
            paragraphs += [_flat(part.title), _line(display.part_line(part))]
        above = (heading.line, heading.warning, heading.missing)
        texts = [_line(line) for line in above if line]
        if not texts and not (post.blocks and isinstance(post.blocks[0], Paragraph)):
            texts = [""]  # only the label
        texts += [text for block in post.blocks for text in _block(block, document)]
        # only generated spaces and line ends are white space here
        label = _spaced(post.label)
        if label and texts:
            texts[0] = f"{label} {texts[0]}"
        paragraphs += texts
    said = {
        note.number: _spaced(", ".join(filter(None, (notes.caption(note), note.url))))
        for note in document.notes
    }
    shown = (_lines("\n".join(map(_flat, text.split("\n")))) for text in paragraphs)
    return Found([text for text in shown if text], said)


def _line(pieces: display.Pieces) -> str:
    return _spaced(display.line_text(pieces))


def _block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Paragraph():
            found = [Line("", block.inlines)]
            if is_indented(block.inlines):
                found = lines(block.inlines)
            yield "\n".join(line.spaces + _inlines(line.inlines) for line in found).strip("\n ")
        case Quote():
            mark = "" if block.note is None else f"⟦{block.note}⟧"
            yield _line(display.quote_line(block)) + mark
            for inner in block.blocks:
                yield from _block(inner, document)
        case Figure():
            yield from _figure(block, document)
        case Poll():
            yield _line(display.poll_line(block))
            yield from map(_line, display.poll_rows(block))
        case List():
            for item in block.items:
                for inner in item:
                    yield from _block(inner, document)
        case Code():
            yield from re.split("\r\n?|[\n\v\f]", block.text)


def _figure(figure: Figure, document: Document) -> Iterator[str]:
    for number in figure.media:
        media = document.media[number - 1]
        shown = is_shown(document, number)
        if not shown or media.kind != "image":
            yield _line(display.media_line(media, shown=shown))
    if figure.note is not None:
        yield f"Address⟦{figure.note}⟧"


def is_shown(document: Document, number: int) -> bool:
    """Return whether a medium is shown by a picture."""
    picture = display.picture_of(document, number)
    try:
        return picture is not None and bool(pictures.inspect(picture.data or b""))
    except pictures.UnreadablePicture:
        return False


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(map(_shown, inlines))


def _shown(inline: Inline) -> str:
    match inline:
        case Break():
            return "\n"
        case Mention() | Link():
            return f"{_flat(inline.text)}⟦{inline.note}⟧"
        case Styled(style="code"):
            marks = "".join(f"⟦{number}⟧" for number in notes.references(inline))
            return "\n".join(map(_flat, plain(inline).split("\n"))) + marks
        case Styled():
            return _inlines(inline.inlines)
        case _:
            return _flat(getattr(inline, "text", GAP))


def _flat(text: str) -> str:
    return clean(text)


def _spaced(text: str) -> str:
    return " ".join(part for part in clean(text).split(" ") if part)


def _lines(text: str) -> str:
    return "\n".join(map(_spaced_line, text.split("\n"))).strip("\n")


def _spaced_line(line: str) -> str:
    return " ".join(part for part in line.split(" ") if part)


def _paragraphs(blocks: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for block in blocks:
        match block["t"]:
            case "Para" | "Plain":
                yield block["c"]
            case "Header":
                yield block["c"][2]
            case "CodeBlock":
                yield from ([{"t": "Str", "c": clean(line)}] for line in block["c"][1].split("\n"))
            case _:
                yield from _paragraphs(_inner(block))


def _inner(block: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the blocks in a block. A figure is a picture."""
    match block["t"]:
        case "BlockQuote":
            return list(block["c"])
        case "Div":
            identifier = block["c"][0][0]
            return [] if identifier == "contents" else list(block["c"][1])
        case "BulletList":
            return [inner for item in block["c"] for inner in item]
        case "OrderedList":
            return [inner for item in block["c"][1] for inner in item]
        case "Figure":
            return []
        case other:
            raise AssertionError(f"unexpected {other}")


def _text(inline: dict[str, Any], found: Found) -> str:
    content = inline.get("c")
    match inline["t"]:
        case "Space" | "SoftBreak" | "LineBreak" | "Str" | "Code" | "Image":
            return _plain(inline)
        case "Note":
            number = len(found.notes) + 1
            found.notes[number] = ""  # first, so that the note is counted
            (words,) = _paragraphs(content)
            found.notes[number] = _lines("".join(_text(part, found) for part in words))
            return f"⟦{number}⟧"
        case "Link" if content[2][0].startswith("#note-"):
            number = content[2][0].removeprefix("#note-")
            assert _words(content[1]) == number
            return f"⟦{number}⟧"
        case "Span" | "Link":
            return "".join(_text(part, found) for part in content[1])
        case "Superscript" | "Underline" | "Emph" | "Strong" | "Strikeout":
            return "".join(_text(part, found) for part in content)
        case other:
            raise AssertionError(f"unexpected {other}")


def _plain(inline: dict[str, Any]) -> str:
    """Return the text of an inline without others in it; a picture has none."""
    match inline["t"]:
        case "Str":
            return str(inline["c"])
        case "Code":
            return str(inline["c"][1])
        case kind:
            return {"Space": " ", "SoftBreak": " ", "LineBreak": "\n", "Image": ""}[kind]


def _words(inlines: list[dict[str, Any]]) -> str:
    return "".join(_text(inline, Found([], {})) for inline in inlines)
