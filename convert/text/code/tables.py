"""Find tables that are drawn with characters, and trees of folders: their columns must align."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from convert.text.code.aside import code_line, label_end
from convert.text.lines import Line

_RULE = re.compile(r"[\s:=-]*+(?:[|+][\s:=-]*+)++")
_BOX = re.compile(r"[\u2500-\u257f]")
_UPRIGHT = re.compile(r"[\u2502\u2503\u250c-\u254b\u2551-\u2570\u2575\u2577]")
_ROOT = re.compile(r"\.|\.{0,2}~?[\w./-]*/")
_FEWEST_ROWS = 3  # if no rule is among them
_FEWEST_LINES = 2
_FEWEST_PIPES = 3  # in each row: two columns


def with_tables_aside(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with tables and trees set aside."""
    done: list[Line] = []
    free = 0  # the first line that is not in `done`
    for begin, end in _tables(lines):
        first = lines[begin].text
        start = label_end(first)
        texts = [first[start:], *(line.text for line in lines[begin + 1 : end])]
        done += lines[free:begin]
        done.append(code_line(lines[begin:end], texts, before=first[:start].lstrip()))
        free = end
    return (*done, *lines[free:])


def _tables(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where each table or tree begins and where it ends."""
    index = 0
    while index < len(lines):
        begin, is_box = index, False
        while index < len(lines) and (kind := _kind(lines[index], is_first=index == begin)):
            if index == begin:
                is_box = kind == "box"
            elif is_box != (kind == "box"):
                break
            index += 1
        if is_box and _is_drawing(lines[begin:index]):
            yield (begin - 1 if _is_root(lines, begin) else begin), index
        elif not is_box and _is_pipe_table(lines[begin:index]):
            yield begin, index
        index = max(index, begin + 1)


def _kind(line: Line, *, is_first: bool) -> Literal["box", "row", ""]:
    """Return which sort of table a line can belong to; an empty string if it can't to any."""
    if line.code:
        return ""
    text = line.text
    if "|" not in text and "+" not in text and text.isascii():
        return ""
    if is_first:
        text = text[label_end(text) :]
    text = text.strip()
    if "|" in text or _is_rule(text):
        return "row"
    return "box" if _BOX.match(text) else ""


def _is_rule(text: str) -> bool:
    """Return whether a line is a rule of a table ("|---|--:|", "+---+---+")."""
    return ("--" in text or "==" in text) and _RULE.fullmatch(text) is not None


def _is_pipe_table(rows: Sequence[Line]) -> bool:
    """Return whether rows have a rule among them, or pipes at both ends and as many between."""
    if len(rows) < _FEWEST_LINES:
        return False
    texts = [rows[0].text[label_end(rows[0].text) :].strip(), *(row.text.strip() for row in rows[1:])]
    rules = sum(map(_is_rule, texts))
    if rules:
        return rules < len(texts)
    pipes = {text.count("|") for text in texts}
    is_framed = all(text.startswith("|") and text.endswith("|") for text in texts)
    return is_framed and len(texts) >= _FEWEST_ROWS and len(pipes) == 1 and max(pipes) >= _FEWEST_PIPES


def _is_drawing(rows: Sequence[Line]) -> bool:
    """Return whether lines of box drawings have upright parts; only level ones are rules."""
    return len(rows) >= _FEWEST_LINES and all(_UPRIGHT.search(row.text) for row in rows)


def _is_root(lines: Sequence[Line], begin: int) -> bool:
    """Return whether the line above a tree is the name of its folder."""
    above = lines[begin - 1].text.strip() if begin else ""
    return bool(_ROOT.fullmatch(above)) and lines[begin].text.lstrip()[:1] in "├└"
