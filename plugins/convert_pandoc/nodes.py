"""Build nodes of pandoc's JSON tree as dictionaries (pandoc-types 1.23, `Text.Pandoc.Definition`)."""

from typing import Any, Final, TypeAlias

Node: TypeAlias = dict[str, Any]
"""An inline or a block: its type under "t", its content under "c"."""

API_VERSION: Final = (1, 23)
"""The version of the tree in pandoc 3, which accepts trees with the same first two numbers."""

SPACE: Final[Node] = {"t": "Space"}
BREAK: Final[Node] = {"t": "LineBreak"}
RULE: Final[Node] = {"t": "HorizontalRule"}

_INDENTS: Final = frozenset("\xa0\u3000")

DECIMAL: Final = ({"t": "Decimal"}, {"t": "Period"})
"""The numbering style of lists."""


def attributes(identifier: str = "", *classes: str, **values: str) -> list[Any]:
    """Return an identifier, classes, and other attributes."""
    return [identifier, classes, list(values.items())]


def string(text: str) -> Node:
    """Return text without white space."""
    return {"t": "Str", "c": text}


def indent(spaces: str) -> Node:
    """Return the indentation of a line, in spaces that no format folds."""
    return {"t": "Str", "c": spaces}


def is_indent(node: Node) -> bool:
    """Return whether a node is the indentation of a line."""
    return node["t"] == "Str" and bool(node["c"]) and set(node["c"]) <= _INDENTS


def code(text: str) -> Node:
    """Return inline code."""
    return {"t": "Code", "c": [attributes(), text]}


def styled(kind: str, inlines: list[Node]) -> Node:
    """Return inlines in a style: "Emph", "Strong" or "Strikeout"."""
    return {"t": kind, "c": inlines}


def image(alt: list[Node], address: str, attributes: list[Any]) -> Node:
    """Return a picture without a title."""
    return {"t": "Image", "c": [attributes, alt, [address, ""]]}


def superscript(inline: Node) -> Node:
    """Return an inline as superscript."""
    return {"t": "Superscript", "c": [inline]}


def link(inlines: list[Node], target: str, attributes: list[Any]) -> Node:
    """Return a link without a title."""
    return {"t": "Link", "c": [attributes, inlines, [target, ""]]}


def with_style(name: str) -> list[Any]:
    """Return the attributes of a division or a span in a style that a reference document defines."""
    return attributes("", **{"custom-style": name})


def span(inlines: list[Node], attributes: list[Any]) -> Node:
    """Return inlines with attributes."""
    return {"t": "Span", "c": [attributes, inlines]}


def raw(target: str, text: str) -> Node:
    """Return markup that pandoc does not escape. It must not contain text of the thread."""
    return {"t": "RawInline", "c": [target, text]}


def note(block: Node) -> Node:
    """Return a footnote with its reference."""
    return {"t": "Note", "c": [block]}


def paragraph(inlines: list[Node]) -> Node:
    """Return a paragraph."""
    return {"t": "Para", "c": inlines}


def plain(inlines: list[Node]) -> Node:
    """Return a paragraph without space around it, for items of a list."""
    return {"t": "Plain", "c": inlines}


def part_anchor(number: int) -> str:
    """Return the anchor of the heading of a joined thread; `number` is counted from 1."""
    return f"part-{number}"


def heading(inlines: list[Node], identifier: str = "") -> Node:
    """Return a heading of the first level."""
    return {"t": "Header", "c": [1, attributes(identifier), inlines]}


def quote(blocks: list[Node]) -> Node:
    """Return blocks that are set apart as a quotation."""
    return {"t": "BlockQuote", "c": blocks}


def code_block(text: str, attributes: list[Any]) -> Node:
    """Return lines of code."""
    return {"t": "CodeBlock", "c": [attributes, text]}


def division(blocks: list[Node], attributes: list[Any]) -> Node:
    """Return blocks with attributes."""
    return {"t": "Div", "c": [attributes, blocks]}


def ordered_list(start: int, items: list[list[Node]]) -> Node:
    """Return a list with numbers from `start`."""
    return {"t": "OrderedList", "c": [[start, *DECIMAL], items]}


def bullet_list(items: list[list[Node]]) -> Node:
    """Return a list without numbers."""
    return {"t": "BulletList", "c": items}


def meta(inlines: list[Node]) -> Node:
    """Return a metadata value."""
    return {"t": "MetaInlines", "c": inlines}
