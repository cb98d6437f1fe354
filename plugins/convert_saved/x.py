"""Read the pages of X: of a post with its conversation, or a timeline."""

import re
from collections.abc import Iterator

from convert.html import Element, Node
from convert.metadata import counted
from convert.tree import Author
from convert_saved.nodes import around, attribute, first, is_inside, outermost, select, words
from convert_saved.page import SavedPage
from convert_saved.parts import (
    Folded,
    Part,
    Quotation,
    SavedPost,
    SavedThread,
)
from convert_saved.unseen import unseen_post, unseen_quotation
from convert_saved.values import PostAddress, account, is_of_x, language, post_address, time
from convert_saved.x_content import MORE, MORE_NAME, parts

_ARTICLE = 'article[data-testid="tweet"]'
_NAME = '[data-testid="User-Name"], [data-testid="UserName"]'
_TEXT = '[data-testid="tweetText"]'
# Leads to what X says of posts that it does not show.
_NOTICE = 'a[href*="/rules-and-policies/notices-on-"]'
_ADVERTISEMENT = '[data-testid="placementTracking"]'
_HANDLE = re.compile(r"@(\w{1,20})", re.ASCII)


def read(page: SavedPage) -> SavedThread | None:
    """Return the thread of a page of X; None if it is another page."""
    items, others = _items(page)
    marked = [(item, _is_advertisement(item)) for item in items]
    advertisements = [item for item, is_one in marked if is_one]
    posts = [_post(item) for item, is_one in marked if not is_one]
    if all(post.missing for post in posts):
        return None
    left_out = (
        *(Folded("advertisement", words(each), "removed an advertisement") for each in advertisements),
        *(Folded("footer", words(each), "left out a post that X recommends") for each in others),
    )
    about = post_address(page.url) if page.url and is_of_x(page.url) else None
    return SavedThread(
        kind="x",
        site="X",
        posts=tuple(posts),
        url=None,
        author=_author(posts, about),
        preformatted=True,
        left_out=left_out,
        warnings=tuple(_cuts(items)),
    )


def embedded(among: Element) -> Part | str | None:
    """Return what an element among the words of a post is: a button, a link or an emoji."""
    return "" if among.attributes.get("data-testid") == MORE_NAME else None


def _items(page: SavedPage) -> tuple[list[Node], list[Node]]:
    """Return what the conversation consists of, and the posts that X recommends below a heading.

    It consists of posts, and of links to the reasons why others are not shown.
    """
    found = page.tree.css(f"{_ARTICLE}, {_NOTICE}, h2")
    items = outermost(node for node in found if node.tag != "h2")
    places = {node.mem_id: index for index, node in enumerate(found)}
    begin = places[items[0].mem_id] if items else 0
    headings = (node for node in found[begin:] if node.tag == "h2" and not _is_in_article(node))
    end = next((places[heading.mem_id] for heading in headings), len(found))
    return (
        [item for item in items if places[item.mem_id] < end],
        [item for item in items if places[item.mem_id] > end],
    )


def _is_in_article(node: Node) -> bool:
    return any(each.tag == "article" for each in around(node))


def _is_advertisement(article: Node) -> bool:
    has_time = first(article, "a[href] time", outside=_quotes(article)) is not None
    return not has_time and article.css_first(_ADVERTISEMENT) is not None


def _author(posts: list[SavedPost], about: PostAddress | None) -> Author | None:
    """Return the author of the post that the page is about."""
    if about is None or about.handle is None:
        return None
    handle = about.handle.lower()
    return next((post.author for post in posts if (post.author.handle or "").lower() == handle), None)


def _cuts(items: list[Node]) -> Iterator[str]:
    count = sum(item.css_first(MORE) is not None for item in items)
    if count:
        yield (
            f"{counted(count, 'post')} cut short on the page; open them (“Show more”) and save it again"
        )


def _quotes(article: Node) -> list[Node]:
    """Return the box of the post that a post quotes, if there is one: that with the second name."""
    names = article.css(_NAME)
    return [_box(name, article, names[0]) for name in names[1:2]]


def _box(name: Node, article: Node, own: Node) -> Node:
    """Return the box around the name of a quoted post: what is clicked on, or has the post's words."""
    found = name
    for node in around(name):
        if node.mem_id == article.mem_id or is_inside(own, node):
            return found
        found = node
        if attribute(node, "role") == "link" or node.tag == "article":
            return found
    return found


def _post(article: Node) -> SavedPost:
    if article.tag == "a":
        return unseen_post(_wording(article))
    quotes = _quotes(article)
    address = _address(article, quotes)
    text = first(article, _TEXT, outside=quotes)
    notices = select(article, _NOTICE, outside=[*quotes, *article.css(_TEXT)])
    return SavedPost(
        author=_account(article) or account(address.handle if address else None),
        url=address.url if address else None,
        published=_time(article, quotes) or (address.time if address else None),
        parts=(
            *parts(article, text, quotes),
            *map(_quote, quotes),
            *map(unseen_quotation, map(_wording, notices)),
        ),
        language=language(attribute(text, "lang")),
    )


def _wording(notice: Node) -> str:
    """Return the words right before a link, which say why a post is not shown."""
    for node in (notice, *around(notice)):
        before = node.prev
        if before is not None and before.is_text_node and not (before.text_content or "").strip():
            before = before.prev
        if before is not None:
            return (before.text_content or "").strip() if before.is_text_node else words(before)
    return ""


def _address(box: Node, outside: list[Node]) -> PostAddress | None:
    """Return the address of a post: that of its time, else of its pictures."""
    for moment in select(box, "a[href] time", outside=outside):
        link = next((each for each in around(moment) if each.tag == "a"), None)
        if found := post_address(attribute(link, "href")):
            return found
    links = select(box, 'a[href*="/status/"]', outside=[*outside, *box.css(_TEXT)])
    return next(filter(None, (post_address(attribute(link, "href")) for link in links)), None)


def _account(box: Node) -> Author | None:
    """Return the author; the page shows the name before the handle."""
    shown = box.css_first(_NAME)
    if shown is None:
        return None
    texts = [text for node in shown.css("a, span") if (text := words(node))]
    handle = next(filter(None, map(_HANDLE.fullmatch, texts)), None)
    if handle is None:
        return None
    name = next((text for text in texts if not text.startswith("@")), None)
    return account(handle[1], name)


def _time(box: Node, outside: list[Node]) -> str | None:
    return time(attribute(first(box, "time[datetime]", outside=outside), "datetime"))


def _quote(box: Node) -> Quotation:
    address = _address(box, [])
    text = box.css_first(_TEXT)
    return Quotation(
        author=_account(box),
        published=_time(box, []) or (address.time if address else None),
        url=address.url if address else None,
        parts=tuple(parts(box, text, [])),
    )
