"""Make changed copies of nodes and documents, which are immutable."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

from msgspec import structs

from convert.tree.nodes import Block, Document, Inline, List, Node, Paragraph, Quote, Styled

NodeT = TypeVar("NodeT", bound=Node)
PartT = TypeVar("PartT", Inline, Block)

Change: TypeAlias = Callable[[PartT], PartT | Iterable[PartT] | None]
"""Takes a node, and returns what replaces it: the node itself, another one, several, or None."""


def replace(node: NodeT, **changes: object) -> NodeT:
    """Return a copy of a node with other values in some of its fields.

    Raises `TypeError` for a name that is not one of its fields. The values are not checked here.
    """
    return structs.replace(node, **changes)


def rewrite(
    document: Document, *, inline: Change[Inline] | None = None, block: Change[Block] | None = None
) -> Document:
    """Return a copy of a document with other inlines and blocks in its posts.

    Each function is called for every node of its kind, those within a node before the node itself, and
    returns what replaces it: the node itself, another one, several, or None to remove it. Paragraphs
    and styled inlines that are left without inlines are removed. Titles, notes and repairs stay.
    """
    writer = _Rewriter(inline, block)
    posts = [structs.replace(post, blocks=writer.blocks(post.blocks)) for post in document.posts]
    return structs.replace(document, posts=tuple(posts))


class _Rewriter:
    """Rewrites sequences of blocks and of inlines with the functions of one call of `rewrite`."""

    def __init__(self, inline: Change[Inline] | None, block: Change[Block] | None) -> None:
        self._inline = inline
        self._block = block

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(
            changed
            for block in blocks
            if (content := self._with_content(block)) is not None
            for changed in _changed(content, self._block)
        )

    def _with_content(self, block: Block) -> Block | None:
        """Return a block with its content rewritten; None for a paragraph that has none left."""
        match block:
            case Paragraph():
                inlines = self._inlines(block.inlines)
                return structs.replace(block, inlines=inlines) if inlines else None
            case Quote():
                return structs.replace(block, blocks=self.blocks(block.blocks))
            case List():
                return structs.replace(block, items=tuple(map(self.blocks, block.items)))
            case _:
                return block

    def _inlines(self, inlines: Iterable[Inline]) -> tuple[Inline, ...]:
        if self._inline is None:
            return tuple(inlines)
        return tuple(self._changed_inlines(inlines))

    def _changed_inlines(self, inlines: Iterable[Inline]) -> Iterator[Inline]:
        for inline in inlines:
            if isinstance(inline, Styled):
                content = self._inlines(inline.inlines)
                if inline.inlines and not content:
                    continue
                inline = structs.replace(inline, inlines=content)
            yield from _changed(inline, self._inline)


def _changed(part: PartT, change: Change[PartT] | None) -> Iterable[PartT]:
    """Return what replaces a node."""
    result = part if change is None else change(part)
    if result is None:
        return ()
    return (result,) if isinstance(result, Node) else result
