"""The YAML above clipped pages."""

import pytest

from convert.text.lines import lines_of
from convert.text.pages.front_matter import front_matter

YAML = """\
---
title: "Thread by @ann_b"
source: https://x.com/ann_b/status/12
author:
  - "[[@ann_b|Ann]]"
  - "[[@ben_k]]"
published:
---
Words"""


def test_values_are_without_quotation_marks_and_brackets():
    values, end = front_matter(lines_of(YAML))
    assert values == {
        "title": "Thread by @ann_b",
        "source": "https://x.com/ann_b/status/12",
        "author": "@ann_b",
        "published": "",
    }
    assert lines_of(YAML)[end].text == "Words"


@pytest.mark.parametrize("text", ["Words", "---\nWords: 1", "---\n" + "a: b\n" * 100 + "---\nWords"])
def test_without_an_end_there_are_no_values(text):
    assert front_matter(lines_of(text)) == ({}, 0)
