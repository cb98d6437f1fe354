"""Build the labels of posts."""

from convert.display import Heading
from convert_pandoc import links, nodes, styles
from convert_pandoc.capabilities import Format
from convert_pandoc.nodes import Node
from convert_pandoc.words import inlines


def label(text: str, anchor: str, heading: Heading, target: Format) -> list[Node]:
    """Return the label of a post, with a link to its address, or on a page to the post itself."""
    words = inlines([text], target.name)
    if not words:
        return []
    if target.styles:
        words = [nodes.span(words, nodes.with_style(styles.LABEL))]
    if heading.url is not None:
        words = links.shown(words, heading.url, target)
    elif target.web and not target.slides:
        words = [nodes.link(words, f"#{anchor}", nodes.attributes())]
    return [nodes.span(words, nodes.attributes("", "label"))] if target.web else words
