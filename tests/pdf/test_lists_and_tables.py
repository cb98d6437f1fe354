"""Lists, tables and programs that authors wrote as text, on the page."""

from typing import Any, NamedTuple

import pytest

import convert
from convert_pdf import Options
from tests.pdf.reading import read

TEXT = b"""\
1/ What we did:
\xe2\x80\xa2 Cached everything that doesn't change between two commits, including the compiler and its headers
- and another dash that is long enough that it has to go over to a second line in any case
\xe2\x86\x92 We and others looked at each of the steps that wait for another team, and at all that follow

2/ The numbers:

| step     | before | after | what we did about it                | who  |
|----------|-------:|------:|-------------------------------------|------|
| compile  |  22:10 |  1:40 | cached everything that did not move | ann  |
| test     |  14:05 |  1:02 | ran them in parallel                | bob  |

3/ ```python
x = {"a": 1}
print(x["a"])
```
"""


class Row(NamedTuple):
    """Words of a line, with the left edge of each."""

    words: list[tuple[str, float]]
    fonts: set[str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The lines of the first page, from its top."""
    found: dict[float, Row] = {}

    def visit(
        text: str, _: object, matrix: list[float], font: dict[str, Any] | None, __: float
    ) -> None:
        if text.strip() and font is not None:
            row = found.setdefault(matrix[5], Row([], set()))
            row.words.append((text.strip(), matrix[4]))
            row.fonts.add(str(font["/BaseFont"]))

    read(convert.read(TEXT), Options()).pages[0].extract_text(visitor_text=visit)
    return list(found.values())


def text(row: Row) -> str:
    return " ".join(word for word, _ in row.words)


@pytest.mark.parametrize("sign", ["\u2022", "-", "\u2192"])
def test_lines_of_an_item_hang_below_its_words(rows: list[Row], sign: str) -> None:
    index = next(place for place, row in enumerate(rows) if text(row).startswith(f"{sign} "))
    start, turned = rows[index].words[0][1], rows[index + 1].words[0][1]
    assert 3 < turned - start < 15


def test_a_table_that_is_a_little_too_wide_keeps_its_rows(rows: list[Row]) -> None:
    table = [row for row in rows if text(row).startswith("|")]
    assert len(table) == 4
    assert all(text(row).endswith("|") for row in table)
    assert all("Mono" in font for row in table for font in row.fonts)


def test_a_fence_makes_code_and_is_not_shown(rows: list[Row]) -> None:
    assert not any("```" in text(row) for row in rows)
    [program] = [row for row in rows if text(row).startswith("print")]
    assert all("Mono" in font for font in program.fonts)


def test_a_label_without_room_in_the_margin_is_above_code_whose_columns_align() -> None:
    found = read(convert.read(TEXT), Options(preset="phone"))
    lines = [line.strip() for page in found.pages for line in page.extract_text().splitlines()]
    label = lines.index("3/")
    assert lines[label + 1 : label + 3] == ['x = {"a": 1}', 'print(x["a"])']
