"""Word the results of a conversion, for messages on a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from convert.metadata import counted
from convert.tree import Document, Repair

# In characters; the rest of the text of a repair is cut off.
_LONGEST_QUOTE = 60


def summary(document: Document, outputs: Iterable[str]) -> str:
    """Return the outputs of a thread, its size and the number of repairs, on one line."""
    written = ", ".join(outputs)
    parts = [*([f"wrote {written}"] if written else []), _size(document)]
    if document.repairs:
        kinds = Counter(repair.kind for repair in document.repairs)
        each = ", ".join(counted(count, kind) for kind, count in kinds.most_common())
        parts.append(f"{counted(len(document.repairs), 'repair')} ({each}); --show-repairs lists them")
    return "; ".join(parts)


def scheme(document: Document) -> str:
    """Return how a thread was read, on one line."""
    return f"read as {document.source.kind}, {_size(document)}; {document.source.scheme}"


def report(repairs: Iterable[Repair]) -> Iterator[str]:
    """Yield one line for each repair: the line in the source, the kind, the text, and the change."""
    for repair in repairs:
        text = f" {_quote(' '.join(repair.text.split()))}" if repair.text else ""
        line = f"{repair.line}: " if repair.line else ""
        yield f"{line}{repair.kind}:{text} {repair.message}"


def _size(document: Document) -> str:
    return f"{counted(len(document.posts), 'post')}, {counted(len(document.notes), 'note')}"


def _quote(text: str) -> str:
    if len(text) <= _LONGEST_QUOTE:
        return f"“{text}”"
    return f"“{text[: _LONGEST_QUOTE - 1]}…”"
