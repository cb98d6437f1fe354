"""Show a first paragraph that is the title only once: as the title, where the format shows that."""

import re
from typing import NamedTuple

from convert import anchors, display
from convert.display import Heading
from convert.metadata import Metadata
from convert.tree import Document, replace
from convert_pandoc import directions, labels, nodes
from convert_pandoc.capabilities import Format
from convert_pandoc.nodes import Node
from convert_pandoc.options import Options
from convert_pandoc.words import inlines

# Arguments of the user that may show another title, or none.
_OTHER_TITLE = re.compile("template|metadata|variable|-[MV]")


class Title(NamedTuple):
    """The title, and what is left for the text."""

    inlines: list[Node]
    page_title: list[Node]
    """The title in the head of a page, if it is not the same; else empty."""
    text: Document
    """The document without the paragraph that is the title."""
    has_first_post: bool
    """Whether the text has the first post."""


def title_of(
    document: Document, metadata: Metadata, heading: Heading | None, options: Options, target: Format
) -> Title:
    """Return the title, with the label of the first post if that has no other words.

    A title is metadata, too, which many formats keep without notes. So a paragraph with notes is in
    the text, and only a page, which has a name of its own in its head, has a label in its title.
    """
    words = _repeated(document, heading, options, target)
    if words is None or heading is None:
        return Title(_words(metadata.title, document, target), [], document, has_first_post=True)
    first, *others = document.posts
    text = replace(document, posts=(replace(first, blocks=first.blocks[1:]), *others))
    shown = _words(words, document, target)
    if len(first.blocks) > 1:
        return Title(shown, [], text, has_first_post=True)
    anchor = anchors.posts(document)[0]
    label = labels.label(first.label, anchor, heading, target) if options.numbering == "keep" else []
    if not label and not target.anchors:
        return Title(shown, [], text, has_first_post=False)
    if not _is_page(target):
        return Title(_words(metadata.title, document, target), [], document, has_first_post=True)
    with_label = nodes.span(
        [*label, *([nodes.SPACE] if label else []), *shown], nodes.attributes(anchor)
    )
    return Title([with_label], shown, text, has_first_post=False)


def _repeated(
    document: Document, heading: Heading | None, options: Options, target: Format
) -> str | None:
    """Return the words of the first paragraph, if they are shown as the title; else None."""
    # In Markdown, the title is metadata before the text, which not all readers show.
    is_text = target.media_type != "text/markdown"
    is_shown = options.standalone and target.block and is_text and options.template is None
    if heading is None or not is_shown or _OTHER_TITLE.search(options.extra_args):
        return None
    return display.title_words(document, heading)


def _is_page(target: Format) -> bool:
    return target.web and not target.slides and not target.binary


def _words(title: str, document: Document, target: Format) -> list[Node]:
    return inlines(directions.with_handles(title, target, document.direction), target.name)
