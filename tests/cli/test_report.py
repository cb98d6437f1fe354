"""The summary of a thread, and the list of its repairs."""

import msgspec

from convert.cli.report import report, scheme, summary
from convert.testing import sample_document
from convert.tree import Repair

DOCUMENT = sample_document()


def test_a_summary_names_the_outputs_the_size_and_the_repairs():
    assert summary(DOCUMENT, ["a.md", "a.pdf"]) == (
        "wrote a.md, a.pdf; 5 posts, 5 notes; 1 repair (1 mark); --show-repairs lists them"
    )


def test_a_summary_without_outputs_and_repairs_is_the_size():
    assert summary(msgspec.structs.replace(DOCUMENT, repairs=()), []) == "5 posts, 5 notes"


def test_the_scheme_says_how_the_thread_was_read():
    assert scheme(DOCUMENT) == "read as plain, 5 posts, 5 notes; numbered"


def test_each_repair_is_one_line_with_its_text_shortened():
    repairs = [
        Repair(kind="gap", line=3, text="", became="", message="marked"),
        Repair(kind="copy", line=4, text="words\n" * 20, became="", message="removed"),
    ]
    first, second = report(repairs)
    assert first == "3: gap: marked"
    assert second == f"4: copy: “{('words ' * 20)[:59]}…” removed"
