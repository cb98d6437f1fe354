"""Pages that the tests share, and what the stage makes of a text."""

from convert.text.lines import Line, lines_of
from convert.text.pages import read_page
from convert.text.pages.page import Page, Part, Words
from convert.text.pages.rows import Row, rows_of

WHEN = "Mar 3, 2025"


def page(text: str) -> Page | None:
    """Return the page that a text is, or None."""
    return read_page(text, lines_of(text))


def rows(text: str) -> tuple[tuple[Line, ...], list[Row]]:
    """Return the lines of a text, and its rows."""
    lines = lines_of(text)
    return lines, rows_of(lines)


def post(words: str, when: str = WHEN, author: str = "Ann Bell\n@ann_b") -> str:
    """Return a post as pages of X show it, with a count below it."""
    return f"{author}\n·\n{when}\n{words}\n12\n"


def words(parts: tuple[Part, ...]) -> list[str]:
    """Return the words of parts, one text for each run of lines."""
    return ["\n".join(line.text for line in part.lines) for part in parts if isinstance(part, Words)]
