"""Outline: the table of contents that a reader shows beside the pages; a flat list."""

from types import SimpleNamespace
from typing import Any

from convert_pdf import objects


def write(document: Any, entries: list[tuple[str, str]]) -> None:
    """Put titles, each with the anchor that it leads to, into the file."""
    if not entries:
        return
    root_name, root = objects.reserve(document)
    places = [objects.reserve(document) for _ in entries]
    for position, ((title, anchor), (name, _)) in enumerate(zip(entries, places, strict=True)):
        before = f" /Prev {places[position - 1][1]}" if position else ""
        after = f" /Next {places[position + 1][1]}" if position + 1 < len(places) else ""
        objects.write(
            document,
            name,
            f"<< /Title {objects.text(title)} /Parent {root}{before}{after}"
            f" /Dest {objects.text(anchor)} >>",
        )
    first, last = places[0][1], places[-1][1]
    objects.write(
        document, root_name, f"<< /Type /Outlines /First {first} /Last {last} /Count {len(entries)} >>"
    )
    document.Catalog.Outlines = root
    document.Catalog.PageMode = "/UseOutlines"
    # reportlab's own outline is empty, and it would take ours out of the catalog therefore.
    document.Outlines = SimpleNamespace(ready=1, prepare=lambda document, canvas: None)
