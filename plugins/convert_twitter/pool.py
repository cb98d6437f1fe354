"""Keep the posts of a source in little memory, and find them by their ids."""

from collections.abc import Iterator
from sys import intern

import msgspec

from convert_twitter.tweet import Tweet, key_of
from convert_twitter.values import number_of

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Tweet)


class Pool:
    """The posts of a source."""

    def __init__(self) -> None:
        """Create it without posts."""
        self.reposts = 0
        """How many reposts were left out."""
        self.unknown: list[Tweet] = []
        """Posts without an id, such as those that the source does not show."""
        self._packed: dict[str, bytes] = {}
        self._parents: dict[str, str] = {}
        self._authors: dict[str, str] = {}
        self._versions: dict[str, tuple[str, ...]] = {}

    def __contains__(self, post_id: str) -> bool:
        """Return whether a post is known."""
        return post_id in self._packed

    def add(self, tweet: Tweet) -> None:
        """Add a post. Of one that is known already, only further media are added."""
        if tweet.is_repost:
            self.reposts += 1
        elif not number_of(tweet.id):
            self.unknown.append(tweet)
        elif tweet.id in self._packed:
            self._complete(tweet)
        else:
            self._packed[tweet.id] = _ENCODER.encode(tweet)
            self._parents[tweet.id] = tweet.parent
            self._authors[tweet.id] = intern(key_of(tweet.author))
            if tweet.versions:
                self._versions.update(dict.fromkeys(tweet.versions, tweet.versions))

    def get(self, post_id: str) -> Tweet | None:
        """Return a post; None if it is not known."""
        packed = self._packed.get(post_id)
        return None if packed is None else _DECODER.decode(packed)

    def parent(self, post_id: str) -> str:
        """Return the id of the post that a post answers, in its last version; "" if it answers none."""
        parent = self._parents[post_id]
        return self.last(parent) if parent else ""

    def author(self, post_id: str) -> str:
        """Return what tells the author of a post from others."""
        return self._authors[post_id]

    def last(self, post_id: str) -> str:
        """Return the id of the last version of a post that is known."""
        versions = self._versions.get(post_id)
        if versions is None:
            return post_id
        return next((each for each in reversed(versions) if each in self._packed), post_id)

    def earlier(self, tweet: Tweet) -> Iterator[Tweet]:
        """Yield the earlier versions of a post that are known."""
        for each in self._versions.get(tweet.id, ()):
            found = self.get(each) if each != tweet.id else None
            if found is not None:
                yield found

    def ids(self) -> list[str]:
        """Return the ids of all posts, in the order of time and without earlier versions."""
        found = [each for each in self._packed if self.last(each) == each]
        return sorted(found, key=lambda each: (number_of(each), each))

    def _complete(self, tweet: Tweet) -> None:
        known = self.get(tweet.id)
        if known is None or not tweet.media:
            return
        urls = {each.url for each in known.media}
        further = tuple(each for each in tweet.media if each.url not in urls)
        if further:
            changed = msgspec.structs.replace(known, media=known.media + further)
            self._packed[tweet.id] = _ENCODER.encode(changed)
