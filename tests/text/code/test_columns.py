"""Tables whose columns are aligned by spaces."""

import pytest

from tests.text.code.helpers import code


@pytest.mark.parametrize(
    "table",
    [
        "step       before   after\ncompile     22:10    1:40\ntest        14:05    1:02",
        "a      1\nbcd   22\nef     3\nghi  444",
    ],
)
def test_aligned_columns_are_code_between_words(table):
    assert code(f"Words.\n{table}\nWords.") == [table]


@pytest.mark.parametrize(
    "text",
    [
        "One   two\nThree   four\nFive   six\nSeven   eight",
        "a      1\nbcd   22\nef     3",
        "The end.   And the\nbeginning,   of course.\nNo   more.",
        "a   b   c\na   b   c\na   b   c",
    ],
)
def test_spaces_that_align_nothing_are_text(text):
    assert code(text) == []
