"""Compare an output of pandoc with its document, as pandoc reads it."""

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
    data = written.encode() if isinstance(written, str) else written
    tree = json.loads(pandoc("--from", format_, "--to", "json", data=data))
    found = Found([], {})
    for inlines in _paragraphs(tree["blocks"]):
        if text := _lines("".join(_text(inline, found) for inline in inlines)):
            found.paragraphs.append(text)
    return found


def expected(document: Document) -> Found:
    """Return the content of a document."""
    paragraphs = []
    for post in document.posts:
        first, *others = [
            "".join(map(_shown, block.inlines)).strip("\n ") for block in post.blocks
        ] or [""]
        # only generated spaces and line ends are white space here
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
                raise AssertionError(f"unexpected {other}")


def _text(inline: dict[str, Any], found: Found) -> str:
    content = inline.get("c")
    text = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}.get(inline["t"])
    match inline["t"]:
        case _ if text is not None:
            pass
        case "Str":
            text = content
        case "Code" if re.fullmatch(r"\\+|\$+", content[1]):
            text = content[1]  # characters that Org can only contain as code
        case "Note":
            number = len(found.notes) + 1
            found.notes[number] = ""  # first, so that the note is counted
            (words,) = _paragraphs(content)
            found.notes[number] = _lines("".join(_text(part, found) for part in words))
            text = f"⟦{number}⟧"
        case "Link" if content[2][0].startswith("#note-"):
            number = content[2][0].removeprefix("#note-")
            assert _words(content[1]) == number
            text = f"⟦{number}⟧"
        case "Span" | "Link":
            text = "".join(_text(part, found) for part in content[1])
        case "Superscript" | "Underline":
            text = "".join(_text(part, found) for part in content)
    assert text is not None, f"unexpected {inline['t']}"
    return text


def _words(inlines: list[dict[str, Any]]) -> str:
    return "".join(_text(inline, Found([], {})) for inline in inlines)
