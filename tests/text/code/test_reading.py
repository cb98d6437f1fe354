"""What the later stages of reading make of code: nothing at all."""

import pytest

import convert
from convert.tree import Code, walk

COPIED = "A line that is long enough to be no refrain, and says a thing"


def read(text: str, **options: object) -> convert.Document:
    return convert.read(text.encode(), **options)


def code(document: convert.Document) -> list[str]:
    return [node.text for node in walk(document) if isinstance(node, Code)]


@pytest.mark.parametrize(
    "inside",
    [
        f"{COPIED}\n{COPIED}",
        "some words of the\nrest of it,\n, and more (\na)",
        "a &amp; b & #39; c",
        "• • •\nWords. Image",
        "3/ a\n\n4/ b",
        "---\n\n---",
        "THREAD\nEND",
        "https://a.example/b… @ann #tag",
        "@threadreaderapp unroll",
        "**1/** a\n**2/** b",
    ],
)
def test_nothing_in_code_is_repaired_or_read(inside):
    document = read(f"1/ Words.\n\n2/ ```\n{inside}\n```\n\n3/ More words.")
    assert code(document) == [inside]
    assert [post.label for post in document.posts] == ["1/", "2/", "3/"]
    assert [repair.kind for repair in document.repairs] == ["markup"]
    assert document.notes == ()


@pytest.mark.parametrize("split", ["auto", "blank", "numbered", "none"])
def test_no_border_of_posts_is_within_code(split):
    assert code(read("One.\n\n```\na\n\n\nb\n```\n\nTwo.\n\nThree.", split=split)) == ["a\n\n\nb"]


def test_gaps_are_counted_from_the_last_line_of_code():
    text = "One.\n\n```\na\n```\n\nTwo.\n\n\n\nThree.\n\nFour.\n\n\n\nFive."
    assert [post.lines for post in read(text).posts] == [(1, 7), (11, 13), (17, 17)]


def test_code_in_a_header_is_in_its_repair():
    text = "Thread Reader\n```\nx\n```\nShare this page!\nAnn Bell\n@ann_b\nMay 1, 2023 • 2 min read\n1/ One.\n2/ Two."
    document = read(text)
    inside = "".join([repair.text for repair in document.repairs] + code(document))
    assert "\ufffc" not in inside
    assert "x" in inside


def test_the_title_is_made_of_words_if_there_are_any():
    assert read("1/ ```\nx = 1\n```\nThe first line.\n2/ More.").title == "The first line"
    assert read("```\nx = 1\ny\n```").title == "x = 1"


def test_code_is_no_evidence_for_a_direction():
    assert read("1/ ```\nx = 1\n```\nשלום").direction == "rtl"


def test_without_repair_the_marks_of_a_fence_are_in_the_code():
    document = read("1/ Words.\n2/ ```python\n  x\n```", repair=False)
    assert code(document) == ["```python\n  x\n```"]
    assert document.repairs == ()
