"""Parse HTML with selectolax, in bounds."""

from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from convert.html.bounds import bounded
from convert.text.decode.clean import clean

Tree: TypeAlias = LexborHTMLParser
"""A page."""
Node: TypeAlias = LexborNode
"""An element of a page, or its words."""


def parse(html: str) -> Tree:
    """Return the tree of a page, without scripts, styles, frames and comments.

    Elements of styles, such as `b` and `code`, have other names in it, so they can't be selected by
    name; nor can `svg`, `math`, `select` and `template`. Deeper levels than 256 are flattened.
    """
    return LexborHTMLParser(bounded(clean(html)[0]).html)
