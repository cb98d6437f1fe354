"""Tests for the lines where the posts of a numbered thread begin and end."""

from convert.text.lines import lines_of
from convert.text.split import split_posts
from tests.text.split.helpers import posts


def spans(text: str) -> list[tuple[int, int]]:
    """Return the first and the last line of each post."""
    found = split_posts(lines_of(text)).posts
    return [(post.lines[0].number, post.lines[-1].number) for post in found]


def test_a_label_can_be_alone_above_its_post() -> None:
    assert posts("1/\nOne.\n2/\nTwo.") == [("1", None, "1/", "One."), ("2", None, "2/", "Two.")]


def test_a_label_can_be_alone_below_its_post() -> None:
    assert posts("One.\n1/\nTwo.\n2/") == [("1", None, "1/", "One."), ("2", None, "2/", "Two.")]


def test_blank_lines_decide_to_which_post_a_lone_label_belongs() -> None:
    assert posts("One.\n1/\n\nTwo.\n2/\n\nAsk me anything.")[0] == ("1", None, "1/", "One.")
    assert posts("A title.\n\n1/\nOne.\n\n2/\nTwo.")[:2] == [
        (None, None, "", "A title."),
        ("1", None, "1/", "One."),
    ]


def test_other_labels_decide_to_which_post_a_lone_label_belongs() -> None:
    assert posts("One. 1/3\nTwo.\n2/3\nThree. 3/3")[1] == ("2", 3, "2/3", "Two.")
    assert posts("1/3 One.\n2/3\nTwo.\n3/3 Three.")[1] == ("2", 3, "2/3", "Two.")


def test_a_post_with_a_label_at_its_start_ends_before_the_next_label() -> None:
    assert spans("1/\nOne.\n\n2/\n\nTwo.\n\nMore.\n") == [(1, 2), (4, 8)]


def test_a_post_with_a_label_at_its_end_begins_after_the_previous_label() -> None:
    assert spans("\nOne.\n1/\n\nTwo.\n\nMore.\n2/\n") == [(2, 3), (5, 8)]
    assert spans("One.\n\nMore. 1/2\n\nTwo. 2/2") == [(1, 3), (5, 5)]


def test_an_opener_ends_before_the_first_label() -> None:
    assert spans("Zero.\n\n2/ One.\nMore.\n\n3/ Two.") == [(1, 1), (3, 4), (6, 6)]


def test_after_a_leading_label_only_a_paragraph_belongs_to_a_trailing_one() -> None:
    assert posts("1/3 One.\n\nMore.\n\nTwo. 2/3\nThree. 3/3") == [
        ("1", 3, "1/3", "One.  More."),
        ("2", 3, "2/3", "Two."),
        ("3", 3, "3/3", "Three."),
    ]


def test_links_and_images_can_follow_a_trailing_label() -> None:
    text = "One 1/3 https://t.co/a\nTwo 2/3\nhttps://t.co/b\nThree 3/3 pic.twitter.com/c"
    assert [post[3] for post in posts(text)] == [
        "One https://t.co/a",
        "Two https://t.co/b",
        "Three pic.twitter.com/c",
    ]


def test_an_attachment_is_a_post_if_nothing_else_is_above_the_next_lone_label() -> None:
    assert spans("One.\n\n1/\n\nPS. Two.\n\n2/\n\nhttps://a.example\n\n3/") == [(1, 3), (5, 7), (9, 11)]
    assert spans("One.\n\n1/\n\nPS. One.\n\nTwo.\n\n2/") == [(1, 5), (7, 9)]
