"""Signals end a program, whatever plugin runs; exceptions of plugins do not."""

import os
import signal

import pytest

import convert
from convert import interrupts
from convert.errors import PluginError
from convert.testing import sample_document

WRITER = """
from dataclasses import dataclass
import os
import signal
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


def test_an_interrupt_that_is_ignored_stays_so():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupts.handled():
            os.kill(os.getpid(), signal.SIGINT)
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
