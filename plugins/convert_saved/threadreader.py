"""Read the pages of Thread Reader App (threadreaderapp.com), which have not changed much since 2019."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from convert.html import Element, Node
from convert.metadata import counted
from convert.tree import Author
from convert_saved.markup import FRAME
from convert_saved.nodes import around, attribute, outermost, words
from convert_saved.page import SavedPage
from convert_saved.parts import (
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
from convert_saved.values import PostAddress, account, host, is_web, picture_address, post_address

_POSTS = '.content-tweet[id^="tweet_"]'
_NUMBER = re.compile(r"tweet_(\d{1,6})")
_PICTURE_CLASSES = {"entity-image", "entity-video", "entity-video-gif"}
_HANDLE = re.compile(r"Thread by @(\w{1,20})\b")
_HIDDEN = re.compile(r"\bdisplay:\s*none")  # a link that the page shows as a card below the words
_PAGE = re.compile(r"/thread/(\d{1,19})(?:\.html)?")
_PORTRAIT = "Profile picture"
_SIGNED = re.compile(r"[—-]\s*(.{1,80}?)\s*\(@(\w{1,20})\)")
_CARDS = {"thread-card", "search-card", "card-tweets", "card-tweetsv2"}
_PLACEHOLDERS = ("1px.png", "1px.gif")


def read(page: SavedPage) -> SavedThread | None:
    """Return the thread of a page of Thread Reader App; None if it is another page."""
    # below the thread are the beginnings of others
    nodes = [
        node
        for node in outermost(page.tree.css(_POSTS))
        if _NUMBER.fullmatch(node.id or "") and not _is_card(node)
    ]
    if not nodes:
        return None
    nodes.sort(key=_number)
    author = _author(page, nodes)
    root = _root(page)
    posts = [_post(node, author, root if index == 0 else None) for index, node in enumerate(nodes)]
    url = f"https://threadreaderapp.com/thread/{root}.html" if root else posts[0].url
    return SavedThread(
        kind="threadreader",
        site="Thread Reader",
        posts=tuple(posts),
        url=url,
        author=author,
        warnings=tuple(_gaps(nodes)),
    )


def _number(node: Node) -> int:
    return int((node.id or "").removeprefix("tweet_"))


def _gaps(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield a warning if there are numbers that no post has."""
    numbers = {_number(node) for node in nodes}
    missing = max(numbers) - len(numbers - {0})
    if missing:
        yield f"the page does not show the whole thread: {counted(missing, 'post')} missing"


def embedded(among: Element) -> Part | str | None:
    """Return what an element among the words of a post is."""
    classes = among.classes
    found: Part | str | None = None
    if "tw-permalink" in classes:
        found = ""
    elif "entity-mention-first" in classes:
        message = "removed the name of the account that a post answers"
        found = Folded(kind="mention", text=among.text, message=message)
    elif classes & _PICTURE_CLASSES:
        found = _figure(among.node)
    elif "entity-embed" in classes or "twitter-tweet" in classes:
        found = _embed(among.node)
    elif "entity-url" in classes and _HIDDEN.search(among.attributes.get("style", "")):
        found = Card(url=among.attributes.get("href", ""), title="", description="")
    elif "entity-url-preview" in classes:
        found = _card(among.node)
    return found


def _is_card(node: Node) -> bool:
    return any(_CARDS & {*attribute(each, "class").split()} for each in around(node))


def _post(node: Node, author: Author, root: str | None) -> SavedPost:
    handle = _handle(node) or author.handle
    number = attribute(node, "data-tweet") or root or ""
    address = PostAddress(handle=handle, id=number) if re.fullmatch(r"\d{1,19}", number) else None
    own = author if (author.handle or "").lower() == (handle or "").lower() else None
    return SavedPost(
        author=own or account(handle),
        url=address.url if address else None,
        published=address.time if address else None,
        parts=(Words(node), *_previews(node)),
    )


