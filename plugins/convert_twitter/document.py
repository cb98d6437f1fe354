"""Make a document of a thread."""

import warnings
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from convert import composing
from convert.characters import clean
from convert.errors import ConvertWarning
from convert.notes import Numbering
from convert.tree import (
    Answered,
    Author,
    Block,
    Document,
    Poll,
    PollOption,
    Post,
    Quote,
    Repair,
    Source,
)
from convert_twitter.contents import Contents
from convert_twitter.media import Files
from convert_twitter.threads import Thread
from convert_twitter.tweet import NOBODY, Account, Ballot, Missing, Quoted, Tweet
from convert_twitter.values import language, post_address, profile_address, time, time_of
from convert_twitter.wording import conversation, paragraphs

_STATES: dict[Missing, Literal["deleted", "blocked", "hidden", "elsewhere"]] = {
    "deleted": "deleted",
    "blocked": "blocked",
    "hidden": "hidden",
    "unknown": "elsewhere",
}


def document(
    thread: Thread, contents: Contents, source: Source, repairs: Iterable[Repair] = ()
) -> Document:
    """Return the document of a thread; `repairs` say what it leaves out of the source."""
    tweets = [tweet for each in thread.posts if (tweet := contents.tweet(each))]
    making = _Composing(contents, tweets)
    answered = making.answered(tweets[0], thread.answers)
    posts = [making.post(tweet, None if index else answered) for index, tweet in enumerate(tweets)]
    return composing.document(
        posts,
        numbering=making.numbering,
        source=source,
        author=author_of(tweets[0].author),
        media=making.files.media.media,
        repairs=(*repairs, *making.repairs),
        labels=True,
    )


def author_of(account: Account) -> Author:
    """Return an account as the author of something."""
    handle = _one_line(account.handle)
    return Author(name=_one_line(account.name), handle=handle, url=profile_address(handle))


class _Composing:
    """Makes the posts of one document, in reading order."""

    def __init__(self, contents: Contents, tweets: Iterable[Tweet]) -> None:
        self.numbering = Numbering("twitter")
        self.repairs: list[Repair] = []
        self.files = Files(contents.volumes)
        self._contents = contents
        self._warnings: list[str] = []
        self._tweets = {tweet.id: tweet for tweet in tweets}

    def post(self, tweet: Tweet, answered: Answered | None) -> Post:
        """Return a post, which answers one that is not in the document, or None."""
        self.repairs += self._contents.repairs(tweet)
        published, edited = self._times(tweet)
        self._warnings = [*_warnings(tweet)]
        blocks = () if tweet.missing else tuple(self._blocks(tweet))
        return Post(
            number=None,
            total=None,
            label="",
            lines=None,
            id=tweet.id,
            url=post_address(_one_line(tweet.author.handle) or "", tweet.id),
            author=author_of(tweet.author) if tweet.author != NOBODY else None,
            published=published,
            edited=edited,
            language=language(tweet.language),
            warning=", ".join(self._warnings) or None,
            answers=answered,
            missing=tweet.missing,
            blocks=blocks,
        )

    def answered(self, tweet: Tweet, post_id: str) -> Answered | None:
        """Return the post that the first post of a document answers; None without an id."""
        if not post_id:
            return None
        known = self._contents.tweet(post_id)
        account = known.author if known else tweet.answered
        if account.id and account.id == self._contents.owner.id:
            account = self._contents.owner
        handle = _one_line(account.handle)
        return Answered(
            author=author_of(account) if handle else None,
            url=post_address(handle or "", clean(post_id, "utf-8")),
        )

    def _blocks(self, tweet: Tweet, *, is_quoted: bool = False) -> Iterator[Block]:
        tweet, restored = self._contents.whole(tweet)
        text, wrong = paragraphs(tweet, self.numbering, answered=self._conversation(tweet))
        self.repairs += (*restored, *wrong)
        if tweet.is_cut or self._contents.is_cut(tweet):
            self._report_cut(tweet)
        yield from text
        if figure := self.files.figure(tweet):
            yield figure
        if tweet.ballot:
            yield _poll(tweet.ballot)
        if tweet.quoted:
            yield self._quote(tweet.quoted, is_quoted=is_quoted)

    def _report_cut(self, tweet: Tweet) -> None:
        message = f"the source has only the beginning of {post_address(tweet.author.handle, tweet.id)}"
        self.repairs.append(Repair(kind="cut", line=None, text="", became="", message=message))
        warnings.warn(message, ConvertWarning, stacklevel=2)

    def _conversation(self, tweet: Tweet) -> Collection[str] | None:
        """Return the handles that X may have put before an answer; None if they are not known."""
        if not tweet.parent:
            return None
        parent_id = self._contents.pool.last(tweet.parent)
        parent = self._tweets.get(parent_id) or self._contents.tweet(parent_id)
        return conversation(parent) if parent else None

    def _quote(self, quoted: Quoted, *, is_quoted: bool) -> Quote:
        """Return the quote of a post; of one that is quoted itself, only the address is shown."""
        found = None if is_quoted else quoted.tweet or self._contents.tweet(quoted.id)
        if quoted.missing or found is None or found.missing:
            missing = quoted.missing or (found.missing if found else None)
            account = found.author if found else Account(handle=quoted.handle)
            return Quote(
                state=_STATES[missing] if missing else "elsewhere",
                author=author_of(account) if account.handle else None,
                published=None,
                note=self.numbering.link(clean(quoted.url, "utf-8")),
                blocks=(),
            )
        note = self.numbering.link(clean(quoted.url, "utf-8"))
        published, _ = self._times(found)
        self._warnings += [f"quoted post: {warning}" for warning in _warnings(found)]
        return Quote(
            state="shown",
            author=author_of(found.author),
            published=published,
            note=note,
            blocks=tuple(self._blocks(found, is_quoted=True)),
        )

    def _times(self, tweet: Tweet) -> tuple[str | None, str | None]:
        """Return the time of a post, and that of its last change if it was edited."""
        found = time(tweet.created)
        if found is None and tweet.created:
            text = clean(tweet.created[:100], "utf-8")
            message = "ignored a time that does not exist; that of the id is used, if it has one"
            self.repairs.append(Repair(kind="time", line=None, text=text, became="", message=message))
        found = found or time_of(tweet.id)
        if tweet.versions and tweet.versions[0] != tweet.id:
            return time_of(tweet.versions[0]) or found, found
        return found, None


def _warnings(tweet: Tweet) -> Iterator[str]:
    if tweet.sensitive:
        yield "sensitive media" if tweet.media else "sensitive content"


def _poll(ballot: Ballot) -> Poll:
    options = [PollOption(text=clean(each.text, "utf-8"), votes=each.votes) for each in ballot.choices]
    return Poll(options=tuple(options), closes=time(ballot.closes))


def _one_line(text: str) -> str | None:
    """Return a text on one line; None if it is blank."""
    return " ".join(clean(text, "terminal").split()) or None
