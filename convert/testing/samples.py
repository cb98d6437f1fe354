"""Provide a sample document and texts that are hard to write."""

from base64 import b64decode
from hashlib import sha256

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
    Media,
    Mention,
    Paragraph,
    Part,
    Poll,
    PollOption,
    Post,
    Quote,
    Repair,
    Source,
    Styled,
    Text,
)

HOSTILE = (
    "<b>bold</b> &amp; &#42; <!-- --> <script>alert(1)</script> ]]>",
    "[x](javascript:alert(1)) ![y](z) [^1] [^1]: [x]: y",
    "*a* **b** _c_ __d__ ~~e~~ `f` ``` ==g== ^h^ $i$ :smile: {.j}",
    "# a",
    "> a",
    "- a",
    "1. a",
    "---",
    "===",
    ":::",
    "a | b",
    r"\ \n \textbf{a} %a #{a}",
    "https://example.org www.example.org a@example.org @a @a@example.org #a",
    "safe \u202etxt.exe \u2066a\u2069 \u200f",
    "a\0b\x01c\x0bd\x0ce\x1b[31mf\x7fg\x85h\ufffei\U0001ffffj",
    "\ufeff\xa0\u2028a\u2029\u3000",
    "a\r\nb\rc\n\nd",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1eb\U0001f1f7 1\ufe0f\u20e3",
    "e\u0301 \u05d0\u05d1 \u0928\u093f",
    "a" * 1000,
)
"""Texts that are markup, or hard to handle, in some format. Writers must treat them as plain text."""

SURROGATES = "a\ud800b \udfff"
"""Lone surrogates, which JSON can contain and UTF-8 can't."""


PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAH0lEQVR42mMUsam403ODgYGBgYGB+dkqEQYYYGJAAgCR"
    "8ASzC9S1QgAAAABJRU5ErkJggg=="
)
"""A picture of 4 × 3 pixels."""


def sample_document() -> Document:
    """Return a small document that contains every type of node and a value for every field."""
    numbering = Numbering("twitter")
    return Document(
        schema="thread-document/1",
        title="A meeting in Vienna",
        author=Author(name="Carl Dorn", handle="carldorn"),
        published="2020-11-10",
        language="en",
        direction="ltr",
        platform="twitter",
        source=Source(
            name="vienna.txt",
            sha256="0" * 64,
            bytes=123,
            kind="plain",
            url="https://x.com/carldorn/status/1326096852429787137",
            scheme="numbered",
            retrieved="2020-11-12T08:00:00Z",
        ),
        posts=(*_numbered_posts(numbering), *_rich_posts(numbering)),
        notes=numbering.notes,
        media=(
            Media(
                number=1,
                kind="image",
                media_type="image/png",
                url="https://example.org/palace.png",
                alt="The palace at noon",
                width=4,
                height=3,
                sha256=sha256(PNG).hexdigest(),
                data=PNG,
            ),
            Media(
                number=2,
                kind="video",
                media_type="video/mp4",
                url="https://example.org/arrival.mp4",
                alt="The arrival",
                poster=1,
            ),
        ),
        parts=(
            Part(
                title="Afterwards",
                author=Author(name="Eva Falk", handle="evafalk"),
                published="2020-11-11",
                url="https://example.org/afterwards",
                first=3,
            ),
        ),
        repairs=(
            Repair(
                kind="mark", line=5, text="END", became="", message="the mark of the end was removed"
            ),
        ),
    )


def _numbered_posts(numbering: Numbering) -> tuple[Post, ...]:
    """Return two posts, with paragraphs of all inlines."""
    opening = (
        Text("A meeting in Vienna, says "),
        Mention("@annberg", "annberg", numbering.mention("annberg")),
        Text(", and why it matters "),
        Hashtag("#Vienna", "Vienna"),
        Break(),
        Text("More at "),
        Link("example.org", numbering.link("https://example.org/vienna", title="Talks in Vienna")),
    )
    ending = (
        Text("Thanks to "),
        Mention("@AnnBerg", "AnnBerg", numbering.mention("AnnBerg")),
        Text(" of "),
        Gap(),
        Text(" and to "),
        Link("example.com", numbering.link("https://example.com/cut", truncated=True)),
    )
    second = (Text("Second "), Styled("strong", (Text("thoughts"),)), Text("."))
    return (
        Post(number="1", total=None, label="", lines=(1, 2), blocks=(Paragraph(opening),)),
        Post(
            number="2",
            total=2,
            label="2/2",
            lines=(3, 5),
            blocks=(Paragraph(second), Paragraph(ending)),
        ),
    )


def _rich_posts(numbering: Numbering) -> tuple[Post, ...]:
    """Return posts of another author: one with all blocks, one from right to left, one missing."""
    eva = Author(name="Eva Falk", handle="evafalk", url="https://x.com/evafalk")
    quote = Quote(
        state="shown",
        author=Author(name="Greta Ham", handle="gretaham"),
        published="2020-11-10T09:30:00Z",
        note=numbering.link("https://x.com/gretaham/status/1326096852429787138"),
        blocks=(Paragraph((Text("We meet again."),)), Figure(media=(1,), note=None)),
    )
    figure = Figure(media=(1, 2), note=numbering.link("https://example.org/gallery"))
    poll = Poll(
        options=(PollOption("Agreement", votes=30), PollOption("Deadlock", votes=10)),
        closes="2020-11-12",
    )
    verse = (
        Text("The fog comes"),
        Break(),
        Text("    on little"),
        Break(),
        Styled("strong", (Text("\t\tcat feet"),)),
        Text("."),
    )
    code = Code("if signed:\n\n\tif ready:\n        publish()")
    items = ((Paragraph((Text("A seal"),)),), (Paragraph((Text("A signature"),)),))
    return (
        Post(
            number=None,
            total=None,
            label="",
            lines=None,
            id="1326096852429787139",
            url="https://x.com/evafalk/status/1326096852429787139",
            author=eva,
            published="2020-11-11",
            edited="2020-11-12",
            warning="Politics",
            answers=Answered(
                author=Author(name=None, handle="carldorn"), url="https://example.org/answered"
            ),
            blocks=(quote, figure, poll, List(start=1, items=items), code, Paragraph(verse)),
        ),
        Post(
            number=None,
            total=None,
            label="",
            lines=None,
            author=eva,
            language="he",
            direction="rtl",
            blocks=(Paragraph((Text("תודה רבה."),)),),
        ),
        Post(number=None, total=None, label="", lines=None, author=eva, missing="deleted", blocks=()),
    )
