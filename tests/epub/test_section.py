"""Posts and notes as XHTML: references, notes, words and anchors."""

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from convert.notes import Numbering
from convert.testing import documents
from convert.tree import GAP, Break, Document, Gap, Hashtag, Inline, Link, Mention, Text, plain
from convert_epub import Options
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


def shown(element: ET.Element) -> str:
    """Return the words of a post in the book, without its label and the numbers of its notes."""
    if element.tag == f"{XHTML}h2" or element.get(f"{EPUB}type") == "noteref":
        return ""
    if element.tag == f"{XHTML}br":
        return "\n"
    inside = (shown(child) + (child.tail or "") for child in element)
    return (element.text or "") + "".join(inside)


ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.sampled_from(HOSTILE)


INLINES = st.lists(
    st.builds(Text, ANY_TEXT)
    | st.builds(Mention, text=ANY_TEXT, handle=st.just("ada"), note=st.just(1))
    | st.builds(Link, text=ANY_TEXT, note=st.just(2))
    | st.builds(Hashtag, text=ANY_TEXT, tag=ANY_TEXT)
    | st.builds(Break)
    | st.builds(Gap),
    min_size=1,
).map(tuple)


@given(documents(surrogates=True))
def test_the_words_of_any_document_are_in_its_book_in_order(document: Document) -> None:
    found = [shown(post).split() for post in posts(part(document, "thread.xhtml"))]
    assert found == [readable(plain(post)).split() for post in document.posts]


@given(st.lists(INLINES, max_size=4), ANY_TEXT)
def test_any_inlines_and_any_url_keep_their_words(drawn: list[tuple[Inline, ...]], url: str) -> None:
    numbering = Numbering("twitter")
    numbering.mention("ada")
    numbering.link(url)
    document = thread(*drawn, numbering=numbering)
    found = [shown(post).split() for post in posts(part(document, "thread.xhtml"))]
    assert found == [readable(plain(post)).split() for post in document.posts]


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
