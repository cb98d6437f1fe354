"""Find the posts in JSON of X, whichever of its interfaces or collectors it comes from."""

from collections.abc import Iterator, Mapping
from typing import Any

from convert_twitter.formats import flat, legacy, version2, website
from convert_twitter.formats.legacy import Legacy, User
from convert_twitter.formats.lenient import record
from convert_twitter.tweet import Tweet

_MOST_LEVELS = 100
_ABOUT_FILE = 3  # how gallery-dl marks what is about a file: [3, address, record]


def posts_in(value: object) -> Iterator[Tweet]:
    """Yield all posts in a value, in the order of the file.

    What is around them, such as the answer of a server, is not looked at.
    """
    open_: list[tuple[object, int]] = [(value, 0)]
    while open_:
        each, level = open_.pop()
        found = [*_posts(each)]
        yield from found
        if not found and level < _MOST_LEVELS:
            open_ += [(inner, level + 1) for inner in reversed(_inside(each))]


def _inside(value: object) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [each for each in inner if isinstance(each, dict | list)]


def _posts(value: object) -> Iterator[Tweet]:
    """Yield the posts that a value itself is, and not those inside."""
    if isinstance(value, list):
        if _is_about_file(value):
            yield flat.of_gallery(value[2], value[1])
    elif isinstance(value, dict):
        yield from _of_object(value)


def _is_about_file(value: list[Any]) -> bool:
    return (
        len(value) == _ABOUT_FILE
        and value[0] == _ABOUT_FILE
        and isinstance(value[1], str)
        and isinstance(value[2], dict)
        and "tweet_id" in value[2]
    )


def _of_object(value: Mapping[str, Any]) -> Iterator[Tweet]:
    has = value.keys()
    if _is_page(value):
        yield from version2.of_page(value)
    elif isinstance(value.get("legacy"), dict) and "rest_id" in has:
        if found := website.of_result(value):
            yield found
    elif isinstance(value.get("tombstone"), dict):
        yield website.of_tombstone(value)
    elif has >= {"tweet_id", "content"}:
        yield flat.of_gallery(value)
    elif "id_str" in has and not has.isdisjoint(("full_text", "text")):
        yield from _of_legacy(value)
    elif has >= {"full_text", "screen_name"} and not isinstance(value.get("metadata"), dict):
        yield flat.of_export(value)
    elif has >= {"id", "text", "author_id"}:
        yield version2.of_post(value)


def _of_legacy(value: Mapping[str, Any]) -> Iterator[Tweet]:
    """Yield a post, after the one that it answers if that is with it."""
    post = record(value, Legacy)
    parent = record(value.get("parent"), Legacy)
    if parent.id_str:
        parent.user = parent.user or _answered(post)
        yield legacy.tweet(parent)
    if post.id_str:
        yield legacy.tweet(post)


def _answered(post: Legacy) -> User | None:
    """Return the account that a post answers."""
    if post.user and post.user.id_str == post.in_reply_to_user_id_str:
        return post.user
    handle = post.in_reply_to_screen_name
    return User(id_str=post.in_reply_to_user_id_str or "", screen_name=handle) if handle else None


def _is_page(value: Mapping[str, Any]) -> bool:
    data = value.get("data")
    posts = data if isinstance(data, list) else [data]
    first = next(iter(posts), None)
    return (
        isinstance(first, dict)
        and "text" in first
        and "id" in first
        and ("author_id" in first or "includes" in value or "__twarc" in value)
    )
