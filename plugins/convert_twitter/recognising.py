"""Recognise the files of X by their beginning, and addresses of posts."""

import re

from convert_twitter.values import post_in

_START = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\n\r]*+[\[{]")
_SCRIPT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:window\.YTD\.(?:tweets?|community_tweets?|deleted_tweets?|note_tweet)\.part"
    rb"|Grailbird\.data\.tweets_)"
)
# Sets of keys, of which one is in each post. In a text of JSON, no quotation mark precedes a colon
# without a backslash before it, so these are keys.
_SHAPES = (
    ("rest_id", "legacy"),
    ("id_str", "full_text"),
    ("id_str", "text", "screen_name"),
    ("author_id", "text", "id"),
    ("tweet_id", "content", "author"),
    ("full_text", "screen_name", "created_at"),
)
_KEY = re.compile(rb'(?<!\\)"([a-z_]{2,20})"[ \t\n\r]*+:')
_TYPE = re.compile(rb'"__typename"[ \t\n\r]*+:[ \t\n\r]*+"Tweet')


_OEMBED = re.compile(
    rb'"author_url"[ \t\n\r]*+:[ \t\n\r]*+"https:(?:\\?/){2}(?:www\.)?(?:twitter|x)\.com(?:\\?/)\w'
)


def recognise(head: bytes, name: str) -> bool:
    """Return whether a source begins as posts of X."""
    if is_script(head):
        return True
    if name.lower().endswith(".js") or not _START.match(head):
        return False
    keys = {found[1].decode("ascii") for found in _KEY.finditer(head)}
    is_post = any(keys.issuperset(shape) for shape in _SHAPES) or _TYPE.search(head)
    return bool(is_post) or is_oembed(head)


def is_script(head: bytes) -> bool:
    """Return whether a source is a file of posts of an archive."""
    return _SCRIPT.match(head) is not None


def is_oembed(head: bytes) -> bool:
    """Return whether a source is an answer of X's oEmbed."""
    return (
        _START.match(head) is not None
        and b'"html"' in head
        and b"twitter-tweet" in head
        and _OEMBED.search(head) is not None
    )


def is_post_address(url: str) -> bool:
    """Return whether a URL is that of a post of X."""
    return post_in(url) is not None
