"""Make parts of what a page says in place of posts that it does not show."""

from typing import Literal

from convert.tree import Author
from convert_saved.parts import Folded, Quotation, SavedPost

_DELETED = ("deleted", "no longer exists")
_HIDDEN = ("limits who", "limited who", "withheld", "age-restricted", "suspended", "violated")


def unseen_post(wording: str, *, is_answer: bool | None = None) -> SavedPost:
    """Return the post in whose place a page has these words."""
    return SavedPost(
        author=Author(name=None, handle=None),
        url=None,
        published=None,
        parts=(_notice(wording, "the page shows these words in place of a post"),),
        missing=_reason(wording) or "unknown",
        is_answer=is_answer,
    )


def unseen_quotation(wording: str) -> Quotation:
    """Return the quoted post in whose place a page has these words."""
    return Quotation(
        author=None,
        published=None,
        url=None,
        parts=(_notice(wording, "the page shows these words in place of a quoted post"),),
        state=_reason(wording) or "hidden",
    )


def _notice(wording: str, message: str) -> Folded:
    return Folded(kind="notice", text=wording, message=message)


def _reason(wording: str) -> Literal["deleted", "hidden"] | None:
    """Return why a post is not shown; None if the words do not say it."""
    lower = wording.lower()
    if any(sign in lower for sign in _DELETED):
        return "deleted"
    return "hidden" if any(sign in lower for sign in _HIDDEN) else None
