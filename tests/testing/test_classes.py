"""The classes of tests: one test for each check, named after it."""

import re
from collections.abc import Callable

import pytest

from convert.testing.writers import WRITER_CHECKS
from tests.testing.faulty_plugins import GOOD

pytest_plugins = ["pytester"]

Install = Callable[..., None]


def test_a_class_has_a_test_for_each_check_of_a_writer(
    distribution: Install, pytester: pytest.Pytester
) -> None:
    distribution(
        "convert-shout", "convert_shout", GOOD.replace("caption(note)", "''"), formats=("shout",)
    )
    pytester.makepyfile(
        """
        import convert_shout
        from convert.testing import WriterTests

        class TestShout(WriterTests):
            writer = convert_shout.SHOUT
        """
    )
    done = pytester.runpytest("-p", "no:cacheprovider")
    done.assert_outcomes(failed=1, passed=len(WRITER_CHECKS) - 3, skipped=2)
    done.stdout.fnmatch_lines(["*the writer shout, has_every_note: Note 27 is incomplete:*"])
    assert "FAILED test_a_class_has" in done.stdout.str()
    assert "TestShout::test_has_every_note" in done.stdout.str()


def test_a_class_tests_a_plugin_and_each_of_its_records(
    distribution: Install, pytester: pytest.Pytester
) -> None:
    distribution("convert-shout", "convert_shout", GOOD, formats=("shout",))
    pytester.makepyfile(
        """
        from convert.testing import PluginTests

        class TestShout(PluginTests):
            plugin = "convert_shout"
        """
    )
    done = pytester.runpytest("-v", "-p", "no:cacheprovider")
    assert done.ret == 0
    names = re.findall(r"::TestShout::(\S+) PASSED", done.stdout.str())
    assert "test_spells_its_hooks_right" in names
    assert "test_record[writer-shout-has_every_word]" in names


def test_a_class_tests_a_reader_and_a_transform(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        from convert.testing import Given, ReaderTests, TransformTests
        from tests.testing import faulty_readers, faulty_transforms

        class TestLines(ReaderTests):
            reader = faulty_readers.reader()
            given = Given(samples=(faulty_readers.SAMPLE,))

        class TestShout(TransformTests):
            transform = faulty_transforms.transform()
        """
    )
    done = pytester.runpytest("-v", "-p", "no:cacheprovider")
    assert done.ret == 0
    done.stdout.fnmatch_lines(["*TestLines::test_refuses_damaged_sources PASSED*"])
    done.stdout.fnmatch_lines(["*TestShout::test_changes_a_copy PASSED*"])
