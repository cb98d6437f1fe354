"""Plugins in files of the user, without a distribution."""

import pytest

import convert
from convert import registry
from convert.errors import PluginError
from convert.testing import sample_document

CODE = """
from dataclasses import dataclass
from typing import Annotated
import convert

@dataclass(frozen=True)
class Options:
    ending: Annotated[str, "what the text ends with"] = "!"

def write(document, options):
    return "mine" + options.ending

def read(source, options):
    yield convert.read(b"Mine.", from_="text")

def apply(document, options):
    return document

@convert.hookimpl
def convert_writers():
    yield convert.Writer("mine", ".mine", "text/plain", Options, write)
    yield convert.Writer("pdf", ".mine2", "text/plain", Options, write)

@convert.hookimpl
def convert_readers():
    yield convert.Reader("mine", (".mine",), lambda head, name: True, Options, read)

@convert.hookimpl
def convert_transforms():
    yield convert.Transform("mine", Options, apply, "Changes nothing")
"""


@pytest.fixture
def mine(place):
    (place / "my_plugin.py").write_text(CODE)


def test_a_file_of_the_command_line_is_a_plugin(mine, run, place):
    done = run(
        "thread.txt",
        "--plugin",
        "my_plugin.py",
        "-o",
        "x.mine",
        "--mine.ending",
        "?",
        "--transform",
        "mine",
    )
    assert done.returncode == 0, done.stderr
    assert (place / "x.mine").read_text() == "mine?"
    done = run("x.mine", "--plugin", "my_plugin.py", "-o", "-", "--to", "markdown")
    assert done.stdout.endswith(b"\n# Mine.\n"), done.stderr
    assert b"x.mine: unknown suffix" in run("thread.txt", "-o", "x.mine").stderr


def test_a_file_wins_over_nothing(mine, run):
    call = ("thread.txt", "--plugin", "my_plugin.py", "-o", "-", "--to")
    assert run(*call, "pdf").stdout.startswith(b"%PDF")
    assert run(*call, "pdf@my_plugin").stdout == b"mine!"


def test_a_file_is_listed_and_in_the_help(mine, run):
    done = run("--formats", "--plugin", "my_plugin.py")
    rows = [line.split() for line in done.stdout.decode().splitlines()]
    assert ["mine", "rw", ".mine", "-", "my_plugin.py"] in rows
    assert ["mine", "Changes", "nothing", "my_plugin.py"] in rows
    done = run("--help", "--plugin", "my_plugin.py", "--to", "mine")
    assert b"--mine.ending" in done.stdout
    assert b"--mine.ending" in run("--print-completion", "bash", "--plugin", "my_plugin.py").stdout
    assert b"--mine.ending" not in run("--print-completion", "bash").stdout


def test_the_configuration_names_files_relative_to_itself(mine, run, place):
    folder = place / "nothing" / "thread-convert"
    (folder / "plugins").mkdir(parents=True)
    (place / "my_plugin.py").rename(folder / "plugins" / "my_plugin.py")
    (folder / "config.yaml").write_text("plugins: [plugins/my_plugin.py]\nmine: {ending: ...}\n")
    assert run("thread.txt", "--to", "mine", "-o", "-").stdout == b"mine..."
    assert b"\nmine " in run("--formats").stdout
    assert run("thread.txt", "--to", "mine", "-o", "-", "--no-config").returncode == 2
    assert run("thread.txt", "--to", "pdf", "-o", "-", "--no-plugins").returncode == 2  # mine: no such


@pytest.mark.parametrize("value", ["3", "{a: b}", "[3]"])
def test_a_list_of_files_that_is_none_is_an_error(run, place, value):
    (place / "c.yaml").write_text(f"plugins: {value}\n")
    done = run("thread.txt", "--to", "json", "--config", "c.yaml")
    assert done.returncode == 2
    assert done.stderr == b"thread-convert: error: c.yaml: plugins: expected a list of files\n"


def test_no_configuration_of_the_current_folder_names_plugins(run, place):
    (place / "config.yaml").write_text("plugins: [my_plugin.py]\n")
    (place / "my_plugin.py").write_text("1 / 0")
    assert run("thread.txt", "--to", "json").returncode == 0


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("\n1 / 0", "the import failed: ZeroDivisionError: division by zero (my_plugin.py, line 2)"),
        ("x = (", "the import failed: SyntaxError: '(' was never closed (my_plugin.py, line 1)"),
        ("raise SystemExit(3)", "the import failed: SystemExit: 3 (my_plugin.py, line 1)"),
        ("x = 1", "it has no hook that returns records"),
        (CODE.replace("@convert.hookimpl\n", ""), "put @convert.hookimpl before convert_writers"),
        ("import a_library_nobody_has", "needs a_library_nobody_has"),
    ],
)
def test_a_broken_file_is_an_error_and_stops_nothing(run, place, files_in, code, message):
    (place / "my_plugin.py").write_text(code)
    done = run("thread.txt", "--to", "json", "--plugin", "my_plugin.py")
    assert done.returncode == 1
    assert (
        f"thread-convert: error: my_plugin.py: {'plugin' if 'needs' in message else 'bug in plugin'}".encode()
        in done.stderr
    )
    assert message in done.stderr.decode()
    assert "thread.json" in files_in()


@pytest.mark.parametrize(
    ("name", "message"),
    [("missing.py", "there is no such file"), ("thread.txt", "a plugin is a file with the suffix .py")],
)
def test_a_file_that_is_no_plugin_is_an_error(run, name, message):
    done = run("thread.txt", "--to", "json", "--plugin", name)
    assert done.returncode == 1
    assert message in done.stderr.decode()


def test_what_fails_in_a_file_is_reported_with_its_line(run, place):
    (place / "my_plugin.py").write_text(CODE.replace('return "mine"', 'return 1 / 0 + "mine"'))
    done = run("thread.txt", "--plugin", "my_plugin.py", "--to", "mine")
    assert done.stderr.decode() == (
        "thread-convert: error: thread.txt: bug in plugin my_plugin.py: the mine writer failed: "
        "ZeroDivisionError: division by zero (my_plugin.py, line 11); correct the file, or leave it out\n"
    )


def test_a_file_is_a_plugin_in_python(mine, place):
    try:
        convert.use_plugin(place / "my_plugin.py")
        convert.use_plugin(place / "my_plugin.py")
        assert convert.render(sample_document(), "mine") == "mine!"
    finally:
        registry.forget()
    with pytest.raises(PluginError, match="there is no such file"):
        convert.use_plugin(place / "missing.py")


def test_the_settings_that_are_shown_name_the_files(mine, run, place):
    call = ("thread.txt", "--to", "mine")
    shown = run(*call, "--plugin", "my_plugin.py", "--mine.ending", "?", "--show-settings")
    (place / "c.yaml").write_bytes(shown.stdout)
    assert f"plugins:\n- {place / 'my_plugin.py'}\n" in shown.stdout.decode()
    assert run(*call, "--config", "c.yaml", "--show-settings").stdout == shown.stdout
