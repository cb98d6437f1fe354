"""Compare Markdown with its document, as markdown-it-py and pandoc read it.

Both are lines of text, in which lone surrogates, which no text contains, mark anchors and references.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pypandoc
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from convert import anchors, notes
from convert.tree import Break, Document, Inline, Link, Mention, Note, plain
from convert_markdown import Options

ANCHOR, REFERENCE, END = "\ud801", "\ud802", "\udfff"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def settled(paragraph: str) -> str:
    """Return a paragraph with single spaces, and without spaces or blank lines at its edges."""
    lines = [
        " ".join(re.split(r"[ \t\v\r\x1c-\x1f\x85]+", line)).strip(" ")
        for line in paragraph.split("\n")
    ]
    return "\n".join(lines).strip("\n")


def cleaned(text: str) -> str:
    """Return a text as Markdown can contain it; its line ends are not breaks."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text).replace("\n", " ")


def expected(document: Document, options: Options, *, spans: bool = False) -> list[str]:
    """Return the paragraphs of a document; `spans` if the reader has pandoc's bracketed spans."""
    paragraphs = [settled(cleaned(document.title))]
    for post, anchor in zip(document.posts, anchors.posts(document), strict=True):
        label = settled(cleaned(post.label.strip())) if options.numbering == "keep" else ""
        if options.flavour == "pandoc":
            start = f"{ANCHOR}{anchor}{END}{label}" if spans else f"[{label}]{{#{anchor}}}"
        else:
            start = label
        start += " " if label else ""
        texts = ["".join(map(expected_inline, block.inlines)) for block in post.blocks]
        if options.flavour == "commonmark":
            texts = list(map(raised, texts))
        first, *others = map(settled, texts or [""])
        shown = list(filter(None, [settled(start + first), *others]))
        if options.flavour == "obsidian" and shown:
            shown[-1] += f" ^{anchor.replace('.', '--')}"
        paragraphs += shown
    return list(filter(None, paragraphs))


def expected_inline(inline: Inline) -> str:
    """Return the text of an inline, with a mark for its reference."""
    match inline:
        case Break():
            return "\n"
        case Mention() | Link():
            return f"{cleaned(inline.text)}{REFERENCE}{inline.note}{END}"
        case _:
            return cleaned(plain(inline))


def raised(paragraph: str) -> str:
    """Return a paragraph with superscript digits for references, separated from each other."""
    separated = paragraph.replace(f"{END}{REFERENCE}", f"{END}\xa0{REFERENCE}")
    return re.sub(
        f"{REFERENCE}([0-9]+){END}", lambda match: match[1].translate(SUPERSCRIPTS), separated
    )


def expected_note(note: Note) -> str:
    """Return the text of a note."""
    return settled(cleaned(", ".join(filter(None, [notes.caption(note), note.url]))))


def expected_notes(document: Document) -> dict[int, str]:
    """Return the texts of all notes by number."""
    return {note.number: expected_note(note) for note in document.notes}


