"""Read posts as the website of X has them, and those who save its answers (GraphQL)."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from convert_twitter.formats import entities, legacy
from convert_twitter.formats.entities import Entities
from convert_twitter.formats.escapes import is_escaped
from convert_twitter.formats.legacy import EditControl, Legacy, User
from convert_twitter.formats.lenient import Number, record
from convert_twitter.tweet import Quoted, StyleName, Styling, Tweet, Words

_STYLES: Mapping[str, StyleName] = {"Bold": "strong", "Italic": "emphasis"}
_MOST_LAYERS = 3


class RichTag(Struct):
    """A range with styles."""

    from_index: Number = -1
    to_index: Number = -1
    richtext_types: list[str] = []


class RichText(Struct):
    """The styles of a text."""

    richtext_tags: list[RichTag] | None = None


class Note(Struct):
    """The whole text of a long post."""

    text: str = ""
    entity_set: Entities | None = None
    richtext: RichText | None = None


def of_result(value: Mapping[str, object], *, is_quoted: bool = False) -> Tweet | None:
    """Return the post that a result is; None if it is something else."""
    value = unwrapped(value)
    if "tombstone" in value:
        return of_tombstone(value)
    given = record(value.get("legacy"), Legacy)
    given.id_str = given.id_str or _text(value.get("rest_id"))
    if not given.id_str or (given.full_text is None and given.text is None):
        return None
    given.user = _user(_object(_object(_object(value.get("core")).get("user_results")).get("result")))
    given.edit_control = record(_edit_control(value), EditControl)
    given.card = _object(value.get("card")) or given.card
    given.retweeted_status = _object(value.get("retweeted_status_result")) or _object(
        value.get("legacy")
    ).get("retweeted_status_result")
    found = legacy.tweet(given)
    note = _note(value)
    if note is not None:
        words = _whole(note)
        titled = entities.titled(words.urls, given.card or {})
        words = msgspec.structs.replace(words, urls=titled)
        found = msgspec.structs.replace(found, words=words, is_cut=False)
    inner = _object(_object(value.get("quoted_status_result")).get("result"))
    if inner and not is_quoted:
        found = msgspec.structs.replace(found, quoted=_quoted(inner, found.quoted))
    return found


def unwrapped(value: Mapping[str, object]) -> Mapping[str, object]:
    """Return a result without what is around one with limited visibility."""
    for _ in range(_MOST_LAYERS):
        inner = value.get("tweet")
        if not isinstance(inner, dict):
            break
        value = inner
    return value


def of_tombstone(value: Mapping[str, object]) -> Tweet:
    """Return a post that is not shown; X says why in a sentence, and not which post it is."""
    text = _object(_object(value.get("tombstone")).get("text")).get("text")
    reason = _text(text)
    return Tweet(
        id=_text(value.get("rest_id")), words=Words(text=""), missing=_missing(reason), reason=reason
    )


def _missing(reason: str) -> Any:
    """Return the kind of reason for which a post is not shown."""
    words = reason.lower()
    if "no longer exists" in words or "deleted" in words or "suspended" in words:
        return "deleted"
    if "limits who can" in words or "protected" in words or "age-restricted" in words:
        return "hidden"
    return "unknown"


def _quoted(inner: Mapping[str, object], known: Quoted | None) -> Quoted | None:
    tweet = of_result(inner, is_quoted=True)
    if tweet is None:
        return known
    if tweet.missing:
        return known and msgspec.structs.replace(known, missing=tweet.missing)
    handle = tweet.author.handle
    url = known.url if known else f"https://x.com/{handle or 'i'}/status/{tweet.id}"
    return Quoted(id=tweet.id, handle=handle, url=url, tweet=tweet)


def _user(result: Mapping[str, object]) -> User:
    """Return an account, whose names are in one of two places."""
    core, old = _object(result.get("core")), _object(result.get("legacy"))
    return User(
        id_str=_text(result.get("rest_id")) or _text(old.get("id_str")),
        screen_name=_text(core.get("screen_name")) or _text(old.get("screen_name")),
        name=_text(core.get("name")) or _text(old.get("name")),
    )


def _edit_control(value: Mapping[str, object]) -> object:
    control = _object(value.get("edit_control"))
    return control.get("edit_control_initial") or control


def _note(value: Mapping[str, object]) -> Note | None:
    result = _object(_object(value.get("note_tweet")).get("note_tweet_results")).get("result")
    note = record(result, Note)
    return note if note.text else None


def _whole(note: Note) -> Words:
    ranges = note.entity_set or Entities()
    return Words(
        text=note.text,
        escaped=is_escaped(note.text),
        unit="utf-16",
        mentions=entities.mentions(ranges),
        urls=entities.urls(ranges),
        tags=entities.tags(ranges),
        styles=tuple(
            Styling(each.from_index, each.to_index, _STYLES[name])
            for each in (note.richtext or RichText()).richtext_tags or ()
            for name in each.richtext_types
            if name in _STYLES
        ),
    )


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
