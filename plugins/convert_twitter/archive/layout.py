"""Know which files of an archive of X are read, and under which names; no others are opened."""

import re
from collections.abc import Collection
from typing import NamedTuple

SUFFIXES = (".json", ".jsonl", ".ndjson", ".js", ".zip")

_PART = r"(?:-part[0-9]{1,4})?\.js"
_POSTS = re.compile(rf"(?:data/)?(?:tweets?|community-tweets?){_PART}")
_DELETED = re.compile(rf"(?:data/)?deleted-tweets?{_PART}")
_NOTES = re.compile(rf"(?:data/)?note-tweets?{_PART}")
# Until 2018, a file for each month.
_MONTHS = re.compile(r"(?:data/js/tweets/)?[12][0-9]{3}_[01][0-9]\.js")
_MEDIA = re.compile(r"(?:data/)?(?:(?:community|deleted)_)?tweets?_media/[A-Za-z0-9_.-]+")

ACCOUNT = ("data/account.js", "account.js")
MANIFEST = ("data/manifest.js", "manifest.js")
OWNER = ("data/js/user_details.js",)
"""Whose archive it is, until 2018."""

# One of them is in each archive, so that a folder around it is recognised.
EXPECTED = (
    "data/tweets.js",
    "data/tweet.js",
    "data/manifest.js",
    "data/account.js",
    "data/js/user_details.js",
    "data/js/tweet_index.js",
)
_SIGN = re.compile(
    r"data/(?:tweets?(?:-part[0-9]+)?\.js|js/tweets/[12][0-9]{3}_[01][0-9]\.js|js/tweet_index\.js)"
)
_MEDIA_FOLDERS = ("tweets_media", "tweet_media", "community_tweet_media", "deleted_tweets_media")


class Files(NamedTuple):
    """The names of what is read of an archive."""

    posts: tuple[str, ...]
    deleted: tuple[str, ...]
    notes: tuple[str, ...]
    account: tuple[str, ...]
    manifest: tuple[str, ...]
    owner: tuple[str, ...]
    media: frozenset[str]


def is_archive(names: Collection[str]) -> bool:
    """Return whether an archive or a folder with these members is one of X, or its folder "data"."""
    # Imported here, since the plugin is also imported to recognise files that are no archives.
    from convert.archives import common_folder

    folder = common_folder(names)
    if any(_SIGN.fullmatch(name) or _SIGN.fullmatch(name.removeprefix(folder)) for name in names):
        return True
    return any(name in names for name in ACCOUNT + MANIFEST) and any(map(_POSTS.fullmatch, names))


def files_in(names: Collection[str]) -> Files:
    """Return what is read of an archive, in the order of the names."""
    names = sorted(names)
    return Files(
        posts=tuple(name for name in names if _POSTS.fullmatch(name) or _MONTHS.fullmatch(name)),
        deleted=tuple(name for name in names if _DELETED.fullmatch(name)),
        notes=tuple(name for name in names if _NOTES.fullmatch(name)),
        account=tuple(name for name in ACCOUNT if name in names),
        manifest=tuple(name for name in MANIFEST if name in names),
        owner=tuple(name for name in OWNER if name in names),
        media=frozenset(name for name in names if _MEDIA.fullmatch(name)),
    )


def media_paths(file: str) -> tuple[str, ...]:
    """Return the names that a file of media may have in an archive."""
    return tuple(f"{base}{folder}/{file}" for base in ("data/", "") for folder in _MEDIA_FOLDERS)
