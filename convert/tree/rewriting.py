"""Make changed copies of nodes and documents, which are immutable."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from msgspec import structs

from convert.tree.nodes import (
    Block,
    Document,
    Inline,
    List,
    Node,
    Paragraph,
    Part,
    Post,
    Quote,
    Styled,
)

NodeT = TypeVar("NodeT", bound=Node)
PartT = TypeVar("PartT", Inline, Block)
RootT = TypeVar("RootT", Document, Post)

Change: TypeAlias = Callable[[PartT], PartT | Iterable[PartT] | None]
"""Takes a node, and returns what replaces it: the node itself, another one, several, or None."""


def replace(node: NodeT, **changes: object) -> NodeT:
    """Return a copy of a node with other values in some of its fields.

    Raises `TypeError` for a name that is not one of its fields. The values are not checked here.
    """
    return structs.replace(node, **changes)


def rewrite(
    root: RootT,
    *,
    inline: Change[Inline] | None = None,
    block: Change[Block] | None = None,
    post: Callable[[Post], Post | None] | None = None,
) -> RootT:
    """Return a copy of a document, or of a post, with other inlines, blocks and posts.

    Each function is called for every node of its kind, those within a node before the node itself, and
    returns what replaces it: the node itself, another one, several (not of posts), or None to remove
    it. Paragraphs, styled inlines and items of lists that are left without content are removed, and so
    are parts without posts; the others begin at the same posts as before. Titles, notes and repairs
    stay.
    """
    rewriter = _Rewriter(inline, block)
    if isinstance(root, Post):
        return structs.replace(root, blocks=rewriter.blocks(root.blocks))
    kept: list[int] = []
    posts: list[Post] = []
    for position, each in enumerate(root.posts, start=1):
        changed: Post | None = structs.replace(each, blocks=rewriter.blocks(each.blocks))
        if changed is not None and post is not None:
            changed = post(changed)
        if changed is not None:
            kept.append(position)
            posts.append(changed)
    return structs.replace(root, posts=tuple(posts), parts=tuple(_moved(root.parts, kept)))


def _moved(parts: Sequence[Part], kept: Sequence[int]) -> Iterator[Part]:
    """Yield the parts that have posts left, given the positions of these posts in order.

    A part that begins where the next one does has no posts of its own; it is kept with that one.
    """
    end = len(kept)
    found: list[Part] = []
    kept_first: int | None = None  # where the last part that was kept began
    for part in reversed(parts):
        start = bisect_left(kept, part.first)
        if start < end or part.first == kept_first:
            found.append(structs.replace(part, first=start + 1))
            kept_first = part.first
        end = start
    yield from reversed(found)


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
        """Return a block with its content rewritten; None for one that is nothing without it."""
        match block:
            case Paragraph():
                inlines = self._inlines(block.inlines)
                return structs.replace(block, inlines=inlines) if inlines else None
            case Quote():
                return structs.replace(block, blocks=self.blocks(block.blocks))
            case List():
                items = [(item, self.blocks(item)) for item in block.items]
                kept = tuple(changed for item, changed in items if changed or not item)
                return structs.replace(block, items=kept) if kept or not items else None
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
