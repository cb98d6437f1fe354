"""Plugins that work and plugins that are broken, each in a distribution made for the test."""

import subprocess
import sys

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


@pytest.fixture(autouse=True)
def _forget_plugins():
    yield
    registry.forget()


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


def test_a_third_party_plugin_writes_its_format(distribution, seed):
    distribution("convert-shout", "convert_shout", good("shout"), formats=("shout",))
    assert convert.render(seed, "shout", ending="?").endswith("RUSSIAN AIMS.?")


def test_an_unknown_format_is_an_error_with_a_suggestion_or_a_hint():
    with pytest.raises(UsageError, match=r"pfd: no such format; did you mean pdf\?"):
        registry.writer("pfd")
    with pytest.raises(UsageError, match="zzz: no such format; convert --formats lists all formats"):
        registry.writer("zzz")


def test_two_distributions_that_declare_one_format_are_both_named(distribution):
    distribution("first-shout", "convert_shout_a", good("shout"), formats=("shout",))
    distribution("second-shout", "convert_shout_b", good("shout"), formats=("shout",))
    with pytest.raises(
        PluginError,
        match=r"both .*first-shout 1\.2.* and .*second-shout 1\.2.* declare this format",
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
        ("x = 1", r"but convert_writers\(\) returned nothing, not a convert.Writer"),
        (good("other"), r"but convert_writers\(\) returned other, not a convert.Writer"),
        (
            good("bad").replace("def convert_writers", "def convert_writer"),
            "unknown hook.*convert_writer.*did you mean convert_writers",
        ),
        (
            good("bad").replace("yield", "raise ValueError('tea');"),
            r"bug in plugin .*: convert_writers\(\) failed: ValueError: tea",
        ),
        (good("bad").replace('".txt"', '"txt"'), "the suffix 'txt' does not start with a dot"),
        (good("bad").replace("Options, write)", "dict, write)"), "`options` is not a dataclass"),
        (good("bad").replace("Options, write)", "Options, 3)"), "`write` is not callable"),
        (
            good("bad").replace("    ending", "    title"),
            "options with names reserved for reading: title",
        ),
        (good("bad").replace(' = "!"', ""), "options without a default"),
    ],
)
def test_a_broken_plugin_affects_only_its_own_format(distribution, seed, code, message):
    distribution(
        "convert-bad",
        "convert_bad",
        code,
        formats=("bad",),
        requires=('a-library-nobody-has>=2; extra == "tea"',),
        extras=("tea",),
    )
    with pytest.raises(PluginError, match=message) as raised:
        registry.writer("bad")
    assert "convert-bad 1.2" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert convert.render(seed, "json")


@pytest.mark.parametrize("body", ["return 3", "raise KeyError('tea')", "return None"])
def test_the_error_for_a_writer_that_fails_names_its_plugin(distribution, seed, body):
    code = good("bad").replace("return plain", f"{body}\n    return plain")
    distribution("convert-bad", "convert_bad", code, formats=("bad",))
    with pytest.raises(
        PluginError, match=r"bug in plugin convert_bad \(convert-bad 1\.2\): the bad writer"
    ):
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
    assert main([str(thread), "--to", "warn"]) == 0
    assert f"thread-convert: warning: {thread}: warn: no tea\\nleft\n" in capsys.readouterr().err
    assert main([str(thread), "--to", "warn", "-q"]) == 0
    assert capsys.readouterr().err == ""


def add_metadata(folder, info, files):
    (folder / info).mkdir(parents=True)
    for name, text in files.items():
        (folder / info / name).write_text(text, encoding="latin-1")


def test_of_two_copies_of_a_distribution_the_first_on_the_path_counts(tmp_path, monkeypatch):
    for name, value in (("second", "old"), ("first", "new")):
        metadata = "Metadata-Version: 2.1\nName: shout\nVersion: 1.2\n"
        files = {"METADATA": metadata, "entry_points.txt": f"[convert.writers]\nshout = {value}\n"}
        add_metadata(tmp_path / name, "shout-1.2.dist-info", files)
        monkeypatch.syspath_prepend(str(tmp_path / name))
    registry.forget()
    assert [format_.plugin for format_ in registry.formats() if format_.name == "shout"] == ["new"]


@pytest.mark.parametrize("entry_points", ["[convert.writers]\nno value\n", "caf\xe9"])
def test_malformed_entry_points_affect_only_their_own_distribution(
    distribution, tmp_path, monkeypatch, entry_points
):
    add_metadata(tmp_path / "bad", "bad-1.dist-info", {"entry_points.txt": entry_points})
    monkeypatch.syspath_prepend(str(tmp_path / "bad"))
    distribution("convert-shout", "convert_shout", good("shout"), formats=("shout",))
    assert {"shout", "pdf", "markdown"} <= registry.names()
    assert len(registry.formats()) == len(registry.names())


def test_a_distribution_without_metadata_is_listed_by_the_name_of_its_folder(tmp_path, monkeypatch):
    entry_points = "[convert.writers]\nshout = convert_shout\n"
    add_metadata(tmp_path / "bare", "bare-1.dist-info", {"entry_points.txt": entry_points})
    monkeypatch.syspath_prepend(str(tmp_path / "bare"))
    registry.forget()
    (shout,) = (format_ for format_ in registry.formats() if format_.name == "shout")
    assert (shout.distribution, shout.version) == ("bare", "1")


def test_of_several_extras_with_a_missing_library_that_of_the_format_is_named(distribution):
    code = "import a_library_nobody_has"
    requires = tuple(f'a-library-nobody-has; extra == "{extra}"' for extra in ("all", "bad"))
    extras = ("all", "bad")
    distribution("convert-bad", "convert_x", code, formats=("bad",), requires=requires, extras=extras)
    with pytest.raises(PluginError, match=r"pip install 'convert-bad\[bad\]'"):
        registry.writer("bad")


def test_a_broken_requirement_does_not_hide_the_missing_module(distribution):
    code = "import a_library_nobody_has"
    requires = ("!!!", "a-library-nobody-has; python_version < '3'")
    distribution("convert-bad", "convert_bad", code, formats=("bad",), requires=requires)
    with pytest.raises(PluginError, match="install a_library_nobody_has, or reinstall convert-bad"):
        registry.writer("bad")
