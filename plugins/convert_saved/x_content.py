"""Read what is in a post on a page of X besides its author: words, pictures, polls and cards."""

from collections.abc import Iterator

from convert.html import Node
from convert_saved.nodes import attribute, first, outermost, select, words
from convert_saved.parts import Ballot, Card, Folded, Part, Picture, Video, Words
from convert_saved.values import is_web

MORE_NAME = "tweet-text-show-more-link"
"""What the button that shows the rest of a post is called."""
MORE = f'[data-testid="{MORE_NAME}"]'

_PHOTO = '[data-testid="tweetPhoto"]'
_PLAYER = '[data-testid="videoPlayer"], video'
_CARD = '[data-testid="card.wrapper"]'
_POLL = '[data-testid="cardPoll"]'
_NOTE = '[data-testid="birdwatch-pivot"]'
_ANIMATIONS = ("/tweet_video/", "/tweet_video_thumb/")
_FEWEST_OPTIONS = 2
_CUT = "the page shows only the beginning of this post"


def parts(box: Node, text: Node | None, outside: list[Node]) -> Iterator[Part]:
    """Yield the parts of a post in a box, apart from what is `outside` of it: a quoted post.

    `text` has its words.
    """
    if text is not None:
        yield Words(text)
    if first(box, MORE, outside=outside) is not None:
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
        yield Folded(
            kind="annotation", text=words(note), message="left out what readers added to a post"
        )


def _media(box: Node, outside: list[Node]) -> Iterator[Picture | Video]:
    """Yield the pictures and videos of a post, in the order of the page."""
    for each in outermost(select(box, f"{_PHOTO}, {_PLAYER}", outside=outside)):
        if each.css_matches(_PLAYER) or each.css_first(_PLAYER) is not None:
            yield _video(each)
        else:
            yield from map(_picture, each.css("img"))


def _picture(image: Node) -> Picture:
    address = attribute(image, "src")
    return Picture(
        address=address,
        style=attribute(image, "style"),
        url=address if is_web(address) else None,
        alt=attribute(image, "alt"),
    )


def _video(box: Node) -> Video:
    """Return the video in a box, whose still is in it, too."""
    video = box if box.tag == "video" else box.css_first("video")
    source = video.css_first("source") if video is not None else None
    address = attribute(video, "src") or attribute(source, "src")
    poster = attribute(video, "poster")
    still = box.css_first("img")
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
