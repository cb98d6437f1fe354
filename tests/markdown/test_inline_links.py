"""Links in the text instead of notes, and how parsers read them."""

import pytest

from convert.notes import Numbering
from convert.tree import Author, Document, Figure, Gap, Link, Mention, Quote, Styled, Text
from convert_markdown import Options
from tests.builders import post, thread
from tests.markdown.reading import CommonMark, Pandoc, written

FLAVOURS = ("commonmark", "gfm", "pandoc", "obsidian")
URL = "https://www.mid.ru/en/news/1?a=1&b=(2)_c*d#e"


def options(flavour: str = "gfm", **fields: object) -> Options:
    return Options(links="inline", flavour=flavour, front_matter=False, **fields)  # type: ignore[arg-type]  # one of the flavours


def document() -> Document:
    numbering = Numbering("twitter")
    ann, page = numbering.mention("MID_RF"), numbering.link(URL)
    status = numbering.link("https://twitter.com/DmitriTrenin/status/1326096852429787137?s=20")
    return thread(
        (
            Text("By "), Mention("@MID_RF", "MID_RF", ann), Text("(!) on 10/31 "), Link("mid.ru", page),
            Text("{.a}, "), Styled("emphasis", (Link("twitter.com", status),)), Text("!"),
            Link("[x] *y*", page),
        ),
        numbering=numbering,
    )  # fmt: skip


def test_a_host_and_a_handle_are_links_and_there_are_no_notes() -> None:
    text = written(document(), options())
    assert "By [@MID_RF](https://x.com/MID_RF)" in text
    assert f"[mid.ru](<{URL}>)" in text
    assert "[^" not in text


def test_what_a_note_says_besides_its_address_is_the_title_of_the_link() -> None:
    assert '"@DmitriTrenin, 2020-11-10")' in written(document(), options())


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("wrap", ["no", 20])
def test_parsers_read_the_same_links(flavour: str, wrap: str | int) -> None:
    targets = [
        "https://x.com/MID_RF",
        URL,
        "https://twitter.com/DmitriTrenin/status/1326096852429787137?s=20",
        URL,
    ]
    text = written(document(), options(flavour, wrap=wrap))
    assert CommonMark(text).live == targets
    readers = {"pandoc": "markdown-smart", "gfm": "gfm"}
    seen = Pandoc(text, readers.get(flavour, "commonmark_x-smart"), options(flavour))
    assert seen.live == targets


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_gap_before_a_link_is_no_reference_to_it(flavour: str) -> None:
    numbering = Numbering("twitter")
    number = numbering.mention("ann")
    gapped = thread((Gap(), Mention("@ann", "ann", number), Gap()), numbering=numbering)
    markdown = "markdown-smart" if flavour == "pandoc" else "commonmark_x-smart"
    seen = Pandoc(written(gapped, options(flavour)), markdown, options(flavour), {})
    assert seen.live == ["https://x.com/ann"]


def test_an_unsafe_or_cut_address_is_in_the_text_and_no_link() -> None:
    numbering = Numbering("twitter")
    script = numbering.link("javascript:alert(1)")
    cut = numbering.link("https://a.example/b…", truncated=True)
    inlines = (Link("here", script), Text(", "), Link("a.example", cut))
    seen = CommonMark(written(thread(inlines, numbering=numbering), options()))
    assert seen.live == []
    assert seen.paragraphs[1:] == ["here (javascript:alert(1)), a.example (https://a.example/b…)"]


def test_a_quote_and_a_figure_lead_to_their_addresses() -> None:
    numbering = Numbering("twitter")
    quoted, missing = numbering.link("https://x.com/a/status/1"), numbering.link("https://x.com/v")
    quote = Quote(state="shown", author=Author("Bea", None), published=None, note=quoted, blocks=())
    text = written(thread(post(1, quote, Figure((), missing)), numbering=numbering), options())
    assert "> [Quoted post](https://x.com/a/status/1) · Bea" in text
    assert "[Address](https://x.com/v)" in text


def test_the_address_of_a_quote_that_cannot_be_a_link_is_in_its_line() -> None:
    numbering = Numbering("twitter")
    note = numbering.link("javascript:alert(1)")
    quote = Quote(state="shown", author=None, published=None, note=note, blocks=())
    text = written(thread(post(1, quote), numbering=numbering), options())
    assert "> Quoted post · javascript:alert(1)" in text


@pytest.mark.parametrize(
    "title", ['A "page"', "A \\ page", "A page]", "[x](y) *z*", "&amp; {{x}}", "a\nb"]
)
def test_any_title_is_read_back(title: str) -> None:
    numbering = Numbering("twitter")
    link = Link("a.example", numbering.link("https://a.example/b", title=title))
    for flavour in FLAVOURS:
        text = written(thread((link,), numbering=numbering), options(flavour))
        seen = CommonMark(text)
        assert (seen.live, seen.titles) == (["https://a.example/b"], [" ".join(title.split())])
