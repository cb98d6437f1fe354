"""Hold what a source has: posts, whose they are, long texts, files of media."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from convert.tree import Repair
from convert_twitter.archive.note_tweets import Notes
from convert_twitter.archive.volumes import Volume
from convert_twitter.pool import Pool
from convert_twitter.tweet import NOBODY, Account, Tweet

# Archives cut long posts after about 274 characters.
_SHORTEST_CUT = 250


@dataclass(frozen=True, kw_only=True)
class Contents:
    """What a source has."""

    pool: Pool
    owner: Account = NOBODY
    """Whose posts those without an author are."""
    notes: Notes | None = None
    """The long and styled posts of an archive."""
    volumes: Sequence[Volume] = ()
    """The parts of the archive, with the files of media."""
    mended: Collection[str] = ()
    """The ids of posts in which halves of characters were replaced."""

    def tweet(self, post_id: str) -> Tweet | None:
        """Return a post with its author, as far as known; None if it is not known."""
        found = self.pool.get(post_id)
        return replace(found, author=self.owner) if found and found.author == NOBODY else found

    def whole(self, tweet: Tweet) -> tuple[Tweet, tuple[Repair, ...]]:
        """Return a post with its whole text, and a repair if the source has it elsewhere."""
        words = self.notes.words_for(tweet) if self.notes else None
        if words is None:
            return tweet, ()
        message = "took the text of the post from the file of long and styled posts"
        return replace(tweet, words=words), (_repair("text", "", message),)

    def is_cut(self, tweet: Tweet) -> bool:
        """Return whether a post of an archive is a long one whose whole text is not known."""
        text = tweet.words.text.rstrip()
        is_beginning = len(text) >= _SHORTEST_CUT and text.endswith("…") and tweet.words.escaped
        return self.notes is not None and is_beginning

    def repairs(self, tweet: Tweet) -> tuple[Repair, ...]:
        """Return the repairs for what is left out of a post, or was replaced when it was read."""
        found = [
            _repair("version", each.words.text, "left out an earlier version of an edited post")
            for each in self.pool.earlier(tweet)
        ]
        if tweet.id in self.mended:
            found.append(_repair("character", "", "replaced half of a character by U+FFFD", "\ufffd"))
        return tuple(found)


def _repair(kind: str, text: str, message: str, became: str = "") -> Repair:
    return Repair(kind=kind, line=None, text=text, became=became, message=message)
