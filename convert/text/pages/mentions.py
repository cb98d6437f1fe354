"""Join the lines that a page broke before and after a mention.

Pages of X put each mention, hashtag and link of a post into a box, and copying ends a line at each side
of a box. The spaces next to it stay where they were.
"""

import re
from collections.abc import Sequence

from convert.text.lines import Line
from convert.tree import Repair

_BOX = re.compile(
    r"(?:[@#$]\w[\w.@-]{0,80}|https?://\S{1,200}|\w[\w-]{0,60}(?:\.[\w-]{2,60}){1,4}(?:/\S{0,200})?)"
)


def joined_mentions(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Repair]]:
    """Return the lines, with each mention joined to the words around it, and a repair for each join."""
    joined: list[Line] = []
    repairs: list[Repair] = []
    texts: list[str] = []  # of the last line in `joined`, which consists of them
    for index, line in enumerate(lines):
        if texts and _continues(lines[index - 1].text, line.text):
            if len(texts) == 1:
                repairs.append(_joined(line))
            texts.append(line.text)
            continue
        _finish(joined, texts)
        texts = [line.text]
        joined.append(line)
    _finish(joined, texts)
    return tuple(joined), repairs


def _finish(joined: list[Line], texts: Sequence[str]) -> None:
    if len(texts) > 1:
        joined[-1] = joined[-1]._replace(text="".join(texts))


def _continues(left: str, right: str) -> bool:
    """Return whether one of two lines is a box, and the space between them is inside one line."""
    if not left.strip() or not right.strip():
        return False
    if _BOX.fullmatch(right):
        return left.endswith((" ", "(", "\u201c", '"')) and not left.isspace()
    if _BOX.fullmatch(left.strip()) and not left.endswith(" "):
        return right[0] == " " or right[0] in ".,;:!?)’'"
    return False


def _joined(line: Line) -> Repair:
    return Repair(
        kind="wrap",
        line=line.number,
        text="",
        became="",
        message="joined a mention to the words around it, from which the page had separated it",
    )
