"""Lines that a page broke at a mention."""

import pytest

from convert.text.lines import lines_of
from convert.text.pages.mentions import joined_mentions


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("With \n@ann_b\n in it", "With @ann_b in it"),
        ("With \n@ann_b\n, who knows", "With @ann_b, who knows"),
        ("With \n@ann_b\n and \n#tag\n too", "With @ann_b and #tag too"),
        ("See \nhttps://a.example/b", "See https://a.example/b"),
        ("See \na.example/b…\n for more", "See a.example/b… for more"),
        ("@ann_b\n is right", "@ann_b is right"),
    ],
)
def test_a_mention_is_joined_to_its_sentence(text, joined):
    lines, repairs = joined_mentions(lines_of(text))
    assert [line.text for line in lines] == [joined]
    assert {repair.kind for repair in repairs} == {"wrap"}


@pytest.mark.parametrize(
    "text", ["Words\n@ann_b\nwords", "Words \n\n@ann_b", "@ann_b\n@ben_k", "a \nb\n c"]
)
def test_a_mention_on_a_line_of_its_own_stays(text):
    lines = lines_of(text)
    assert joined_mentions(lines) == (lines, [])
