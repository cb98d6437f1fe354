"""Each check of plugins finds its mistake and no other one."""

from collections.abc import Callable

import pytest

from convert.testing import ContractError, check_plugin
from convert.testing.checks.plugins import PLUGIN_CHECKS
from convert.testing.plugins import plugin_failures
from tests.testing.faulty_plugins import FAULTY, GOOD, Plugin

Install = Callable[..., None]


def install(distribution: Install, code: str, formats: tuple[str, ...] = ("shout",)) -> None:
    distribution("convert-shout", "convert_shout", code, formats=formats)


def test_a_good_plugin_passes(distribution: Install) -> None:
    install(distribution, GOOD)
    check_plugin("convert_shout")


@pytest.mark.parametrize("plugin", FAULTY, ids=lambda plugin: f"{plugin.check}: {plugin.new[:40]!r}")
def test_a_faulty_plugin_fails_one_check_only(distribution: Install, plugin: Plugin) -> None:
    install(distribution, plugin.code, plugin.formats)
    failures = [*plugin_failures("convert_shout", {})]
    assert {failure.check for failure in failures} == {plugin.check}, failures


def test_each_check_is_failed_by_some_plugin() -> None:
    assert {check.__name__ for check in PLUGIN_CHECKS} < {plugin.check for plugin in FAULTY}


def test_the_advice_for_a_misspelt_hook_names_the_right_one(distribution: Install) -> None:
    install(distribution, GOOD.replace("def convert_writers", "def convert_writer"))
    with pytest.raises(AssertionError, match="convert_writer is no hook; did you mean convert_writers"):
        check_plugin("convert_shout")


def test_the_advice_for_a_slow_import_names_the_module(distribution: Install) -> None:
    install(distribution, "import time\ntime.sleep(1)\n" + GOOD)
    with pytest.raises(ContractError) as caught:
        check_plugin("convert_shout")
    (failure,) = caught.value.failures
    assert "of which convert_shout takes" in failure.advice.wrong
    assert "do the work of convert_shout in a function" in failure.advice.remedy


def test_the_advice_for_a_missing_library_names_it(distribution: Install) -> None:
    install(distribution, "import nowhere_to_be_found\n" + GOOD)
    with pytest.raises(ContractError, match="add nowhere_to_be_found to the dependencies"):
        check_plugin("convert_shout")


def test_two_distributions_with_one_name_are_both_named(distribution: Install) -> None:
    distribution("convert-whisper", "convert_whisper", GOOD, formats=("shout",))
    install(distribution, GOOD)
    with pytest.raises(ContractError, match="convert-whisper has an entry point shout"):
        check_plugin("convert_shout")
