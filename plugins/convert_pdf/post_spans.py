"""Name the posts that are on a page: "posts 6–13"."""

from collections.abc import Iterable

from convert import anchors
from convert.tree import Document
from convert_pdf.pages import Page


class PostSpans:
    """The posts of pages that follow one another.

    Posts have the author's numbers if these are shown, else their positions. Posts without a number,
    if others have one, are not named.
    """

    def __init__(self, document: Document, *, numbered: bool) -> None:
        """Prepare for the posts of a document. `numbered` shows their labels."""
        names = [post.number for post in document.posts] if numbered else []
        if not any(names):
            names = [str(position) for position in range(1, len(document.posts) + 1)]
        self._names = names
        self._positions = {name: at for at, name in enumerate(anchors.posts(document))}
        self._parts = sorted({part.first - 1 for part in document.parts})
        self._current: int | None = None  # the position of the post that a page begins with

    @property
    def longest(self) -> str:
        """A text at least as long as any that is returned for a page."""
        name = max(filter(None, self._names), key=len, default="")
        return _text(name, f"{name}0") if name else ""

    def of(self, page: Page) -> str:
        """Return the posts of the next page; "" if it has none, or those of several joined threads."""
        positions = list(self._positions_on(page))
        if positions and any(positions[0] < part <= positions[-1] for part in self._parts):
            return ""
        names = list(filter(None, (self._names[position] for position in positions)))
        return _text(names[0], names[-1]) if names else ""

    def _positions_on(self, page: Page) -> Iterable[int]:
        """Yield the positions of the posts of a page, each once."""
        for index, placed in enumerate(page.body):
            anchor = placed.block.flow.anchor if placed.is_first else ""
            if anchor in self._positions:
                self._current = self._positions[anchor]
                yield self._current
            elif anchor and not anchor.startswith("part-"):
                self._current = None  # the notes at the end, or another section
            elif index == 0 and self._current is not None:
                yield self._current


def _text(first: str, last: str) -> str:
    return f"post {first}" if first == last else f"posts {first}–{last}"
