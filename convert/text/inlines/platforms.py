"""Recognise the network that a handle, or most handles of a text, belong to by their form.

"@ann@host.example" is an account of Mastodon, and "@ann.bsky.social" one of Bluesky, wherever they are
written. Other handles belong to the network of the text.
"""

import re

from convert.tree import Platform

# The patterns match after the "@"; the look-behinds check the character before it, so that no address
# of e-mail and no path of a URL is a handle.
LABEL = r"[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+"
MASTODON_HANDLE = rf"(?<![\w@/=].)[A-Za-z0-9_]++(?:[.-]++[A-Za-z0-9_]++)*+@{LABEL}(?:\.{LABEL})++(?!@)"
BLUESKY_HANDLE = rf"(?<![\w@/=-].){LABEL}\.bsky\.social\b(?![@-]|\.\w)"
_BLUESKY_HOST = ".bsky.social"
_HANDLE = re.compile(
    rf"@(?:(?P<mastodon>{MASTODON_HANDLE})|(?P<bluesky>{BLUESKY_HANDLE})|(?<![\w@/=.-].)\w++(?![@-]|\.\w))"
)
_NAMES_SERVER = re.compile(r"@[\w.-]++@")


def handle_platform(handle: str) -> Platform | None:
    """Return the network of a handle whose form names it, else None."""
    if "@" in handle:
        return "mastodon"
    return "bluesky" if handle.endswith(_BLUESKY_HOST) else None


def platform_of(text: str) -> Platform:
    """Return the network of most handles in a text; "twitter" if their form does not tell."""
    if _BLUESKY_HOST not in text and not _NAMES_SERVER.search(text):
        return "twitter"
    counts: dict[Platform, int] = {"twitter": 0, "mastodon": 0, "bluesky": 0}
    for handle in _HANDLE.finditer(text):
        if handle["mastodon"]:
            counts["mastodon"] += 1
        elif handle["bluesky"]:
            counts["bluesky"] += 1
        else:
            counts["twitter"] += 1
    return max(counts, key=counts.__getitem__)
