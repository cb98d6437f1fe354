"""pandoc reads the words, breaks, references and notes of the tree in each of its Markdown formats."""

import re
import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from convert.notes import live_url
from convert.testing import HOSTILE, documents
from convert.tree import Document
from convert_markdown import Options, write
from tests.markdown.reading import Pandoc, expected_notes, expected_of_pandoc
from tests.markdown.texts import (
    MARKUP,
    PUNCTUATION,
    document_of,
    everywhere,
    golden_threads,
    joined,
    noted_document,
)

READERS = [
    (flavour, markdown)
    for flavour in ("commonmark", "gfm", "pandoc", "obsidian")
    for markdown in ("commonmark_x-smart", "gfm", "markdown-smart")  # "smart" turns quotes on purpose
    if (flavour, markdown) != ("pandoc", "gfm")  # gfm has no bracketed spans
]
# Possible e-mail addresses: no escape prevents GFM from linking them.
ADDRESS = re.compile(r"[\w.+-]@[\w-]+\.\w")

each_reader = pytest.mark.parametrize(("flavour", "markdown"), READERS)
a_few_batches = settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # a smaller batch is not simpler
    suppress_health_check=list(HealthCheck),
)


def assert_pandoc_reads_back(document: Document, markdown: str, options: Options) -> None:
    seen = Pandoc(write(document, options), markdown, options)
    assert composed(seen.paragraphs) == composed(expected_of_pandoc(document, options))
    if options.flavour == "commonmark":
        wanted = expected_notes(document)
        assert composed([*seen.notes.values()]) == composed([*wanted.values()])
        assert list(seen.notes) == list(wanted)
    safe = {unquote(url) for note in document.notes if (url := live_url(note))}
    links = {unquote(link) for link in seen.live if not link.startswith("mailto:")}
    assert {*composed([*links])} <= {*composed([*safe])}


def composed(texts: list[str]) -> list[str]:
    """Return texts in NFC, as pandoc's readers of CommonMark return all text."""
    return [unicodedata.normalize("NFC", text) for text in texts]


def texts_for(markdown: str, texts: list[str]) -> list[str]:
    return [text for text in texts if markdown != "gfm" or not ADDRESS.search(text)]


@each_reader
@pytest.mark.parametrize("wrap", ["no", 30])
def test_markup_reads_back_as_text_in_pandoc(flavour, markdown, wrap) -> None:
    texts = texts_for(markdown, [*MARKUP, *HOSTILE])
    options = Options(flavour=flavour, front_matter=False, wrap=wrap)
    assert_pandoc_reads_back(document_of(*map(everywhere, texts)), markdown, options)


@pytest.mark.parametrize("wrap", ["no", 20])
def test_dashes_and_dots_are_kept_with_smart_punctuation(wrap) -> None:
    options = Options(flavour="pandoc", front_matter=False, wrap=wrap)
    document = document_of(everywhere("long words -- he said --- and ... went .... on -----"))
    assert_pandoc_reads_back(document, "markdown", options)


@each_reader
def test_references_and_notes_read_back_in_pandoc(flavour, markdown) -> None:
    options = Options(flavour=flavour, front_matter=False, notes="after-post", wrap=20)
    assert_pandoc_reads_back(noted_document(), markdown, options)


@each_reader
@pytest.mark.parametrize("wrap", ["no", 40])
@pytest.mark.slow
def test_every_golden_thread_reads_back_in_pandoc(flavour, markdown, wrap) -> None:
    options = Options(flavour=flavour, front_matter=False, wrap=wrap)
    assert_pandoc_reads_back(joined(golden_threads()), markdown, options)


@pytest.mark.slow
@each_reader
@pytest.mark.parametrize("wrap", ["no", 25])
def test_any_punctuation_reads_back_as_text_in_pandoc(flavour, markdown, wrap) -> None:
    options = Options(flavour=flavour, front_matter=False, wrap=wrap)

    @a_few_batches
    @given(st.lists(st.text(PUNCTUATION, max_size=60), min_size=100, max_size=100))
    def check(texts: list[str]) -> None:
        texts = texts_for(markdown, texts)
        assert_pandoc_reads_back(document_of(*map(everywhere, texts)), markdown, options)

    check()


@pytest.mark.slow
@each_reader
def test_any_documents_read_back_in_pandoc(flavour, markdown) -> None:
    options = Options(flavour=flavour, front_matter=False, wrap=40, notes="after-post")

    @a_few_batches
    @given(st.lists(documents(surrogates=True), min_size=25, max_size=25))
    def check(many: list[Document]) -> None:
        many = (
            [document for document in many if not ADDRESS.search(str(document))]
            if markdown == "gfm"
            else many
        )
        assert_pandoc_reads_back(joined(many), markdown, options)

    check()
