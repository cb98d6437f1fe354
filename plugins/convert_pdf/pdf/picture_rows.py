"""Draw rows of pictures with their captions, tagged as figures (ISO 14289-1, 7.3)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from convert_pdf.pages import PlacedLine
from convert_pdf.pdf.images import Box
from convert_pdf.pdf.structure import StructureTree
from convert_pdf.rows import PictureRow
from convert_pdf.styles import Paper

if TYPE_CHECKING:
    from convert_pdf.pdf.content_stream import ContentStream


def draw_row(
    stream: "ContentStream",
    row: PictureRow,
    parts: Sequence[PlacedLine],
    paper: Paper,
    structure: StructureTree,
) -> None:
    """Draw the parts of a row that are on a page: each picture, then the lines of its caption.

    So a caption is copied from the page as a whole, and not mixed with those beside it.
    """
    figures = structure.figures(row)
    for placed in parts:
        for note in placed.notes:
            structure.element(note)  # read after the first figure that refers to it
    if parts[0].is_first and row.flow.anchor:
        stream.anchor(row.flow.anchor, paper.top - parts[0].baseline + row.height(0))
    for each, figure in zip(row.pictures, figures, strict=True):
        for placed in parts:
            y = paper.top - placed.baseline
            if placed.is_first:
                place = each.picture.place
                box = Box(paper.left + each.left, y, place.width, place.height)
                structure.set_box(figure, box)
                stream.image(each.picture.raster, box, figure, behind=paper.theme.picture)
            elif placed.line_index <= len(each.caption):
                line = each.caption[placed.line_index - 1]
                extent = row.extent(placed.line_index)
                stream.line(line, paper.left, y, structure.caption(figure), extent)
    if parts[-1].is_last:
        structure.close_row(row)
