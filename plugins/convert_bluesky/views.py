"""Define posts as the answers of a server show them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from convert.metadata import is_time
from convert.tree import Author
from convert_bluesky.uris import is_handle, page_of, profile, uri_of
from convert_bluesky.values import Object, as_object, integer, objects, texts, words

Missing: TypeAlias = Literal["deleted", "blocked", "hidden"]

_NO_LOGIN = "!no-unauthenticated"
# Nothing is older: Twitter, from which some accounts took their posts with them, began in 2006.
_FIRST_YEAR = 2006
_NO_TIME = datetime.max.replace(tzinfo=UTC)


class Account(NamedTuple):
    """The author of a post."""

    did: str
    """The identifier that never changes; "" if unknown."""
    handle: str | None
    """The handle; None if it is unknown or invalid."""
    name: str | None
    needs_login: bool
    """Whether the account asks that nobody sees its posts without a login."""

    def author(self) -> Author:
        """Return the author, with the identifier in place of a handle that is not known."""
        named = self.handle or self.did or None
        return Author(name=self.name, handle=named, url=profile(named) if named else None)


@dataclass(frozen=True, kw_only=True)
class View:
    """A post, or what is left of one."""

    key: str
    """What it is called here: its URI, or another unique name if it has none."""
    uri: str | None
    account: Account
    record: Object
    """What the author wrote."""
    embed: Object
    """What is embedded, as the server shows it; empty if it does not."""
    labels: tuple[str, ...] = ()
    indexed: str | None = None
    """When the server first saw it."""
    replies: int = 0
    """How many posts answer it."""
    missing: Missing | None = None
    """Why its words are not known; None if they are."""

    @property
    def unseen(self) -> Missing | None:
        """Why the words are not shown: they are missing, or nobody may see them without a login."""
        return self.missing or ("hidden" if self.account.needs_login else None)

    @property
    def text(self) -> str:
        """The words, as they came."""
        text = self.record.get("text")
        return text if isinstance(text, str) else ""

    @property
    def parent(self) -> str | None:
        """The URI of the post that it answers."""
        return _reply(self.record, "parent")

    @property
    def root(self) -> str | None:
        """The URI of the post at the top of the thread."""
        return _reply(self.record, "root")

    @property
    def url(self) -> str | None:
        """The address."""
        return page_of(self.uri, self.account.handle) if self.uri else None

    @cached_property
    def published(self) -> str | None:
        """When it was published: what the author's program says, unless that is impossible.

        Then it is when the server first saw the post.
        """
        said = self.record.get("createdAt")
        created, indexed = _time(said), _time(self.indexed)
        if created is None:
            return indexed or _time(words(said)[:10])  # the day of a time without a zone
        return indexed if indexed and _moment(indexed) < _moment(created) else created

    @property
    def order(self) -> tuple[datetime, str]:
        """What posts are sorted by: the time, and then the key, which ascends in an account."""
        return (_moment(self.published) if self.published else _NO_TIME, self.key)


def view_of(value: Object, key: str) -> View:
    """Return a post that a server shows: with "record" (a post) or "value" (one that is quoted).

    `key` is used if it has no URI.
    """
    record = as_object(value.get("record")) or as_object(value.get("value"))
    uri = words(value.get("uri")) or None
    embeds = objects(value.get("embeds"))
    return View(
        key=uri or key,
        uri=uri,
        account=account_of(as_object(value.get("author")), uri),
        record=record,
        embed=as_object(value.get("embed")) or (embeds[0] if embeds else {}),
        labels=(
            *labels_of(value.get("labels")),
            *labels_of(as_object(record.get("labels")).get("values")),
        ),
        indexed=words(value.get("indexedAt")) or None,
        replies=integer(value.get("replyCount")) or 0,
    )


def missing_view(uri: str, reason: Missing) -> View:
    """Return what is left of a post that can't be read."""
    return View(key=uri, uri=uri, account=account_of({}, uri), record={}, embed={}, missing=reason)


def account_of(author: Object, uri: str | None) -> Account:
    """Return the account of an author, or else the one in the URI of a post."""
    parts = uri_of(uri) if uri else None
    handle = words(author.get("handle"))
    return Account(
        did=words(author.get("did")) or (parts.account if parts else ""),
        handle=handle if is_handle(handle) and handle != "handle.invalid" else None,
        name=words(author.get("displayName")).strip() or None,
        needs_login=_NO_LOGIN in labels_of(author.get("labels")),
    )


def labels_of(value: object) -> tuple[str, ...]:
    """Return the values of labels, without those that were taken back."""
    return tuple(texts([label.get("val") for label in objects(value) if label.get("neg") is not True]))


def _reply(record: Object, name: str) -> str | None:
    return words(as_object(as_object(record.get("reply")).get(name)).get("uri")) or None


def _time(value: object) -> str | None:
    """Return a time (RFC 3339) or a day that a post can have; None for any other value."""
    text = words(value)
    return text if is_time(text) and int(text[:4]) >= _FIRST_YEAR else None


def _moment(time: str) -> datetime:
    moment = datetime.fromisoformat(time.upper())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # of a day
