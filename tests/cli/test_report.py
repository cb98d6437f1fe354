"""The wording of results, and the list of repairs."""

import pytest

from convert.batch.jobs import Facts, Outcome
from convert.batch.results import Result, Summary
from convert.cli.report import report, summary, total
from convert.tree import Repair

FACTS = Facts(scheme="read as plain, 5 posts, 5 notes; numbered", size="5 posts, 5 notes")


def outcome(*outputs, status="written", **repairs):
    results = [
        Result(source="a.txt", output=output, status=status, repairs=repairs) for output in outputs
    ]
    return Outcome(source="a.txt", results=tuple(results), facts=FACTS)


def run(seconds=41.2, repairs=None, **counts):
    statuses = {name.replace("_", "-"): count for name, count in counts.items()}
    return total(
        Summary(version="1", counts=statuses, threads=1200, repairs=repairs or {}, seconds=seconds)
    )


def test_a_summary_names_the_outputs_the_size_and_the_repairs():
    assert summary(outcome("a.md", "a.pdf", gap=1, mark=2)) == (
        "wrote a.md, a.pdf; 5 posts, 5 notes; 3 repairs (2 marks, 1 gap); --show-repairs lists them"
    )


def test_a_summary_without_repairs_is_the_outputs_and_the_size():
    assert summary(outcome("a.md")) == "wrote a.md; 5 posts, 5 notes"


def test_a_thread_of_which_nothing_was_written_or_repaired_has_no_summary():
    assert summary(outcome("a.md", status="failed")) is None
    assert summary(outcome("a.md", status="failed", gap=1)) == (
        "5 posts, 5 notes; 1 repair (1 gap); --show-repairs lists them"
    )


def test_the_total_of_a_run_has_its_threads_outputs_and_repairs():
    assert run(written=2390, up_to_date=5, failed=3, timeout=1, crash=1, repairs={"gap": 1001}) == (
        "1,200 threads read in 41 s; outputs: 2,390 written, 5 up to date, 5 failed; "
        "1,001 repairs (1,001 gaps)"
    )
    assert run() == "1,200 threads read in 41 s; outputs: none"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (59, "59 s"), (200, "3 min 20 s"), (219_900, "61 h 5 min")],
)
def test_a_time_has_its_largest_two_units(seconds, words):
    assert run(seconds=seconds).startswith(f"1,200 threads read in {words};")


def test_each_repair_is_one_line_with_its_text_shortened():
    repairs = [
        Repair(kind="gap", line=3, text="", became="", message="marked"),
        Repair(kind="copy", line=4, text="words\n" * 20, became="", message="removed"),
    ]
    first, second = report(repairs)
    assert first == "3: gap: marked"
    assert second == f"4: copy: “{('words ' * 20)[:59]}…” removed"
