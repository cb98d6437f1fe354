"""Find tables whose columns are aligned by spaces.

Spaces in prose do not align. So the cells of each column must begin, or all must end, at the same place
in each row, and the cells must differ in length: equal gaps align by themselves.
"""

import re
from collections.abc import Iterator, Sequence

from convert.text.code.aside import code_line
from convert.text.lines import Line

_CELL = re.compile(r"\S+(?: \S+)*")
_FEWEST_ROWS = {2: 4}  # by the number of columns: two have one gap only
_FEWEST_ROWS_OF_MORE = 3
_MOST_CELLS = 30
_LONGEST = 200  # characters


def with_columns_aside(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with tables of aligned columns set aside."""
    done: list[Line] = []
    free = 0  # the first line that is not in `done`
    for begin, end in _tables(lines):
        done += lines[free:begin]
        done.append(code_line(lines[begin:end], [line.text for line in lines[begin:end]]))
        free = end
    return (*done, *lines[free:])


def _tables(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where each run of rows with aligned cells begins and where it ends."""
    rows: list[list[tuple[int, int]]] = []
    begin = 0
    for index, line in enumerate(lines):
        cells = _cells(line)
        if not rows or len(cells) != len(rows[0]):
            if _is_table(rows):
                yield begin, index
            rows, begin = [], index
        if cells:
            rows.append(cells)
        else:
            begin = index + 1
    if _is_table(rows):
        yield begin, len(lines)


def _cells(line: Line) -> list[tuple[int, int]]:
    """Return where each cell of a line begins and ends; none if it is no row of several."""
    if line.code or "  " not in line.text or len(line.text) > _LONGEST:
        return []
    cells = [found.span() for found in _CELL.finditer(line.text)]
    return cells if 1 < len(cells) <= _MOST_CELLS else []


def _is_table(rows: Sequence[Sequence[tuple[int, int]]]) -> bool:
    if not rows or len(rows) < _FEWEST_ROWS.get(len(rows[0]), _FEWEST_ROWS_OF_MORE):
        return False
    columns = list(zip(*rows, strict=True))
    lengths = {tuple(end - begin for begin, end in row) for row in rows}
    return len(lengths) > 1 and all(map(_is_aligned, columns))


def _is_aligned(cells: Sequence[tuple[int, int]]) -> bool:
    """Return whether the cells of a column begin or end at the same place."""
    return len({begin for begin, _ in cells}) == 1 or len({end for _, end in cells}) == 1
