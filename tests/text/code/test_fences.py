"""Code between fences."""

import pytest

from convert.text.code import set_aside
from convert.text.lines import lines_of
from tests.text.code.helpers import around, aside, code


@pytest.mark.parametrize(
    "text",
    [
        "```\na\n```",
        "```python\na\n```",
        "``` python\na\n```",
        "```python title=x.py {1,2}\na\n```",
        "````\na\n````",
        "~~~ sh\na\n~~~",
        "```a b\n```",
        "```\na```",
        "  ```\n  a\n  ```",
        "```\n\na\n\n\n```",
    ],
)
def test_fenced_lines_are_code_without_their_marks(text):
    assert code(text)[0].split() in (["a"], ["a", "b"])
    assert around(text) == ["#"]


def test_the_words_before_a_fence_and_the_label_after_it_stay():
    assert around("6/ ```python\na\n```\nWords") == ["6/ #", "Words"]
    assert around("Do this: ```\na\n``` (6/9)") == ["Do this: # (6/9)"]


def test_blank_lines_and_indentation_stay_and_a_common_margin_does_not():
    text = "```\n    if a:\n\n\n        b\n    \n    c\n```"
    assert code(text) == ["if a:\n\n\n    b\n\nc"]


@pytest.mark.parametrize(
    "text",
    [
        "```\na",
        "```a```",
        "words ```\na\n```",
        "```\n\n```",
        "````\na\n```",
        "~~~\nA post.\n~~~\nAnother one.\n~~~",
    ],
)
def test_other_marks_are_text(text):
    assert code(text) == []


def test_a_fence_of_tildes_without_a_language_needs_code():
    assert code("~~~\nx = f(1)\n~~~") == ["x = f(1)"]


def test_a_fence_that_is_not_closed_ends_where_another_one_or_the_next_post_begins():
    assert code("```\na\n\n```python\nb\n```") == ["b"]
    assert code("1/ ```\na\n\n2/ b\n\n3/ ```\nc\n```") == ["c"]


def test_numbers_in_a_fence_do_not_end_it():
    assert code("6/ ```\n1/ a\n\n2/ b\n```") == ["1/ a\n\n2/ b"]


def test_a_line_of_code_knows_the_lines_of_its_fences():
    (line,) = aside("```\na\nb\n```")
    assert (line.number, line.last_number) == (1, 4)
    assert line.words == "a\nb"


def test_the_marks_are_in_a_repair():
    text = "```python\na\n```"
    _, (repair,) = set_aside(text, lines_of(text), keep_marks=False)
    assert (repair.kind, repair.line, repair.text) == ("markup", 1, "```python\n```")


def test_marks_that_are_kept_are_part_of_the_code():
    text = "6/ ```python\na\n``` (6/9)"
    lines, repairs = set_aside(text, lines_of(text), keep_marks=True)
    assert [line.code.text for line in lines if line.code] == ["```python\na\n```"]
    assert repairs == ()
