"""Read posts as collectors write them: gallery-dl, and twitter-web-exporter without all metadata."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from convert_twitter.formats.escapes import is_escaped
from convert_twitter.formats.lenient import Number, record
from convert_twitter.tweet import Account, Medium, Quoted, Tweet, Words
from convert_twitter.values import post_address

_Kind: TypeAlias = Literal["image", "animation", "video"]

_KINDS: dict[str, _Kind] = {"video": "video", "animated_gif": "animation"}
_VIDEOS = ("mp4", "m3u8", "webm")


class Person(Struct):
    """An account: in gallery-dl, `name` is the handle."""

    id: str | int = ""
    name: str = ""
    nick: str = ""


class Gallery(Struct):
    """A post of gallery-dl, which has a file of this kind for each picture."""

    tweet_id: str | int = ""
    retweet_id: str | int = 0
    quote_id: str | int = 0
    reply_id: str | int = 0
    reply_to: str = ""
    author: Person | None = None
    user: Person | None = None
    content: str = ""
    date: str = ""
    lang: str = ""
    sensitive: bool | None = None
    url: str | None = None
    description: str | None = None
    type: str = ""
    extension: str = ""
    width: Number | None = None
    height: Number | None = None


class Saved(Struct):
    """A picture or a video of a post of twitter-web-exporter."""

    type: str = ""
    url: str = ""
    original: str | None = None
    thumbnail: str | None = None
    ext_alt_text: str | None = None


class Exported(Struct):
    """A post of twitter-web-exporter."""

    id: str = ""
    full_text: str = ""
    created_at: str = ""
    screen_name: str = ""
    name: str = ""
    in_reply_to: str | None = None
    retweeted_status: str | None = None
    quoted_status: str | None = None
    media: list[Saved] | None = None


def of_gallery(value: Mapping[str, object], url: str | None = None) -> Tweet:
    """Return a post of gallery-dl; `url` is the address of the file that the record is about.

    It has replaced the ranges by what they stand for, and no longer escapes its text.
    """
    post = record(value, Gallery)
    author = post.author or post.user or Person()
    quote = _id(post.quote_id)
    address = url or post.url
    return Tweet(
        id=_id(post.tweet_id),
        words=Words(text=post.content, escaped=False, marked=False),
        author=Account(id=_id(author.id), handle=author.name, name=author.nick),
        created=post.date,
        parent=_id(post.reply_id),
        answered=Account(handle=post.reply_to),
        language=post.lang,
        sensitive=post.sensitive or False,
        media=(_file(post, address),) if address and address.startswith("http") else (),
        quoted=Quoted(id=quote, handle="", url=post_address("", quote)) if quote else None,
        is_repost=_id(post.retweet_id) != "",
    )


def of_export(value: Mapping[str, object]) -> Tweet:
    """Return a post of twitter-web-exporter, which has left out all ranges."""
    post = record(value, Exported)
    quote = post.quoted_status or ""
    return Tweet(
        id=post.id,
        words=Words(text=post.full_text, escaped=is_escaped(post.full_text), marked=False),
        author=Account(handle=post.screen_name, name=post.name),
        created=post.created_at,
        parent=post.in_reply_to or "",
        media=tuple(_saved(each) for each in post.media or ()),
        quoted=Quoted(id=quote, handle="", url=post_address("", quote)) if quote else None,
        is_repost=bool(post.retweeted_status),
    )


def _file(post: Gallery, url: str) -> Medium:
    kind = _KINDS.get(post.type, "video" if post.extension in _VIDEOS else "image")
    return Medium(kind=kind, url=url, alt=post.description, width=post.width, height=post.height)


def _saved(media: Saved) -> Medium:
    kind = _KINDS.get(media.type, "image")
    return Medium(
        kind=kind,
        url=media.original or media.url,
        short=media.url,
        alt=media.ext_alt_text,
        poster=media.thumbnail if kind != "image" else None,
    )


def _id(value: str | int) -> str:
    return str(value) if value not in (0, "0") else ""
