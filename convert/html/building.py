"""Make blocks of the elements of HTML, in their order and without recursion."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from convert.html.bounds import bounded
from convert.html.elements import (
    BLOCKS,
    DROPPED,
    STYLES,
    Element,
    element_of,
    verbatim_text,
)
from convert.html.frames import Frames
from convert.metadata import shorten
from convert.notes import LIVE_SCHEMES, Numbering
from convert.runs import Run, StyleName
from convert.targets import (
    Drop,
    Find,
    Style,
    Target,
    ToLink,
    ToMention,
    ToTag,
    expanded,
    found_in,
    inline_of,
)
from convert.text.decode.clean import clean
from convert.tree import Block, Break, Code, Inline, Repair, Text, replace

Handled: TypeAlias = Target | str | Sequence[Block] | None
"""What an element means: a target for its words, other words, blocks in its place, or None.

None is what the element means anyway. A string replaces the element by these words, such as those of an
emoji that is an image.
"""
Handler: TypeAlias = Callable[[Element], Handled]

_Rest: TypeAlias = Sequence[LexborNode | Callable[[], None]]
"""What is to be visited or called, the last first."""

_WHITE = re.compile(r"[ \t\n\f\r]+")
_WHITE_IN_ADDRESS = re.compile(r"[\t\n\r]")  # is ignored (URL Standard §4.4)
_DIGITS = re.compile(r"[0-9]{1,9}")
_LONGEST_REMOVED = 200  # characters of a removed script that are in its repair


def blocks(  # noqa: PLR0913 - what a source means differs in all of these
    html: str | LexborNode,
    numbering: Numbering,
    *,
    handle: Handler | None = None,
    base: str | None = None,
    find: Find = "links",
    preformatted: bool = False,
) -> tuple[tuple[Block, ...], tuple[Repair, ...]]:
    """Return the blocks of a post, and the repairs for what is not in them.

    `html` is the post, or an element of what `parse` returned, whose content is that of the post.
    `handle` says what elements mean, but for those in links and code. `base` is the address to which
    those in the post are relative, and `find` is what is found in words outside links. If the post is
    `preformatted` (`white-space: pre-wrap`), its line feeds and spaces are the author's.

    A blank line, of two `br`, separates paragraphs. The words of a link that are a form of its address
    are shown as its host. Links to other addresses than those of the web and of e-mail are words. Lists
    and quotes deeper than 16 levels are flattened.
    """
    builder = _Builder(numbering, handle=handle, base=base, find=find, preformatted=preformatted)
    if isinstance(html, LexborNode):
        builder.build(html)
    else:
        cleaned, repairs = clean(html)
        source = bounded(cleaned)
        builder.repairs += [replace(repair, line=None) for repair in repairs]
        for name, content in source.removed:
            builder.drop(name, shorten(content, _LONGEST_REMOVED))
        # with its start tag, everything is in the body, and nothing in the head
        body = LexborHTMLParser(f"<body>{source.html}").body
        if body is not None:
            builder.build(body)
    return builder.frames.finished(), tuple(builder.repairs)


class _Builder:
    """Visits the elements of a post, and collects its blocks and repairs."""

    def __init__(
        self,
        numbering: Numbering,
        *,
        handle: Handler | None,
        base: str | None,
        find: Find,
        preformatted: bool,
    ) -> None:
        self.frames = Frames()
        self.repairs: list[Repair] = []
        self._numbering = numbering
        self._handle = handle
        self._base = base
        self._find = find
        self._preformatted = preformatted
        self._styles: list[frozenset[StyleName]] = [frozenset()]

    def build(self, root: LexborNode) -> None:
        """Add the content of an element."""
        rest: list[LexborNode | Callable[[], None]] = [*_children(root)]
        while rest:
            item = rest.pop()
            if isinstance(item, LexborNode):
                rest += self._opened(item)
            else:
                item()

    def drop(self, name: str, content: str) -> None:
        """Record an element that is left out."""
        message = f"left out an element that is no text: {name}"
        self.repairs.append(_repair("markup", content, message))

    def _opened(self, node: LexborNode) -> _Rest:
        """Add what a node is, and return what is in it, in reverse order."""
        if node.is_text_node:
            self._add_words(node.text_content or "")
            return ()
        if not node.is_element_node:
            return ()
        element = element_of(node)
        match self._handle(element) if self._handle else None:
            case None:
                return self._default(element)
            case str(words):
                self._add(Text(clean(words)[0]))
            case Style(name):
                return self._within(node, name)
            case Drop(kind, message):
                self.repairs.append(_repair(kind, element.text, message))
            case ToMention() | ToLink() | ToTag() as target:
                self._add_reference(target, element)
            case found:
                self.frames.add(found)
        return ()

    def _default(self, element: Element) -> _Rest:
        """Add what an element is by the HTML Standard, and return what is in it, in reverse order."""
        node, tag = element.node, element.tag
        if tag == "pre":
            self._add_code(element)
            return ()
        if tag in DROPPED:
            self.drop(tag, element.text)
            return ()
        rest = self._within(node, STYLES[tag]) if tag in STYLES else _children(node)
        match tag:
            case "a" if self._add_link(element):
                return ()
            case "br":
                self._add(Break())
            case "img":
                self._add_picture(element)
            case _ if tag in BLOCKS:
                return (self._entered(element), *rest)
            case _:
                pass
        return rest

    def _entered(self, element: Element) -> Callable[[], None]:
        """Begin an element that contains blocks, and return a function that ends it."""
        match element.tag:
            case "ul" | "ol":
                return self.frames.enter_list(self._list_start(element))
            case "li":
                self._check_number(element)
                return self.frames.enter_item()
            case "blockquote":
                return self.frames.enter_quote()
            case _:
                self.frames.end_paragraph()
                return self.frames.end_paragraph

    def _within(self, node: LexborNode, style: StyleName) -> _Rest:
        """Begin a style, and return what is in its element, and what ends it."""
        self._styles.append(self._styles[-1] | {style})
        return (self._end_style, *_children(node))

    def _end_style(self) -> None:
        self._styles.pop()

    def _add(self, inline: Inline) -> None:
        self.frames.add_run(Run(inline, self._styles[-1]))

    def _add_words(self, text: str) -> None:
        """Add words, whose white space is that of the markup or, if preformatted, of the author."""
        cleaned = self._clean(text)
        if self._preformatted:
            for index, line in enumerate(cleaned.split("\n")):
                if index:
                    self._add(Break())
                self._add_line(line)
            return
        words = _WHITE.sub(" ", cleaned)
        if words.startswith(" ") and not self.frames.needs_space:
            words = words[1:]
        self._add_line(words)

    def _add_line(self, words: str) -> None:
        find: Find = "nothing" if "code" in self._styles[-1] else self._find
        for inline in found_in(words, self._numbering, find) if words else ():
            self._add(inline)

    def _clean(self, text: str) -> str:
        """Return a text without the characters that references such as "&#1;" stand for."""
        cleaned, repairs = clean(text)
        self.repairs += [replace(repair, line=None) for repair in repairs]
        return cleaned

    def _add_reference(self, target: ToMention | ToLink | ToTag, element: Element) -> None:
        words = self._clean(element.text)
        if isinstance(target, ToLink) and target.text is not None:
            self.repairs.append(expanded(words, target.url))
            words = target.text
        self._add(inline_of(target, words, self._numbering))

    def _add_link(self, element: Element) -> bool:
        """Add a link, and return whether its address is one of the web; else it is its content."""
        address = _WHITE_IN_ADDRESS.sub("", element.attributes.get("href", "")).strip()
        url = self._absolute(address)
        if url:
            self._add_reference(ToLink(url), element)
        elif address:
            message = "left out the address of a link, which is not one of the web"
            self.repairs.append(_repair("link", address, message))
        return url is not None

    def _absolute(self, address: str) -> str | None:
        """Return a whole address of the web or of e-mail; None for any other."""
        try:
            url = urljoin(self._base, address) if self._base and address else address
        except ValueError:
            return None
        scheme, colon, rest = url.partition(":")
        return url if colon and rest and scheme.lower() in LIVE_SCHEMES else None

    def _add_picture(self, element: Element) -> None:
        """Add the description of a picture, which is most likely an emoji."""
        words = " ".join(self._clean(element.attributes.get("alt", "")).split())
        if words:
            self._add(Text(words))
        else:
            self.drop("img", element.attributes.get("src", ""))

    def _add_code(self, element: Element) -> None:
        text = self._clean(verbatim_text(element.node)).strip("\n")
        for anchor in element.node.css("a[href]"):
            address = anchor.attributes["href"] or ""
            if address not in text:
                message = "left out the address of a link in code"
                self.repairs.append(_repair("link", address, message))
        if text and not text.isspace():
            self.frames.add([Code(text)])

    def _list_start(self, element: Element) -> int | None:
        """Return the number of the first item of a list; None if it is not ordered."""
        if element.tag == "ul":
            return None
        if "reversed" in element.attributes:
            self.repairs.append(_repair("list", "", "numbered a list upwards that is counted down"))
        number = _number(element.attributes.get("start"))
        return 1 if number is None else number

    def _check_number(self, element: Element) -> None:
        """Record the number of an item that is not one more than that before it."""
        value, number = element.attributes.get("value", ""), self.frames.number
        if value and number is not None and _number(value) != number:
            message = f"numbered an item of a list {number}, after the one before it"
            self.repairs.append(_repair("list", value, message))


def _children(node: LexborNode) -> list[LexborNode]:
    """Return what is in a node, in reverse order."""
    return [*node.iter(include_text=True)][::-1]


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and _DIGITS.fullmatch(digits) else None


def _repair(kind: str, words: str, message: str) -> Repair:
    return Repair(kind=kind, line=None, text=clean(words)[0], became="", message=message)
