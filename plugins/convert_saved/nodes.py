"""Find elements of a page, and read their words and attributes."""

from collections.abc import Container, Iterable, Iterator

from convert.html import Element, Node


def element(node: Node) -> Element:
    """Return a node as `convert.html` passes it to a handler."""
    attributes = {name: value or "" for name, value in node.attributes.items()}
    return Element(tag=node.tag or "", attributes=attributes, node=node)


def words(node: Node | None) -> str:
    """Return the words in a node on one line, with those of its pictures; "" for None."""
    return "" if node is None else element(node).text


def attribute(node: Node | None, name: str) -> str:
    """Return an attribute of a node without white space around it; "" if there is none."""
    return "" if node is None else (node.attributes.get(name) or "").strip()


def around(node: Node) -> Iterator[Node]:
    """Yield the nodes that a node is in, from the inside."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def is_inside(node: Node, other: Node) -> bool:
    """Return whether a node is another one, or inside of it."""
    return _is_in(node, {other.mem_id})


def outermost(nodes: Iterable[Node]) -> list[Node]:
    """Return the nodes that are in none of the others; they are in the order of the page."""
    found: list[Node] = []
    for node in nodes:
        if not (found and is_inside(node, found[-1])):
            found.append(node)
    return found


def select(node: Node, selector: str, *, outside: Iterable[Node] = ()) -> list[Node]:
    """Return what is selected in a node, but not inside of some others."""
    excluded = {other.mem_id for other in outside}
    return [found for found in node.css(selector) if not _is_in(found, excluded)]


def first(node: Node, selector: str, *, outside: Iterable[Node] = ()) -> Node | None:
    """Return the first of what is selected in a node, but not inside of some others."""
    return next(iter(select(node, selector, outside=outside)), None)


def _is_in(node: Node, ids: Container[int]) -> bool:
    """Return whether one of the nodes with these ids is the node, or around it."""
    return node.mem_id in ids or any(each.mem_id in ids for each in around(node))
