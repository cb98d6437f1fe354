"""Make paragraphs of the text of a post: what its ranges stand for, and what X has added to it."""

import re
from collections.abc import Collection, Iterable, Iterator

from convert import spans
from convert.notes import Numbering
from convert.spans import Drop, Span, Style, ToLink, ToMention, ToTag
from convert.tree import Paragraph, Repair
from convert_twitter.tails import tail_of
from convert_twitter.tweet import Tweet, Words

_NAME = re.compile(r"@(\w{1,20})(?:\s+|\Z)", re.ASCII)
_NAMES_ONLY = re.compile(r"(?:@\w{1,20}\s+)*+(?:@\w{1,20})?+", re.ASCII)
_ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/)[\w./-]*\w", re.ASCII)

# Of words whose place is not known, in a post: sources of X leave out a few places, if any.
_MOST_SEARCHES = 50

_MEDIA = Drop("attachment", "removed the address of a picture or video, which follows the words")
_QUOTE = Drop("quote", "removed the address of a quoted post, which follows the words")
_NAMES = Drop("mention", "removed the names of accounts that the post answers")


def paragraphs(
    post: Tweet, numbering: Numbering, *, answered: Collection[str] | None
) -> tuple[tuple[Paragraph, ...], tuple[Repair, ...]]:
    """Return the paragraphs of a post, and the repairs for what is not in them.

    `answered` are the handles, in lower case, of the accounts in the conversation above, whose names X
    puts before an answer; None if they are not known.
    """
    words = post.words
    hidden = _hidden(post, answered)
    return spans.blocks(
        words.text,
        _located(_spans(post, hidden), words),
        numbering,
        unit=words.unit,
        escaped=words.escaped,
        find="links" if words.marked else "all",
    )


def _spans(post: Tweet, hidden: int) -> Iterator[Span]:
    words, quoted = post.words, post.quoted
    if hidden:
        yield Span(0, hidden, _NAMES)
    for mention in words.mentions:
        if not 0 <= mention.start < hidden:
            yield Span(mention.start, mention.end, ToMention(mention.handle), f"@{mention.handle}")
    tail = tail_of(words.urls, quoted.url, words.text, post.media) if quoted else None
    for url in words.urls:
        # where X shows the quoted post only
        target = _QUOTE if url is tail else ToLink(url.url, text=url.url, title=url.title)
        yield Span(url.start, url.end, target, url.short)
    for tag in words.tags:
        yield Span(tag.start, tag.end, ToTag(tag.tag), f"#{tag.tag}")
    for style in words.styles:
        yield Span(style.start, style.end, Style(style.style))
    yield from _media(post, {url.short for url in words.urls})


def _located(found: Iterable[Span], words: Words) -> Iterator[Span]:
    """Yield ranges; those whose place is not known are where their words are first."""
    searches = _MOST_SEARCHES
    for span in found:
        start = -1
        if span.start < 0 and span.shown and searches:
            searches -= 1
            start = words.text.find(span.shown)
        if start < 0:
            yield span
        else:
            begin = _offset(words, start)
            yield span._replace(start=begin, end=begin + len(span.shown or ""))


def _media(post: Tweet, known: Collection[str]) -> Iterator[Span]:
    """Yield the ranges of the addresses of media, which is one for several pictures."""
    shorts = {each.short for each in post.media if each.short} - {*known}
    if not shorts:
        return
    places = {found[0]: found.start() for found in _ADDRESS.finditer(post.words.text)}
    for short in sorted(shorts & places.keys()):
        start = _offset(post.words, places[short])
        yield Span(start, start + len(short), _MEDIA, short)


def _offset(words: Words, index: int) -> int:
    """Return an index of the text in the units in which its ranges count."""
    if words.unit == "utf-16":
        return len(words.text[:index].encode("utf-16-le", "surrogatepass")) // 2
    return index


def _hidden(post: Tweet, answered: Collection[str] | None) -> int:
    """Return how many characters at the start name the accounts that the post answers."""
    if post.words.hidden is not None:
        return post.words.hidden if _NAMES_ONLY.fullmatch(post.words.text[: post.words.hidden]) else 0
    if not post.parent:
        return 0
    if answered is None:
        answered = [mention.handle.lower() for mention in post.words.mentions]
    names = {post.author.handle.lower(), post.answered.handle.lower(), *answered}
    end = cut = 0
    while (found := _NAME.match(post.words.text, end)) and found[1].lower() in names:
        end, cut = found.end(), found.end(1)
    is_all = not post.words.text[end:].strip() and not post.media
    return 0 if is_all else cut


def conversation(post: Tweet) -> set[str]:
    """Return the handles, in lower case, that X puts before an answer to a post."""
    names = {mention.handle.lower() for mention in post.words.mentions}
    return names | {post.author.handle.lower(), post.answered.handle.lower()} - {""}
