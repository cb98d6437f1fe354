"""The messages about threads: one for each of a few, the first failures and the sums of many."""

from argparse import Namespace

import pytest

from convert.batch.jobs import Facts, Outcome
from convert.batch.results import Result
from convert.batch.tally import Tally
from convert.batch.writing import EXISTS
from convert.cli.outcomes import FEW, Messages
from convert.tree import Repair

FACTS = Facts(scheme="read as plain, 1 post, 0 notes; numbered", size="1 post, 0 notes")
MANY = FEW + 1


def written(number=1, **fields):
    source = f"{number}.txt"
    result = Result(source=source, format="json", output=f"{number}.json", status="written")
    return Outcome(source=source, results=(result,), facts=FACTS, **fields)


def failed(number=1, status="failed"):
    source = f"{number}.txt"
    result = Result(source=source, status=status, message=f"{source}: no text")
    return Outcome(source=source, results=(result,))


def kept(status, message=None, format_="json"):
    output = format_ and "a.json"
    result = Result(source="a.txt", format=format_, output=output, status=status, message=message)
    return Outcome(source="a.txt", results=(result,))


@pytest.fixture
def lines(capsys):
    """Print the messages about outcomes, and return them as lines."""

    def call(outcomes, *flags, total=None, place=None):
        names = ("quiet", "verbose", "show_repairs")
        messages = Messages(
            Namespace(**{name: name in flags for name in names}), total=total or len(outcomes)
        )
        tally = Tally()
        for outcome in outcomes:
            tally.note(outcome)
            messages.print(outcome)
        messages.finish(tally.summary(stopped=None, shard=None), place)
        return [line.removeprefix("thread-convert: ") for line in capsys.readouterr().err.splitlines()]

    return call


def test_each_of_a_few_threads_has_a_message(lines):
    assert lines([written(1), failed(2), written(3)]) == [
        "1.txt: wrote 1.json; 1 post, 0 notes",
        "error: 2.txt: no text",
        "3.txt: wrote 3.json; 1 post, 0 notes",
    ]


def test_many_threads_have_the_first_failures_where_the_others_are_and_a_sum(lines):
    outcomes = [*map(failed, range(30)), written()]
    shown = lines(outcomes, total=MANY, place="out/.convert-state.jsonl")
    assert shown[:20] == [f"error: {number}.txt: no text" for number in range(20)]
    assert shown[20] == "error: 10 more failures; out/.convert-state.jsonl lists all of them"
    assert shown[21].startswith("1 thread read in 0.")
    assert shown[21].endswith(" s; outputs: 1 written, 30 failed")
    assert len(shown) == 22


def test_without_a_file_that_has_all_failures_there_is_advice(lines):
    shown = lines([*map(failed, range(22))], total=MANY)
    assert shown[20] == "error: 2 more failures; --report writes all of them to a file"


def test_timeouts_and_crashes_are_failures(lines):
    assert lines([failed(1, "timeout"), failed(2, "crash")]) == [
        "error: 1.txt: no text",
        "error: 2.txt: no text",
    ]


def test_threads_of_one_source_are_many_as_soon_as_they_are(lines):
    shown = lines([written(number, thread=number) for number in range(1, 100)], total=1)
    assert len(shown) == FEW + 1
    assert shown[0] == "1.txt, thread 1: wrote 1.json; 1 post, 0 notes"
    assert shown[-1].startswith("99 threads read in ")


def test_the_end_of_a_source_with_several_threads_has_no_message(lines):
    end = Result(source="a.jsonl", threads=2, status="written")
    assert lines([Outcome(source="a.jsonl", results=(end,))], "verbose") == []


def test_verbose_prints_everything_about_many_threads(lines):
    shown = lines([*map(failed, range(30)), written(2)], "verbose", total=MANY)
    assert shown[:30] == [f"error: {number}.txt: no text" for number in range(30)]
    assert shown[30:32] == [
        "2.txt: read as plain, 1 post, 0 notes; numbered",
        "2.txt: wrote 2.json; 1 post, 0 notes",
    ]
    assert shown[32].endswith("outputs: 1 written, 30 failed")


def test_two_sources_of_one_output_have_one_message(lines):
    assert lines([failed(), failed()]) == ["error: 1.txt: no text"]


def test_quiet_prints_only_failures(lines):
    outcomes = [written(1, warnings=("a glyph is missing",)), *map(failed, range(21))]
    shown = lines(outcomes, "quiet", total=MANY)
    assert len(shown) == 21
    assert all(line.startswith("error: ") for line in shown)


def test_the_first_warnings_of_many_threads_are_printed(lines):
    shown = lines([written(1, warnings=("a glyph is missing",))] * 22, total=MANY)
    assert shown[:20] == ["warning: a glyph is missing"] * 20
    assert shown[20] == "2 more warnings; -v prints all of them"


def test_what_no_reader_recognises_is_counted_or_listed(lines):
    left_out = kept("skipped", "recognised by no reader", format_=None)
    assert lines([left_out] * 3) == [
        "3 files left out: recognised by no reader; -v lists what is left out"
    ]
    assert lines([left_out], "verbose") == ["a.txt: left out: recognised by no reader"]


def test_what_is_up_to_date_is_a_message_for_a_few(lines):
    assert lines([kept("up-to-date")]) == ["a.txt: up to date: a.json"]
    shown = lines([kept("up-to-date")], total=MANY)
    assert len(shown) == 1
    assert shown[0].endswith("outputs: 1 up to date")


def test_what_is_skipped_is_a_message_on_request(lines):
    assert lines([kept("skipped", EXISTS)]) == []
    assert lines([kept("skipped", EXISTS)], "verbose") == ["a.txt: skipped; its outputs exist"]
    assert lines([kept("skipped", "it is new")], "verbose") == ["a.txt: skipped; it is new"]


def test_what_ends_the_call_is_left_to_its_last_message(lines):
    result = Result(source="a.txt", status="failed", error="PlaceError", message="no space left")
    assert lines([Outcome(source="a.txt", results=(result,))]) == []


def test_many_threads_of_which_none_came_to_an_end_have_no_sum(lines):
    assert lines([], total=MANY) == []


def test_repairs_are_listed_on_request_also_of_many_threads(lines):
    gap = Repair(kind="gap", line=3, text="", became="", message="marked")
    shown = lines([written(1, repairs=(gap,))], "show_repairs", total=MANY)
    assert shown[0] == "1.txt:3: gap: marked"


def test_the_traceback_of_a_bug_is_printed_before_its_message(lines):
    outcome = failed()._replace(tracebacks=("Traceback:\n  in write\n",))
    assert lines([outcome]) == ["Traceback:", "  in write", "error: 1.txt: no text"]
