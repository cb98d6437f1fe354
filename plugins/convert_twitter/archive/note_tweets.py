"""Read the long and the styled posts of an archive, and find the posts that they are the texts of.

An archive has the text of a long post in a file of its own, with an id of its own. Its time is that of
the post, and the text of the post is its beginning.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from html import unescape

import msgspec
from msgspec import Struct

from convert_twitter.formats.lenient import Number
from convert_twitter.tweet import Mention, StyleName, Styling, Tag, Tweet, Url, Words
from convert_twitter.values import time

_STYLES: Mapping[str, StyleName] = {"bold": "strong", "italic": "emphasis"}
_SECOND = timedelta(seconds=1)


class StyleType(Struct):
    """A style."""

    name: str = ""


class Range(Struct, rename="camel"):
    """A range of the text, and what it is."""

    from_index: Number = -1
    to_index: Number = -1
    screen_name: str = ""
    text: str = ""
    short_url: str = ""
    expanded_url: str = ""
    style_types: list[StyleType] = []


class Core(Struct):
    """The text."""

    text: str = ""
    urls: list[Range] | None = None
    mentions: list[Range] | None = None
    hashtags: list[Range] | None = None
    styletags: list[Range] | None = None


class NoteTweet(Struct, rename="camel"):
    """A long or styled post."""

    note_tweet_id: str = ""
    created_at: str = ""
    core: Core = msgspec.field(default_factory=Core)


class Notes:
    """The long and styled posts of an archive."""

    def __init__(self) -> None:
        """Create it without posts."""
        self._by_second: dict[str, list[bytes]] = {}

    def add(self, note: NoteTweet) -> None:
        """Add a post. One without a time is no post's text."""
        second = time(note.created_at)
        if second:
            packed = _ENCODER.encode(words_of(note))
            self._by_second.setdefault(second, []).append(packed)

    def words_for(self, tweet: Tweet) -> Words | None:
        """Return the whole text of a post; None if the archive has none."""
        second = time(tweet.created) if self._by_second else None
        if second is None:
            return None
        found = map(_DECODER.decode, self._near(second))
        return next((words for words in found if _fits(tweet.words, words.text)), None)

    def _near(self, second: str) -> list[bytes]:
        moment = datetime.fromisoformat(second)
        near = (moment, moment - _SECOND, moment + _SECOND)
        return [
            packed
            for each in near
            for packed in self._by_second.get(each.isoformat().replace("+00:00", "Z"), ())
        ]


def words_of(note: NoteTweet) -> Words:
    """Return the text of a long post. It is not escaped, and its ranges count UTF-16 units."""
    core = note.core
    return Words(
        text=core.text,
        escaped=False,
        unit="utf-16",
        mentions=tuple(
            Mention(each.from_index, each.to_index, each.screen_name)
            for each in core.mentions or ()
            if each.screen_name
        ),
        urls=tuple(
            Url(each.from_index, each.to_index, each.short_url, each.expanded_url or each.short_url)
            for each in core.urls or ()
            if each.short_url
        ),
        tags=tuple(
            Tag(each.from_index, each.to_index, each.text) for each in core.hashtags or () if each.text
        ),
        styles=tuple(
            Styling(each.from_index, each.to_index, _STYLES[name])
            for each in core.styletags or ()
            for name in [style.name.lower() for style in each.style_types]
            if name in _STYLES
        ),
    )


def _words(text: str) -> list[str]:
    """Return the words of a text without names at its start and short addresses at its end."""
    words = text.split()
    start = next((index for index, word in enumerate(words) if not word.startswith("@")), len(words))
    while words and words[-1].startswith(("https://t.co/", "http://t.co/")):
        words.pop()
    return words[start:]


def _fits(words: Words, whole: str) -> bool:
    """Return whether a text is another one, or its beginning if it is cut short."""
    text = " ".join(_words(unescape(words.text) if words.escaped else words.text))
    other = " ".join(_words(whole))
    is_cut = text.endswith("…")
    return text == other or (is_cut and other.startswith(text.removesuffix("…").rstrip()))


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Words)
