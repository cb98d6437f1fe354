"""Name the anchors of posts, notes and references, the same in every format.

Each name is valid as an XML id, as a URL fragment and as a PDF destination.
"""

from collections import Counter

from convert.tree import Document


def posts(document: Document) -> tuple[str, ...]:
    """Return the anchor of each post, in order: "post-2" for the author's number 2.

    A post without a usable number is named after its position, counted from 1. All names differ: a
    number that occurs again gets a suffix ("post-2-2").
    """
    uses: Counter[str] = Counter()
    names = []
    for position, post in enumerate(document.posts, start=1):
        number = post.number or ""
        usable = number.isascii() and number.replace(".", "").isdigit()
        name = f"post-{number if usable else position}"
        uses[name] += 1
        names.append(name if uses[name] == 1 else f"{name}-{uses[name]}")
    return tuple(names)


def note(number: int) -> str:
    """Return the anchor of a note: "note-3"."""
    return f"note-{number}"


def reference(number: int, occurrence: int) -> str:
    """Return the anchor of a reference to a note: "ref-3" for the first, "ref-3-2" for the second."""
    return f"ref-{number}" if occurrence == 1 else f"ref-{number}-{occurrence}"
