"""The author's numbers in posts of a network's data become their labels, as in pasted text."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert import composing
from convert.notes import Numbering
from convert.post_labels import labelled
from convert.tree import Author, Break, Figure, Link, Paragraph, Post, Styled, Text, plain


def posts(*texts: str, **fields) -> list[Post]:
    numbering = Numbering("twitter")
    return [made(*composing.blocks(text, numbering), **fields) for text in texts]


def made(*blocks, **fields) -> Post:
    return Post(number=None, total=None, label="", lines=None, blocks=blocks, **fields)


def shown(found: list[Post]) -> list[tuple[str | None, str, str]]:
    """Return the number, the label and the words of each post."""
    changed, _ = labelled(found)
    return [(post.number, post.label, plain(post)) for post in changed]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("1/ One", "2/ Two"), [("1", "1/", "One"), ("2", "2/", "Two")]),
        (("One 1/2", "Two 2/2"), [("1", "1/2", "One"), ("2", "2/2", "Two")]),
        (
            ("One (1)", "Two (2)", "3 (3)"),
            [("1", "(1)", "One"), ("2", "(2)", "Two"), ("3", "(3)", "3")],
        ),
        (("1. One", "2. Two"), [("1", "1.", "One"), ("2", "2.", "Two")]),
        (("Opener", "2/ Two"), [("1", "", "Opener"), ("2", "2/", "Two")]),
        (("1/ One", "Two"), [("1", "1/", "One"), (None, "", "Two")]),
        (("1/\n\nOne", "Two\n2/"), [("1", "1/", "One"), ("2", "2/", "Two")]),
        (("2b/ One", "3/ Two"), [("2b", "2b/", "One"), ("3", "3/", "Two")]),
        (("👉 1/ One", "👉 2/ Two"), [("1", "1/", "👉 One"), ("2", "2/", "👉 Two")]),
        (("24/7 here", "Two"), [(None, "", "24/7 here"), (None, "", "Two")]),
        (
            ("One", "9/11 was", "Three"),
            [(None, "", "One"), (None, "", "9/11 was"), (None, "", "Three")],
        ),
        (("1. a\n2. b", "Two"), [(None, "", "1. a\n2. b"), (None, "", "Two")]),
    ],
)
def test_numbers_that_count_posts_become_labels_and_others_stay(texts, expected):
    assert shown(posts(*texts)) == expected


def test_a_label_before_links_and_hashtags_is_found_and_they_stay():
    first, _ = labelled(posts("Words 1/2 https://a.example/x\n#tag", "More 2/2"))[0]
    assert (first.label, first.total) == ("1/2", 2)
    (paragraph,) = first.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines[:3] == (Text("Words "), Link("a.example", 1), Break())


def test_a_label_may_be_styled_and_blocks_of_other_kinds_stay():
    figure = Figure(media=(1,), note=None)
    first = made(Paragraph((Styled("strong", (Text("1/ One"),)), Text(" more"))), figure)
    changed, _ = labelled([first, *posts("2/ Two")])
    assert changed[0].blocks == (Paragraph((Styled("strong", (Text("One"),)), Text(" more"))), figure)


def test_a_post_that_is_only_a_label_and_a_picture_keeps_the_picture():
    figure = Figure(media=(1,), note=None)
    changed, _ = labelled([*posts("1/ One"), made(Paragraph((Text("2/"),)), figure)])
    assert (changed[1].label, changed[1].blocks) == ("2/", (figure,))


def test_a_marker_before_a_label_is_removed_with_a_repair():
    changed, repairs = labelled(posts("THREAD 1/2 Words", "2/2 More"))
    assert plain(changed[0]) == "Words"
    assert [(repair.kind, repair.text, repair.line) for repair in repairs] == [("mark", "THREAD", None)]


def test_a_missing_number_is_a_repair():
    _, repairs = labelled(posts("1/ One", "2b/ Two", "5/ Five"))
    assert [repair.message for repair in repairs] == ["numbering jumps from 2 to 5: 3 to 4 missing"]


def test_posts_by_others_are_not_numbered():
    other = Author(name="Bo", handle="bo")
    (first, answer, second), _ = labelled(
        [*posts("1/ One"), *posts("2/ no", author=other), *posts("2/ Two")]
    )
    assert (first.label, answer.label, second.label) == ("1/", "", "2/")
    assert plain(answer) == "2/ no"


PARTS = st.sampled_from(
    [
        "1/",
        "2/",
        "3/7 ",
        "(2)",
        "4.",
        "THREAD ",
        "words ",
        "\n",
        "\n\n",
        "https://a.example ",
        "#tag ",
        "🧵",
    ]
)


@given(st.lists(st.lists(PARTS, max_size=5).map("".join), max_size=5))
def test_every_character_is_in_the_words_in_the_label_or_in_a_repair(texts):
    found = posts(*texts)
    changed, repairs = labelled(found)
    before = "".join(map(plain, found))
    after = "".join([*map(plain, changed), *(post.label for post in changed)])
    removed = "".join(repair.text for repair in repairs)
    assert Counter("".join(before.split())) == Counter("".join(f"{after}{removed}".split()))
