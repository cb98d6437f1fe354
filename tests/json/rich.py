"""A document with every type of node, nested, and with a value for every key."""

from msgspec.structs import replace

from convert.notes import Numbering
from convert.tree import (
    Answered,
    Author,
    Break,
    Code,
    Document,
    Figure,
    Gap,
    Hashtag,
    Link,
    List,
    Mention,
    Paragraph,
    Part,
    Poll,
    PollOption,
    Quote,
    Repair,
    Styled,
    Text,
)
from tests.builders import SOURCE, picture, post, thread

ADA = Author(name="Ada Lovelace", handle="ada", url="https://x.com/ada")
BOB = Author(name="Bob “Ü” 😀", handle="bob", url=None)


def rich_document() -> Document:
    """Return the document. Its first post has a quote with a list with a quote with a figure."""
    numbering = Numbering("twitter")
    opening = (
        Text("Hello "),
        Mention("@ann", "ann", numbering.mention("ann")),
        Styled("strong", (Styled("emphasis", (Link("a.example", numbering.link("https://a.example", title="A")),)),)),
        Break(),
        Hashtag("#NK", "NK"),
        Gap(),
    )  # fmt: skip
    outer = numbering.link("https://x.com/bob/status/1")
    inner = Quote(
        state="deleted",
        author=None,
        published="2020-11-09",
        note=numbering.link("https://x.com/eve/status/2"),
        blocks=(Figure(media=(1,), note=numbering.link("https://example.org/gallery")),),
    )
    items = ((Paragraph((Text("One"),)), inner), (), (Code("if x:\n\ty()"),))
    quote = Quote(
        state="shown",
        author=BOB,
        published="2020-11-10T09:30:00Z",
        note=outer,
        blocks=(
            List(start=3, items=items),
            Poll(options=(PollOption("Yes", 3), PollOption("No", None)), closes="2020-11-12"),
        ),
    )
    first = post(1, *opening, quote, Figure(media=(1, 2), note=None))
    second = post(
        2,
        Poll(options=(), closes=None),
        id="2",
        url="https://x.com/bob/status/2",
        author=BOB,
        published="2020-11-11",
        edited="2020-11-12T00:00:00+01:00",
        language="he",
        direction="rtl",
        warning="Politics",
        answers=Answered(author=ADA, url="https://x.com/ada/status/1"),
    )
    fields = {"alt": "A cat 😀", "url": "https://example.org/1.png", "width": 4, "height": 3}
    video = {"kind": "video", "media_type": "video/mp4", "poster": 1}
    return thread(
        first,
        second,
        post(3, missing="deleted"),
        numbering=numbering,
        author=ADA,
        media=(picture(1, b"\x89PNG \xff\xfe", **fields), picture(2, None, **video)),
        parts=(
            Part(title="A", author=ADA, published="2020-11-10", url=None, first=1),
            Part(title="B", author=None, published=None, url="https://b.example", first=3),
        ),
        source=replace(SOURCE, retrieved="2020-11-13T00:00:00Z", url="https://x.com/ada/status/1"),
        repairs=(Repair(kind="mark", line=None, text="END", became="", message="removed"),),
    )
