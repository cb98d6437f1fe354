"""Read the posts of the archive that X gives to the owner of an account, in all forms since 2011."""

import hashlib
import warnings
from collections.abc import Sequence
from typing import BinaryIO

import msgspec
from msgspec import Struct

import convert
from convert.archives import Limit
from convert.errors import ConvertWarning
from convert_twitter.archive import scripts
from convert_twitter.archive.decoding import decoder
from convert_twitter.archive.manifest import owner, owner_until_2018
from convert_twitter.archive.note_tweets import Notes, NoteTweet
from convert_twitter.archive.volumes import Volume, manifest_of
from convert_twitter.formats import legacy
from convert_twitter.formats.legacy import Legacy
from convert_twitter.pool import Pool
from convert_twitter.tweet import NOBODY, Account, Tweet


class _Wrapped(Struct):
    """An item of a file of posts: the post is in it, or else the item is the post."""

    tweet: Legacy | None = None


class _WrappedNote(Struct, rename="camel"):
    note_tweet: NoteTweet | None = None


_wrapped = decoder(_Wrapped)
_bare = decoder(Legacy)
_note = decoder(_WrappedNote)


class XArchive:
    """The posts of an archive."""

    def __init__(
        self, volumes: Sequence[Volume], *, script: convert.Input | None, deleted: bool
    ) -> None:
        """Read the posts of the parts of an archive, and of a `script`. Raises `InputError`."""
        self.volumes = volumes
        self.pool = Pool()
        self.notes = Notes()
        self.size = 0
        self.mended: set[str] = set()
        """The ids of posts with halves of characters, which are U+FFFD now."""
        self.named: set[str] | None = None
        """The ids of the posts in what was named, if there are others beside it; else None."""
        self._digest = hashlib.sha256()
        self._counts: dict[str, int] = {}
        if script is not None:
            self._add_posts(script.open(), script.name, script.name)
            self.named = set(self.pool.ids())
        for volume in volumes:
            self._add_volume(volume, deleted=deleted)
            if self.named is None and len(volumes) > 1:
                self.named = set(self.pool.ids())
        self.owner = self._owner()
        self._check_counts()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the files with the posts, one after another."""
        return self._digest.hexdigest()

    def _add_volume(self, volume: Volume, *, deleted: bool) -> None:
        files = volume.files
        for name in files.notes:
            file, place = _open(volume, name)
            for item in scripts.items(file, place).items:
                note = _note(item, place).note_tweet
                if note is not None:
                    self.notes.add(note)
        for name in (*files.posts, *(files.deleted if deleted else ())):
            self._add_posts(*_open(volume, name), name)

    def _add_posts(self, file: BinaryIO, place: str, name: str) -> None:
        found = scripts.items(file, place)
        self.size += len(found.data)
        self._digest.update(found.data)
        self._counts[name.rpartition("/")[2]] = len(found.items)
        for item in found.items:
            tweet = _tweet(item, place)
            if tweet.id or tweet.words.text:
                self.pool.add(tweet)
                if found.is_mended and "\ufffd" in tweet.words.text:
                    self.mended.add(tweet.id)

    def _owner(self) -> Account:
        """Return whose archive it is, by the files that say so, or by the posts."""
        for volume in self.volumes:
            for name in volume.files.account:
                file, place = _open(volume, name, scripts.SMALL)
                for item in scripts.items(file, place).items:
                    if (found := owner(item, place)).handle:
                        return found
            listed = manifest_of(volume)
            if listed and listed.owner.handle:
                return listed.owner
            for name in volume.files.owner:
                file, place = _open(volume, name, scripts.SMALL)
                if (found := owner_until_2018(scripts.value(file, place), place)).handle:
                    return found
        return self._owner_by_answers()

    def _owner_by_answers(self) -> Account:
        """Return whose posts they are, by the answers to posts among them, where no file says so."""
        for each in self.pool.ids():
            tweet = self.pool.get(each)
            if tweet and tweet.parent in self.pool and tweet.answered.handle:
                return tweet.answered
        return NOBODY

    def _check_counts(self) -> None:
        """Warn if a file of posts is missing, or has another number of posts than the manifest says."""
        for listed in filter(None, map(manifest_of, self.volumes[:1])):
            for each in listed.files():
                name = each.file_name.rpartition("/")[2]
                found = self._counts.get(name)
                if found is None:
                    advice = "; put all its parts in one folder" if listed.is_partial else ""
                    _warn(f"{name[:100]} is missing in the archive{advice}")
                elif each.count is not None and found != each.count:
                    _warn(f"{name} has {found} posts, and the manifest says {each.count}")


def _open(volume: Volume, name: str, limit: Limit = scripts.LIMIT) -> tuple[BinaryIO, str]:
    """Return a file of an archive, and its name for messages. Raises `InputError`."""
    return volume.archive.open(name, limit), f"{volume.archive.file}/{name}"


def _tweet(item: msgspec.Raw, place: str) -> Tweet:
    return legacy.tweet(_wrapped(item, place).tweet or _bare(item, place))


def _warn(message: str) -> None:
    warnings.warn(message, ConvertWarning, stacklevel=2)
