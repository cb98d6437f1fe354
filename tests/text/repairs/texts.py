"""Texts that the tests of repairs share, and what the stage makes of a text."""

from convert.text.lines import lines_of
from convert.text.repairs import repair

LONG = "A line that is long enough to be no refrain, and says a thing"
EMOJI = 'https://abs.twimg.com/emoji/v2/... draggable="false" alt="{}" title="Flag" aria-label="Emoji: Flag">'
TAG = 'thread#showTweet" data-screenname="ann" data-tweet="1326090000000000001" dir="auto">'


def repaired(text, kind="plain"):
    """Return the lines as (text, line_break), and the repairs as (kind, line)."""
    lines, repairs = repair(lines_of(text), kind)
    return (
        [(line.text, line.break_before) for line in lines],
        [(repair.kind, repair.line) for repair in repairs],
    )


def repairs_of(sort, text, kind="plain"):
    """Return the lines of the repairs of one sort."""
    return [line for found, line in repaired(text, kind)[1] if found == sort]
