"""When a batch starts no new jobs."""

import signal

import pytest

from convert.batch.jobs import Outcome
from convert.batch.results import Result
from convert.batch.stopping import FIRST, Stopping
from convert.options import BatchOptions


def outcome(name="a.txt", *statuses, message="no text", output=None):
    results = [
        Result(source=name, format="json", output=output, status=status, message=message)
        for status in statuses or ["failed"]
    ]
    return Outcome(source=name, results=tuple(results))


def after(outcomes, total=1000, **options):
    """Return why a batch stops after these outcomes."""
    stopping = Stopping(BatchOptions(**options), total=total)
    for each in outcomes:
        stopping.note(each)
    assert stopping() == (stopping.reason is not None)
    return stopping.reason


def alike(count, message="{name}: no text"):
    names = [f"in/{number}.txt" for number in range(count)]
    return [outcome(name, message=message.format(name=name)) for name in names]


def test_a_batch_goes_on_whatever_fails_if_nothing_limits_it():
    assert after([outcome("good.txt", "written"), *alike(10 * FIRST)]) is None


def test_a_signal_stops_it():
    received = []
    stopping = Stopping(BatchOptions(), total=1, signalled=lambda: received[0] if received else None)
    assert not stopping()
    received.append(signal.SIGTERM)
    assert stopping()
    assert stopping.reason == "stopped by SIGTERM"


def test_it_stops_after_the_largest_number_of_threads_that_may_fail():
    outcomes = [outcome("a.txt", "written", "failed"), outcome("b.txt", "crash", "crash")]
    assert after(outcomes, max_failures=3) is None
    outcomes.append(outcome("c.txt", "timeout"))
    reason = after(outcomes, max_failures=3)
    assert reason == "stopped because 3 threads failed; --max-failures raises this limit"


def test_what_is_up_to_date_or_skipped_is_no_failure():
    assert after([outcome("a.txt", "up-to-date"), outcome("b.txt", "skipped")], max_failures=1) is None


def test_it_stops_if_the_first_threads_all_fail_for_one_reason():
    assert after(alike(FIRST - 1)) is None
    reason = (
        f"stopped because the first {FIRST} threads all failed for one reason: no text; "
        "--max-failures sets another limit"
    )
    assert after(alike(FIRST)) == reason
    assert after(alike(FIRST), total=FIRST) is None


@pytest.mark.parametrize(
    "message", ["{name}:12: no text", "{name}: 7 bytes are too many", "the output of {name} is no file"]
)
def test_reasons_are_alike_apart_from_names_and_numbers(message):
    assert after(alike(FIRST, message)) is not None
    other = [outcome(f"{number}.txt", message=f"byte {number}") for number in range(FIRST)]
    assert after(other) is not None


@pytest.mark.parametrize(
    "other",
    [
        outcome("good.txt", "written"),
        outcome("half.txt", "written", "failed"),
        outcome("old.txt", "up-to-date"),
        outcome("other.txt", message="other.txt: not UTF-8"),
    ],
    ids=lambda each: each.source,
)
@pytest.mark.parametrize("position", [0, 50, FIRST - 1])
def test_it_goes_on_if_one_of_the_first_threads_is_different(other, position):
    outcomes = alike(2 * FIRST)
    outcomes[position] = other
    assert after(outcomes) is None


def test_the_limit_that_the_user_sets_replaces_the_rule_about_the_first_threads():
    assert after(alike(2 * FIRST), max_failures=2 * FIRST + 1) is None
    reason = f"stopped because {2 * FIRST} threads failed; --max-failures raises this limit"
    assert after(alike(2 * FIRST), max_failures=2 * FIRST) == reason


def test_a_run_that_only_repeats_failures_goes_on_if_all_fail_again():
    assert after(alike(2 * FIRST), retry_failed=True) is None
