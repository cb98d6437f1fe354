"""Collect the blocks of lists and quotes, whose elements are visited one after another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from convert.runs import Run, paragraphs
from convert.tree import Block, Break, List, Quote, Text

_MOST_LEVELS = 16  # of lists and quotes; validation allows twice as many, with those around the post


@dataclass(slots=True)
class _Frame:
    """A list, an item, a quote or the whole post, as far as it has been visited."""

    kind: Literal["post", "list", "item", "quote"]
    blocks: list[Block] = field(default_factory=list)
    items: list[tuple[Block, ...]] = field(default_factory=list)
    start: int | None = None

    def end_item(self) -> None:
        """Make an item of a list of the blocks in it that are in no item."""
        if self.blocks:
            self.items.append(tuple(self.blocks))
            self.blocks.clear()


class Frames:
    """The frames around the words that are visited, and the paragraph that they belong to."""

    def __init__(self) -> None:
        """Begin a post without words."""
        self._frames = [_Frame("post")]
        self._runs: list[Run] = []

    @property
    def needs_space(self) -> bool:
        """Whether white space would be visible here: not at the start of a line, nor after a space."""
        last = self._runs[-1].inline if self._runs else Break()
        return not (isinstance(last, Break) or (isinstance(last, Text) and last.text.endswith(" ")))

    @property
    def number(self) -> int | None:
        """The number of the next item of the list; None if it is not ordered, or here is no list."""
        frame = self._frames[-1]
        if frame.kind != "list" or frame.start is None:
            return None
        return frame.start + len(frame.items)

    def add_run(self, run: Run) -> None:
        """Add words to the paragraph."""
        self._runs.append(run)

    def add(self, blocks: Iterable[Block]) -> None:
        """Add blocks after the paragraph."""
        self.end_paragraph()
        self._frames[-1].blocks += blocks

    def end_paragraph(self) -> None:
        """Make blocks of the words since the end of the last paragraph."""
        self._frames[-1].blocks += paragraphs(self._runs)
        self._runs = []

    def enter_list(self, start: int | None) -> Callable[[], None]:
        """Begin a list, and return a function that ends it."""
        return self._enter(_Frame("list", start=start))

    def enter_quote(self) -> Callable[[], None]:
        """Begin a quote, and return a function that ends it."""
        return self._enter(_Frame("quote"))

    def enter_item(self) -> Callable[[], None]:
        """Begin an item of a list, and return a function that ends it."""
        self.end_paragraph()
        if self._frames[-1].kind != "list":
            return self.end_paragraph
        self._frames[-1].end_item()
        self._frames.append(_Frame("item"))
        return self._leave

    def finished(self) -> tuple[Block, ...]:
        """Return the blocks of the post."""
        self.end_paragraph()
        return tuple(self._frames[0].blocks)

    def _enter(self, frame: _Frame) -> Callable[[], None]:
        self.end_paragraph()
        if sum(each.kind != "item" for each in self._frames) > _MOST_LEVELS:
            return self.end_paragraph
        self._frames.append(frame)
        return self._leave

    def _leave(self) -> None:
        self.end_paragraph()
        frame = self._frames.pop()
        around = self._frames[-1]
        blocks = tuple(frame.blocks)
        match frame.kind:
            case "item":
                around.items.append(blocks)
            case "quote" if blocks:
                around.blocks.append(
                    Quote(state="shown", author=None, published=None, note=None, blocks=blocks)
                )
            case "list":
                frame.end_item()
                if frame.items:
                    around.blocks.append(List(start=frame.start, items=tuple(frame.items)))
            case _:
                pass
