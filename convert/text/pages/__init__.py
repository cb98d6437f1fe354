"""Read copies of the pages that networks show, and what programs make of such pages.

Each kind is read in a module of its own into a `Page`: its posts with their authors, times, pictures,
polls and quotes. `thread` chooses the posts of the thread from it, and `document` makes the tree.
"""

from collections.abc import Callable, Sequence

from convert.text.lines import Line
from convert.text.pages.closings import read_embeds, read_readwise
from convert.text.pages.messages import read_chat, read_shares
from convert.text.pages.network import read_network_page
from convert.text.pages.obsidian import read_obsidian
from convert.text.pages.page import Page

# In the order in which they are tried.
_READERS: tuple[Callable[[str, Sequence[Line]], Page | None], ...] = (
    read_obsidian,
    read_readwise,
    read_shares,
    read_embeds,
    read_chat,
    read_network_page,
)


def read_page(text: str, lines: Sequence[Line]) -> Page | None:
    """Return the page that a text with these lines was copied from; None if it is no such page."""
    return next(filter(None, (read(text, lines) for read in _READERS)), None)
