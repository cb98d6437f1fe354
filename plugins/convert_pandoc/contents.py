"""Build the contents of joined threads: a list of the threads, and in each a list of its posts."""

from itertools import count

from convert import anchors, display
from convert.metadata import entry
from convert.tree import Part
from convert_pandoc import nodes
from convert_pandoc.nodes import Node
from convert_pandoc.options import Options
from convert_pandoc.place import Place
from convert_pandoc.words import inlines

_ANCHOR = "contents"
_UNTITLED = "Thread"


def blocks(place: Place, options: Options) -> list[Node]:
    """Return the contents of a web page with several threads; nothing for any other document.

    pandoc's own contents (`--toc`) have only headings, which posts do not have.
    """
    document, target = place.document, place.target
    if len(document.parts) <= 1 or not target.web or target.slides:
        return []
    parts, numbers = display.parts_at(document), count(1)
    items: list[list[Node]] = []
    inner = items  # the posts of the last thread; posts before all threads are beside these
    for position, (post, anchor) in enumerate(
        zip(document.posts, anchors.posts(document), strict=True)
    ):
        for part in parts.get(position, ()):
            inner = []
            items.append([_thread(part, next(numbers), anchor, place), nodes.bullet_list(inner)])
        title = entry(post, position + 1, numbered=options.numbering == "keep", media=document.media)
        inner.append([_link(title, anchor, place)])
    empty = nodes.bullet_list([])  # the posts of a thread that has none
    items = [[node for node in item if node != empty] for item in items]
    return [nodes.division([nodes.bullet_list(items)], nodes.attributes(_ANCHOR, role="doc-toc"))]


def _thread(part: Part, number: int, anchor: str, place: Place) -> Node:
    """Return the entry of a thread, which leads to its first post if it has no title as a heading."""
    if not part.title.strip():
        return _link(_UNTITLED, anchor, place)
    return _link(part.title, nodes.part_anchor(number), place)


def _link(title: str, anchor: str, place: Place) -> Node:
    words = inlines([title], place.target.name)
    return nodes.plain([nodes.link(words, f"#{anchor}", nodes.attributes())])
