"""Other processes do jobs as this one does, and errors of the call end it."""

import pickle
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from convert import registry
from convert.batch.engines.pool import pool
from convert.batch.engines.serial import serial
from convert.batch.jobs import Setup
from convert.errors import ConvertError, PluginError
from convert.options import Reading
from tests.batch.engines.probe import (
    Batch,
    never,
    results,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and process groups")


def test_the_outcomes_are_those_of_the_serial_engine(tmp_path):
    batch = Batch(tmp_path, ["one", "two", "", "three"] * 30)
    with registry.restored():
        registry.add_file(batch.setup.plugins.files[0])
        expected = results(serial(batch.jobs(), batch.setup, never))
    found = results(pool(batch.jobs(), batch.setup, never, workers=2))
    assert found.keys() == expected.keys()
    for name, result in found.items():
        timeless = replace(expected[name], output_modified=result.output_modified)
        assert result == replace(timeless, seconds=result.seconds)


def test_what_plugins_print_is_a_warning_of_the_outcome(tmp_path, capfd):
    batch = Batch(tmp_path, ["print"])
    (outcome,) = pool(batch.jobs(), batch.setup, never, workers=1)
    assert len(outcome.warnings) == 1
    assert outcome.warnings[0].endswith("prints: words")
    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", "more words")


def test_plugins_have_no_standard_input(tmp_path):
    batch = Batch(tmp_path, ["input"])
    results(pool(batch.jobs(), batch.setup, never, workers=1))
    assert batch.file(0, "probe").read_text() == "nothing"


def test_a_plugin_that_can_not_be_loaded_is_one_error(tmp_path):
    batch = Batch(tmp_path, ["words"] * 10)
    batch.setup.plugins.files[0].write_text("import nothing_of_this_name")
    with pytest.raises(PluginError, match="nothing_of_this_name"):
        results(pool(batch.jobs(), batch.setup, never, workers=2))


def test_options_that_can_not_be_sent_are_one_error():
    setup = Setup(reading=Reading(), formats={"probe": {"function": lambda: None}})
    with pytest.raises(ConvertError, match="the options can't be sent to another process"):
        list(pool(iter([]), setup, never, workers=1))


def test_an_error_can_be_sent():
    error = PluginError("broken", file=Path("a.py"), line=3)
    assert str(pickle.loads(pickle.dumps(error))) == "a.py:3: broken"
