"""Number the accounts of a thread in the order of their first appearance."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from convert.notes import caption
from convert.tree import (
    Author,
    Code,
    Content,
    Document,
    Figure,
    Link,
    LinkNote,
    Media,
    Mention,
    Poll,
    Post,
    Quote,
    Text,
    walk,
)
from convert_anonymise.addresses import ADDRESS

_HOST = r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
# A handle in a text, or an address of e-mail, which looks like a handle with a host.
_EMAIL = rf"(?<![\w.+-])[\w][\w.+-]{{0,63}}{_HOST}"
_HANDLE = re.compile(rf"{_EMAIL}|[@＠](?P<handle>\w{{1,64}}(?:[.-]\w{{1,64}}){{0,8}}(?:{_HOST})?)")
# On Twitter, a full stop ends a handle.
_TWITTER_HANDLE = re.compile(rf"{_EMAIL}|[@＠](?P<handle>[\w.-]{{1,64}}{_HOST}|\w{{1,64}})")


@dataclass
class Account:
    """A person, as far as one can tell."""

    number: int
    handles: set[str] = field(default_factory=set)
    """As they are spelled."""
    names: set[str] = field(default_factory=set)

    @property
    def handle(self) -> str:
        """The handle in the anonymised thread."""
        return f"user{self.number}"

    @property
    def name(self) -> str:
        """The name in the anonymised thread."""
        return f"User {self.number}"


class Accounts:
    """The accounts of a document."""

    def __init__(self, document: Document) -> None:
        """Find the accounts of a document."""
        self._by_handle: dict[str, Account] = {}
        self._by_name: dict[str, Account] = {}
        self._all: list[Account] = []
        found = [*_appearances(document)]
        handles = [each.handle if isinstance(each, Author) else each for each in found]
        # "@mira" for "mira@tide.example": the first account with this name.
        self._full = {
            handle.casefold().partition("@")[0]: handle.casefold()
            for handle in reversed(handles)
            if handle and "@" in handle
        }
        for each in found:
            if isinstance(each, Author):
                self.of_author(each)
            else:
                self.of_handle(each)

    def __iter__(self) -> Iterator[Account]:
        """Yield the accounts in order."""
        return iter(self._all)

    def of_handle(self, handle: str) -> Account:
        """Return the account with a handle, which is compared without regard to case."""
        key = handle.casefold()
        key = self._full.get(key, key)
        account = self._by_handle.get(key)
        if account is None:
            account = self._by_handle[key] = self._new()
        account.handles.add(handle)
        return account

    def of_author(self, author: Author) -> Account | None:
        """Return the account of an author; None for one without a handle and a name."""
        name = _key(author.name)
        if author.handle:
            key = author.handle.casefold()
            alike = self._by_name.get(name) if name else None
            if key not in self._by_handle and alike is not None and not alike.handles:
                self._by_handle[key] = alike
            account = self.of_handle(author.handle)
        elif name:
            account = self._by_name.get(name) or self._new()
        else:
            return None
        if name and author.name:
            self._by_name.setdefault(name, account)
            account.names.add(author.name)
        return account

    def _new(self) -> Account:
        account = Account(number=len(self._all) + 1)
        self._all.append(account)
        return account


def _appearances(document: Document) -> Iterator[Author | str]:
    """Yield the authors and the handles in a document, in reading order."""
    yield document.author
    pattern = _TWITTER_HANDLE if document.platform == "twitter" else _HANDLE
    for each in _people(document):
        if isinstance(each, _Words):
            # The handles in an address are not in the result, so they do not count.
            for match in pattern.finditer(ADDRESS.sub(" ", each.text)):
                yield match["handle"] or match[0]
        else:
            yield each
    # Last, since their addresses, which show them, are not in the result.
    for note in document.notes:
        if isinstance(note, LinkNote) and (whose := _whose(note)):
            yield whose


class _Words(NamedTuple):
    """A text that may contain handles."""

    text: str


def _people(document: Document) -> Iterator[Author | str | _Words]:
    """Yield the authors, the handles and the texts in a document."""
    yield _Words(document.title)
    for post in document.posts:
        for part in walk(post):
            yield from _of_part(part, document.media)
    for joined in document.parts:
        yield from _authors(joined.author)
        yield _Words(joined.title)
    for repair in document.repairs:
        yield from map(_Words, (repair.text, repair.became, repair.message))
    for note in document.notes:
        if isinstance(note, LinkNote):
            yield _Words(note.title or "")
    yield _Words(document.source.scheme)


def _of_part(part: Content, media: Sequence[Media]) -> Iterator[Author | str | _Words]:
    match part:
        case Post():
            yield _Words(part.label)
            yield from _authors(part.author, part.answers.author if part.answers else None)
            yield _Words(part.warning or "")
        case Quote():
            yield from _authors(part.author)
        case Mention():
            yield part.handle
        case Text() | Code() | Link():
            yield _Words(part.text)
        case Poll():
            yield from (_Words(option.text) for option in part.options)
        case Figure():
            yield from (_Words(media[number - 1].alt or "") for number in part.media)
        case _:
            pass


def _authors(*authors: Author | None) -> Iterator[Author]:
    yield from (author for author in authors if author is not None)


def _key(name: str | None) -> str:
    return " ".join((name or "").split()).casefold()


def _whose(note: LinkNote) -> str | None:
    """Return the handle of the author of a post that a note leads to."""
    untitled = LinkNote(number=note.number, url=note.url, truncated=note.truncated)
    words = caption(untitled).partition(",")[0]
    return words[1:] if words.startswith("@") else None