class CommonMark:
    """The content of a text, as read by markdown-it-py with footnotes, tables and strikethrough."""

    def __init__(self, text: str) -> None:
        """Read a text. Any markup that the writer does not write is an assertion error."""
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
        for normalize in ("normalizeLink", "normalizeLinkText"):
            setattr(parser, normalize, str)  # URLs as written
        self.live: list[str] = []
        self.paragraphs: list[str] = []
        self.notes: dict[int, str] = {}
        number = 0
        in_note = False
        for token in parser.parse(text):
            match token.type:
                case "ordered_list_open":
                    number = int(token.attrs.get("start", 1)) - 1
                case "list_item_open":
                    number += 1
                    in_note, self.notes[number] = True, ""
                case "footnote_open":
                    number = int(token.meta["label"])
                    in_note, self.notes[number] = True, ""
                case "list_item_close" | "footnote_close":
                    in_note = False
                case "inline" if in_note:
                    assert self.notes[number] == ""
                    self.notes[number] = self._inlines(token)
                case "inline":
                    self.paragraphs += filter(None, [self._inlines(token)])
                case "heading_open":
                    assert token.tag == "h1"
                    assert not self.paragraphs
                case "hr":
                    assert set(token.markup) == {"*"}
                case _:
                    assert re.fullmatch(
                        "(paragraph|footnote_block)_(open|close)|(heading|ordered_list)_close"
                        "|footnote_anchor",
                        token.type,
                    ), token

    def _inlines(self, block: Token) -> str:
        return settled("".join(map(self._inline, block.children or [])))

    def _inline(self, token: Token) -> str:
        match token.type:
            case "text" | "text_special":
                return token.content.replace("\n", " ")
            case "softbreak":
                return " "
            case "hardbreak":
                return "\n"
            case "footnote_ref":
                return f"{REFERENCE}{token.meta['label']}{END}"
            case "footnote_anchor" | "link_close":
                return ""
            case "link_open" if token.info == "auto":
                self.live.append(str(token.attrs["href"]))
                return ""
            case _:
                raise AssertionError(token)


class Pandoc:
    """The content of a text, as read by pandoc. It has no numbers of notes: a reference is its note."""

    def __init__(self, text: str, markdown: str, options: Options) -> None:
        """Read a text in a format of pandoc. Unexpected markup is an assertion error."""
        self.live: list[str] = []
        self.notes: dict[int, str] = {}
        self.options = options
        blocks = json.loads(pypandoc.convert_text(text, "json", format=markdown))["blocks"]
        self.paragraphs = [found for block in blocks for found in self._paragraphs(block) if found]

    def _paragraphs(self, block: dict[str, Any]) -> Iterator[str]:
        match block:
            case {"t": "HorizontalRule"} if self.options.flavour == "commonmark":
                pass
            case {"t": "OrderedList", "c": [[start, _, _], items]} if (
                self.options.flavour == "commonmark"
            ):
                for number, item in enumerate(items, start):
                    assert number not in self.notes
                    self.notes[number] = "".join(map(self._block, item))
            case _:
                yield self._block(block)

    def _block(self, block: dict[str, Any]) -> str:
        match block:
            case {"t": "Header", "c": [1, _, inlines]} | {"t": "Para" | "Plain", "c": inlines}:
                return settled("".join(map(self._inline, inlines)))
            case _:
                raise AssertionError(block)

    def _inline(self, inline: dict[str, Any]) -> str:
        text = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}.get(inline["t"])
        match inline:
            case _ if text is not None:
                pass
            case {"t": "Str", "c": content}:
                text = str(content).replace("\n", " ")
            case {"t": "Note", "c": blocks}:
                text = f"{REFERENCE}{''.join(map(self._block, blocks))}{END}"
            case {"t": "Span", "c": [[anchor, [], []], inlines]} if self.options.flavour == "pandoc":
                text = f"{ANCHOR}{anchor}{END}{self._inlines(inlines)}"
            case {"t": "Cite", "c": [_, inlines]} if self.options.flavour != "pandoc":
                text = self._inlines(inlines)  # "@name": shown as written
            case {"t": "Link", "c": [_, inlines, [str(url), ""]]}:
                self.live.append(url)
                text = self._inlines(inlines)
        assert text is not None, inline
        return text

    def _inlines(self, inlines: list[dict[str, Any]]) -> str:
        return "".join(map(self._inline, inlines))


def expected_of_pandoc(document: Document, options: Options) -> list[str]:
    """Return the result of `expected`, with the text of its note in each reference."""

    def note(match: re.Match[str]) -> str:
        return f"{REFERENCE}{expected_note(document.notes[int(match[1]) - 1])}{END}"

    paragraphs = expected(document, options, spans=True)
    return [re.sub(f"{REFERENCE}([0-9]+){END}", note, paragraph) for paragraph in paragraphs]
