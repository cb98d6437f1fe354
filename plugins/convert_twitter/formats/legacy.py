"""Read posts as archives, the interface 1.1 and the website have them."""

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from convert_twitter.formats import entities
from convert_twitter.formats.entities import Entities, MediaEntity
from convert_twitter.formats.lenient import Number
from convert_twitter.tails import tail_of
from convert_twitter.tweet import NOBODY, Account, Medium, Quoted, Tweet, Url, Words
from convert_twitter.values import has_time, post_address, post_in

# What X writes before the words of somebody else, in archives without any other mark.
_REPOST = re.compile(r"RT @\w{1,20}: ", re.ASCII)


class User(Struct):
    """An account."""

    id_str: str = ""
    screen_name: str = ""
    name: str = ""


class Versions(Struct):
    """The versions of an edited post."""

    ids: list[str] = msgspec.field(name="editTweetIds", default_factory=list)


class Edit(Struct):
    """What a later version says of the others."""

    initial: Versions = msgspec.field(name="editControlInitial", default_factory=Versions)


class EditInfo(Struct):
    """The versions of an edited post, in an archive."""

    initial: Versions | None = None
    edit: Edit | None = None


class EditControl(Struct):
    """The versions of an edited post, on the website."""

    edit_tweet_ids: list[str] = []


class Permalink(Struct):
    """The address of a quoted post."""

    url: str = ""
    expanded: str = ""


class Extended(Struct):
    """The whole of a post of more than 140 characters, in streams of the interface 1.1."""

    full_text: str = ""
    display_text_range: list[Number] = []
    entities: Entities | None = None
    extended_entities: Entities | None = None


class Legacy(Struct):
    """A post."""

    id_str: str = ""
    id: str | int = ""
    full_text: str | None = None
    text: str | None = None
    created_at: str = ""
    lang: str | None = None
    entities: Entities | None = None
    extended_entities: Entities | None = None
    extended_tweet: Extended | None = None
    display_text_range: list[Number] | None = None
    in_reply_to_status_id_str: str | None = None
    in_reply_to_status_id: str | int | None = None
    in_reply_to_user_id_str: str | None = None
    in_reply_to_screen_name: str | None = None
    possibly_sensitive: bool | None = None
    truncated: bool | None = None
    edit_info: EditInfo | None = None
    edit_control: EditControl | None = None
    user: User | None = None
    quoted_status_id_str: str | None = None
    quoted_status_permalink: Permalink | None = None
    quoted_status: "Legacy | None" = None
    quoted_tweet: "Legacy | None" = None
    retweeted_status: dict[str, Any] | None = None
    card: dict[str, Any] | None = None
    media_details: list[MediaEntity] | None = msgspec.field(name="mediaDetails", default=None)
    note_tweet: dict[str, Any] | None = None


def account(user: User | None) -> Account:
    """Return the account of a post."""
    if user is None:
        return NOBODY
    return Account(id=user.id_str, handle=user.screen_name, name=user.name)


def tweet(post: Legacy, *, is_quoted: bool = False) -> Tweet:
    """Return a post; of one that is quoted, what it quotes itself is only an address."""
    whole = post.extended_tweet if post.extended_tweet and post.extended_tweet.full_text else None
    text = whole.full_text if whole else post.full_text or post.text or ""
    ranges = (whole.entities if whole else None) or post.entities or Entities()
    extended = (whole.extended_entities if whole else None) or post.extended_entities or Entities()
    post_id = post.id_str or str(post.id)
    parent = post.in_reply_to_status_id_str or str(post.in_reply_to_status_id or "")
    answered = NOBODY
    if post.in_reply_to_user_id_str or post.in_reply_to_screen_name:
        answered = Account(post.in_reply_to_user_id_str or "", post.in_reply_to_screen_name or "")
    urls = entities.urls(ranges)
    if post.card:
        urls = entities.titled(urls, post.card)
    files = post.media_details or extended.media or ranges.media or ()
    media = entities.media(files, post_id) if files else ()
    shown = (whole.display_text_range if whole else post.display_text_range) or ()
    return Tweet(
        id=post_id,
        words=Words(
            text=text,
            mentions=entities.mentions(ranges),
            urls=urls,
            tags=entities.tags(ranges),
            hidden=shown[0] if post.user and shown and shown[0] >= 0 else None,
            marked=post.entities is not None and (has_time(post_id) or _has_ranges(ranges)),
        ),
        author=account(post.user),
        created=post.created_at,
        parent=parent,
        answered=answered,
        language=post.lang or "",
        sensitive=post.possibly_sensitive or False,
        media=media,
        ballot=entities.ballot(post.card) if post.card else None,
        quoted=_quoted(post, text, urls, media, is_quoted=is_quoted),
        versions=_versions(post),
        is_repost=bool(post.retweeted_status)
        or (post.user is None and not parent and _REPOST.match(text) is not None),
        is_cut=bool(whole is None and (post.truncated or post.note_tweet)),
    )


def _has_ranges(ranges: Entities) -> bool:
    return bool(ranges.user_mentions or ranges.urls or ranges.hashtags)


def _versions(post: Legacy) -> tuple[str, ...]:
    """Return the ids of the versions of a post, if it was edited."""
    found: list[str] = []
    if post.edit_info and post.edit_info.edit:
        found = post.edit_info.edit.initial.ids
    elif post.edit_info and post.edit_info.initial:
        found = post.edit_info.initial.ids
    elif post.edit_control:
        found = post.edit_control.edit_tweet_ids
    return tuple(found) if len(found) > 1 else ()


def _quoted(
    post: Legacy, text: str, urls: Sequence[Url], media: Sequence[Medium], *, is_quoted: bool
) -> Quoted | None:
    """Return the quoted post, of which archives have only the address at the end of the text."""
    given = post.quoted_status or post.quoted_tweet
    inner = tweet(given, is_quoted=True) if given and not is_quoted else None
    post_id = post.quoted_status_id_str or (given.id_str if given else "")
    if post_id:
        link = post.quoted_status_permalink
        addresses = [*(each.url for each in urls), link.expanded if link else ""]
        for url in reversed(addresses):
            parts = post_in(url) if "/status" in url else None
            if parts and parts[1] == post_id:
                return Quoted(id=post_id, handle=parts[0], url=url, tweet=inner)
        handle = account(given.user).handle if given else ""
        return Quoted(id=post_id, handle=handle, url=post_address(handle, post_id), tweet=inner)
    may_quote = post.user is None and any("/status" in each.url for each in urls)
    last = tail_of(urls, "", text, media) if may_quote else None
    parts = post_in(last.url) if last else None
    return Quoted(id=parts[1], handle=parts[0], url=last.url) if last and parts else None
