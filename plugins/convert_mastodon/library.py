"""Collect the posts of a source: which answers which in memory, and their words in a spool."""

import json
from collections.abc import Iterator
from typing import Literal, NamedTuple, Self, TypeAlias

from convert_mastodon import activity, rest
from convert_mastodon.spool import Place, Spool
from convert_mastodon.status import Account, Status
from convert_mastodon.values import Object, as_object

Form: TypeAlias = Literal["status", "activity"]


class Row(NamedTuple):
    """What decides to which thread a post belongs."""

    key: str
    parent: str | None
    author: str
    """The key of its account."""
    published: str
    place: Place
    form: Form


class Library:
    """The posts of a source, by their names in it."""

    def __init__(self, name: str, *, private: bool) -> None:
        """Create it empty; `name` is that of the source, and `private` keeps what is not public."""
        self.actor: Account | None = None
        """The account whose export the source is, if it is one."""
        self.boosts = 0
        """How many items only repeat a post."""
        self.not_public = 0
        """How many posts were left out since they are not public."""
        self._private = private
        self._rows: dict[str, Row] = {}
        self._spool = Spool(name)

    def __len__(self) -> int:
        """Return the number of posts."""
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        """Return whether there is a post with this name."""
        return key in self._rows

    def add(self, value: object, text: str) -> Status | None:
        """Add the post that a value with this JSON is; return None if it is none, or left out."""
        found = as_object(value)
        form: Form = "status"
        if rest.is_status(found) and not rest.is_boost(found):
            status = rest.status_of(found)
        elif post := activity.post_in(found):
            form, status = "activity", activity.status_of(post, self.actor)
        else:
            self.boosts += rest.is_boost(found) or activity.is_boost(found)
            return None
        if not (status.is_public or self._private):
            self.not_public += 1
            return None
        if status.key not in self._rows:
            self._rows[status.key] = Row(
                key=status.key,
                parent=status.parent,
                author=status.account.key,
                published=status.published or "",
                place=self._spool.add(text.encode("utf-8", "surrogatepass")),
                form=form,
            )
        return status

    def rows(self) -> Iterator[Row]:
        """Yield the posts in the order of time."""
        yield from sorted(self._rows.values(), key=lambda row: (row.published, len(row.key), row.key))

    def row(self, key: str) -> Row:
        """Return what is known of a post."""
        return self._rows[key]

    def status(self, key: str) -> Status:
        """Return a post with its words."""
        row = self._rows[key]
        value: Object = json.loads(self._spool.read(row.place).decode("utf-8", "surrogatepass"))
        if row.form == "status":
            return rest.status_of(value)
        post = activity.post_in(value)
        assert post is not None  # as when it was added
        return activity.status_of(post, self.actor)

    def __enter__(self) -> Self:
        """Return the library, for a `with` statement that removes what is kept."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Remove what is kept."""
        self._spool.__exit__()
