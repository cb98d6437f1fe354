"""Read the ranges of texts (entities) and the media of posts, as archives and interfaces have them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from convert_twitter.formats.lenient import Number
from convert_twitter.tweet import MEDIUM_KINDS, Ballot, Choice, Medium, Mention, Tag, Url
from convert_twitter.values import time

_SAFE_NAME = re.compile(r"[A-Za-z0-9_.-]{1,200}", re.ASCII)
_MOST_CHOICES = 4
_LARGEST = 2**53 - 1


class NamedEntity(Struct):
    """A mention."""

    screen_name: str = ""
    indices: list[Number] = []


class UrlEntity(Struct):
    """An address."""

    url: str = ""
    expanded_url: str | None = None
    indices: list[Number] = []


class TagEntity(Struct):
    """A hashtag."""

    text: str = ""
    indices: list[Number] = []


class Variant(Struct):
    """A file of a video."""

    url: str = ""
    content_type: str = ""
    bitrate: Number = -1


class VideoInfo(Struct):
    """The files of a video."""

    variants: list[Variant] = []


class Size(Struct):
    """The size of a picture."""

    width: Number | None = None
    height: Number | None = None


class MediaEntity(Struct):
    """A picture or a video."""

    url: str = ""
    media_url_https: str | None = None
    media_url: str | None = None
    type: str = "photo"
    ext_alt_text: str | None = None
    original_info: Size | None = None
    video_info: VideoInfo | None = None


class Entities(Struct):
    """The ranges of a text."""

    user_mentions: list[NamedEntity] | None = None
    urls: list[UrlEntity] | None = None
    hashtags: list[TagEntity] | None = None
    media: list[MediaEntity] | None = None


def bounds(indices: Sequence[int]) -> tuple[int, int]:
    """Return the start and the end of a range; one that is in no text if they are not known."""
    return (indices[0], indices[1]) if len(indices) == 2 else (-1, -1)  # noqa: PLR2004 - a pair


def mentions(entities: Entities) -> tuple[Mention, ...]:
    """Return the mentions of a text."""
    return tuple(
        [
            Mention(*bounds(each.indices), each.screen_name)
            for each in entities.user_mentions or ()
            if each.screen_name
        ]
    )


def urls(entities: Entities) -> tuple[Url, ...]:
    """Return the addresses of a text."""
    return tuple(
        [
            Url(*bounds(each.indices), each.url, each.expanded_url or each.url)
            for each in entities.urls or ()
            if each.url
        ]
    )


def tags(entities: Entities) -> tuple[Tag, ...]:
    """Return the hashtags of a text."""
    return tuple(
        [Tag(*bounds(each.indices), each.text) for each in entities.hashtags or () if each.text]
    )


def media(found: Iterable[MediaEntity], post_id: str) -> tuple[Medium, ...]:
    """Return pictures and videos of a post."""
    return tuple([_medium(each, post_id) for each in found])


def _medium(entity: MediaEntity, post_id: str) -> Medium:
    picture = entity.media_url_https or entity.media_url
    size = entity.original_info or Size()
    kind = MEDIUM_KINDS.get(entity.type, "image")
    videos = _videos(entity) if kind != "image" else []
    best = videos[0] if videos else None
    return Medium(
        kind=kind,
        url=best.url if best else picture,
        short=entity.url,
        alt=entity.ext_alt_text,
        media_type=best.content_type if best else None,
        width=_amount(size.width),
        height=_amount(size.height),
        poster=picture if best else None,
        files=tuple(
            f"{post_id}-{name}"
            for url in ([each.url for each in videos] if videos else [picture])
            if (name := base_name(url))
        ),
    )


def _videos(entity: MediaEntity) -> list[Variant]:
    """Return the files of a video that is no playlist, the best first."""
    found = [
        each
        for each in (entity.video_info or VideoInfo()).variants
        if each.content_type == "video/mp4" and each.url
    ]
    return sorted(found, key=lambda each: -each.bitrate)


def base_name(url: str | None) -> str | None:
    """Return the name of the file at an address, if no part of it could lead elsewhere."""
    try:
        name = urlsplit(url or "").path.rpartition("/")[2]
    except ValueError:
        return None
    return name if _SAFE_NAME.fullmatch(name) and not name.startswith(".") else None


def _amount(value: int | None) -> int | None:
    return value if value is not None and 0 <= value <= _LARGEST else None


def ballot(card: Mapping[str, Any]) -> Ballot | None:
    """Return the poll that a card is; None for any other card."""
    card = _inner(card)
    if not str(card.get("name")).startswith("poll"):
        return None
    values = _values(card.get("binding_values"))
    choices = tuple(
        Choice(text=label, votes=votes(values.get(f"choice{number}_count")))
        for number in range(1, _MOST_CHOICES + 1)
        if isinstance(label := values.get(f"choice{number}_label"), str) and label.strip()
    )
    closes = values.get("end_datetime_utc")
    return (
        Ballot(choices, closes if isinstance(closes, str) and time(closes) else "") if choices else None
    )


def titled(found: Iterable[Url], card: Mapping[str, Any]) -> tuple[Url, ...]:
    """Return the addresses of a text, with the title of the page that a card is about."""
    values = _values(_inner(card).get("binding_values"))
    short, title = values.get("card_url"), values.get("title")
    if not isinstance(title, str) or not title.strip():
        return tuple(found)
    return tuple(replace(each, title=title) if each.short == short else each for each in found)


def _inner(card: Mapping[str, Any]) -> Mapping[str, Any]:
    legacy = card.get("legacy")
    return legacy if isinstance(legacy, dict) else card


def _values(given: object) -> dict[str, Any]:
    """Return the values of a card by their names: a list of pairs, or an object."""
    pairs: Iterable[tuple[object, object]] = ()
    if isinstance(given, dict):
        pairs = given.items()
    elif isinstance(given, list):
        pairs = [(each.get("key"), each.get("value")) for each in given if isinstance(each, dict)]
    return {
        name: value.get("string_value")
        for name, value in pairs
        if isinstance(name, str) and isinstance(value, dict)
    }


def votes(value: object) -> int | None:
    """Return the number of votes; None for what is no number."""
    if (
        isinstance(value, str)
        and value.isascii()
        and value.isdigit()
        and len(value) < len(str(_LARGEST))
    ):
        return int(value)
    return _amount(value) if isinstance(value, int) and not isinstance(value, bool) else None
