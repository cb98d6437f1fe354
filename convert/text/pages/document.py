"""Make the document of a page: its posts with their authors, days, quotes, pictures and polls."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec.structs import replace

from convert.metadata import counted
from convert.options import TextOptions
from convert.text.describe import direction, title
from convert.text.inlines.compose import Composer
from convert.text.language import detect_foreign, detect_language
from convert.text.pages.page import Ballot, Page, PagePost, Part, Picture, Quotation, Words, same_author
from convert.text.pages.rows import post_day
from convert.text.pages.thread import arranged, days_of, unknown_days
from convert.tree import (
    Answered,
    Author,
    Block,
    Document,
    Figure,
    Media,
    Platform,
    Poll,
    PollOption,
    Post,
    Quote,
    Repair,
    Source,
)


def page_document(
    page: Page, options: TextOptions, data: bytes, name: str, repairs: Sequence[Repair]
) -> Document:
    """Return the document of a page.

    `data` and `name` are those of the source, and `repairs` what was changed before it was recognised.
    """
    author = options.author or ""
    wanted = author[1:] if author.startswith("@") else None
    thread = arranged(page, options.replies, wanted)
    reference = page.when.day
    days = days_of(thread.posts, reference)
    platform = page.platform if options.platform == "auto" else options.platform
    writer = _Writer(platform, thread.author, is_markdown=page.is_markdown)
    posts = tuple(writer.post(post, day) for post, day in zip(thread.posts, days, strict=True))
    detected, whole_direction = detect_language(posts), direction(posts)
    language = options.language or detected
    # Not compared with the user's language, which may be written in another way: "en-GB".
    own_languages = [detect_foreign(post, detected) for post in posts]
    url = page.url or (thread.posts[0].url if thread.posts else None)
    return Document(
        schema="thread-document/1",
        title=title(posts, language),
        author=thread.author,
        published=reference.isoformat() if reference else _first_day(posts, thread.author, url),
        language=language,
        direction=whole_direction,
        platform=platform,
        source=Source(
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            bytes=len(data),
            kind=page.kind,
            url=url,
            scheme=_scheme(page, thread.posts),
            retrieved=page.saved.day.isoformat() if page.saved.day else None,
        ),
        posts=tuple(
            replace(
                post,
                language=None if own == language else own,
                direction=direction((post,), default=whole_direction),
            )
            for post, own in zip(posts, own_languages, strict=True)
        ),
        notes=writer.composer.numbering.notes,
        media=tuple(writer.media),
        repairs=tuple(
            sorted(
                (
                    *repairs,
                    *page.repairs,
                    *thread.repairs,
                    *writer.composer.repairs,
                    *unknown_days(thread.posts, days),
                ),
                key=lambda repair: repair.line or 0,
            )
        ),
    )


def _first_day(posts: Iterable[Post], author: Author, url: str | None) -> str | None:
    own = (post.published for post in posts if post.author is None)
    if day := next(filter(None, own), None):
        return day
    found = post_day(url) if url else None
    return found.isoformat() if found else None


def _scheme(page: Page, posts: Sequence[PagePost]) -> str:
    labels = [post.label for post in posts if post.label]
    numbers = f"; numbered: “{labels[0]}” to “{labels[-1]}”" if labels else ""
    return f"recognised by {page.reason}: {counted(len(posts), 'post')}{numbers}"


class _Writer:
    """Makes the trees of the posts, and collects their media."""

    def __init__(self, platform: Platform, author: Author, *, is_markdown: bool) -> None:
        self.composer = Composer(platform, is_markdown=is_markdown)
        self.media: list[Media] = []
        self._author = author

    def post(self, post: PagePost, day: str | None) -> Post:
        answers = post.answers and not same_author(post.answers, self._author)
        return Post(
            number=post.number,
            total=post.total,
            label=post.label,
            lines=post.lines,
            id=post.url.rpartition("/")[2] if post.url else None,
            url=post.url,
            author=None if same_author(post.author, self._author) else post.author,
            published=day,
            answers=Answered(author=post.answers, url=None) if answers else None,
            blocks=tuple(self._blocks(post.parts)),
        )

    def _blocks(self, parts: Sequence[Part]) -> Iterator[Block]:
        for kind, group in groupby(parts, type):
            if kind is Picture:
                pictures = [part for part in group if isinstance(part, Picture)]
                yield Figure(media=tuple(map(self._picture, pictures)), note=None)
                continue
            for part in group:
                match part:
                    case Words():
                        yield from self.composer.blocks(part.lines)
                    case Ballot():
                        options = tuple(PollOption(text=text, votes=None) for text in part.options)
                        yield Poll(options=options, closes=None)
                    case Quotation():
                        yield self._quote(part)

    def _quote(self, quote: Quotation) -> Quote:
        note = self.composer.numbering.link(quote.url) if quote.url else None
        day: date | None = quote.when.day
        return Quote(
            state="shown" if quote.parts else "elsewhere",
            author=quote.author,
            published=day.isoformat() if day else None,
            note=note,
            blocks=tuple(self._blocks(quote.parts)),
        )

    def _picture(self, picture: Picture) -> int:
        number = len(self.media) + 1
        self.media.append(
            Media(number=number, kind=picture.kind, media_type=None, url=picture.url, alt=picture.alt)
        )
        return number
