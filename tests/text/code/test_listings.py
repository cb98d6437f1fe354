"""Programs and data without a fence."""

import pytest

from tests.text.code.helpers import around, code

PYTHON = "def f(x):\n    if x:\n        return [x]\n    pass"
JAVASCRIPT = "for (const a of b) {\n  if (a.c) continue;\n  run(a);\n}"
JSON = '{\n  "a": [\n    1,\n    2\n  ]\n}'
C = "#include <stdio.h>\n\nint main(void)\n{\n    return f(0);\n}"
GO = 'func main() {\n\tfmt.Println("a")\n}'
SHELL = 'for f in *.txt; do\n    echo "$f"\ndone'
SQL = "SELECT a, b\n  FROM t\n WHERE a = 1;"
HTML = '<div class="a">\n  <p>Words</p>\n</div>'
RUST = 'fn main() {\n    let a = vec![1, 2];\n    println!("{a:?}");\n}'
DECORATED = "@app.route('/')\ndef index():\n    return {'a': 1}\n\nprint(index())"


@pytest.mark.parametrize(
    "listing", [PYTHON, JAVASCRIPT, JSON, C, GO, SHELL, SQL, HTML, RUST, DECORATED]
)
def test_a_program_is_code_between_words(listing):
    assert code(f"Look at this.\n\n{listing}\n\nNothing more.") == [listing]
    assert code(f"Look:\n{listing}\nNothing more.") == [listing]


@pytest.mark.parametrize(
    "text",
    [
        "The fog comes\n    on little cat feet;\n        it sits looking;",
        "return to me;\n    return, when\n  for all the rain:\n    the roads are shut;",
        "- one\n  - one a\n  - one b (twice)\n- two",
        "1. First:\n   a) this\n   b) that",
        "He wrote:\n\n    Dear sir,\n    I am here: come.\n        Yours",
        "        A TITLE\n     in the middle",
        "Pros:\n  - fast\n  - cheap\nCons:\n  - none",
        "if you ask me:\n    no.",
        "while we wait:\n  tea\n  cake",
        "x = 1\nprint(x)",
        "Services:\n  web: fine\n  mail: broken",
        "Shopping (for two):\n  milk,\n  eggs,\n  bread",
        "From A to B (by bus):\n  leave at 9;\n  arrive at 10;",
    ],
)
def test_verse_lists_and_letters_are_no_code(text):
    assert code(text) == []


def test_code_begins_after_the_label_of_its_post_and_ends_before_the_next():
    assert around(f"2/ {PYTHON}\n\n3/ {PYTHON}") == ["2/ #", "3/ #"]


def test_flat_lines_belong_to_the_code_next_to_them():
    text = f"import os\n\n{PYTHON}\n\nprint(f(os))"
    assert code(f"{text}\n\nThat is all.") == [text]
