"""Plugins good and bad, each in a distribution that does not exist."""

import subprocess
import sys
import warnings

import pytest

import convert
from convert import registry
from convert.cli.main import main
from convert.errors import PluginError, UsageError

GOOD = """
from dataclasses import dataclass
from typing import Annotated
import convert
from convert.tree import plain

@dataclass(frozen=True)
class Options:
    ending: Annotated[str, "what the text ends with"] = "!"

def write(document, options):
    return plain(document).upper() + options.ending

@convert.hookimpl
def convert_writers():
    yield convert.Writer("FORMAT", ".txt", "text/plain", Options, write)
"""


def good(format_: str) -> str:
    return GOOD.replace("FORMAT", format_)


def test_the_built_in_formats_are_found_by_their_entry_points():
    assert {"epub", "json", "markdown", "pdf"} <= {format_.name for format_ in registry.formats()}


def test_listing_the_formats_imports_no_plugin():
    code = "import sys; from convert import registry; registry.formats(); print([m for m in sys.modules if 'convert_' in m])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


def test_a_plugin_of_somebody_else_writes_its_format(distribution, seed):
    distribution("convert-shout", "convert_shout", good("shout"), formats=("shout",))
    assert convert.render(seed, "shout", ending="?").endswith("RUSSIAN AIMS.?")


def test_a_format_that_nobody_claims_is_an_error_with_a_suggestion_and_the_list():
    with pytest.raises(UsageError, match=r"pfd: no such format; did you mean pdf\?"):
        registry.writer("pfd")
    with pytest.raises(UsageError, match="zzz: no such format; convert --formats lists them"):
        registry.writer("zzz")


def test_two_distributions_that_claim_one_format_are_both_named(distribution):
    distribution("first-shout", "convert_shout_a", good("shout"), formats=("shout",))
    distribution("second-shout", "convert_shout_b", good("shout"), formats=("shout",))
    with pytest.raises(
        PluginError,
        match=r"both .*first-shout 1\.2.* and .*second-shout 1\.2.* claim this format",
    ):
        registry.writer("shout")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("raise RuntimeError('out of\\n tea')", "can't be imported: RuntimeError: out of tea"),
        ("import sys; sys.exit(3)", "can't be imported: SystemExit: 3"),
        ("x = (", "can't be imported: SyntaxError"),
        (
            "import a_library_nobody_has",
            "needs a_library_nobody_has.*pip install 'convert-bad\\[tea\\]'",
        ),
        ("import another_one", "needs another_one, which is not installed; install another_one"),
        ("x = 1", "its convert_writers gives nothing"),
        (good("other"), "its convert_writers gives other"),
        (
            good("bad").replace("def convert_writers", "def convert_writer"),
            "has a hook that is none.*convert_writer",
        ),
        (
            good("bad").replace("yield", "raise ValueError('tea');"),
            "convert_writers of .* fails: ValueError: tea",
        ),
        (good("bad").replace('".txt"', '"txt"'), "suffix 'txt', which must start with a dot"),
        (good("bad").replace("Options, write)", "dict, write)"), "has no dataclass as its `options`"),
        (good("bad").replace("Options, write)", "Options, 3)"), "`write` is no function"),
        (good("bad").replace("    ending", "    title"), "has an option of the reader's name: title"),
        (good("bad").replace(' = "!"', ""), "has options without a default"),
    ],
)
def test_a_broken_plugin_harms_only_its_own_format(distribution, seed, code, message):
    distribution(
        "convert-bad",
        "convert_bad",
        code,
        formats=("bad",),
        requires=('a-library-nobody-has>=2; extra == "tea"',),
    )
    with pytest.raises(PluginError, match=message) as raised:
        registry.writer("bad")
    assert "convert-bad 1.2" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert convert.render(seed, "json")


@pytest.mark.parametrize("body", ["return 3", "raise KeyError('tea')", "return None"])
def test_a_writer_that_fails_is_blamed_by_name(distribution, seed, body):
    code = good("bad").replace("return plain", f"{body}\n    return plain")
    distribution("convert-bad", "convert_bad", code, formats=("bad",))
    with pytest.raises(PluginError, match="the bad writer"):
        convert.render(seed, "bad")


def test_a_warning_of_a_writer_is_one_line_on_the_command_line(distribution, tmp_path, capsys):
    warns = (
        "import warnings\n    warnings.warn('no tea\\nleft', convert.ConvertWarning)\n    return plain"
    )
    distribution(
        "convert-warn", "convert_warn", good("warn").replace("return plain", warns), formats=("warn",)
    )
    thread = tmp_path / "a.text"
    thread.write_text("Word.", encoding="utf-8")
    with warnings.catch_warnings():
        assert main([str(thread), "--to", "warn"]) == 0
    assert "thread-convert: warning: no tea\\nleft\n" in capsys.readouterr().err
    with warnings.catch_warnings():
        assert main([str(thread), "--to", "warn", "-q"]) == 0
    assert capsys.readouterr().err == ""
