"""Collect the posts of a source: which answers which in memory, and their words in a spool."""

import json
from typing import Literal, NamedTuple, Self, TypeAlias

from convert.errors import InputError
from convert_mastodon import activity, rest
from convert_mastodon.spool import Place, Spool
from convert_mastodon.status import Account, Head, Status
from convert_mastodon.values import Object, as_object

MOST_POSTS = 1_000_000
"""In a source; each takes half a kilobyte of memory."""

_TOO_DEEP = "a post is nested too deeply"

Form: TypeAlias = Literal["status", "activity"]


class _Row(NamedTuple):
    """A post, whose words are in the spool."""

    head: Head
    form: Form
    place: Place | None
    """None for a post that is missing."""
    like: str | None = None
    """For a post that is missing, the name of another one by its author."""


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
        self._name = name
        self._private = private
        self._rows: dict[str, _Row] = {}
        self._spool = Spool(name)

    def __len__(self) -> int:
        """Return the number of posts."""
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        """Return whether there is a post with this name."""
        return key in self._rows

    def add(self, value: object, text: str | None = None) -> Head | None:
        """Add the post that a value is; return None if it is none, or left out.

        `text` is its JSON, if that is known. Raises `InputError` if there are too many posts, or there
        is no space for it.
        """
        found = as_object(value)
        form: Form = "status"
        if rest.is_status(found) and not rest.is_boost(found):
            head = rest.head_of(found)
        elif post := activity.post_in(found):
            form, head = "activity", activity.head_of(post, self.actor)
        else:
            self.boosts += rest.is_boost(found) or activity.is_boost(found)
            return None
        if not (head.is_public or self._private):
            self.not_public += 1
            return None
        if head.key not in self._rows:
            if len(self._rows) >= MOST_POSTS:
                raise InputError(f"more than {MOST_POSTS:,} posts; divide it", file=self._name)
            text = self._written(value) if text is None else text
            place = self._spool.add(text.encode("utf-8", "surrogatepass"))
            self._rows[head.key] = _Row(head=head, place=place, form=form)
        return head

    def add_missing(self, key: str, parent: str | None, like: str) -> None:
        """Add a post that the source does not have, by the author of another one that it has."""
        author = self._rows[like].head.author
        head = Head(key=key, parent=parent, author=author, is_public=True, published=None)
        self._rows[key] = _Row(head=head, form="status", place=None, like=like)

    def heads(self) -> list[Head]:
        """Return the posts in the order of time."""
        heads = [row.head for row in self._rows.values()]
        return sorted(heads, key=lambda head: (head.published or "", len(head.key), head.key))

    def head(self, key: str) -> Head:
        """Return what is known of a post besides its words."""
        return self._rows[key].head

    def status(self, key: str) -> Status:
        """Return a post with its words."""
        row = self._rows[key]
        if row.like is not None:
            account = self.status(row.like).account
            return Status(
                head=row.head, account=account, uri=None, url=None, content="", is_missing=True
            )
        assert row.place is not None
        value = self._parsed(self._spool.read(row.place))
        if row.form == "status":
            return rest.status_of(value)
        post = activity.post_in(value)
        assert post is not None  # as when it was added
        return activity.status_of(post, self.actor)

    def _written(self, value: object) -> str:
        try:
            return json.dumps(value)
        except RecursionError:
            raise InputError(_TOO_DEEP, file=self._name) from None

    def _parsed(self, data: bytes) -> Object:
        try:
            value: Object = json.loads(data.decode("utf-8", "surrogatepass"))
        except RecursionError:
            raise InputError(_TOO_DEEP, file=self._name) from None
        return value

    def __enter__(self) -> Self:
        """Return the library, for a `with` statement that removes what is kept."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Remove what is kept."""
        self._spool.__exit__()
