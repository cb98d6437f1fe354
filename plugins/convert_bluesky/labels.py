"""Word the content warnings of posts, which Bluesky calls labels."""

from collections.abc import Iterable

# Labels that are about the account, or ask something of programs, and are no warning of the words.
_NO_WARNINGS = {"!no-unauthenticated", "!no-promote", "bot"}
_WORDS = {
    "!hide": "hidden by moderators",
    "!warn": "warning by moderators",
    "graphic-media": "graphic media",
    "gore": "graphic media",
    "nudity": "nudity",
    "porn": "adult content",
    "sexual": "sexually suggestive",
}


def warnings_of(labels: Iterable[str]) -> tuple[str, ...]:
    """Return the warnings that labels stand for, in words. One that is not known is its own name."""
    return tuple(
        dict.fromkeys(_WORDS.get(label, label) for label in labels if label not in _NO_WARNINGS)
    )
