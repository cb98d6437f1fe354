"""A first paragraph that is the title is said once, and the days below it are for people."""

import pytest

import convert
from convert.notes import Numbering
from convert.tree import Document, Link
from tests.builders import post, thread
from tests.pandoc.reopened import pandoc

SHOWN = ("html", "latex", "typst", "plain", "rst")
BEGINNING = {"html": "<body>", "latex": "\\title{", "typst": "#show: doc"}


def essay(label: str = "1/") -> Document:
    first = post(1, "The lift", label=label)
    rest = post(1, "It is slow.").blocks
    first = convert.tree.replace(first, blocks=(*first.blocks, *rest))
    return thread(first, "It stops.", title="The lift")


def written(document: Document, name: str, **options: object) -> str:
    content = convert.render(document, name, **options)
    assert isinstance(content, str)
    return content


def shown(document: Document, name: str, **options: object) -> str:
    """Return what people see of a document, without the head of its file."""
    content = written(document, name, **options)
    return content[max(0, content.find(BEGINNING.get(name, ""))) :]


@pytest.mark.parametrize("name", SHOWN)
def test_a_first_paragraph_that_is_the_title_is_said_once(name: str) -> None:
    assert shown(essay(), name).count("The lift") == 1


def test_where_the_title_is_metadata_the_paragraph_stays_in_the_text() -> None:
    text = written(essay(), "gfm")
    assert "title: The lift" in text
    assert "1/ The lift" in text


def test_a_word_document_says_the_title_once_and_keeps_the_label() -> None:
    plain = pandoc("--from=docx", "--to=plain", data=bytes(convert.render(essay(), "docx")))
    assert "lift" not in plain.decode()
    assert "1/ It is slow." in plain.decode()


def test_a_page_has_the_label_and_the_anchor_of_a_whole_post_in_its_title() -> None:
    page = written(thread(post(1, "The lift", label="1/"), "It stops.", title="The lift"), "html")
    assert "<title>The lift</title>" in page
    heading = page[page.index("<h1") : page.index("</h1>")]
    assert 'id="post-1"' in heading
    assert ">1/<" in heading
    assert page.count('id="post-1"') == 1


@pytest.mark.parametrize("name", ["latex", "typst", "gfm"])
def test_a_whole_post_with_a_label_stays_where_a_title_is_metadata(name: str) -> None:
    document = thread(post(1, "The lift", label="1/"), "It stops.", title="The lift")
    assert "1/ The lift" in written(document, name)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("html", {"standalone": False}),
        ("mediawiki", {}),
        ("html", {"extra_args": "--metadata title=Other"}),
    ],
)
def test_the_words_stay_in_the_text_where_the_title_may_not_be_shown(name, options) -> None:
    assert "The lift" in shown(essay(), name, **options)


def test_a_first_paragraph_with_a_note_stays_in_the_text() -> None:
    numbering = Numbering("twitter")
    lift = Link("lift", numbering.link("https://a.example/lift"))
    document = thread(("The ", lift), "It stops.", title="The lift", notes=numbering.notes)
    assert "https://a.example/lift" in written(document, "plain")


@pytest.mark.parametrize("name", ["html", "latex", "typst", "plain", "djot"])
def test_the_days_below_the_title_are_words(name: str) -> None:
    document = thread(post(1, "a"), post(2, "b", published="2020-11-12"))
    assert "10\u201312 November 2020" in shown(document, name).replace("--", "\u2013")


def test_dates_that_are_data_are_iso() -> None:
    document = thread(post(1, "a"), post(2, "b", published="2020-11-12"))
    assert '<meta name="dcterms.date" content="2020-11-10"' in written(document, "html")
    assert "date: 2020-11-10" in written(document, "gfm")
    assert 'iso-8601-date="2020-11-10"' in written(document, "jats")
