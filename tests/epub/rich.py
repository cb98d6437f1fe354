"""Documents with every kind of block: quotes, figures, polls, lists, code, and several authors."""

from io import BytesIO

from PIL import Image

from convert.notes import Numbering
from convert.tree import (
    Answered,
    Author,
    Code,
    Document,
    Figure,
    Link,
    List,
    Media,
    Mention,
    Paragraph,
    Part,
    Poll,
    PollOption,
    Quote,
    Styled,
    Text,
)
from tests.builders import blocks, picture, post, thread
from tests.epub.builders import HOSTILE

ADA = Author("Ada Lovelace", "ada", "https://x.com/ada")
BEA = Author("Bea", "bea", "https://x.com/bea")

PHOTOGRAPH = ((90, 120, 160), (60, 40))
PORTRAIT = ((160, 110, 90), (40, 60))
DRAWING = ((110, 150, 100), (50, 50))


def encoded(colour: tuple[int, int, int], size: tuple[int, int], kind: str = "PNG") -> bytes:
    """Return a picture in one colour."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def media() -> tuple[Media, ...]:
    """Return pictures with and without alternative text, videos, and bytes that are no picture."""
    wide, high, square = encoded(*PHOTOGRAPH), encoded(*PORTRAIT, kind="JPEG"), encoded(*DRAWING)
    return (
        picture(1, wide, alt="A bridge over a river,\nseen from the north"),
        picture(2, high, alt="A portrait", media_type="image/jpeg"),
        picture(3, square),
        picture(4, wide, alt="The same bridge"),
        picture(5, wide, alt="A still"),
        picture(6, None, kind="video", poster=5, alt="A film", url="https://a.example/film.mp4"),
        picture(7, None, kind="audio", alt="A recording", url="https://a.example/words.mp3"),
        picture(8, b"no picture", alt="A map that is damaged"),
        picture(9, None, url="javascript:alert(1)"),
        picture(10, encoded(*DRAWING, kind="WEBP"), kind="animation", alt="A turning wheel"),
    )


def rich() -> Document:
    """Return a conversation of two authors over two days, with each kind of block."""
    numbering = Numbering("twitter")
    quoted = numbering.link("https://x.com/bea/status/1326096852429787137")
    ada, page = numbering.mention("ada"), numbering.link("https://a.example/page", title="A page")
    film = numbering.link("https://a.example/watch")
    hidden = numbering.link("https://x.com/cem/status/1326096852429787138")
    note = Quote(
        state="shown",
        author=BEA,
        published="2020-11-09T10:00:00Z",
        note=quoted,
        blocks=blocks(
            ["As ", Mention("@ada", "ada", ada), " said:", Figure(media=(1,), note=None)],
        ),
    )
    words = (
        Styled("strong", (Text("Really, "), Styled("emphasis", (Link("a.example", page),)))),
        Text(" "),
        Styled("strikeout", (Text("never"),)),
        Text(" "),
        Styled("code", (Text("a  <b>"),)),
    )
    ordered = List(start=3, items=(blocks(["Third"]), blocks(["Fourth", List(None, (blocks(["a"]),))])))
    elsewhere = Quote("elsewhere", None, None, hidden, ())
    poll = Poll((PollOption("Yes", 3), PollOption("No", 1), PollOption("", None)), "2020-11-12")
    return thread(
        post(1, "A quoted post.", note, url="https://x.com/ada/status/1", published="2020-11-10"),
        post(2, *words, Figure((1, 2), None), url="https://x.com/ada/status/2"),
        post(3, "Three", Figure((1, 2, 3), None), author=BEA, published="2020-11-11"),
        post(4, "Four", Figure((1, 2, 3, 4), None), warning="A sight", edited="2020-11-12"),
        post(5, Figure((6, 7, 8, 9, 10), film), answers=Answered(BEA, "https://x.com/bea/status/9")),
        post(6, poll, ordered, Code("if a < b:\n\treturn  1"), elsewhere),
        post(7, "שלום לכולם, ", Mention("@ada", "ada", ada), language="he", direction="rtl"),
        post(8, missing="deleted", answers=Answered(None, "https://x.com/bea/status/9")),
        numbering=numbering,
        author=ADA,
        media=media(),
    )


def joined() -> Document:
    """Return two threads, one of them without a title, joined after a post of neither."""
    parts = (
        Part("The first & last", BEA, "2020-11-11", "https://x.com/bea/status/3", first=2),
        Part(" ", None, None, None, first=4),
    )
    return thread("Before", "One", "Two", "Three", parts=parts)


def hostile() -> Document:
    """Return hostile text in each field that the blocks and posts of a network have."""
    numbering = Numbering("twitter")
    author = Author(HOSTILE, HOSTILE, "javascript:alert(1)")
    note = numbering.link("javascript:alert(2)", title=HOSTILE)
    urls = (HOSTILE, "javascript:alert(3)", f"https://a.example/{HOSTILE}", 'https://a.example/"><b>')
    pictures = tuple(
        picture(number, data, kind=kind, alt=HOSTILE, url=url, media_type=HOSTILE)
        for number, (data, kind, url) in enumerate(
            [
                (encoded(*PHOTOGRAPH), "image", urls[0]),
                (encoded(*DRAWING), "animation", urls[1]),
                (None, "video", urls[2]),
                (b"<svg onload='alert(4)'/>", "image", urls[3]),
            ],
            start=1,
        )
    )
    inside = (
        Paragraph((Styled("code", (Text(HOSTILE), Styled("strong", (Link(HOSTILE, note),)))),)),
        Figure((1, 2, 3, 4), note),
        Code(HOSTILE),
        Poll((PollOption(HOSTILE, 2**53 - 1), PollOption(HOSTILE, 0)), HOSTILE),
        Poll((), None),
        List(2**53 - 1, ((), (Code("\n\n"),))),
        List(0, ()),
        Figure((), None),
    )
    quote = Quote("shown", author, HOSTILE, note, inside)
    for _ in range(20):
        quote = Quote("shown", author, None, note, (List(None, ((quote,),)),))
    posts = [
        post(
            number,
            *inside,
            quote,
            label=HOSTILE,
            url=url,
            author=author,
            published=HOSTILE,
            edited=f"2020-11-1{number}",
            language=HOSTILE,
            direction="rtl",
            warning=HOSTILE,
            answers=Answered(author, url),
            missing="unknown",
        )
        for number, url in enumerate(urls, start=1)
    ]
    part = Part(HOSTILE, author, HOSTILE, "javascript:alert(5)", first=1)
    return thread(*posts, numbering=numbering, media=pictures, parts=(part, part))
