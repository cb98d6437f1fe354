"""Posts and notes as XHTML: references, notes, words and anchors."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert import display, notes
from convert.notes import Numbering
from convert.testing import documents
from convert.tree import (
    GAP,
    Author,
    Block,
    Break,
    Code,
    Document,
    Figure,
    Gap,
    Hashtag,
    Inline,
    Link,
    List,
    Mention,
    Paragraph,
    Poll,
    PollOption,
    Quote,
    Styled,
    Text,
    plain,
)
from convert_epub import Options
from tests import builders
from tests.builders import picture
from tests.epub.builders import (
    EPUB,
    HOSTILE,
    XHTML,
    english,
    hostile,
    live_urls,
    note_texts,
    part,
    posts,
    references,
    text,
    thread,
)

pytestmark = pytest.mark.filterwarnings("ignore:.*can't be shown")


def test_references_link_to_notes_and_notes_link_back() -> None:
    chapter = part(english(), "thread.xhtml")
    found = {a.get("id"): (a.get("href"), a.text) for a in references(chapter)}
    assert found == {
        "ref-1": ("#note-1", "1"),
        "ref-2": ("#note-2", "2"),
        "ref-1-2": ("#note-1", "1"),
        "ref-3": ("#note-3", "3"),
        "ref-2-2": ("#note-2", "2"),
    }
    asides = {aside.get("id"): aside for aside in chapter.iter(f"{XHTML}aside")}
    assert list(asides) == ["note-1", "note-2", "note-3"]
    for number, aside in enumerate(asides.values(), start=1):
        back = next(aside.iter(f"{XHTML}a"))
        assert (back.get("href"), back.get("role")) == (f"#ref-{number}", "doc-backlink")
        assert text(aside).startswith(f"{number} ")


def test_ids_are_unique() -> None:
    ids = [element.get("id") for element in part(english(), "thread.xhtml").iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_references_and_notes_have_their_epub_types_and_roles() -> None:
    chapter = part(english(), "thread.xhtml")
    assert {a.get("role") for a in references(chapter)} == {"doc-noteref"}
    kinds = {(a.get(f"{EPUB}type"), a.get("role")) for a in chapter.iter(f"{XHTML}aside")}
    assert kinds == {("footnote", "doc-footnote")}


def test_a_note_has_number_caption_and_url() -> None:
    assert note_texts(english()) == [
        "1 @ada, https://x.com/ada",
        "2 https://www.mid.ru/en/news/1?a=1&b=2",
        "3 @DmitriTrenin, 2020-11-10, https://twitter.com/DmitriTrenin/status/1326096852429787137?s=20",
    ]


def test_a_truncated_url_is_not_a_link() -> None:
    numbering = Numbering("twitter")
    number = numbering.link("https://a.example/lon…", truncated=True)
    document = thread((Link("a.example", number),), numbering=numbering)
    assert live_urls(document) == []
    assert note_texts(document) == ["1 https://a.example/lon…"]


def readable(characters: str) -> str:
    """Replace the characters that XML 1.0 does not allow (§2.2, the production Char)."""
    return "".join(
        c
        if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
        else "\ufffd"
        for c in characters
    )


# What is shown besides the words of posts. Other tests are about it.
NOT_WORDS = {"label", "byline", "warning", "missing", "attribution", "picture", "pictures"}


def shown(element: ET.Element) -> str:
    """Return the words of a post in the book, without its heading, its figures and reference marks."""
    if element.get("class") in NOT_WORDS or element.get(f"{EPUB}type") == "noteref":
        return ""
    if element.tag in (f"{XHTML}figure", f"{XHTML}br"):
        return "\n"
    inside = (shown(child) + (child.tail or "") for child in element)
    return (element.text or "") + "".join(inside)


def words(blocks: Iterable[Block]) -> str:
    """Return the words of blocks as `shown` does."""
    return "\n".join(map(words_of, blocks))


def words_of(block: Block) -> str:
    match block:
        case Paragraph() | Code():
            return plain(block)
        case Quote():
            return words(block.blocks)
        case List():
            return "\n".join(map(words, block.items))
        case Poll():
            lines = [display.poll_line(block), *display.poll_rows(block)]
            return "\n".join(map(display.line_text, lines))
        case Figure():
            return ""


def readable_words(document: Document) -> list[list[str]]:
    return [readable(words(post.blocks)).split() for post in document.posts]


ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.sampled_from(HOSTILE)


PLAIN: st.SearchStrategy[Inline] = (
    st.builds(Text, ANY_TEXT)
    | st.builds(Mention, text=ANY_TEXT, handle=st.just("ada"), note=st.just(1))
    | st.builds(Link, text=ANY_TEXT, note=st.just(2))
    | st.builds(Hashtag, text=ANY_TEXT, tag=ANY_TEXT)
    | st.builds(Break)
    | st.builds(Gap)
)
STYLES = st.sampled_from(["emphasis", "strong", "code", "strikeout"])
INLINES = st.lists(
    st.recursive(
        PLAIN,
        lambda inside: st.builds(Styled, STYLES, st.lists(inside, max_size=3).map(tuple)),
        max_leaves=4,
    ),
    min_size=1,
).map(tuple)
LEAVES: st.SearchStrategy[Block] = (
    st.builds(Paragraph, INLINES)
    | st.builds(Code, ANY_TEXT)
    | st.just(Figure((1,), None))
    | st.just(Figure((), 2))
    | st.builds(
        Poll,
        st.lists(st.builds(PollOption, ANY_TEXT, st.none() | st.integers(0, 99))).map(tuple),
        st.none() | ANY_TEXT,
    )
)
BLOCKS = st.recursive(
    LEAVES,
    lambda inside: (
        st.builds(
            Quote,
            st.sampled_from(["shown", "deleted"]),
            st.none() | st.builds(Author, ANY_TEXT, ANY_TEXT, ANY_TEXT),
            st.none() | ANY_TEXT,
            st.none() | st.sampled_from([1, 2]),
            st.lists(inside, max_size=3).map(tuple),
        )
        | st.builds(
            List,
            st.none() | st.integers(0, 9),
            st.lists(st.lists(inside, max_size=2).map(tuple), max_size=3).map(tuple),
        )
    ),
    max_leaves=6,
)


@given(documents(surrogates=True))
def test_the_words_of_any_document_are_in_its_book_in_order(document: Document) -> None:
    found = [shown(post).split() for post in posts(part(document, "thread.xhtml"))]
    assert found == readable_words(document)


@given(st.lists(INLINES, max_size=4), ANY_TEXT)
def test_any_inlines_and_any_url_keep_their_words(drawn: list[tuple[Inline, ...]], url: str) -> None:
    numbering = Numbering("twitter")
    numbering.mention("ada")
    numbering.link(url)
    document = thread(*drawn, numbering=numbering)
    found = [shown(post).split() for post in posts(part(document, "thread.xhtml"))]
    assert found == readable_words(document)


@given(st.lists(st.lists(BLOCKS, max_size=3), max_size=3), ANY_TEXT)
def test_any_blocks_keep_their_words_and_their_references(drawn: list[list[Block]], url: str) -> None:
    numbering = Numbering("twitter")
    numbering.mention("ada")
    numbering.link(url)
    media = (picture(1, None, alt=url, url=url),)
    made = (builders.post(position, *content) for position, content in enumerate(drawn, start=1))
    document = thread(*made, numbering=numbering, media=media)
    chapter = part(document, "thread.xhtml")
    assert [shown(post).split() for post in posts(chapter)] == readable_words(document)
    assert [int(a.text or "") for a in references(chapter)] == list(notes.references(document))


def test_markup_in_a_text_is_escaped() -> None:
    tags = {
        element.tag.removeprefix(XHTML) for element in posts(part(hostile(), "thread.xhtml"))[0].iter()
    }
    assert tags == {"section", "p", "bdi", "a"}


def test_mentions_links_and_hashtags_are_isolated() -> None:
    first, second, _ = posts(part(english(), "thread.xhtml"))
    assert [text(bdi) for bdi in first.iter(f"{XHTML}bdi")] == ["@ada"]
    assert [text(bdi) for bdi in second.iter(f"{XHTML}bdi")] == ["mid.ru", "#NK", "@Ada"]


def test_a_gap_has_a_class_of_its_own() -> None:
    gaps = part(english(), "thread.xhtml").iter(f"{XHTML}span")
    assert [(span.get("class"), text(span)) for span in gaps] == [("gap", GAP)]


def test_posts_have_their_number_as_anchor() -> None:
    assert [post.get("id") for post in posts(part(english(), "thread.xhtml"))] == [
        "post-1",
        "post-2",
        "post-3",
    ]


def test_labels_are_shown_unless_numbering_is_none() -> None:
    def labels(options: Options) -> list[str]:
        return [text(label) for label in part(english(), "thread.xhtml", options).iter(f"{XHTML}h2")]

    assert labels(Options(numbering="keep")) == ["2/", "3/"]
    assert labels(Options(numbering="none")) == []
