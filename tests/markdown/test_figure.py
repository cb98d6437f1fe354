"""Figures: rows of images, captions, and words for what is not shown."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.testing import HOSTILE
from convert.testing.fixtures.samples import PNG
from convert.tree import Figure, LinkNote, Media
from convert_markdown import Options
from tests.builders import picture, post, thread
from tests.markdown.expected import END, IMAGE
from tests.markdown.reading import CommonMark, Pandoc, written
from tests.markdown.test_media import PNG_NAME, video

NOTE = LinkNote(number=1, url="https://a.example", truncated=False)


def figure(*media: Media, note: int | None = None, **options: Any) -> str:
    shown = Figure(media=tuple(item.number for item in media), note=note)
    document = thread(post(1, shown), media=media, notes=(NOTE,) if note else (), title="")
    text = written(document, Options(**({"front_matter": False} | options)))
    return text.split("\n\n")[0].rstrip("\n").replace(PNG_NAME, "P")


@pytest.mark.parametrize(
    ("count", "rows"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (6, [3, 3])]
)
def test_pictures_are_side_by_side(count: int, rows: list[int]) -> None:
    media = [picture(number, PNG, alt="a") for number in range(1, count + 1)]
    assert figure(*media) == "\\\n".join(" ".join(["![a](P)"] * length) for length in rows)


def test_a_picture_without_alternative_text_is_shown_without() -> None:
    assert figure(picture(1, PNG)) == "![](P)"


def test_the_reference_to_an_address_has_a_line() -> None:
    assert figure(picture(1, PNG, alt="a"), note=1) == "![a](P)\\\nAddress[^1]"
    assert figure(note=1) == "Address[^1]"
    assert figure(note=1, flavour="commonmark") == "Address¹"


def test_what_is_not_shown_is_words() -> None:
    media = picture(1, None, alt="A palace", url="https://a.example/b.png")
    assert figure(media) == "Image · A palace · <https://a.example/b.png>"
    assert figure(media, media="link") == "![A palace](https://a.example/b.png)"
    assert figure(picture(1, PNG, alt="A palace"), media="none") == "Image · A palace"


def test_a_video_is_shown_by_its_picture_which_links_to_its_file() -> None:
    poster = picture(2, PNG, alt="a still")
    document = thread(
        post(1, Figure(media=(1,), note=None)), media=(video(1, alt="a", data=b"b"), poster), title=""
    )
    assert "P" not in figure(video(1, alt="a", data=b"b"))
    with_poster = thread(
        post(1, Figure(media=(1,), note=None)),
        media=(video(1, alt="a", data=b"b", poster=2), poster),
        title="",
    )
    name = "media/3e23e8160039594a.mp4"
    without, linked = (written(each, Options(front_matter=False)) for each in (document, with_poster))
    assert without == f"![a]({name})\\\nVideo · a\n"
    assert linked == f"[![a]({PNG_NAME})]({name})\\\nVideo · a\n"


@pytest.mark.parametrize("flavour", ["commonmark", "gfm", "pandoc", "obsidian"])
@settings(max_examples=30, deadline=None)
@given(
    alt=st.sampled_from([*HOSTILE, "a](javascript:alert(1))", "a\\", "![b](c)", "[^1]"])
    | st.text(max_size=20),
    wrap=st.sampled_from(["no", 20]),
)
def test_any_alternative_text_reads_back_as_the_same_words(flavour, alt, wrap) -> None:
    document = thread(
        post(1, Figure(media=(1,), note=None)), media=(picture(1, PNG, alt=alt),), title=""
    )
    options = Options(flavour=flavour, front_matter=False, wrap=wrap)
    seen = CommonMark(written(document, options))
    [text] = [block for block in seen.paragraphs if IMAGE in block]
    words = " ".join(alt.replace("\0", "\ufffd").split())
    assert str(text).startswith(f"{IMAGE}{words}{END}")
    assert seen.images == [PNG_NAME]
    assert seen.live == []


@pytest.mark.parametrize("markdown", ["commonmark_x-smart", "gfm", "markdown-smart"])
def test_pandoc_reads_the_alternative_texts(markdown: str) -> None:
    alts = ["a](javascript:alert(1))", "a\\", "![b](c)", "[^1] `d`", "<b>*e*", "f\ng  h", "@i $j$"]
    media = tuple(picture(number, PNG, alt=alt) for number, alt in enumerate(alts, start=1))
    document = thread(
        *(post(item.number, Figure(media=(item.number,), note=None)) for item in media),
        media=media,
        title="",
    )
    options = Options(flavour="gfm", front_matter=False, numbering="none")
    seen = Pandoc(written(document, options), markdown, options)
    assert seen.paragraphs == [f"{IMAGE}{' '.join(alt.split())}{END}" for alt in alts]
    assert seen.live == []
