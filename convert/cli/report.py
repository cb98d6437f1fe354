"""Console: how results read on a terminal. Text is data there, too: no control character gets out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `--help` needs no tree
    from convert.tree import Document, Repair


def printable(text: str) -> str:
    """The text with everything escaped that a terminal might obey, or that the eye can't see."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def counted(count: int, noun: str) -> str:
    """A number and its noun: "1 note", "16 notes"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def summary(document: "Document", outputs: Iterable[str]) -> str:
    """What became of a thread, in one line."""
    written = ", ".join(outputs)
    parts = [*([f"wrote {written}"] if written else []), _size(document)]
    if document.repairs:
        kinds = Counter(repair.kind for repair in document.repairs)
        each = ", ".join(counted(count, kind) for kind, count in kinds.most_common())
        parts.append(f"{counted(len(document.repairs), 'repair')} ({each}); --show-repairs lists them")
    return "; ".join(parts)


def scheme(document: "Document") -> str:
    """How a thread was read, in one line."""
    return f"read as {document.source.kind}, {_size(document)}; {document.source.scheme}"


def report(repairs: Iterable["Repair"]) -> Iterator[str]:
    """The repairs, one line each: its line in the source, its kind, what was found and done."""
    for repair in repairs:
        text = f" {_shortened(' '.join(repair.text.split()))}" if repair.text else ""
        yield f"{repair.line}: {repair.kind}:{text} {repair.message}"


def _size(document: "Document") -> str:
    return f"{counted(len(document.posts), 'post')}, {counted(len(document.notes), 'note')}"


def _shortened(text: str, length: int = 60) -> str:
    return f"“{text}”" if len(text) <= length else f"“{text[: length - 1]}…”"
