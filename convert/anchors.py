"""Anchors: the names by which posts, notes and references can be linked to, the same in every format.

Each name is safe as an XML id, as a fragment of a URL and as a PDF destination.
"""

from collections import Counter

from convert.tree import Document


def posts(document: Document) -> tuple[str, ...]:
    """The anchor of each post, in order: "post-2" after the author's number, else after its position.

    No two are equal: a number used again gets a suffix ("post-2-2").
    """
    uses: Counter[str] = Counter()
    names = []
    for position, post in enumerate(document.posts, start=1):
        number = post.number or ""
        safe = number.isascii() and number.replace(".", "").isdigit()
        name = f"post-{number if safe else position}"
        uses[name] += 1
        names.append(name if uses[name] == 1 else f"{name}-{uses[name]}")
    return tuple(names)


def note(number: int) -> str:
    """The anchor of a note."""
    return f"note-{number}"


def reference(number: int, occurrence: int) -> str:
    """The anchor of the nth reference to a note, counted from 1."""
    return f"ref-{number}" if occurrence == 1 else f"ref-{number}-{occurrence}"
