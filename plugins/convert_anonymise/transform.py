"""Replace what names a person in every field of a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from convert.tree import (
    Answered,
    Author,
    Block,
    Code,
    Document,
    Hashtag,
    Inline,
    Link,
    LinkNote,
    Media,
    Mention,
    MentionNote,
    Note,
    Part,
    Poll,
    Post,
    Quote,
    Repair,
    Source,
    Text,
    replace,
    rewrite,
)
from convert_anonymise.accounts import Account, Accounts
from convert_anonymise.addresses import HOST, Addresses
from convert_anonymise.names import Names, Words, is_unmistakable, words_of
from convert_anonymise.pictures import without_metadata

_NAME = "[name]"
_UNKNOWN_DIGEST = "0" * 64
_SHORTEST = 2  # letters of a name that is looked for in texts
_DAY = len("2020-11-10")
# What follows the name in a name such as "Carl Dorn (he/him)" or "Carl Dorn | Vienna".
_AFTER_NAME = "(|[/·•—–:,"


@dataclass(frozen=True)
class Options:
    """The options of the transform."""

    media: Annotated[
        Literal["drop", "keep"],
        "leave out pictures and show their alternative texts, or keep them without their metadata",
    ] = "drop"
    words: Annotated[str, "more names to replace, such as first names, separated by commas"] = ""


def apply(document: Document, options: Options) -> Document:
    """Return a document without the names, handles and addresses of people."""
    return _Anonymiser(document, options).document()


class _Anonymiser:
    """Anonymises one document."""

    def __init__(self, document: Document, options: Options) -> None:
        self._document = document
        self._options = options
        self._accounts = Accounts(document)
        more = [word for each in options.words.split(",") if (word := each.strip())]
        aliases = [alias for account in self._accounts for alias in _aliases(account)]
        self._addresses = Addresses(Words([*aliases, *more]))
        self._names = Names()
        for account in self._accounts:
            _add_names(self._names, account)
        for word in more:
            self._names.add(word, _NAME)
        self._tags = Names()
        for account in self._accounts:
            for alias in _aliases(account):
                self._tags.add("".join(words_of(alias)), account.handle)

    def document(self) -> Document:
        document = self._document
        changed = rewrite(document, inline=self._inline, block=self._block)
        return replace(
            changed,
            title=self._text(document.title),
            author=self._author(document.author),
            published=_day(document.published),
            source=self._source(document.source),
            posts=tuple(map(self._post, changed.posts)),
            notes=tuple(map(self._note, document.notes)),
            media=tuple(map(self._medium, document.media)),
            parts=tuple(map(self._part, document.parts)),
            repairs=tuple(map(self._repair, document.repairs)),
        )

    def _text(self, text: str) -> str:
        return self._names.replaced(self._addresses.replaced_in(text))

    def _optional(self, text: str | None) -> str | None:
        return None if text is None else self._text(text)

    def _author(self, author: Author) -> Author:
        account = self._accounts.of_author(author)
        if account is None:
            return Author(name=None, handle=None)
        return Author(
            name=account.name if author.name else None,
            handle=account.handle if author.handle else None,
        )

    def _author_or_none(self, author: Author | None) -> Author | None:
        return None if author is None else self._author(author)

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Mention():
                handle = self._accounts.of_handle(inline.handle).handle
                return replace(inline, text=f"@{handle}", handle=handle)
            case Link():
                return replace(inline, text=self._link_text(inline))
            case Hashtag():
                tag = self._tags.replaced(inline.tag)
                tag = inline.tag if tag == inline.tag else "".join(words_of(tag))
                return inline if tag == inline.tag else replace(inline, text=f"#{tag}", tag=tag)
            case Text():
                return replace(inline, text=self._text(inline.text))
            case _:
                return inline

    def _link_text(self, link: Link) -> str:
        """Return the visible text of a link, which may be its address or the host of that."""
        is_address = "." in link.text and not any(map(str.isspace, link.text))
        note = self._document.notes[link.note - 1]
        if is_address and self._addresses.is_personal(note.url):
            return HOST
        return self._text(link.text)

    def _block(self, block: Block) -> Block:
        match block:
            case Quote():
                return replace(
                    block, author=self._author_or_none(block.author), published=_day(block.published)
                )
            case Poll():
                options = tuple(replace(each, text=self._text(each.text)) for each in block.options)
                return replace(block, options=options, closes=_day(block.closes))
            case Code():
                return replace(block, text=self._text(block.text))
            case _:
                return block

    def _post(self, post: Post) -> Post:
        answers = post.answers and Answered(author=self._author_or_none(post.answers.author), url=None)
        return replace(
            post,
            label=self._text(post.label),
            id=None,
            url=None,
            author=self._author_or_none(post.author),
            published=_day(post.published),
            edited=_day(post.edited),
            warning=self._optional(post.warning),
            answers=answers,
        )

    def _note(self, note: Note) -> Note:
        match note:
            case MentionNote():
                account = self._accounts.of_handle(note.handle)
                return replace(note, handle=account.handle, url=f"https://{HOST}/{account.handle}")
            case LinkNote():
                url = self._addresses.replaced(note.url)
                return replace(note, url=url, title=self._optional(note.title))

    def _medium(self, medium: Media) -> Media:
        changed = replace(medium, url=None, alt=self._optional(medium.alt), data=None, sha256=None)
        return without_metadata(changed, medium.data) if self._options.media == "keep" else changed

    def _part(self, part: Part) -> Part:
        return replace(
            part,
            title=self._text(part.title),
            author=self._author_or_none(part.author),
            published=_day(part.published),
            url=None,
        )

    def _repair(self, repair: Repair) -> Repair:
        return replace(
            repair,
            text=self._text(repair.text),
            became=self._text(repair.became),
            message=self._text(repair.message),
        )

    def _source(self, source: Source) -> Source:
        """Return the source without what identifies it: its name, size, digest, address and time."""
        return replace(
            source,
            name="thread",
            sha256=_UNKNOWN_DIGEST,
            bytes=0,
            url=None,
            scheme=self._text(source.scheme),
            retrieved=None,
        )


def _add_names(names: Names, account: Account) -> None:
    """Add all that an account is called in texts."""
    for handle in sorted(account.handles):
        for alias in _spellings(handle):
            if alias.casefold() == account.handle:
                continue  # anonymised already
            names.add(f"@{alias}", f"@{account.handle}")
            names.add(f"#{alias}", f"#{account.handle}")
            if "@" in alias:
                names.add(alias, f"@{account.handle}")
            elif is_unmistakable(alias):
                names.add(alias, account.handle)
    for name in sorted(account.names):
        for alias in _variants(name):
            words = words_of(alias)
            if alias == account.name or len("".join(words)) < _SHORTEST:
                continue
            names.add(alias, account.name, exact=len(words) == 1 and not is_unmistakable(alias))
            if len(words) > 1:
                names.add(f"#{''.join(words)}", f"#{account.handle}")
                names.add("".join(words), account.handle, exact=True)


def _aliases(account: Account) -> Iterator[str]:
    """Yield what may stand for an account in an address or a hashtag."""
    for handle in sorted(account.handles):
        yield from (alias for alias in _spellings(handle) if alias.casefold() != account.handle)
    for name in sorted(account.names):
        for alias in _variants(name):
            words = words_of(alias)
            if alias != account.name and len("".join(words)) >= _SHORTEST:
                yield alias
                yield "".join(words)


def _spellings(handle: str) -> Iterable[str]:
    """Return a handle, and what is written for it: "mira" for "mira@tide.example"."""
    if "@" in handle:
        return handle, handle.partition("@")[0]
    if handle.casefold().endswith(".bsky.social"):
        return handle, handle.partition(".")[0]
    return (handle,)


def _variants(name: str) -> Iterable[str]:
    """Return a name, and the part of it that people use: "Carl Dorn" of "Carl Dorn (he/him)"."""
    end = min([place for mark in _AFTER_NAME if (place := name.find(mark)) > 0], default=len(name))
    words = words_of(name[:end])
    short = name[:end]
    if words:
        short = short[short.index(words[0]) : short.rindex(words[-1]) + len(words[-1])]
    return dict.fromkeys([" ".join(name.split()), " ".join(short.split())])


def _day(time: str | None) -> str | None:
    """Return the day of a time, since an exact time identifies a post."""
    return time and time[:_DAY]
