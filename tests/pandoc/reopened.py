"""What pandoc finds in a document, and what it should find: words, line breaks, references, notes."""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from convert import Document, notes
from convert.tree import GAP, Break, Inline, Link, Mention
from convert_pandoc import program
from convert_pandoc.words import clean


class Found(NamedTuple):
    """The text of a document, its references in the shape ⟦3⟧, and the words of its notes by number."""

    paragraphs: list[str]
    notes: dict[int, str]


def pandoc(*arguments: str, data: bytes = b"") -> bytes:
    done = subprocess.run([program.find(), *arguments], input=data, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout


def reopened(written: str | bytes, format_: str) -> Found:
    """Read by pandoc, whose notes count themselves."""
    data = written.encode() if isinstance(written, str) else written
    tree = json.loads(pandoc("--from", format_, "--to", "json", data=data))
    found = Found([], {})
    for inlines in _paragraphs(tree["blocks"]):
        if text := _lines("".join(_text(inline, found) for inline in inlines)):
            found.paragraphs.append(text)
    return found


def expected(document: Document) -> Found:
    """What a document of ours must say when it is opened again."""
    paragraphs = []
    for post in document.posts:
        first, *others = [
            "".join(map(_shown, block.inlines)).strip("\n ") for block in post.blocks
        ] or [""]
        # only spaces and line ends of ours are white space here
        texts = [f"{_spaced(post.label)} {first}" if _spaced(post.label) else first, *others]
        paragraphs += [text for text in map(_lines, texts) if text]
    said = {
        note.number: _spaced(", ".join(filter(None, (notes.caption(note), note.url))))
        for note in document.notes
    }
    return Found(paragraphs, said)


def _shown(inline: Inline) -> str:
    match inline:
        case Break():
            return "\n"
        case Mention() | Link():
            return f"{_flat(inline.text)}⟦{inline.note}⟧"
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
            case "Div":
                yield from _paragraphs(block["c"][1])
            case "Header":
                yield block["c"][2]
            case other:
                raise AssertionError(f"the tree has no {other}")


def _text(inline: dict[str, Any], found: Found) -> str:
    content = inline.get("c")
    match inline["t"]:
        case "Str":
            return content
        case "Code" if re.fullmatch(r"\\+|\$+", content[1]):
            return content[1]  # characters that Org can only contain as code
        case "Space" | "SoftBreak":
            return " "
        case "LineBreak":
            return "\n"
        case "Note":
            number = len(found.notes) + 1
            found.notes[number] = ""  # before its words, which hold no further note
            (words,) = _paragraphs(content)
            found.notes[number] = _lines("".join(_text(part, found) for part in words))
            return f"⟦{number}⟧"
        case "Link" if content[2][0].startswith("#note-"):
            number = content[2][0].removeprefix("#note-")
            assert _words(content[1]) == number
            return f"⟦{number}⟧"
        case "Span" | "Link":
            return "".join(_text(part, found) for part in content[1])
        case "Superscript" | "Underline":
            return "".join(_text(part, found) for part in content)
        case other:
            raise AssertionError(f"the tree has no {other}")


def _words(inlines: list[dict[str, Any]]) -> str:
    return "".join(_text(inline, Found([], {})) for inline in inlines)
