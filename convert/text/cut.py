"""Cut: take away what the site added around the thread, each piece told as a repair."""

from collections.abc import Sequence

from convert.text.lines import Line
from convert.text.recognise import Kind
from convert.tree import Repair

_TWTEXT_FOOTER = (
    "You can follow @",
    "Tip: mention @twtextapp",
    "Latest Threads Unrolled:",
    "Read on Twitter",
)


def cut(lines: Sequence[Line], kind: Kind) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """The lines of the thread alone, and what stood around them.

    A footer is cut only as a whole: from its first line, if nothing but lines of a footer follow.
    """
    end = len(lines)
    if kind == "twtext":
        while end and (lines[end - 1].is_blank or lines[end - 1].text.startswith(_TWTEXT_FOOTER)):
            end -= 1
    repairs = tuple(
        Repair("footer", line.number, line.text, "a line of the unrolling site's footer taken out")
        for line in lines[end:]
        if not line.is_blank
    )
    return tuple(lines[:end]), repairs
