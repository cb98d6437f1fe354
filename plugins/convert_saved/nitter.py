"""Read the pages of Nitter and its kin: a post with those around it, or a timeline."""

import re
from collections.abc import Iterator

from convert.html import Element, Node
from convert.tree import Answered, Author
from convert_saved.links import whole_address
from convert_saved.nodes import around, attribute, element, first, outermost, select, words
from convert_saved.page import SavedPage
from convert_saved.parts import (
    Ballot,
    Card,
    Folded,
    Part,
    Picture,
    Quotation,
    SavedPost,
    SavedThread,
    Video,
    Words,
)
from convert_saved.unseen import unseen_post, unseen_quotation
from convert_saved.values import account, host, is_of_x, picture_address, post_address, time

_HANDLE = re.compile(r"\w{1,20}", re.ASCII)
_READERS_NOTE = "left out what readers added to a post"


def read(page: SavedPage) -> SavedThread | None:
    """Return the thread of a page of Nitter; None if it is another page."""
    items = outermost(page.tree.css(".timeline-item"))
    posts = [post for item in items if (post := _post(item)) is not None]
    if not any(post.parts for post in posts):
        return None
    more = page.tree.css_first(".main-thread .more-replies")
    wording = words(more)
    return SavedThread(
        kind="nitter",
        site="Nitter",
        posts=tuple(posts),
        url=None,
        author=_author(page),
        preformatted=True,
        warnings=(f"the page does not show the whole thread: “{wording}”",) if wording else (),
    )


def hosts(page: SavedPage) -> set[str]:
    """Return the hosts of the instances that the page has links to, but not those of X."""
    links = page.tree.css(".tweet-date a[href], a.username[href]")
    found = {host(whole_address(element(link))) for link in links}
    return {each for each in found if each and not is_of_x(f"https://{each}/")}


def embedded(_among: Element) -> Part | str | None:
    """Return what an element among the words of a post is; there are only links."""
    return None


def _author(page: SavedPage) -> Author | None:
    """Return the author of the post that the page is about."""
    main = page.tree.css_first(".main-tweet .timeline-item")
    post = _post(main) if main is not None else None
    return post.author if post and not post.missing else None


def _post(item: Node) -> SavedPost | None:
    """Return a post; None for a row that is none, such as a link to more answers."""
    classes = attribute(item, "class").split()
    if "unavailable" in classes:
        return unseen_post(words(item), is_answer=_is_answer(item))
    quote = item.css_first(".quote")
    outside = [quote] if quote is not None else []
    content = first(item, ".tweet-content", outside=outside)
    link = first(item, ".tweet-date a[href], a.tweet-link[href]", outside=outside)
    address = post_address(attribute(link, "href"))
    if content is None and address is None:
        return None
    return SavedPost(
        author=_account(item, outside) or account(address.handle if address else None),
        url=address.url if address else None,
        published=_time(item, outside) or (address.time if address else None),
        parts=tuple(_parts(item, content, outside)),
        answers=_answered(item, outside),
        is_answer=_is_answer(item),
    )


def _is_answer(item: Node) -> bool | None:
    """Return whether a post is below the thread; None on a page without a thread."""
    for node in around(item):
        classes = attribute(node, "class").split()
        if "main-thread" in classes:
            return False
        if "replies" in classes or "reply" in classes:
            return True
    return None


def _account(item: Node, outside: list[Node]) -> Author | None:
    name = words(first(item, ".fullname", outside=outside)) or None
    handle = words(first(item, ".username", outside=outside)).lstrip("@")
    handle = handle or attribute(item, "data-username")
    return account(handle if _HANDLE.fullmatch(handle) else None, name) if handle else None


def _time(item: Node, outside: list[Node]) -> str | None:
    return time(attribute(first(item, ".tweet-date a[title]", outside=outside), "title"))


def _answered(item: Node, outside: list[Node]) -> Answered | None:
    handle = words(first(item, ".replying-to a", outside=outside)).lstrip("@")
    author = account(handle) if _HANDLE.fullmatch(handle) else None
    return Answered(author=author, url=None) if author else None


def _parts(item: Node, content: Node | None, outside: list[Node]) -> Iterator[Part]:
    if content is not None:
        yield Words(content)
    for card in select(item, "a.card-container[href], a.card-content-container[href]", outside=outside):
        yield _card(card)
    yield from _attached(item, outside)
    if options := select(item, ".poll-meter", outside=outside):
        yield Ballot(tuple(map(_option, options)))
    if outside:
        yield _quote(outside[0])
    for note in select(item, ".community-note-text, .community-note", outside=outside):
        yield Folded(kind="annotation", text=words(note), message=_READERS_NOTE)
        return


def _attached(item: Node, outside: list[Node]) -> Iterator[Part]:
    """Yield the figure of the pictures and videos of a post."""
    boxes = outermost(select(item, ".attachment", outside=outside))
    figure = tuple(medium for box in boxes if (medium := _medium(box)) is not None)
    if figure:
        yield figure


def _medium(box: Node) -> Picture | Video | None:
    video, image = box.css_first("video"), box.css_first("img")
    alt = attribute(image, "alt") or words(box.css_first(".alt-text"))
    if video is None and "video-container" not in attribute(box, "class").split():
        link = attribute(box.css_first("a.still-image[href]"), "href")
        return _picture(image, link, alt) if image is not None else None
    source = video.css_first("source") if video else None
    address = attribute(source, "src") or attribute(video, "src") or attribute(video, "data-url")
    poster = attribute(video, "poster") or attribute(image, "src")
    return Video(
        kind="animation" if "gif" in attribute(video, "class").split() else "video",
        url=picture_address(address),
        poster=Picture(poster, "", picture_address(poster), "") if poster else None,
        alt=alt,
    )


def _picture(image: Node, link: str, alt: str) -> Picture:
    address = attribute(image, "src")
    return Picture(
        address=address,
        style=attribute(image, "style"),
        url=picture_address(link) or picture_address(address),
        alt=alt,
    )


def _option(meter: Node) -> str:
    """Return an option of a poll and its share."""
    share = words(meter.css_first(".poll-choice-value"))
    return f"{words(meter.css_first('.poll-choice-option'))} {share}".strip()


def _card(card: Node) -> Card:
    return Card(
        url=attribute(card, "href"),
        title=words(card.css_first(".card-title")),
        description=words(card.css_first(".card-description")),
    )


def _quote(quote: Node) -> Quotation:
    if "unavailable" in attribute(quote, "class").split():
        return unseen_quotation(words(quote))
    address = post_address(
        attribute(quote.css_first("a.quote-link[href], .tweet-date a[href]"), "href")
    )
    content = quote.css_first(".quote-text")
    parts: list[Part] = [Words(content)] if content is not None else []
    return Quotation(
        author=_account(quote, []),
        published=_time(quote, []) or (address.time if address else None),
        url=address.url if address else None,
        parts=(*parts, *_attached(quote, [])),
    )
