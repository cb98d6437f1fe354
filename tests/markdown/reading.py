"""What markdown-it-py and pandoc find in a Markdown text, in the form of `expected`."""

import json
import re
import warnings
from collections.abc import Iterable
from typing import Any

import pypandoc
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from convert import ConvertWarning, Output
from convert.tree import Document
from convert_markdown import Options, write
from tests.markdown.expected import (
    ANCHOR,
    END,
    IMAGE,
    REFERENCE,
    Content,
    Division,
    Lines,
    Listed,
    Quoted,
    expected,
    expected_note,
    settled,
)


def written(document: Document, options: Options) -> str:
    """Return the Markdown of a document, without the files beside it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvertWarning)
        output = write(document, options)
    return str(output.content) if isinstance(output, Output) else output


def is_note(number: int, item: list[Content], wanted: dict[int, str] | None) -> bool:
    """Return whether an item of a list is a note; without the expected ones, each is."""
    if wanted is None:
        return True
    return number in wanted and ([wanted[number]] if wanted[number] else []) == item


def without_notes(
    blocks: Iterable[Content], notes: dict[int, str], wanted: dict[int, str] | None
) -> list[Content]:
    """Return blocks without the numbered lists that are notes, which are added to `notes`."""
    kept: list[Content] = []
    for block in blocks:
        if isinstance(block, Listed) and block.start is not None:
            numbered = list(enumerate(block.items, block.start))
            if all(is_note(number, item, wanted) for number, item in numbered):
                assert not {number for number, _ in numbered} & notes.keys()
                notes |= {number: str(item[0]) if item else "" for number, item in numbered}
                continue
        kept.append(block)
    return kept


class CommonMark:
    """The content of a text according to markdown-it-py with footnotes, tables and strikethrough.

    Numbered lists outside of other blocks are notes, if these are not footnotes; if the expected notes
    are given, only lists of these.
    """

    def __init__(self, text: str, wanted: dict[int, str] | None = None) -> None:
        parser = MarkdownIt("commonmark", {"maxNesting": 100})
        parser.enable(["table", "strikethrough"]).use(footnote_plugin)
        for normalize in ("normalizeLink", "normalizeLinkText"):
            setattr(parser, normalize, str)  # URLs as written
        self.live: list[str] = []
        self.titles: list[str] = []
        self.images: list[str] = []
        self.styled: list[tuple[str, str]] = []
        self.notes: dict[int, str] = {}
        root = SyntaxTreeNode(parser.parse(text))
        blocks = self._blocks(root.children)
        self.paragraphs = blocks if self.notes else without_notes(blocks, self.notes, wanted)

    def _blocks(self, nodes: Iterable[SyntaxTreeNode]) -> list[Content]:
        return [block for node in nodes for block in self._block(node) if block]

    def _block(self, node: SyntaxTreeNode) -> list[Content]:
        match node.type:
            case "paragraph" | "heading":
                assert node.tag in ("p", "h1", "h2")
                return [settled("".join(map(self._inline, node.children)))]
            case "blockquote":
                return [Quoted(self._blocks(node.children))]
            case "bullet_list":
                return [Listed(None, [self._blocks(item.children) for item in node.children])]
            case "ordered_list":
                start = int(node.attrs.get("start", 1))
                return [Listed(start, [self._blocks(item.children) for item in node.children])]
            case "fence":
                assert node.info == ""
                return [Lines(node.content.removesuffix("\n"))]
            case "hr":
                assert set(node.markup) == {"*"}
                return []
            case "footnote_block":
                for footnote in node.children:
                    blocks = self._blocks(footnote.children)
                    assert len(blocks) <= 1
                    self.notes[int(footnote.meta["label"])] = str(blocks[0]) if blocks else ""
                return []
            case "footnote_anchor":
                return []
            case _:
                raise AssertionError(node)

    def _inline(self, node: SyntaxTreeNode) -> str:
        inner = "" if node.type == "image" else "".join(map(self._inline, node.children or ()))
        match node.type:
            case "inline":
                return inner
            case "em" | "strong" | "s":
                self.styled.append((node.type, inner))
                return inner
            case "text" | "text_special":
                return node.content.replace("\n", " ")
            case "code_inline":
                self.styled.append(("code", node.content))
                return node.content
            case "softbreak":
                return " "
            case "hardbreak":
                return "\n"
            case "footnote_ref":
                return f"{REFERENCE}{node.meta['label']}{END}"
            case "footnote_anchor":
                return ""
            case "link":
                self.live.append(str(node.attrs["href"]))
                self.titles += [str(node.attrs["title"])] if "title" in node.attrs else []
                return inner
            case "image":
                self.images.append(str(node.attrs["src"]))
                alt = "".join(map(self._inline, node.children or ()))
                return f"{IMAGE}{alt}{END}"
            case _:
                raise AssertionError(node)


class Pandoc:
    """The content of a text according to pandoc, whose references are their notes, without numbers."""

    def __init__(
        self, text: str, markdown: str, options: Options, wanted: dict[int, str] | None = None
    ) -> None:
        self.live: list[str] = []
        self.images: list[str] = []
        self.notes: dict[int, str] = {}
        self.options = options
        blocks = self._blocks(
            json.loads(pypandoc.convert_text(text, "json", format=markdown))["blocks"]
        )
        if options.flavour == "commonmark":
            blocks = without_notes(blocks, self.notes, wanted)
        self.paragraphs = blocks

    def _blocks(self, blocks: Iterable[dict[str, Any]]) -> list[Content]:
        return [found for block in blocks for found in self._block(block) if found]

    def _block(self, block: dict[str, Any]) -> list[Content]:
        match block:
            case {"t": "HorizontalRule"} if self.options.flavour == "commonmark":
                return []
            case {"t": "Header", "c": [1 | 2, _, inlines]} | {"t": "Para" | "Plain", "c": inlines}:
                return [settled(self._inlines(inlines))]
            case {"t": "Figure", "c": [_, _, [{"t": "Plain", "c": inlines}]]}:
                return [settled(self._inlines(inlines))]
            case {"t": "BlockQuote", "c": blocks}:
                return [Quoted(self._blocks(blocks))]
            case {"t": "BulletList", "c": items}:
                return [Listed(None, list(map(self._blocks, items)))]
            case {"t": "OrderedList", "c": [[start, _, _], items]}:
                return [Listed(start, list(map(self._blocks, items)))]
            case {"t": "CodeBlock", "c": [["", [], []], str(text)]}:
                return [Lines(text)]
            case {"t": "Div", "c": [["", [], attributes], blocks]} if self.options.flavour == "pandoc":
                return [Division(dict(attributes), self._blocks(blocks))]
            case _:
                raise AssertionError(block)

    def _inlines(self, inlines: Iterable[dict[str, Any]]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: dict[str, Any]) -> str:
        match inline:
            case {"t": "Str", "c": text}:
                return str(text).replace("\n", " ")
            case {"t": "Space" | "SoftBreak"}:
                return " "
            case {"t": "LineBreak"}:
                return "\n"
            case {"t": "Note", "c": blocks} if len(blocks) <= 1:
                return f"{REFERENCE}{''.join(map(str, self._blocks(blocks)))}{END}"
            case {"t": "Span", "c": [[anchor, [], attributes], inlines]} if (
                self.options.flavour == "pandoc"
            ):
                start = f"{ANCHOR}{anchor}{END}" if anchor else ""
                assert anchor or {name for name, _ in attributes} <= {"lang", "dir"}
                return f"{start}{self._inlines(inlines)}"
            case {"t": "Cite", "c": [_, inlines]} if self.options.flavour != "pandoc":
                return self._inlines(inlines)  # "@name": shown as written
            case {"t": "Link", "c": [_, inlines, [str(url), str()]]}:
                self.live.append(url)
                return self._inlines(inlines)
            case {"t": "Image", "c": [_, inlines, [str(url), ""]]}:
                self.images.append(url)
                return f"{IMAGE}{self._inlines(inlines)}{END}"
            case {"t": "Emph" | "Strong" | "Strikeout", "c": inlines}:
                return self._inlines(inlines)
            case {"t": "Code", "c": [["", [], []], str(text)]}:
                return text
            case _:
                raise AssertionError(inline)


def expected_of_pandoc(document: Document, options: Options) -> list[Content]:
    """Return the blocks of `expected`, with the text of its note in each reference."""

    def note(match: re.Match[str]) -> str:
        return f"{REFERENCE}{expected_note(document.notes[int(match[1]) - 1])}{END}"

    def with_notes(text: str) -> str:
        return re.sub(f"{REFERENCE}([0-9]+){END}", note, text)

    return mapped(expected(document, options, spans=True), with_notes)


def mapped(blocks: Iterable[Content], change: Any, lines: Any = str) -> list[Content]:
    """Return blocks with all texts changed, and all code by `lines`."""
    found: list[Content] = []
    for block in blocks:
        match block:
            case str():
                found.append(change(block))
            case Quoted():
                found.append(Quoted(mapped(block.blocks, change, lines)))
            case Listed():
                items = [mapped(item, change, lines) for item in block.items]
                found.append(Listed(block.start, items))
            case Division():
                found.append(Division(block.attributes, mapped(block.blocks, change, lines)))
            case Lines():
                found.append(Lines(lines(block.text)))
    return found
