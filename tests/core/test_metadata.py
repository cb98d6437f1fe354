"""Title, author, dates and length of a document."""

from datetime import UTC

import pytest
from msgspec.structs import replace

from convert import metadata
from convert.errors import UsageError
from convert.testing import sample_document
from convert.tree import Author
from tests import builders


@pytest.mark.parametrize(
    ("name", "handle", "words"),
    [
        ("Ann", "ann", "Ann (@ann)"),
        ("Ann", None, "Ann"),
        (None, "ann", "@ann"),
        (None, None, None),
        (" ", "", None),
    ],
)
def test_the_author_is_named_as_far_as_known(name, handle, words):
    assert metadata.byline(Author(name, handle)) == words


@pytest.mark.parametrize(
    ("epoch", "published", "year"),
    [
        ("0", "2020-11-10", 1970),
        ("", "2020-11-10", 2020),
        (None, "2020-11-10T09:00:00Z", 2020),
        (None, "soon", 2000),
        (None, None, 2000),
        (None, "1066-10-14", 2000),
    ],
)
def test_the_time_stamp_does_not_depend_on_the_clock(seed, monkeypatch, epoch, published, year):
    if epoch is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    stamp = metadata.Metadata.of(replace(seed, published=published)).stamp
    assert stamp.year == year
    assert stamp.tzinfo is UTC


@pytest.mark.parametrize("epoch", ["soon", "1e99", "9" * 40])
def test_an_invalid_epoch_is_an_error(seed, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        metadata.Metadata.of(seed)


@pytest.mark.parametrize(
    ("title", "source", "shown"), [("T", "x", "T"), (" ", "x", "x"), ("", "\n", "Thread")]
)
def test_no_title_is_blank(title, source, shown):
    document = sample_document()
    document = replace(document, title=title, source=replace(document.source, name=source))
    assert metadata.Metadata.of(document).title == shown


@pytest.mark.parametrize(
    ("language", "tag"),
    [("en", "en"), ("pt-BR", "pt-BR"), ("und", "und"), ("", "und"), ("en_US", "und"), ("x y", "und")],
)
def test_a_language_is_a_tag_or_unknown(language, tag):
    assert metadata.Metadata.of(replace(sample_document(), language=language)).language == tag


def test_an_entry_of_contents_is_the_label_and_the_first_words():
    post = builders.post(2, "words that go on " * 9)
    assert (
        metadata.entry(post, 2, numbered=True)
        == "2/ words that go on words that go on words that go on words…"
    )
    assert metadata.entry(post, 2, numbered=False).startswith("words that")
    assert metadata.entry(replace(post, blocks=(), label=""), 2, numbered=True) == "2"


def test_a_line_is_shortened_between_words_where_there_are_any():
    assert metadata.shorten("one\ntwo  three", 20) == "one two three"
    assert metadata.shorten("one two three", 9) == "one two…"
    assert metadata.shorten("x" * 20, 9) == "xxxxxxxx…"
