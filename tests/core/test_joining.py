"""Several threads become one document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import convert
from convert.errors import UsageError
from convert.joining import join
from convert.notes import references
from convert.testing.fixtures.strategies import documents
from convert.tree import plain
from convert.validation import fault_of_any


def thread(text, **options):
    return convert.read(text.encode(), name=options.pop("name", "a.txt"), **options)


ONE = "1/ Hello @ann, see https://example.org/a\n\n2/ More https://example.org/b"
TWO = "1/ Again @Ann and https://example.org/c https://example.org/a\n\n2/ End."


def test_notes_are_counted_once_and_parts_begin_at_their_posts():
    joined = join([thread(ONE), thread(TWO, name="b.txt")])
    assert fault_of_any(joined) is None
    targets = [getattr(note, "url", None) for note in joined.notes]
    assert targets == [
        "https://x.com/ann",
        "https://example.org/a",
        "https://example.org/b",
        "https://example.org/c",
    ]
    assert [(part.title, part.first) for part in joined.parts] == [
        ("Hello @ann, see example.org", 1),
        ("Again @Ann and example.org example.org", 3),
    ]
    assert joined.title == "Hello @ann, see example.org (and 1 more thread)"
    assert joined.source.name == "a.txt and 1 more"


def test_a_title_of_the_user_is_that_of_the_whole():
    assert join([thread(ONE), thread(TWO)], title="Both").title == "Both"
    assert join([thread(ONE)], title="One").title == "One"


def test_posts_keep_their_authors_and_languages():
    french = thread(TWO, author="@bob", language="fr")
    joined = join(
        [thread(ONE, author="@ann", language="en"), french, thread(ONE, author="@ann", language="en")]
    )
    assert joined.author.handle is None
    assert [post.author.handle for post in joined.posts] == ["ann", "ann", "bob", "bob", "ann", "ann"]
    assert joined.language == "en"
    assert [post.language for post in joined.posts] == [None, None, "fr", "fr", None, None]


def test_threads_of_one_author_have_this_author():
    joined = join([thread(ONE, author="@ann"), thread(TWO, author="@Ann")])
    assert joined.author.handle == "ann"
    assert {post.author for post in joined.posts} == {None}


def test_joined_documents_can_be_joined_again():
    both = join([thread(ONE), thread(TWO)])
    again = join([both, thread("Alone.")])
    assert [part.first for part in again.parts] == [1, 3, 5]
    assert fault_of_any(again) is None


def test_nothing_can_not_be_joined():
    with pytest.raises(UsageError, match="no threads"):
        join([])


@given(st.lists(documents(), min_size=1, max_size=3))
def test_all_words_of_all_documents_are_in_the_joined_one(given_documents):
    joined = join(given_documents)
    assert fault_of_any(joined) is None
    assert [plain(post) for post in joined.posts] == [
        plain(post) for document in given_documents for post in document.posts
    ]
    assert len(list(references(joined))) == sum(len(list(references(each))) for each in given_documents)
