"""Signals end a program, whatever plugin runs; exceptions of plugins do not."""

import os
import signal
import sys
import time
from contextlib import suppress
from functools import partial
from operator import add

import pytest

import convert
from convert import interrupts
from convert.errors import PluginError
from convert.testing import sample_document

WRITER = """
from dataclasses import dataclass
import os
import signal
import time
from contextlib import suppress
import convert

@dataclass(frozen=True)
class Options:
    pass

def write(document, options):
    STATEMENT
    return "written"

@convert.hookimpl
def convert_writers():
    yield convert.Writer("bad", ".bad", "text/plain", Options, write)
"""
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
RAISE = "os.kill(os.getpid(), signal.SIGINT)"


@pytest.fixture
def writer(distribution):
    return lambda statement: distribution(
        "convert-bad", "convert_bad", WRITER.replace("STATEMENT", statement), formats=("bad",)
    )


def render():
    return convert.render(sample_document(), "bad")


def test_an_interrupt_in_a_plugin_is_one(writer):
    writer(RAISE)
    with pytest.raises(KeyboardInterrupt):
        render()
    with interrupts.handled(), pytest.raises(KeyboardInterrupt):
        render()


def test_an_interrupt_that_a_plugin_catches_is_raised_again(writer):
    writer(f"try:\n        {RAISE}\n    except KeyboardInterrupt:\n        pass")
    with interrupts.handled(), pytest.raises(KeyboardInterrupt):
        render()


def test_a_keyboard_interrupt_without_a_signal_is_the_fault_of_the_plugin(writer):
    writer("raise KeyboardInterrupt")
    with interrupts.handled(), pytest.raises(PluginError, match="the bad writer failed: KeyboardInt"):
        render()


def test_a_request_to_end_is_not_the_fault_of_the_plugin(writer):
    writer("os.kill(os.getpid(), signal.SIGTERM)")
    with interrupts.handled(), pytest.raises(SystemExit) as caught:
        render()
    assert caught.value.code == 143


def test_an_exit_by_the_handler_of_another_program_is_not_the_fault_of_the_plugin(writer):
    def leave(number, frame):
        raise SystemExit(7)

    writer("os.kill(os.getpid(), signal.SIGUSR1)")
    before = signal.signal(signal.SIGUSR1, leave)
    try:
        with pytest.raises(SystemExit) as caught:
            render()
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert caught.value.code == 7


def test_an_exit_of_a_plugin_is_its_fault(writer):
    writer("raise SystemExit(7)")
    with pytest.raises(PluginError, match="the bad writer failed: SystemExit: 7"):
        render()


def send_together(numbers):
    """Send signals so that they are handled at one moment, unless another thread gets them at once."""
    signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        for number in numbers:
            os.kill(os.getpid(), number)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)


def test_two_requests_to_end_at_the_same_moment_are_one(monkeypatch):
    """A service manager may send both; Python reports one that is ignored between arrival and handling."""
    reported = []
    monkeypatch.setattr(sys, "unraisablehook", reported.append)
    both = {signal.SIGTERM, signal.SIGHUP}
    with interrupts.handled(), pytest.raises(SystemExit) as caught:
        send_together(both)
    assert caught.value.code in (129, 143)
    assert reported == []


def test_an_interrupt_that_is_ignored_stays_so():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupts.handled():
            os.kill(os.getpid(), signal.SIGINT)
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def in_two_steps(*numbers, announce=None):
    """Receive signals, one second after another, and return those that were noted each time."""
    now = time.monotonic()
    noted = []
    with (
        pytest.MonkeyPatch.context() as patch,
        interrupts.handled(),
        suppress(KeyboardInterrupt if signal.SIGINT in numbers[:1] else SystemExit),
        interrupts.two_steps(announce) as requested,
    ):
        noted.append(requested())
        for second, number in enumerate(numbers):
            patch.setattr(time, "monotonic", partial(add, now, second))
            signal.raise_signal(number)
            noted.append(requested())
    return noted


@pytest.mark.parametrize("number", SIGNALS)
def test_the_first_of_two_steps_is_noted_and_announced(number):
    announced = []
    assert in_two_steps(number, announce=announced.append) == [None, number]
    assert announced == [number]


def signalled_and_then(number, action):
    with interrupts.handled(), interrupts.two_steps():
        signal.raise_signal(number)
        action()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_the_first_of_two_steps_ends_the_program_at_their_end(number, code):
    done = []
    with pytest.raises(SystemExit) as caught:
        signalled_and_then(number, lambda: done.append("all"))
    assert (done, caught.value.code) == (["all"], code)


def test_an_interrupt_as_the_first_of_two_steps_is_one_at_their_end():
    done = []
    with pytest.raises(KeyboardInterrupt):
        signalled_and_then(signal.SIGINT, lambda: done.append("all"))
    assert done == ["all"]


def test_an_error_between_the_steps_is_not_hidden_by_the_signal():
    with pytest.raises(ZeroDivisionError):
        signalled_and_then(signal.SIGINT, lambda: 1 / 0)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_the_second_of_two_steps_ends_the_program_at_once(number, code):
    with pytest.raises(SystemExit) as caught:
        in_two_steps(signal.SIGINT, number)
    assert caught.value.code == code


def test_an_interrupt_as_the_second_step_is_one():
    with pytest.raises(KeyboardInterrupt):
        in_two_steps(signal.SIGTERM, signal.SIGINT)


def test_signals_that_come_together_are_one_step(monkeypatch):
    announced = []
    monkeypatch.setattr(time, "monotonic", lambda: 1.0)
    with interrupts.handled(), suppress(SystemExit), interrupts.two_steps(announced.append):
        signal.raise_signal(signal.SIGHUP)
        signal.raise_signal(signal.SIGHUP)
        announced.append("both")
    assert announced == [signal.SIGHUP, "both"]


def test_a_plugin_that_runs_during_the_first_step_is_not_disturbed(writer):
    writer(RAISE)
    rendered = ""
    with interrupts.handled(), suppress(KeyboardInterrupt), interrupts.two_steps():
        rendered = render()
    assert rendered == "written"


def test_after_two_steps_a_signal_ends_the_program_again():
    with interrupts.handled():
        with interrupts.two_steps():
            pass
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_a_signal_that_is_ignored_is_no_step():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert in_two_steps(signal.SIGHUP) == [None, None]
    finally:
        signal.signal(signal.SIGHUP, before)


def test_without_handlers_there_are_no_steps():
    with interrupts.two_steps() as requested, pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert requested() is None
