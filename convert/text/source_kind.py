"""Name the kinds of text that the reader tells apart.

The names are in a module without imports so that the stages can share them: `sites` recognises the
kind, with the help of `repairs`, and `repairs` chooses its rules by it.
"""

from typing import Literal, TypeAlias

SiteName: TypeAlias = Literal["threadreader", "twtext", "threader"]
"""A site that shows whole threads; one module in `convert.text.sites` describes each."""

PageName: TypeAlias = Literal[
    "x",
    "bluesky",
    "mastodon",
    "threads",
    "nitter",
    "obsidian",
    "readwise",
    "embed",
    "share",
    "chat",
    "archive",
]
"""A page of a network, or what a program makes of one; `convert.text.pages` reads them."""

SourceKind: TypeAlias = Literal[SiteName, "plain"]
"""The site that a text was copied from; "plain" where there is no sign of any."""
