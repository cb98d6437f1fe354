"""Write the outline: the table of contents that a reader shows beside the pages."""

from collections.abc import Sequence

from convert_pdf.pdf import syntax
from convert_pdf.pdf.objects import Objects


def write(objects: Objects, entries: Sequence[tuple[str, str]]) -> str:
    """Add a flat outline of titles and their anchors, at least one; return the reference to it."""
    root = objects.reserve()
    numbers = [objects.reserve() for _ in entries]
    previous = ["", *(f" /Prev {number} 0 R" for number in numbers[:-1])]
    following = [*(f" /Next {number} 0 R" for number in numbers[1:]), ""]
    for (title, anchor), number, before, after in zip(
        entries, numbers, previous, following, strict=True
    ):
        objects.write(
            number,
            f"<< /Title {syntax.text(title)} /Parent {root} 0 R{before}{after}"
            f" /Dest {syntax.text(anchor)} >>",
        )
    objects.write(
        root,
        f"<< /Type /Outlines /First {numbers[0]} 0 R /Last {numbers[-1]} 0 R /Count {len(entries)} >>",
    )
    return f"{root} 0 R"
