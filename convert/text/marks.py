"""Marks: the words "THREAD" and "END" by which authors say where a thread begins and ends."""

from collections.abc import Sequence

from convert.text.lines import Line
from convert.tree import Repair

_OPENING = {
    "thread",
    "thread:",
    "a thread",
    "(thread)",
    "[thread]",
    "🧵",
    "thread 🧵",
    "🧵 thread",
    "🧵👇",
}
_CLOSING = ("END", "ENDS", "/end", "/END", "fin.", "End of thread", "End of thread.")
_SENTENCE_ENDS = '.!?…"”»)'


def remove_marks(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """The lines without marks. A mark stands alone on the first line, or after the last sentence."""
    kept = list(lines)
    repairs = []
    first = next((index for index, line in enumerate(kept) if not line.is_blank), None)
    if first is not None and kept[first].text.strip().lower() in _OPENING:
        line = kept.pop(first)
        repairs.append(
            Repair(
                "mark", line.number, line.text.strip(), "the mark of the thread's beginning taken out"
            )
        )
    last = next((index for index in range(len(kept) - 1, -1, -1) if not kept[index].is_blank), None)
    if last is not None:
        line = kept[last]
        text = line.text.rstrip()
        for mark in _CLOSING:
            before = text.removesuffix(mark).rstrip()
            if text.endswith(mark) and (not before or before[-1] in _SENTENCE_ENDS):
                kept[last] = line._replace(text=before)
                repairs.append(
                    Repair("mark", line.number, mark, "the mark of the thread's end taken out")
                )
                break
    return tuple(kept), tuple(repairs)
