"""Possible labels at the start of a line."""

import pytest

from convert.text.repairs.label_prefix import label_prefix


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("1/ One", "1/ "),
        ("12/17 One", "12/17 "),
        ("(3/n) One", "(3/n) "),
        ("[4] One", "[4] "),
        ("#5. One", "#5. "),
        ("2.5/ One", "2.5/ "),
        ("6 - One", "6 - "),
        ("7️⃣ One", "7️⃣ "),
        ("1,000 people", ""),
        ("1234/ One", ""),
        ("One 1/", ""),
        ("#NK", ""),
        ("", ""),
    ],
)
def test_a_number_with_a_mark_may_be_a_label(words, label):
    assert label_prefix(words) == label
