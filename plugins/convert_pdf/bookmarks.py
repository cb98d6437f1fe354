"""Put the posts of long threads into groups, for the outline."""

from collections.abc import Sequence

from convert_pdf.pdf.outline import Entry

# The most posts that are listed without groups, and the posts of a group: as in the contents of EPUBs.
_MOST_POSTS, _GROUP = 30, 10
# The most groups that are listed; more are in larger groups. Entries are chained, and programs limit
# how far they follow a chain.
_MOST_GROUPS = 100


def grouped(posts: Sequence[Entry], first: int) -> tuple[Entry, ...]:
    """Return the entries of posts; if they are many, below entries such as "Posts 11–20".

    `first` is the position of the first of them in the document, from 1.
    """
    if len(posts) <= _MOST_POSTS:
        return tuple(posts)
    size = _GROUP
    while len(posts) > size * _MOST_GROUPS:
        size *= _GROUP
    return _groups(posts, first, size)


def _groups(posts: Sequence[Entry], first: int, size: int) -> tuple[Entry, ...]:
    if len(posts) <= _GROUP:
        return tuple(posts)
    found: list[Entry] = []
    for start in range(0, len(posts), size):
        own = posts[start : start + size]
        below = _groups(own, first + start, size // _GROUP)
        found.append(Entry(_name(first + start, len(own)), own[0].anchor, below))
    return tuple(found)


def _name(first: int, count: int) -> str:
    return f"Posts {first}–{first + count - 1}" if count > 1 else f"Post {first}"
