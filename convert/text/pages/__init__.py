"""Read copies of the pages that networks show, and what programs make of such pages.

Each kind is read in a module of its own into a `Page`: its posts with their authors, times, pictures,
polls and quotes. `thread` chooses the posts of the thread from it, and `document` makes the tree.
"""

from collections.abc import Sequence

from convert.text.lines import Line
from convert.text.pages.addressed import read_addressed
from convert.text.pages.closings import read_embeds, read_readwise
from convert.text.pages.messages import read_chat, read_shares
from convert.text.pages.network import read_network_page
from convert.text.pages.obsidian import read_obsidian
from convert.text.pages.page import Page
from convert.text.pages.rows import LONGEST_ROW


def read_page(text: str, lines: Sequence[Line]) -> Page | None:
    """Return the page that a text with these lines was copied from; None if it is no such page."""
    first = next((line.text for line in lines if not line.is_blank), "")
    # What a page adds is on short lines. Most texts have few of them, so that the search takes no time.
    short = "\n".join([line.text for line in lines if len(line.text) <= LONGEST_ROW])
    return (
        read_obsidian(lines)
        or read_readwise(text, lines)
        or read_shares(first, lines)
        or read_embeds(short, lines)
        or read_chat(first, lines)
        or read_network_page(short, lines)
        or read_addressed(text, lines)
    )
