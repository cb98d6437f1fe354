"""A thread of two authors with all that posts hold besides words, and readers of structure."""

from typing import Any

from pypdf import PdfReader

from convert.notes import Numbering
from convert.tree import (
    Answered,
    Author,
    Code,
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
    Source,
    Styled,
    Text,
)
from tests.builders import picture, post, thread

_numbering = Numbering("twitter")
ANN = Author(name="Ann Berg", handle="ann", url="https://x.com/ann")
BO = Author(name="Bo Chen", handle="bo", url="https://x.com/bo")
WORDS = "Words that follow one another for the length of a post, as they do in threads. " * 2


def words(text: str) -> Paragraph:
    """Return a paragraph of text."""
    return Paragraph((Text(text),))


def mention(handle: str) -> Mention:
    return Mention(f"@{handle}", handle, _numbering.mention(handle))


def link(host: str) -> Link:
    return Link(host, _numbering.link(f"https://{host}/a"))


_POSTS = (
    post(
        1,
        f"{WORDS}See ",
        mention("one"),
        published="2020-11-10T10:00:00Z",
        url="https://x.com/ann/status/1",
    ),
    post(
        2,
        "An answer with ",
        Styled("emphasis", (Text("emphasis, "), Styled("strong", (mention("two"),)))),
        Styled("code", (Text("code()"),)),
        Styled("strikeout", (Text("and what is "), link("three.example"))),
        Quote(
            state="shown",
            author=ANN,
            published="2020-11-09",
            note=_numbering.link("https://x.com/ann/status/4"),
            blocks=(
                Paragraph((Text(WORDS), mention("five"))),
                Quote("deleted", None, None, _numbering.link("https://x.com/d/status/6"), ()),
                List(None, ((Paragraph((mention("seven"),)),),)),
            ),
        ),
        "After the quote.",
        author=BO,
        published="2020-11-11T10:00:00Z",
        edited="2020-11-12",
        url="https://x.com/bo/status/2",
        warning="politics",
        answers=Answered(author=ANN, url="https://x.com/ann/status/0"),
    ),
    post(
        3,
        List(
            start=9,
            items=(
                (words("nine"), List(None, ((words("dot"), List(None, ((words("dash"),),))),))),
                (words(WORDS), words("ten")),
            ),
        ),
        Poll((PollOption("Yes", 3), PollOption("No", 1)), "2020-11-13"),
        Code("def f(x):\n\treturn x\n\n    # " + "a long comment " * 12),
        author=ANN,
    ),
    post(
        4,
        "שלום לכולם, זה פוסט בעברית שנמשך על פני יותר משורה אחת כדי שנראה את היישור לימין, עם ",
        mention("eight"),
        Quote("shown", Author("דנה", None), None, None, (words("ציטוט"), Code("x = 1"))),
        author=BO,
        language="he",
        direction="rtl",
        warning="אזהרה",
    ),
    post(5, author=BO, missing="deleted"),
    post(
        6,
        Figure((1, 2), _numbering.link("https://x.com/bo/status/9/photo/2")),
        Figure((), _numbering.link("https://x.com/bo/status/10/photo/1")),
    ),
)

WHOLE = thread(
    *_POSTS,
    numbering=_numbering,
    media=(
        picture(1, None, alt="A red square", url="https://media.example/red.png"),
        Media(number=2, kind="video", media_type="video/mp4"),
    ),
    parts=(Part("Another thread", BO, "2020-11-12", "https://x.com/bo/status/4", first=4),),
    author=ANN,
    title="A thread of whole posts",
    source=Source(
        name="thread.json",
        sha256="0" * 64,
        bytes=1,
        kind="threadreader",
        url="https://x.com/ann/status/1",
        scheme="",
        retrieved="2021-01-01T00:00:00Z",
    ),
)


def kinds(element: Any) -> list[object]:
    """The structure below an element: types, each followed by a list for its children, if any."""
    found: list[object] = []
    for kid in element["/K"]:
        kid = kid.get_object()
        if isinstance(kid, dict) and "/S" in kid:
            found.append(kid["/S"][1:])
            found.append(kinds(kid))
    return [each for each in found if each != []]


def elements(reader: PdfReader) -> list[Any]:
    """All structure elements of a file, in reading order."""

    def below(element: Any) -> list[Any]:
        kids = [kid.get_object() for kid in element["/K"]]
        own = [kid for kid in kids if isinstance(kid, dict) and "/S" in kid]
        return [each for kid in own for each in (kid, *below(kid))]

    return below(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
