"""Read posts as the interface 2 has them: pages of answers, and posts with all they refer to."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct

from convert_twitter.formats.escapes import is_escaped
from convert_twitter.formats.lenient import Number, record
from convert_twitter.tweet import (
    MEDIUM_KINDS,
    NOBODY,
    Account,
    Ballot,
    Choice,
    Medium,
    Mention,
    Quoted,
    Tag,
    Tweet,
    Url,
    Words,
)
from convert_twitter.values import post_address, post_in


class Range2(Struct):
    """A range of the text, and what it is."""

    start: Number = -1
    end: Number = -1
    username: str = ""
    tag: str = ""
    url: str = ""
    expanded_url: str | None = None
    unwound_url: str | None = None
    title: str | None = None
    media_key: str | None = None


class Entities2(Struct):
    """The ranges of a text."""

    mentions: list[Range2] | None = None
    urls: list[Range2] | None = None
    hashtags: list[Range2] | None = None


class Variant2(Struct):
    """A file of a video."""

    url: str = ""
    content_type: str = ""
    bit_rate: Number = -1


class Media2(Struct):
    """A picture or a video."""

    media_key: str = ""
    type: str = ""
    url: str | None = None
    preview_image_url: str | None = None
    alt_text: str | None = None
    width: Number | None = None
    height: Number | None = None
    variants: list[Variant2] | None = None


class Option2(Struct):
    """An option of a poll."""

    label: str = ""
    votes: Number | None = None


class Poll2(Struct):
    """A poll."""

    id: str = ""
    options: list[Option2] = []
    end_datetime: str | None = None


class User2(Struct):
    """An account."""

    id: str = ""
    name: str = ""
    username: str = ""


class Reference(Struct):
    """Another post that a post refers to."""

    type: str = ""
    id: str = ""


class Attachments(Struct):
    """What is attached to a post: ids, or in place of them what `twarc2 flatten` has put there."""

    media_keys: list[str] | None = None
    poll_ids: list[str] | None = None
    media: list[Media2] | None = None
    poll: Poll2 | None = None


class Note2(Struct):
    """The whole text of a long post."""

    text: str = ""
    entities: Entities2 | None = None


class Post2(Struct):
    """A post."""

    id: str = ""
    text: str = ""
    author_id: str = ""
    author: User2 | None = None
    created_at: str = ""
    lang: str | None = None
    entities: Entities2 | None = None
    referenced_tweets: list[Reference] | None = None
    in_reply_to_user_id: str | None = None
    in_reply_to_user: User2 | None = None
    possibly_sensitive: bool | None = None
    edit_history_tweet_ids: list[str] | None = None
    attachments: Attachments | None = None
    note_tweet: Note2 | None = None


class Includes(Struct):
    """What the posts of a page refer to."""

    users: list[User2] = []
    tweets: list[Post2] = []
    media: list[Media2] = []
    polls: list[Poll2] = []


class Page(Struct):
    """A page of answers."""

    data: list[Post2] = []
    includes: Includes = msgspec.field(default_factory=Includes)


def of_page(value: Mapping[str, object]) -> Iterator[Tweet]:
    """Yield the posts of a page, and those that they refer to."""
    data = value.get("data")
    page = record({**value, "data": data if isinstance(data, list) else [data]}, Page)
    found = _Included(page.includes)
    yield from found.tweets(page.data)
    yield from found.tweets(page.includes.tweets)


def of_post(value: Mapping[str, object]) -> Tweet:
    """Return a post that has all it refers to in itself."""
    return _Included(Includes()).tweet(record(value, Post2))


class _Included:
    """What posts refer to, by ids."""

    def __init__(self, includes: Includes) -> None:
        self._users = {each.id: each for each in includes.users}
        self._posts = {each.id: each for each in includes.tweets}
        self._media = {each.media_key: each for each in includes.media}
        self._polls = {each.id: each for each in includes.polls}

    def tweets(self, posts: Iterable[Post2]) -> Iterator[Tweet]:
        """Yield posts; those without an id or a text are none."""
        yield from (self.tweet(post) for post in posts if post.id and post.text)

    def tweet(self, post: Post2, *, is_quoted: bool = False) -> Tweet:
        """Return a post; of one that is quoted, what it quotes itself is left out."""
        references = {each.type: each.id for each in post.referenced_tweets or ()}
        attached = post.attachments or Attachments()
        answered = self._account(post.in_reply_to_user, post.in_reply_to_user_id or "")
        quoted_id = references.get("quoted", "")
        words = _words(post)
        media = tuple(self._attached(post, attached))
        return Tweet(
            id=post.id,
            words=words,
            author=self._account(post.author, post.author_id),
            created=post.created_at,
            parent=references.get("replied_to", ""),
            answered=answered,
            language=post.lang or "",
            sensitive=post.possibly_sensitive or False,
            media=media,
            ballot=self._ballot(attached),
            quoted=self._quoted(quoted_id, words) if quoted_id and not is_quoted else None,
            versions=_versions(post),
            is_repost="retweeted" in references,
        )

    def _account(self, user: User2 | None, user_id: str) -> Account:
        user = user or self._users.get(user_id)
        if user is None:
            return Account(id=user_id) if user_id else NOBODY
        return Account(id=user.id, handle=user.username, name=user.name)

    def _quoted(self, post_id: str, words: Words) -> Quoted:
        found = self._posts.get(post_id)
        inner = self.tweet(found, is_quoted=True) if found and found.text else None
        for url in reversed(words.urls):
            parts = post_in(url.url)
            if parts and parts[1] == post_id:
                return Quoted(id=post_id, handle=parts[0], url=url.url, tweet=inner)
        handle = inner.author.handle if inner else ""
        return Quoted(id=post_id, handle=handle, url=post_address(handle, post_id), tweet=inner)

    def _attached(self, post: Post2, attached: Attachments) -> Iterator[Medium]:
        ranges = (post.entities or Entities2()).urls or ()
        shorts = {each.media_key: each.url for each in ranges if each.media_key}
        # The addresses of all pictures of a post are one, whose range has the key of one of them.
        common = next(iter(shorts.values()), "")
        keys = attached.media_keys or ()
        for each in attached.media or [self._media[key] for key in keys if key in self._media]:
            yield _medium(each, shorts.get(each.media_key, common))

    def _ballot(self, attached: Attachments) -> Ballot | None:
        polls = (self._polls.get(each) for each in attached.poll_ids or ())
        poll = attached.poll or next(filter(None, polls), None)
        if poll is None or not poll.options:
            return None
        choices = tuple(Choice(each.label, each.votes) for each in poll.options)
        return Ballot(choices, poll.end_datetime or "")


def _words(post: Post2) -> Words:
    """Return the text of a post, whole if the source has it."""
    note = post.note_tweet if post.note_tweet and post.note_tweet.text else None
    text, ranges = (note.text, note.entities) if note else (post.text, post.entities)
    ranges = ranges or Entities2()
    return Words(
        text=text,
        escaped=is_escaped(text),
        mentions=tuple(
            Mention(each.start, each.end, each.username)
            for each in ranges.mentions or ()
            if each.username
        ),
        urls=tuple(
            Url(each.start, each.end, each.url, _target(each), each.title)
            for each in ranges.urls or ()
            if each.url and not each.media_key
        ),
        tags=tuple(Tag(each.start, each.end, each.tag) for each in ranges.hashtags or () if each.tag),
    )


def _target(url: Range2) -> str:
    """Return where an address leads to: to the end of all redirects, if X has followed them."""
    expanded = url.expanded_url or url.url
    return expanded if post_in(expanded) else url.unwound_url or expanded


def _versions(post: Post2) -> tuple[str, ...]:
    found = post.edit_history_tweet_ids or []
    return tuple(found) if len(found) > 1 else ()


def _medium(media: Media2, short: str) -> Medium:
    videos = [each for each in media.variants or () if each.content_type == "video/mp4" and each.url]
    best = max(videos, key=lambda each: each.bit_rate, default=None)
    kind = MEDIUM_KINDS.get(media.type, "image")
    return Medium(
        kind=kind,
        url=best.url if best else media.url or media.preview_image_url,
        short=short,
        alt=media.alt_text,
        media_type=best.content_type if best else None,
        width=media.width,
        height=media.height,
        poster=media.preview_image_url if best else None,
    )
