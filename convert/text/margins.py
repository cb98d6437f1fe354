"""Remove the white space that all lines have in common, and which means nothing.

A text that was copied out of an indented place has such a margin. What a line has beyond the margin is
its indentation. The ideographic space (U+3000) is never a margin: it begins paragraphs of Japanese and
Chinese, of which all lines of a post may be the first.
"""

from collections.abc import Iterable, Sequence

from convert.text.lines import CODE_SIGN, Line

SPACES = " \t\u00a0"
"""The characters of margins: space, tab, no-break space."""
IDEOGRAPHIC_SPACE = "\u3000"
# What the first line can begin with if there is a margin; an empty string is in it.
_BEFORE_MARGIN = f"{SPACES}{CODE_SIGN}"


def indentation(text: str) -> str:
    """Return the spaces at the start of a line."""
    return text[: len(text) - len(text.lstrip(SPACES))]


def common_margin(texts: Iterable[str]) -> str:
    """Return the spaces with which all texts that are not blank begin."""
    margin: str | None = None
    for text in texts:
        if text and not text.isspace():
            own = indentation(text)
            if margin is None or margin.startswith(own):
                margin = own
            elif not own.startswith(margin):
                margin = margin[: _common_length(margin, own)]
            if not margin:
                return ""
    return margin or ""


def _common_length(one: str, other: str) -> int:
    return next(
        index for index, (left, right) in enumerate(zip(one, other, strict=False)) if left != right
    )


def without_margin(lines: Sequence[Line]) -> Sequence[Line]:
    """Return lines without their common margin. Code has none of its own, and does not count."""
    if not lines or lines[0].text[:1] not in _BEFORE_MARGIN:
        return lines
    return _dedented(lines, common_margin(line.text for line in lines if not line.code))


def without_hanging_margin(lines: Sequence[Line], label_end: int) -> Sequence[Line]:
    """Return the lines of a post without the margin of all but the first, if they hang from its label.

    The label ends at an index of the first line. The others hang from it if they begin in the column
    of the words behind it, or in its own.
    """
    if len(lines) == 1 or lines[1].text[:1] not in _BEFORE_MARGIN:
        return lines
    first, *others = lines
    margin = common_margin(line.text for line in others if not line.code)
    column = len(first.text) - len(first.text[label_end:].lstrip())
    if len(margin) == column or margin == indentation(first.text):
        return (first, *_dedented(others, margin))
    return lines


def _dedented(lines: Sequence[Line], margin: str) -> Sequence[Line]:
    if not margin:
        return lines
    return [line._replace(text=line.text.removeprefix(margin)) for line in lines]
