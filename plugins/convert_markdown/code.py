"""Write code as spans and as fenced blocks, which contain no markup."""

import re

# What template engines and Dataview obey in code, too: their tags, and the start of a query.
_OBEYED = re.compile(r"\{[{%#]|<%|\A\$?=")


def span(text: str) -> str | None:
    """Return cleaned text, without white space at its edges, as a code span.

    Returns None if it could be obeyed, or could be read as something else.
    """
    used = _runs_of_backticks(text)
    # three backticks at the start of a line would begin a block
    fence = next((length for length in (1, 2) if length not in used), None)
    if fence is None or _OBEYED.search(text):
        return None
    # a span is on one line
    words = re.sub("[\n\r]", " ", text)
    space = " " if "`" in (words[0], words[-1]) else ""
    return f"{'`' * fence}{space}{words}{space}{'`' * fence}"


def block(text: str) -> str:
    """Return cleaned lines as a fenced block."""
    lines = re.sub("\r\n?", "\n", text)
    fence = "`" * max(3, 1 + max(_runs_of_backticks(lines), default=0))
    return f"{fence}\n{lines}\n{fence}" if lines else f"{fence}\n{fence}"


def _runs_of_backticks(text: str) -> set[int]:
    return {len(run) for run in re.findall("`+", text)}
