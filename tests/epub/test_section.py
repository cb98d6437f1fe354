"""Posts and notes as XHTML."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.notes import Numbering
from convert.testing import documents
from convert.tree import (
    GAP,
    Break,
    Document,
    Gap,
    Hashtag,
    Inline,
    Link,
    Mention,
    Text,
    plain,
)
from convert_epub import href
from tests.epub.parts import (
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


def test_each_reference_leads_to_its_note_and_each_note_back() -> None:
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


def test_no_two_elements_have_one_id() -> None:
    ids = [element.get("id") for element in part(english(), "thread.xhtml").iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_reading_systems_are_told_what_is_a_reference_and_what_a_note() -> None:
    chapter = part(english(), "thread.xhtml")
    assert {a.get("role") for a in references(chapter)} == {"doc-noteref"}
    kinds = {(a.get(f"{EPUB}type"), a.get("role")) for a in chapter.iter(f"{XHTML}aside")}
    assert kinds == {("footnote", "doc-footnote")}


def test_a_note_reads_number_caption_and_url() -> None:
    assert note_texts(english()) == [
        "1 @ada, https://x.com/ada",
        "2 https://www.mid.ru/en/news/1?a=1&b=2",
        "3 @DmitriTrenin, 2020-11-10, https://twitter.com/DmitriTrenin/status/1326096852429787137?s=20",
    ]


def test_an_ordinary_url_is_live_as_it_stands() -> None:
    assert live_urls(english()) == [note.url for note in english().notes]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "http://", "http://[", "https://a..b/", "mailto:"],
)
def test_a_url_that_is_unsafe_or_leads_nowhere_is_only_text(url: str) -> None:
    numbering = Numbering("twitter")
    document = thread((Link("there", numbering.link(url)),), numbering=numbering)
    assert live_urls(document) == []
    assert note_texts(document) == [f"1 {url}"]


def test_a_truncated_url_is_only_text() -> None:
    numbering = Numbering("twitter")
    number = numbering.link("https://a.example/lon…", truncated=True)
    document = thread((Link("a.example", number),), numbering=numbering)
    assert live_urls(document) == []
    assert note_texts(document) == ["1 https://a.example/lon…"]


@pytest.mark.parametrize(
    ("url", "valid"),
    [
        ("HTTPS://A.b:8080/x?y=%20#z", "HTTPS://A.b:8080/x?y=%20#z"),
        ("https://a.b/50%", "https://a.b/50%25"),
        ("https://a.b/x y|[z]", "https://a.b/x%20y%7C%5Bz%5D"),
        ("https://a.b/#x#y", "https://a.b/#x%23y"),
        ("https://a.b/путь", "https://a.b/%D0%BF%D1%83%D1%82%D1%8C"),
        ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
        ("mailto:a b@c.example", "mailto:a%20b@c.example"),
        ("https://a.b:65536/", None),
        ("https://xn--a/", None),
        ("https://\u1d56.example/", None),
        ("mailto:#x", "mailto:%23x"),
        ("https://a%20b.c/", None),
        ("https://bank.example@evil.example/", None),
        (f"https://{'a' * 100_000}/", None),
    ],
)
def test_a_url_is_encoded_where_that_makes_it_valid(url: str, valid: str | None) -> None:
    assert href.valid(url) == valid


def readable(characters: str) -> str:
    """What is left of the characters in XML 1.0 (§2.2, the production Char)."""
    return "".join(
        c
        if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
        else "\ufffd"
        for c in characters
    )


def shown(element: ET.Element) -> str:
    """The words of a post in the book, without its label and the numbers of its notes."""
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


@settings(max_examples=40, deadline=None)  # a whole book for each example
@given(documents(surrogates=True))
def test_the_words_of_any_document_stand_in_its_book_in_order(document: Document) -> None:
    found = [shown(post).split() for post in posts(part(document, "thread.xhtml"))]
    assert found == [readable(plain(post)).split() for post in document.posts]


@given(st.lists(INLINES, max_size=4), ANY_TEXT)
def test_the_words_of_the_book_are_the_words_of_the_tree(
    drawn: list[tuple[Inline, ...]], url: str
) -> None:
    numbering = Numbering("twitter")
    numbering.mention("ada")
    numbering.link(url)
    document = thread(*drawn, numbering=numbering)
    found = [shown(post).split() for post in posts(part(document, "thread.xhtml"))]
    assert found == [readable(plain(post)).split() for post in document.posts]


def test_markup_in_a_text_makes_no_element() -> None:
    tags = {
        element.tag.removeprefix(XHTML) for element in posts(part(hostile(), "thread.xhtml"))[0].iter()
    }
    assert tags == {"section", "p", "bdi", "a"}


def test_names_links_and_tags_have_a_direction_of_their_own() -> None:
    first, second, _ = posts(part(english(), "thread.xhtml"))
    assert [text(bdi) for bdi in first.iter(f"{XHTML}bdi")] == ["@ada"]
    assert [text(bdi) for bdi in second.iter(f"{XHTML}bdi")] == ["mid.ru", "#NK", "@Ada"]


def test_a_gap_is_set_apart() -> None:
    gaps = part(english(), "thread.xhtml").iter(f"{XHTML}span")
    assert [(span.get("class"), text(span)) for span in gaps] == [("gap", GAP)]
