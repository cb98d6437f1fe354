"""Tables that are drawn with characters."""

import pytest

from tests.text.code.helpers import around, code

PIPES = "| a | b |\n|---|--:|\n| 1 | 2 |"


@pytest.mark.parametrize(
    "table",
    [
        PIPES,
        "a | b\n--|--\n1 | 2",
        "+---+---+\n| a | b |\n+===+===+",
        "| a | b |\n| 1 | 2 |\n| 3 | 4 |",
        "┌───┬───┐\n│ a │ b │\n└───┴───┘",
        "src/\n├── a\n└── b",
        "├── a\n│   └── b",
    ],
)
def test_a_table_or_a_tree_is_code_between_words(table):
    assert code(f"Words.\n{table}\nWords.") == [table]


@pytest.mark.parametrize(
    "text",
    [
        "yes | no\nleft | right",
        "| a | b |\n| 1 | 2 |",
        "|---|---|\n|---|---|",
        "────────\nTitle\n────────",
        "════════\n────────",
        "│ a\nb",
        "+1 for this\n+1",
        "| a\n| b\n| c",
    ],
)
def test_other_lines_with_such_signs_are_text(text):
    assert code(text) == []


def test_a_table_begins_after_a_label():
    assert around(f"2/ {PIPES}\nWords") == ["2/ #", "Words"]
