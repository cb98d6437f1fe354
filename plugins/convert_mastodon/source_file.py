"""Read files with statuses or activities, in all forms in which they are saved."""

import warnings
from typing import IO

from convert.errors import ConvertWarning, InputError
from convert_mastodon import activity
from convert_mastodon.library import Library
from convert_mastodon.stream import MOST_CHARACTERS, Item, Stream
from convert_mastodon.values import Object, as_object, objects

# The arrays that hold posts: of an export or a page of an outbox, of mastodon-archive, of a context.
_POSTS = frozenset(["orderedItems", "items", "statuses", "ancestors", "descendants"])


class SourceFile:
    """What a JSON file has: the posts, which go to a library, and which of them is meant."""

    def __init__(self, library: Library, file: IO[bytes], name: str) -> None:
        """Read the file. Raises `InputError`."""
        self.anchor: str | None = None
        """The name of the post that the file is about; None if it is about several."""
        self._library = library
        self._whole: dict[str, object] | None = {}
        self._size = 0
        self._has_list = False
        self._ancestors: list[str] = []
        self._descendants: list[str] = []
        self.stream = Stream(file, name)
        for item in self.stream.items():
            self._add(item)
        if not self._has_list and self._whole:
            self._add_whole(self._whole)
        if self.anchor is None:
            self._add_missing()
        if not library and not library.not_public and not library.boosts:
            raise InputError(
                "no posts of Mastodon; save the answer of the server, or the export", file=name
            )

    def _add(self, item: Item) -> None:
        if item.is_listed and (item.name is None or item.name in _POSTS):
            self._has_list = True
            head = self._library.add(item.value, item.text)
            if head is not None and item.name == "ancestors":
                self._ancestors.append(head.key)
            elif head is not None and item.name == "descendants":
                self._descendants.append(head.key)
        elif item.name == "status":
            self._add_anchor(item.value)
        elif item.name == "context":
            context = as_object(item.value)
            for each in (*objects(context.get("ancestors")), *objects(context.get("descendants"))):
                self._library.add(each)
        else:
            self._gather(item)

    def _add_anchor(self, value: object) -> None:
        head = self._library.add(value)
        if head is not None:
            self.anchor = head.key

    def _add_missing(self) -> None:
        """Add the post that a context is of, which is not in it."""
        self.anchor = self._ancestors[-1] if self._ancestors else None
        below = [self._library.head(key) for key in self._descendants]
        answers = [head for head in below if head.parent and head.parent not in self._library]
        if answers:
            key = answers[0].parent
            own = [head for head in answers if head.parent == key and head.answered == head.author]
            assert key is not None  # as was selected
            self._library.add_missing(key, self.anchor, like=(own or answers)[0].key)
            self.anchor = key
            message = 'the post itself is missing; save both: {"status": …, "context": …}'
            warnings.warn(message, ConvertWarning, stacklevel=2)

    def _gather(self, item: Item) -> None:
        """Put the object at the top together again, as long as it is small enough for a post."""
        self._size += len(item.text)
        if self._whole is None or self._size > MOST_CHARACTERS:
            self._whole = None
        elif item.name is not None and item.is_listed:
            found = self._whole.setdefault(item.name, [])
            if isinstance(found, list):
                found.append(item.value)
        elif item.name is not None:
            self._whole[item.name] = item.value

    def _add_whole(self, value: Object) -> None:
        """Add the post that the object at the top is."""
        if actor := activity.account_of(value):
            self._library.actor = actor
        elif self.anchor is None:
            self._add_anchor(value)
