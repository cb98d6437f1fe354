"""Define what the elements of HTML mean for a post, and describe one for readers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from convert.html.bounds import UNKNOWN
from convert.runs import StyleName

STYLES: dict[str, StyleName] = {
    "b": "strong",
    "strong": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "del": "strikeout",
    "s": "strikeout",
    "strike": "strikeout",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "strong"),
}
_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu
    nav ol p search section summary table tbody td tfoot th thead tr ul
    """
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that begin and end a paragraph, or a block with others in it."""
DROPPED = frozenset(["head", "svg", "template"])
"""Elements whose content is no text of a post; `bounds` removes some others."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element, for a reader to say what it means."""

    tag: str
    """Its name in lower case: "a", "img"."""
    attributes: Mapping[str, str]
    """Its attributes; those without a value are empty."""
    node: LexborNode
    """What selectolax has for it, to select elements in it. Its name can differ from `tag`."""

    @property
    def classes(self) -> frozenset[str]:
        """The words in its attribute `class`."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """The words in it on one line, with the descriptions of its pictures."""
        return text_of(self.node)


def element_of(node: LexborNode) -> Element:
    """Return what a reader sees of an element."""
    return Element(
        tag=(node.tag or "").removesuffix(UNKNOWN),
        attributes={name: value or "" for name, value in node.attributes.items()},
        node=node,
    )


def text_of(node: LexborNode) -> str:
    """Return the words in an element on one line, with the descriptions of its pictures."""
    return " ".join("".join(_texts(node, line_end=" ")).split())


def verbatim_text(node: LexborNode) -> str:
    """Return the characters in an element, with a line feed for each `br`."""
    return "".join(_texts(node, line_end="\n"))


def _texts(node: LexborNode, *, line_end: str) -> Iterator[str]:
    for part in node.traverse(include_text=True):
        if part.is_text_node:
            yield part.text_content or ""
        elif part.tag == "img":
            yield part.attributes.get("alt") or ""
        elif part.tag == "br" or part.tag in BLOCKS:
            yield line_end
