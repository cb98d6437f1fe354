"""Outline: the table of contents that a reader shows beside the pages; a flat list."""

from types import SimpleNamespace

from convert_pdf.pdf import syntax
from convert_pdf.pdf.objects import Document


def write(document: Document, entries: list[tuple[str, str]]) -> None:
    """Put titles, each with the anchor that it leads to, into the file."""
    if not entries:
        return
    root = document.reserve()
    numbers = [document.reserve() for _ in entries]
    befores = ["", *(f" /Prev {number} 0 R" for number in numbers[:-1])]
    afters = [*(f" /Next {number} 0 R" for number in numbers[1:]), ""]
    for (title, anchor), number, before, after in zip(entries, numbers, befores, afters, strict=True):
        document.write(
            number,
            f"<< /Title {syntax.text(title)} /Parent {root} 0 R{before}{after}"
            f" /Dest {syntax.text(anchor)} >>",
        )
    document.write(
        root,
        f"<< /Type /Outlines /First {numbers[0]} 0 R /Last {numbers[-1]} 0 R /Count {len(entries)} >>",
    )
    document.Catalog.Outlines = f"{root} 0 R"
    document.Catalog.PageMode = "/UseOutlines"
    # reportlab's own outline is empty, and it would take ours out of the catalog therefore.
    document.Outlines = SimpleNamespace(ready=1, prepare=lambda document, canvas: None)
