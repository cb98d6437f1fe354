"""Number the accounts of a thread in the order of their first appearance."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from convert.notes import caption
from convert.tree import (
    Author,
    Code,
    Content,
    Document,
    Figure,
    Link,
    LinkNote,
    Mention,
    MentionNote,
    Poll,
    Post,
    Quote,
    Text,
    walk,
)

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
        self._document = document
        self._pattern = _TWITTER_HANDLE if document.platform == "twitter" else _HANDLE
        self._by_handle: dict[str, Account] = {}
        self._by_name: dict[str, Account] = {}
        self._all: list[Account] = []
        known = [*_handles(document)]
        # "@mira" for "mira@tide.example": the first account with this name.
        self._full = {_local(handle): handle for handle in reversed(known) if "@" in handle}
        self._collect()

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

    def _collect(self) -> None:
        document = self._document
        self.of_author(document.author)
        self._collect_text(document.title)
        for post in document.posts:
            for part in walk(post):
                self._collect_part(part)
        for joined in document.parts:
            self._collect_author(joined.author)
            self._collect_text(joined.title)
        for repair in document.repairs:
            self._collect_text(repair.text, repair.became, repair.message)
        for note in document.notes:
            if isinstance(note, LinkNote):
                self._collect_text(note.title)
        # Last, since their addresses, which show them, are not in the result.
        for note in document.notes:
            if isinstance(note, LinkNote) and (whose := _whose(note)):
                self.of_handle(whose)

    def _collect_part(self, part: Content) -> None:
        match part:
            case Post():
                self._collect_author(part.author)
                if part.answers:
                    self._collect_author(part.answers.author)
                self._collect_text(part.warning)
            case Quote():
                self._collect_author(part.author)
            case Mention():
                self.of_handle(part.handle)
            case Text() | Code() | Link():
                self._collect_text(part.text)
            case Poll():
                self._collect_text(*(option.text for option in part.options))
            case Figure():
                for number in part.media:
                    self._collect_text(self._document.media[number - 1].alt)
            case _:
                pass

    def _collect_author(self, author: Author | None) -> None:
        if author is not None:
            self.of_author(author)

    def _collect_text(self, *texts: str | None) -> None:
        for text in texts:
            for match in self._pattern.finditer(text or ""):
                self.of_handle(match["handle"] or match[0])


def _handles(document: Document) -> Iterator[str]:
    """Yield the handles in the fields for them, case-folded."""
    authors: Iterable[Author | None] = (
        document.author,
        *(post.author for post in document.posts),
        *(post.answers.author for post in document.posts if post.answers),
        *(part.author for part in walk(document) if isinstance(part, Quote)),
        *(part.author for part in document.parts),
    )
    for author in authors:
        if author is not None and author.handle:
            yield author.handle.casefold()
    for note in document.notes:
        if isinstance(note, MentionNote):
            yield note.handle.casefold()
    for part in walk(document):
        if isinstance(part, Mention):
            yield part.handle.casefold()


def _local(handle: str) -> str:
    return handle.partition("@")[0]


def _key(name: str | None) -> str:
    return " ".join((name or "").split()).casefold()


def _whose(note: LinkNote) -> str | None:
    """Return the handle of the author of a post that a note leads to."""
    untitled = LinkNote(number=note.number, url=note.url, truncated=note.truncated)
    words = caption(untitled).partition(",")[0]
    return words[1:] if words.startswith("@") else None
