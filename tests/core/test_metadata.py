"""Title, author, dates and length of a document."""

from datetime import UTC

import pytest
from msgspec.structs import replace

from convert import metadata
from convert.errors import UsageError
from convert.testing import sample_document
from convert.tree import Author, Figure
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


@pytest.mark.parametrize(
    ("epoch", "published", "created"),
    [
        ("0", "2020-11-10", "1970-01-01"),
        (None, "2020-11-10T09:00:00Z", "2020-11-10"),
        (None, "1066-10-14", "1066-10-14"),
        (None, "soon", None),
        (None, None, None),
    ],
)
def test_no_time_of_creation_is_invented(seed, monkeypatch, epoch, published, created):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    found = metadata.Metadata.of(replace(seed, published=published)).created
    assert (found.date().isoformat() if found else None) == created


@pytest.mark.parametrize("epoch", ["soon", "1e99", "9" * 40])
def test_an_invalid_epoch_is_an_error(seed, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        metadata.Metadata.of(seed)


@pytest.mark.parametrize(
    ("published", "times", "span", "day"),
    [
        (None, [], None, None),
        ("2020-11-10", [], "2020-11-10", "2020-11-10"),
        ("2020-11-10", ["2020-11-10T23:00:00Z"], "2020-11-10", "2020-11-10"),
        ("2020-11-10", ["2020-11-12", None, "2020-11-11"], "2020-11-10 – 2020-11-12", "2020-11-10"),
        (None, ["2020-11-12", "2020-11-11"], "2020-11-11 – 2020-11-12", "2020-11-11"),
        ("2020-11-13", ["2020-11-12"], "2020-11-12 – 2020-11-13", "2020-11-13"),
        ("soon", ["later", "2020-11-31", ""], None, None),
    ],
)
def test_the_days_of_a_thread_are_its_first_and_its_last(published, times, span, day):
    posts = (
        builders.post(n, "a", published=time, edited="2030-01-01") for n, time in enumerate(times, 1)
    )
    found = metadata.Metadata.of(builders.thread(*posts, published=published))
    assert (found.span, found.published and found.published.isoformat()) == (span, day)


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


def test_an_entry_of_contents_does_not_give_away_what_is_behind_a_warning():
    post = builders.post(2, "They had fish.", warning="Food,\nwith bones")
    assert metadata.entry(post, 2, numbered=True) == "2/ Food, with bones"
    assert metadata.entry(replace(post, warning=""), 2, numbered=True) == "2/ They had fish."
    assert metadata.entry(replace(post, warning=" \n"), 2, numbered=True) == "2/ They had fish."


def test_an_entry_of_a_post_that_is_only_a_picture_is_its_alternative_text():
    post = builders.post(2, Figure((1,), None), label="")
    media = (builders.picture(1, None, alt="A quay"),)
    assert metadata.entry(post, 2, numbered=True, media=media) == "A quay"
    assert metadata.entry(post, 2, numbered=True) == "2"


def test_a_line_is_shortened_between_words_where_there_are_any():
    assert metadata.shorten("one\ntwo  three", 20) == "one two three"
    assert metadata.shorten("one two three", 9) == "one two…"
    assert metadata.shorten("x" * 20, 9) == "xxxxxxxx…"


def test_counts_have_the_plural_of_their_noun():
    counted = metadata.counted
    assert [counted(1, "guess"), counted(2, "guess"), counted(1000, "gap")] == [
        *("1 guess", "2 guesses", "1,000 gaps"),
    ]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [(20, "Today's agreement…"), (45, "Today's agreement may turn another bloody…")],
)
def test_the_title_is_cut_to_the_room_that_there_is(seed, columns, expected):
    assert metadata.Metadata.of(seed).title_within(columns) == expected
