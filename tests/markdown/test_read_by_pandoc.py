"""pandoc reads the words, breaks, references and notes of the tree back from our Markdown."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from convert.notes import LIVE_SCHEMES, live_url
from convert.testing import HOSTILE, documents
from convert.tree import Document, Post, Quote, walk
from convert_markdown import Options
from tests.markdown.expected import Content, expected_notes
from tests.markdown.reading import Pandoc, expected_of_pandoc, mapped, written
from tests.markdown.texts import (
    MARKUP,
    PUNCTUATION,
    any_options,
    document_of,
    everywhere,
    golden_threads,
    joined,
    noted_document,
)

READERS = [
    (flavour, markdown)
    for flavour in ("commonmark", "gfm", "pandoc", "obsidian")
    for markdown in (
        "commonmark_x-smart",
        "gfm",
        "markdown-smart",
    )  # "smart" replaces quotes on purpose
    if (flavour, markdown) != ("pandoc", "gfm")  # gfm has no bracketed spans
]
# A possible e-mail address, which GFM links even if it is escaped.
ADDRESS = re.compile(r"[\w.+-]@[\w-]+\.\w")
# A picture beside the output, or in it.
OWN = re.compile(r"media/[0-9a-f]{16}\.[a-z0-9]+|data:image/[a-z]+;base64,[A-Za-z0-9+/=]+")

each_reader = pytest.mark.parametrize(("flavour", "markdown"), READERS)
a_few_batches = settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # a batch is not worth shrinking
    suppress_health_check=list(HealthCheck),
)


def assert_pandoc_reads_back(document: Document, markdown: str, options: Options) -> None:
    wanted = expected_notes(document, options)
    seen = Pandoc(written(document, options), markdown, options, wanted)
    assert composed(seen.paragraphs) == composed(expected_of_pandoc(document, options))
    if options.flavour == "commonmark":
        assert composed([*seen.notes.values()]) == composed([*wanted.values()])
        assert list(seen.notes) == list(wanted)
    safe = {*live_urls(document)}
    links = [
        unquote(link)
        for link in seen.live
        if not link.startswith("mailto:") and not OWN.fullmatch(link)
    ]
    assert {*composed([*links])} <= {*composed([*safe])}
    targets = [unquote(image) for image in seen.images if not OWN.fullmatch(image)]
    assert {*composed([*targets])} <= {*composed([*safe])}


def live_urls(document: Document) -> Iterator[str]:
    """Yield the URLs of a document that may be links or images, decoded."""
    authors = [document.author, *(part.author for part in document.parts)]
    urls = [part.url for part in document.parts] + [media.url for media in document.media]
    for node in walk(document):
        if isinstance(node, Post):
            urls += [node.url, node.answers.url if node.answers else None]
        if isinstance(node, Post | Quote):
            authors.append(node.author)
    urls += [author.url for author in authors if author]
    for url in [*filter(None, map(live_url, document.notes)), *filter(None, urls)]:
        if url.partition(":")[0] in LIVE_SCHEMES:
            yield unquote(url)


def composed(blocks: list[Content]) -> list[Content]:
    """Return blocks with texts in NFC, like the CommonMark readers of pandoc.

    Pandoc makes spaces of the tabs in code, and drops its last empty lines and the spaces of blank ones.
    """
    return mapped(
        blocks,
        lambda text: unicodedata.normalize("NFC", text),
        lambda lines: unicodedata.normalize(
            "NFC", re.sub("(?m)^ $", "", re.sub("[ \t]+", " ", lines))
        ).rstrip(),
    )


def texts_for(markdown: str, texts: list[str]) -> list[str]:
    return [text for text in texts if markdown != "gfm" or not ADDRESS.search(text)]


@each_reader
@pytest.mark.parametrize("wrap", [pytest.param("no", marks=pytest.mark.slow), 30])
def test_markup_reads_back_as_text_in_pandoc(flavour, markdown, wrap) -> None:
    texts = texts_for(markdown, [*MARKUP, *HOSTILE])
    options = Options(flavour=flavour, front_matter=False, wrap=wrap)
    assert_pandoc_reads_back(document_of(*map(everywhere, texts)), markdown, options)


@pytest.mark.parametrize("wrap", ["no", 20])
def test_dashes_and_dots_are_unchanged_by_smart_punctuation(wrap) -> None:
    options = Options(flavour="pandoc", front_matter=False, wrap=wrap)
    document = document_of(everywhere("long words -- he said --- and ... went .... on -----"))
    assert_pandoc_reads_back(document, "markdown", options)


@each_reader
def test_references_and_notes_read_back_in_pandoc(flavour, markdown) -> None:
    options = Options(flavour=flavour, front_matter=False, notes="after-post", wrap=20)
    assert_pandoc_reads_back(noted_document(), markdown, options)


@each_reader
@pytest.mark.slow
def test_every_golden_thread_reads_back_in_pandoc(flavour, markdown) -> None:
    options = Options(flavour=flavour, front_matter=False, wrap=40)
    assert_pandoc_reads_back(joined(golden_threads()), markdown, options)


@pytest.mark.slow
@each_reader
def test_any_punctuation_reads_back_as_text_in_pandoc(flavour, markdown) -> None:
    options = Options(flavour=flavour, front_matter=False, wrap=25)

    @a_few_batches
    @given(st.lists(st.text(PUNCTUATION, max_size=60), min_size=100, max_size=100))
    def check(texts: list[str]) -> None:
        texts = texts_for(markdown, texts)
        assert_pandoc_reads_back(document_of(*map(everywhere, texts)), markdown, options)

    check()


@pytest.mark.slow
@each_reader
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(surrogates=True), any_options())
def test_any_document_reads_back_in_pandoc(flavour, markdown, document, options) -> None:
    if markdown == "gfm" and ADDRESS.search(str(document)):
        return
    assert_pandoc_reads_back(document, markdown, replace(options, flavour=flavour))


@each_reader
@settings(a_few_batches, phases=[Phase.generate])
@given(documents(surrogates=True), any_options())
def test_a_few_documents_read_back_in_pandoc(flavour, markdown, document, options) -> None:
    if markdown == "gfm" and ADDRESS.search(str(document)):
        return
    assert_pandoc_reads_back(document, markdown, replace(options, flavour=flavour))
