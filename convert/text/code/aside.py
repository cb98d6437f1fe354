"""Set lines of code aside: one line with a sign takes their place."""

import re
from collections.abc import Sequence

from convert.text.lines import CODE_SIGN, CodeLines, Line
from convert.text.margins import common_margin

# What may be the label of a post; a guess is enough here, since a label is no code of any language.
_LABEL = re.compile(
    r"\s{0,8}(?:[A-Za-z]{4,6} )?[(\[#]?\d{1,4}(?:\.\d)?"
    r"(?:[/.:)\]]|\ufe0f?\u20e3| ?-| of )[\dn]{0,4}[)\].:]?\s+"
)


def label_end(text: str) -> int:
    """Return the index after what may be a label at the start of a line; 0 if there is none."""
    found = _LABEL.match(text)
    return found.end() if found else 0


def code_line(
    lines: Sequence[Line], texts: Sequence[str], before: str = "", after: str = "", last: int = 0
) -> Line:
    """Return the line in the place of code.

    `texts` are the texts of `lines` in the code, `before` and `after` the words in the same line, and
    `last` is the number of the last line of the source, if that is not one of `lines`.
    """
    rows: list[str] = []
    for line, text in zip(lines, texts, strict=True):
        # Of several blank lines, there is only the first.
        rows += [""] * (line.number - lines[0].number - len(rows))
        rows.append("" if text.isspace() else text)
    margin = common_margin(rows)
    if margin:
        rows = [row.removeprefix(margin) for row in rows]
    return Line(
        number=lines[0].number,
        text=f"{before}{CODE_SIGN}{after}",
        aside=CodeLines(text="\n".join(rows), last_number=last or lines[-1].number),
    )
