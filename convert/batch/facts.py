"""Describe in words how a thread was read."""

from convert.batch.jobs import Facts
from convert.metadata import counted
from convert.tree import Document


def facts_of(document: Document) -> Facts:
    """Return how a thread was read, and what it holds."""
    size = f"{counted(len(document.posts), 'post')}, {counted(len(document.notes), 'note')}"
    return Facts(
        scheme=f"read as {document.source.kind}, {size}; {document.source.scheme}",
        size=size,
    )
