"""Find elements of a page, and read their words and attributes."""

from collections.abc import Iterable, Iterator

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


def is_inside(node: Node, others: Iterable[Node]) -> bool:
    """Return whether a node is one of others, or inside of one."""
    ids = {other.mem_id for other in others}
    return bool(ids) and (node.mem_id in ids or any(each.mem_id in ids for each in around(node)))


def outermost(nodes: Iterable[Node]) -> list[Node]:
    """Return the nodes that are in none of the others; they are in the order of the page."""
    found: list[Node] = []
    for node in nodes:
        if not (found and is_inside(node, found[-1:])):
            found.append(node)
    return found


def select(node: Node, selector: str, *, outside: Iterable[Node] = ()) -> list[Node]:
    """Return what is selected in a node, but not inside of some others."""
    excluded = [*outside]
    return [found for found in node.css(selector) if not is_inside(found, excluded)]


def first(node: Node, selector: str, *, outside: Iterable[Node] = ()) -> Node | None:
    """Return the first of what is selected in a node, but not inside of some others."""
    return next(iter(select(node, selector, outside=outside)), None)
