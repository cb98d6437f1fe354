"""Make posts of the tree of statuses."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from convert.composing import MediaNumbering
from convert.notes import Numbering
from convert.tree import (
    Answered,
    Author,
    Block,
    Figure,
    Link,
    Paragraph,
    Poll,
    PollOption,
    Post,
    Quote,
    Repair,
    Styled,
    Text,
)
from convert_mastodon.content import content_of
from convert_mastodon.status import Account, Attachment, Card, PollData, QuoteData, Status
from convert_mastodon.values import host_of

Load: TypeAlias = Callable[[Attachment], bytes | str | None]
"""Return the bytes of an attachment, or why they are not in the document; None if it is a link."""


class Composer:
    """Makes the posts of one document, in reading order."""

    def __init__(self, load: Load | None = None) -> None:
        """Begin without posts; `load` reads what an export has besides the posts."""
        self.numbering = Numbering("mastodon")
        self.media = MediaNumbering()
        self.repairs: list[Repair] = []
        self._load = load
        self._warnings: list[str] = []

    def post(self, status: Status, answers: Answered | None) -> Post:
        """Return the post of a status; the warnings of quoted posts are those of the post."""
        self._warnings = [status.warning] if status.warning else []
        blocks = tuple(self._blocks(status))
        return Post(
            number=None,
            total=None,
            label="",
            lines=None,
            id=status.uri or status.head.key,
            url=status.url,
            author=author_of(status.account),
            published=status.head.published,
            edited=status.edited,
            language=status.language,
            warning=", ".join(self._warnings) or None,
            answers=answers,
            missing="unknown" if status.is_missing else None,
            blocks=blocks,
        )

    def _blocks(self, status: Status) -> Iterator[Block]:
        if status.title:
            yield Paragraph((Styled("strong", (Text(status.title),)),))
        content = content_of(status, self.numbering)
        self.repairs += content.repairs
        yield from content.blocks
        if status.card:
            yield from self._card(status.card, has_link=content.has_card)
        yield from self._figures(status)
        if status.poll:
            yield _poll(status.poll)
        if status.quote:
            yield self._quote(status.quote, content.quoted_url)

    def _card(self, card: Card, *, has_link: bool) -> Iterator[Paragraph]:
        """Yield the link of a card, if it is not in the words; it has the title in its note."""
        if not has_link:
            number = self.numbering.link(card.url, title=card.title)
            yield Paragraph((Link(host_of(card.url) or card.url, number),))
        if card.description:
            self._report("card", card.description, "left out the description of a linked page")

    def _figures(self, status: Status) -> Iterator[Figure]:
        """Yield the pictures side by side, and then what is of no known kind."""
        known = [each for each in status.attachments if each.kind != "unknown"]
        numbers = tuple(filter(None, map(self._medium, known)))
        if numbers:
            yield Figure(media=numbers, note=None)
        for each in status.attachments:
            if each.kind == "unknown" and each.url:
                yield Figure(media=(), note=self.numbering.link(each.url, title=each.alt))
            elif each.kind == "unknown":
                message = "left out an attachment of an unknown kind, which has no address"
                self._report("picture", each.alt or each.path or "", message)

    def _medium(self, attachment: Attachment) -> int | None:
        if attachment.kind == "unknown":
            return None
        data = self._data(attachment)
        poster = self.media.add("image", url=attachment.poster) if attachment.poster else None
        return self.media.add(
            attachment.kind,
            url=attachment.url,
            media_type=attachment.media_type,
            alt=attachment.alt,
            width=attachment.width,
            height=attachment.height,
            data=data,
            poster=poster,
        )

    def _data(self, attachment: Attachment) -> bytes | None:
        if self._load is None:
            return None
        found = self._load(attachment)
        if isinstance(found, str):
            self._report("picture", attachment.path or "", found)
            return None
        return found

    def _quote(self, quote: QuoteData, url: str | None) -> Quote:
        status = quote.status
        if status and status.warning:
            self._warnings.append(f"quoted post: {status.warning}")
        url = (status.url if status else None) or url or quote.url
        return Quote(
            state=quote.state,
            author=author_of(status.account) if status else None,
            published=status.head.published if status else None,
            note=self.numbering.link(url) if url else None,
            blocks=tuple(self._blocks(status)) if status else (),
        )

    def _report(self, kind: str, text: str, message: str) -> None:
        self.repairs.append(Repair(kind=kind, line=None, text=text, became="", message=message))


def author_of(account: Account) -> Author:
    """Return the author that an account is."""
    return Author(name=account.name, handle=account.handle, url=account.url)


def _poll(poll: PollData) -> Poll:
    options = tuple(PollOption(each.text, each.votes) for each in poll.options)
    return Poll(options=options, closes=poll.closes)
