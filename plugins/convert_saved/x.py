"""Read the pages of X: of a post with its conversation, or a timeline."""

import re
from collections.abc import Iterator

from convert.html import Element, Node
from convert.metadata import counted
from convert.tree import Author
from convert_saved.nodes import around, attribute, first, is_inside, outermost, select, words
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
from convert_saved.values import PostAddress, is_of_x, is_web, language, post_address, time

_ARTICLE = 'article[data-testid="tweet"]'
_NAME = '[data-testid="User-Name"], [data-testid="UserName"]'
_TEXT = '[data-testid="tweetText"]'
_MORE_NAME = "tweet-text-show-more-link"
_MORE = f'[data-testid="{_MORE_NAME}"]'
_PHOTO = '[data-testid="tweetPhoto"] img'
_CARD = '[data-testid="card.wrapper"]'
_POLL = '[data-testid="cardPoll"]'
# Leads to what X says of posts that it does not show.
_NOTICE = 'a[href*="/rules-and-policies/notices-on-"]'
_NOTE = '[data-testid="birdwatch-pivot"]'
_ADVERTISEMENT = '[data-testid="placementTracking"]'
_ANIMATIONS = ("/tweet_video/", "/tweet_video_thumb/")
_HANDLE = re.compile(r"@(\w{1,20})", re.ASCII)
_FEWEST_OPTIONS = 2
_CUT = "the page shows only the beginning of this post"


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
    return "" if among.attributes.get("data-testid") == _MORE_NAME else None


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
    handle = (about.handle or "").lower() if about else ""
    return next((post.author for post in posts if (post.author.handle or "").lower() == handle), None)


def _cuts(items: list[Node]) -> Iterator[str]:
    count = sum(item.css_first(_MORE) is not None for item in items)
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
        if node.mem_id == article.mem_id or is_inside(own, [node]):
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
        author=_account(article) or Author(name=None, handle=address.handle if address else None),
        url=address.url if address else None,
        published=_time(article, quotes) or (address.time if address else None),
        parts=(
            *_parts(article, text, quotes),
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
    return Author(name=name, handle=handle[1])


def _time(box: Node, outside: list[Node]) -> str | None:
    return time(attribute(first(box, "time[datetime]", outside=outside), "datetime"))


def _parts(box: Node, text: Node | None, outside: list[Node]) -> Iterator[Part]:
    if text is not None:
        yield Words(text)
    if first(box, _MORE, outside=outside) is not None:
        yield Folded(kind="cut", text="", message=_CUT)
    if figure := tuple(_media(box, outside)):
        yield figure
    for poll in select(box, _POLL, outside=outside):
        if ballot := _ballot(poll):
            yield ballot
    for card in select(box, _CARD, outside=outside):
        if card.css_first(_POLL) is None and (found := _card(card)):
            yield found
    for note in select(box, _NOTE, outside=outside):
        yield Folded(kind="note", text=words(note), message="left out what readers added to a post")


def _media(box: Node, outside: list[Node]) -> Iterator[Picture | Video]:
    """Yield the pictures and videos of a post, in the order of the page."""
    players = outermost(select(box, '[data-testid="videoPlayer"], video', outside=outside))
    stills = {image.mem_id for player in players for image in player.css("img")}
    for node in select(box, f'{_PHOTO}, [data-testid="videoPlayer"], video', outside=outside):
        if node.tag == "img" and node.mem_id not in stills:
            yield _picture(node)
        elif any(node.mem_id == player.mem_id for player in players):
            yield _video(node)


def _picture(image: Node) -> Picture:
    address = attribute(image, "src")
    return Picture(
        address=address,
        style=attribute(image, "style"),
        url=address if is_web(address) else None,
        alt=attribute(image, "alt"),
    )


def _video(player: Node) -> Video:
    video = player if player.tag == "video" else player.css_first("video")
    source = video.css_first("source") if video is not None else None
    address = attribute(video, "src") or attribute(source, "src")
    poster = attribute(video, "poster")
    still = player.css_first("img")
    is_animation = any(sign in each for sign in _ANIMATIONS for each in (address, poster))
    shown = Picture(poster, "", poster if is_web(poster) else None, "") if poster else None
    return Video(
        kind="animation" if is_animation else "video",
        url=address if is_web(address) else None,
        poster=shown or (_picture(still) if still is not None else None),
        alt=attribute(video, "aria-label"),
    )


def _ballot(poll: Node) -> Ballot | None:
    """Return a poll: its options to choose from, or with their shares."""
    options = poll.css('[role="radio"]') or poll.css('li, [role="listitem"]')
    found = tuple(filter(None, map(words, outermost(options))))
    return Ballot(found) if len(found) >= _FEWEST_OPTIONS else None


def _card(card: Node) -> Card | None:
    """Return the card of a page: its host, its title and its description."""
    url = attribute(card.css_first("a[href]"), "href")
    detail = card.css_first('[data-testid$=".detail"]')
    lines = [words(each) for each in detail.css('[dir="auto"]')] if detail is not None else []
    shown = [line for line in lines if line]
    if not is_web(url):
        return None
    title = shown[1] if len(shown) > 1 else next(iter(shown), "")
    return Card(url=url, title=title or _label(card), description=" ".join(shown[2:]))


def _label(card: Node) -> str:
    """Return the title of a card that is only a picture, which is its description for the blind."""
    label = attribute(card.css_first("a[aria-label]"), "aria-label")
    host, _, title = label.partition(" ")
    return title if "." in host else label


def _quote(box: Node) -> Quotation:
    address = _address(box, [])
    text = box.css_first(_TEXT)
    return Quotation(
        author=_account(box),
        published=_time(box, []) or (address.time if address else None),
        url=address.url if address else None,
        parts=tuple(_parts(box, text, [])),
    )
