"""Find what a network's page shows above the first and below the last post of a thread."""

import re
from collections.abc import Sequence

from convert.characters import SENTENCE_ENDS
from convert.text.lines import Line
from convert.text.pages.bylines import Byline
from convert.text.pages.controls import COUNT, is_above_posts, is_below
from convert.text.pages.page import same_author
from convert.text.pages.phrases import FOOTERS
from convert.text.pages.rows import Row, post_address
from convert.text.split.label_shapes import WEAK
from convert.text.split.labels import candidates

_MOST_UNKNOWN = 3  # rows above the first post that are not known: a name, a title
_LONGEST_UNKNOWN = 100
_SURE_FOOTERS = frozenset(["Sourced from across X", "Sourced from across Twitter", "Related threads"])
# The head of a profile, which has a biography in the author's words.
_PROFILE = re.compile(
    rf"Joined \w{{3,9}} \d{{4}}|{COUNT}\s*(?:following|followers?|posts|tweets)", re.IGNORECASE
)
_FEWEST_OF_PROFILE = 2
_COPYRIGHT = re.compile(r"© 20\d\d\b.{0,40}")


def is_page_top(lines: Sequence[Line], rows: Sequence[Row]) -> bool:
    """Return whether rows above the first byline may be the head of a page, and not of a plain text."""
    if sum(_PROFILE.fullmatch(row.text) is not None for row in rows) >= _FEWEST_OF_PROFILE:
        return True
    unknown = 0
    for row in rows:
        if is_above_posts(row.text) or is_below(row.text) or post_address(lines[row.line].text):
            continue
        unknown += 1
        if unknown > _MOST_UNKNOWN or len(row.text) > _LONGEST_UNKNOWN:
            return False
        if row.text[-1] in SENTENCE_ENDS + ":：" or _has_label(lines[row.line]):
            return False
    return True


def footer_start(rows: Sequence[Row], bylines: Sequence[Byline]) -> int:
    """Return the index of the row with which the page below the thread begins."""
    author = next(byline.author for byline in bylines if not byline.is_advertisement)
    last_own = max(
        byline.end for byline in bylines if not byline.is_quote and same_author(byline.author, author)
    )
    for at in range(bylines[0].end, len(rows)):
        text = rows[at].text
        if text in _SURE_FOOTERS:
            return at - 1 if rows[at - 1].text == "Discover more" else at
        if at >= last_own and (text.lower() in FOOTERS or _COPYRIGHT.fullmatch(text)):
            return at
    return len(rows)


def _has_label(line: Line) -> bool:
    return any(candidate.weight >= WEAK for candidate in candidates([line]))
