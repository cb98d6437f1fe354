"""Provide a sample document and texts that are hard to write."""

from convert.notes import Numbering
from convert.tree import (
    Author,
    Break,
    Document,
    Gap,
    Hashtag,
    Link,
    Mention,
    Paragraph,
    Post,
    Repair,
    Source,
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


def sample_document() -> Document:
    """Return a small document that contains every type of node."""
    numbering = Numbering("twitter")
    opening = (
        Text("A meeting in Vienna, says "),
        Mention("@annberg", "annberg", numbering.mention("annberg")),
        Text(", and why it matters "),
        Hashtag("#Vienna", "Vienna"),
        Break(),
        Text("More at "),
        Link("example.org", numbering.link("https://example.org/vienna")),
    )
    ending = (
        Text("Thanks to "),
        Mention("@AnnBerg", "AnnBerg", numbering.mention("AnnBerg")),
        Text(" of "),
        Gap(),
        Text(" and to "),
        Link("example.com", numbering.link("https://example.com/cut", truncated=True)),
    )
    posts = (
        Post(number="1", total=None, label="", lines=(1, 2), blocks=(Paragraph(opening),)),
        Post(
            number="2",
            total=2,
            label="2/2",
            lines=(3, 5),
            blocks=(Paragraph((Text("Second thoughts."),)), Paragraph(ending)),
        ),
    )
    return Document(
        schema="thread-document/1",
        title="A meeting in Vienna",
        author=Author("Carl Dorn", "carldorn"),
        published="2020-11-10",
        language="en",
        direction="ltr",
        platform="twitter",
        source=Source(
            name="vienna.txt", sha256="0" * 64, bytes=123, kind="plain", url=None, scheme="numbered"
        ),
        posts=posts,
        notes=numbering.notes,
        repairs=(
            Repair(
                kind="mark", line=5, text="END", became="", message="the mark of the end was removed"
            ),
        ),
    )