def _handle(node: Node) -> str | None:
    handle = attribute(node, "data-screenname")
    return handle if re.fullmatch(r"\w{1,20}", handle, re.ASCII) else None


def _previews(node: Node) -> Iterator[Part]:
    """Yield the cards of linked pages that are below a post."""
    below = node.next
    while below is not None and not below.is_element_node:
        below = below.next
    if below is not None and "content-tweet" not in attribute(below, "class"):
        preview = below.css_first(".entity-url-preview")
        if preview is not None and not below.css(_POSTS) and (card := _card(preview)):
            yield card


def _author(page: SavedPage, nodes: list[Node]) -> Author:
    """Return the author, whose name is that of the first portrait."""
    title = _HANDLE.search(words(page.tree.css_first("title")))
    handle = _handle(nodes[0]) or (title[1] if title else None)
    for picture in page.tree.css(f'img[alt$="{_PORTRAIT}"]'):
        name = attribute(picture, "alt").removesuffix(_PORTRAIT).strip()
        if name:
            return account(handle, name)
    return account(handle)


def _root(page: SavedPage) -> str | None:
    """Return the id of the first post, which is in the address of the page."""
    found = _PAGE.fullmatch(urlsplit(page.url).path) if page.url else None
    return found[1] if found else None


def _figure(node: Node) -> Part:
    """Return the pictures or the video in an element."""
    video = node.css_first("video")
    if video is None:
        return tuple(map(picture, node.css("img")))
    source = video.css_first("source")
    address = attribute(source, "src") or attribute(video, "src")
    poster = attribute(video, "poster")
    is_animation = "entity-video-gif" in attribute(node, "class") or "/tweet_video/" in address
    return (
        Video(
            kind="animation" if is_animation else "video",
            url=address if is_web(address) else None,
            poster=Picture(poster, "", poster if is_web(poster) else None, "") if poster else None,
            alt="",
        ),
    )


def picture(image: Node) -> Picture:
    """Return the picture of an `img`, which may not have been shown yet, in a link to the whole one."""
    address = attribute(image, "src")
    if address.endswith(_PLACEHOLDERS) or not address:
        address = attribute(image, "data-src")
    link = attribute(image.parent, "href")
    return Picture(
        address=address,
        style=attribute(image, "style"),
        url=link if host(link).endswith(".twimg.com") else picture_address(address),
        alt=attribute(image, "alt"),
    )


def _card(node: Node) -> Card | None:
    """Return the card of a page: a link whose first element is the title, before the description."""
    url = attribute(node.css_first("a[href]"), "href")
    link = node.css_first(".paragraph a[href]")
    title = words(next(iter(link.iter()), None)) if link else ""
    description = words(link).removeprefix(title).strip()
    return Card(url=url, title=title, description=description) if is_web(url) else None


def _embed(node: Node) -> Part | None:
    """Return the quote, or the video, that is embedded in a post."""
    frame = node.css_first(f"a.{FRAME}")
    quoted = node if node.tag == "blockquote" else node.css_first("blockquote")
    if quoted is None and frame is None:
        return None
    if quoted is None:
        url = attribute(frame, "href")
        if post_address(url) is None:
            return Card(url=url, title="", description="")
        return Quotation(author=None, published=None, url=url, parts=(), state="elsewhere")
    links = [each for each in quoted.css("a[href]") if post_address(attribute(each, "href"))]
    address = post_address(attribute(links[-1], "href")) if links else None
    signed = _SIGNED.search(words(quoted)[-200:])
    return Quotation(
        author=_quoted_author(signed, address),
        published=address.time if address else None,
        url=address.url if address else None,
        parts=tuple(map(Words, quoted.css("p"))),
    )


def _quoted_author(signed: re.Match[str] | None, address: PostAddress | None) -> Author | None:
    if signed:
        return account(signed[2], signed[1])
    return account(address.handle) if address and address.handle else None
