"""Recognise what the reader reads: by the first bytes of a file, by the names in an archive."""

import re
from collections.abc import Collection
from typing import Final

OUTBOX: Final = "outbox.json"

_START = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\n\r]*+[\[{]")
# In strings of JSON, quotation marks are escaped, so these are keys. The words of a post can be longer
# than what is seen, and servers have most keys before them.
_STATUS = (
    re.compile(rb'"(?:spoiler_text|statuses_count)"\s*+:'),
    re.compile(rb'"(?:acct|in_reply_to_account_id)"\s*+:'),
    re.compile(rb'"(?:account|in_reply_to_id)"\s*+:'),
)
_ACTIVITY = re.compile(rb'"https://www\.w3\.org/ns/activitystreams"')
# Not that of a collection: an export has also collections of what its owner liked.
_ACTIVITY_TYPE = re.compile(rb'"type"\s*+:\s*+"(?:Create|Announce|Note|Question|Article|Page)"')


def recognise(head: bytes, _name: str) -> bool:
    """Return whether a source begins as JSON with statuses or activities."""
    if not begins_as_json(head):
        return False
    if _ACTIVITY.search(head):
        return _ACTIVITY_TYPE.search(head) is not None
    return all(pattern.search(head) for pattern in _STATUS)


def begins_as_json(head: bytes) -> bool:
    """Return whether a source begins as an object or an array of JSON."""
    return _START.match(head) is not None


def is_export(names: Collection[str]) -> bool:
    """Return whether an archive or a folder is an export, perhaps in a folder of its own."""
    # Imported here, since the plugin is also imported to recognise files that are no archives.
    from convert.archives import common_folder

    return OUTBOX in names or f"{common_folder(names)}{OUTBOX}" in names
