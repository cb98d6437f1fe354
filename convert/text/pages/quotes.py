"""Find quoted posts that a page shows without a word for it, as Bluesky does."""

from collections.abc import Sequence

from convert.text.pages.bylines import Byline
from convert.text.pages.controls import below
from convert.text.pages.page import same_author
from convert.text.pages.rows import Row
from convert.text.pages.when import time_between


def with_unmarked_quotes(rows: Sequence[Row], bylines: Sequence[Byline]) -> list[Byline]:
    """Return the bylines, with those of quoted posts marked.

    A quoted post is by another author and older than the post that it is in. The counts of that post
    are below the quoted one, so there are none above it. An answer can be neither.
    """
    marked: list[Byline] = []
    for position, byline in enumerate(bylines):
        host = marked[-1] if marked else None
        end = bylines[position + 1].begin if position + 1 < len(bylines) else len(rows)
        is_quote = (
            host is not None
            and not (byline.is_quote or host.is_quote or byline.is_advertisement)
            and not same_author(host.author, byline.author)
            and time_between(host.when, byline.when) < 0
            and _has_words_only(rows[host.end : byline.begin])
            and below([row.text for row in rows[byline.end : end]]) > 0
        )
        marked.append(byline._replace(is_quote=True) if is_quote else byline)
    return marked


def _has_words_only(rows: Sequence[Row]) -> bool:
    return len(rows) > 0 and below([row.text for row in rows]) == 0
