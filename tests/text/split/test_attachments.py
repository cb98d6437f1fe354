"""Tests for lines that belong to the post above them, even below its label."""

import pytest

from convert.text.split.attachments import is_attachment
from tests.text.split.helpers import posts


@pytest.mark.parametrize(
    "line",
    [
        "https://t.co/x",
        "pic.twitter.com/x",
        "https://t.co/x https://t.co/y",
        "https://t.co/x (full text)",
        "👉 https://t.co/x",
        "#tea",
        "#tea #日本 https://t.co/x",
        "cc @ann, @ben",
        "h/t @ann",
        "Via: @ann & @ben",
        "🎉 🎉",
    ],
)
def test_a_line_without_words_of_its_own_is_an_attachment(line: str) -> None:
    assert is_attachment(line)
    assert posts(f"One. (1/3)\n\n{line}\n\nTwo. (2/3)\n\nThree. (3/3)")[0][3] == f"One.  {line}"


@pytest.mark.parametrize(
    "line", ["Words", "https://t.co/x is it", "@ann", "#1", "#tea is hot", "cc me", ""]
)
def test_a_line_with_words_is_no_attachment(line: str) -> None:
    assert not is_attachment(line)


@pytest.mark.parametrize(
    "postscript", ["PS: Milk.\nAnd tea.", "P.S. Milk.", "ps - Milk.", "PPS: Milk."]
)
def test_a_postscript_belongs_to_the_post_above(postscript: str) -> None:
    text = f"One. (1/3)\n\n{postscript}\n\nTwo. (2/3)\n\nThree. (3/3)\n\n{postscript}\n\nFollow me."
    found = posts(text)
    shown = postscript.replace("\n", " ")
    assert [found[index][3] for index in (0, 2, 3)] == [
        f"One.  {shown}",
        f"Three.  {shown}",
        "Follow me.",
    ]
