"""What precedes the blocks of a post: label, author, day, warning, and titles of joined threads."""

import xml.etree.ElementTree as ET

import pytest
from msgspec.structs import replace

from convert import display
from convert.tree import Answered, Document, Post
from convert_epub import Options
from tests.builders import post, thread
from tests.epub import rich
from tests.epub.builders import DEFAULT, XHTML, XML_LANG, part, posts, text

pytestmark = pytest.mark.filterwarnings("ignore:.*can't be shown")

URL = "https://x.com/ada/status/2"


def opening(found: Post, options: Options = DEFAULT, **fields: object) -> ET.Element:
    """Return the section of a post after one of the author of the document, on the first day."""
    document = thread(post(1, "first", published="2020-11-10"), found, author=rich.ADA, **fields)
    _, section = posts(part(document, "thread.xhtml", options))
    return section


def lines(document: Document, name: str, options: Options = DEFAULT) -> list[str]:
    chapter = part(document, "thread.xhtml", options)
    return [text(found) for found in chapter.iter() if found.get("class") == name]


def test_the_label_links_to_the_address_of_the_post() -> None:
    (label,) = opening(post(2, "x", url=URL)).iter(f"{XHTML}h2")
    assert [(a.get("href"), text(a)) for a in label] == [(URL, "2/")]


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "https://", "data:text/html,x"])
def test_a_label_without_a_live_address_is_no_link(url: str | None) -> None:
    (label,) = opening(post(2, "x", url=url)).iter(f"{XHTML}h2")
    assert (text(label), len(label)) == ("2/", 0)


def test_a_new_author_and_a_new_day_are_shown_above_the_words() -> None:
    section = opening(post(2, "Words.", author=rich.BEA, published="2020-11-11T01:00:00Z", url=URL))
    label, byline, words = section
    assert (byline.get("class"), text(byline)) == ("byline", "Bea (@bea) · 11 November 2020")
    assert [a.get("href") for a in byline.iter(f"{XHTML}a")] == ["https://x.com/bea", URL]
    assert (text(label), text(words)) == ("2/", "Words.")


@pytest.mark.parametrize("choice", ["auto", "always", "never"])
def test_bylines_and_dates_are_those_that_all_writers_show(choice: str) -> None:
    document = rich.rich()
    options = Options(bylines=choice, dates=choice)  # type: ignore[arg-type]  # one of the choices
    expected = [
        display.line_text(heading.line)
        for heading in display.headings(document, bylines=choice, dates=choice)
        if heading.line
    ]
    assert lines(document, "byline", options) == expected
    assert ("Ada Lovelace (@ada) · 10 November 2020" in expected) == (choice == "always")


def test_words_of_this_program_are_marked_as_english() -> None:
    answers = Answered(None, "https://x.com/bea/status/9")
    section = opening(
        post(2, answers=answers, warning="אזהרה", missing="hidden"), language="he", direction="rtl"
    )
    english = [bdi for bdi in section.iter(f"{XHTML}bdi") if bdi.get("lang") == "en"]
    assert [text(bdi) for bdi in english] == [
        "in answer to another post",
        "Content warning",
        "This post is hidden",
    ]
    assert {(bdi.get(XML_LANG), bdi.get("dir")) for bdi in english} == {("en", "ltr")}


def test_a_warning_is_a_note_before_the_words() -> None:
    _, warning, words = opening(post(2, "Words.", warning=" A  <b>sight</b>\n"))
    assert (warning.get("role"), text(warning)) == ("note", "Content warning · A <b>sight</b>")
    assert text(words) == "Words."


def test_a_missing_post_keeps_its_anchor() -> None:
    section = opening(post(2, missing="deleted", label=""), Options(numbering="none"))
    assert section.get("id") == "post-2"
    assert text(section).strip() == "This post was deleted"


def test_language_and_direction_are_given_where_they_are_not_the_documents() -> None:
    hebrew = opening(post(2, "שלום", language="he", direction="rtl"))
    assert (hebrew.get("lang"), hebrew.get(XML_LANG), hebrew.get("dir")) == ("he", "he", "rtl")
    for same in (post(2, "x"), post(2, "x", language="en", direction="ltr")):
        assert set(opening(same).keys()) == {"id"}


def test_an_invalid_language_of_a_post_is_unknown() -> None:
    assert opening(post(2, "x", language='en" x="')).get("lang") == "und"


def test_a_joined_thread_begins_with_its_title_and_its_line() -> None:
    document = rich.joined()
    chapter = part(document, "thread.xhtml")
    titles = chapter.iter(f"{XHTML}h1")
    assert [(title.get("id"), text(title)) for title in titles] == [
        ("part-1", "The first & last"),
        ("part-2", "Thread 2"),
    ]
    assert lines(document, "byline") == ["Bea (@bea) · 11 November 2020 · https://x.com/bea/status/3"]
    (section,) = chapter.iterfind(f"{XHTML}body/{XHTML}section")
    places = [found.get("id") for found in section if found.get("id")]
    assert places == ["post-1", "part-1", "post-2", "post-3", "part-2", "post-4"]


@pytest.mark.parametrize(
    ("label", "number", "total", "name"),
    [
        ("2/", "2", None, "Post 2"),
        ("(3/17)", "3", 17, "Post 3 of 17"),
        ("2.5", "2.5", None, "Post 2.5"),
        ("٣/", "3", None, "Post 3"),
    ],
)
def test_a_label_is_read_aloud_as_the_number_of_its_post(
    label: str, number: str, total: int | None, name: str
) -> None:
    labelled = replace(post(1, "Words."), label=label, number=number, total=total)
    (heading,) = part(thread(labelled), "thread.xhtml").iter(f"{XHTML}h2")
    assert (text(heading), heading.get("aria-label")) == (label, name)
    assert (heading.get("lang"), heading.get(XML_LANG)) == ("en", "en")


def test_labels_are_a_level_below_the_titles_of_joined_threads() -> None:
    chapter = part(rich.joined(), "thread.xhtml")
    levels = [
        (found.tag[-2:], text(found)) for found in chapter.iter() if found.tag[-2:] in ("h1", "h2")
    ]
    assert levels == [
        ("h1", "The first & last"),
        ("h2", "2/"),
        ("h2", "3/"),
        ("h1", "Thread 2"),
        ("h2", "4/"),
    ]
