"""Remove the white space that all lines have in common, and which means nothing.

A text that was copied out of an indented place has such a margin. What a line has beyond the margin is
its indentation. The ideographic space (U+3000) is never a margin: it begins paragraphs of Japanese and
Chinese, of which all lines of a post may be the first.
"""

from collections.abc import Iterable, Sequence

from convert.text.lines import Line

SPACES = " \t\u00a0"
"""The characters of margins: space, tab, no-break space."""
IDEOGRAPHIC_SPACE = "\u3000"


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
    if not any(line.text[:1].isspace() for line in lines):
        return lines
    return _dedented(lines, common_margin(line.text for line in lines if not line.code))


def without_hanging_margin(lines: Sequence[Line], column: int) -> Sequence[Line]:
    """Return the lines of a post without the margin of all but the first, if they hang from its label.

    They do if they begin where the words of the first line do, at a column from 0, or where its label
    does.
    """
    first, *others = lines
    if not any(line.text[:1].isspace() for line in others):
        return lines
    margin = common_margin(line.text for line in others if not line.code)
    if len(margin) == column or margin == indentation(first.text):
        return (first, *_dedented(others, margin))
    return lines


def _dedented(lines: Sequence[Line], margin: str) -> Sequence[Line]:
    if not margin:
        return lines
    return [line._replace(text=line.text.removeprefix(margin)) for line in lines]
