"""Whatever a plugin does is reported as its fault, and harms only its own format or source."""

import os
import signal
import subprocess
import sys

import pytest

WRITER = """
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Annotated
import convert
from convert.tree import plain
# IMPORT

@dataclass(frozen=True)
class Options:
    ending: Annotated[str, "what the text ends with"] = "!"

def write(document, options):
    # WRITE
    return plain(document) + options.ending

@convert.hookimpl
def convert_writers():
    # HOOK
    yield convert.Writer("bad", ".bad", "text/plain", Options, write)
    # REST
"""
READER = """
from dataclasses import dataclass
import convert
# IMPORT

@dataclass(frozen=True)
class Options:
    pass

def recognise(head, name):
    # RECOGNISE
    return head.startswith(b"bad")

def read(source, options):
    # READ
    yield convert.read(b"One.")
    # REST

@convert.hookimpl
def convert_readers():
    yield convert.Reader("bad", (".bad",), recognise, Options, read)
"""
TRANSFORM = """
from dataclasses import dataclass
import convert

@dataclass(frozen=True)
class Options:
    pass

def apply(document, options):
    # APPLY
    return document

@convert.hookimpl
def convert_transforms():
    yield convert.Transform("bad", Options, apply)
"""

RAISES = [
    ("raise ValueError('no tea')", "ValueError: no tea (convert_bad.py, line "),
    ("raise SystemExit(3)", "SystemExit: 3 (convert_bad.py, line "),
    ("raise KeyboardInterrupt", "KeyboardInterrupt (convert_bad.py, line "),
    ("raise GeneratorExit", "GeneratorExit (convert_bad.py, line "),
    ("raise StopIteration", "StopIteration"),
    ("import asyncio; raise asyncio.CancelledError", "CancelledError (convert_bad.py, line "),
    ("f = lambda: f()\n    f()", "RecursionError: maximum recursion depth exceeded"),
    ("raise type('Own', (Exception,), {'__str__': lambda self: 1 / 0})", "Own: (no message)"),
    ("raise type('Own', (convert.ConvertError,), {'__init__': lambda self: None})()", ""),
]
FAULT = "bug in plugin convert_bad (convert-bad 1.2): "


def put(code, place, statement):
    return code.replace(f"# {place}", statement)


@pytest.fixture
def bad(distribution):
    """Install the distribution "convert-bad" with one module."""

    def install(code, **names):
        distribution("convert-bad", "convert_bad", code, **(names or {"formats": ("bad",)}))

    return install


def assert_harms_only_itself(run, files_in, message):
    done = run("thread.txt", "--to", "bad", "--to", "json", "--to", "markdown")
    errors = done.stderr.decode()
    assert done.returncode == 1, errors
    assert message in errors
    assert "convert-bad 1.2" in errors
    assert "thread-convert: error: bug in thread-convert" not in errors
    assert sum(line.startswith("thread-convert: error:") for line in errors.splitlines()) == 1
    assert {"thread.json", "thread.md"} <= set(files_in())
    assert "thread.bad" not in files_in()
    return errors


@pytest.mark.parametrize(("statement", "message"), RAISES)
def test_what_a_writer_raises_is_its_fault(bad, run, files_in, statement, message):
    bad(put(WRITER, "WRITE", statement))
    errors = assert_harms_only_itself(
        run, files_in, f"error: thread.txt: {FAULT}the bad writer failed: "
    )
    assert message in errors
    assert "; report it to its authors, or uninstall convert-bad\n" in errors


@pytest.mark.parametrize(("statement", "message"), [each for each in RAISES if "\n" not in each[0]])
def test_what_a_plugin_raises_at_import_is_its_fault(bad, run, files_in, statement, message):
    bad(put(WRITER, "IMPORT", statement))
    message = f"bad: plugin convert_bad (convert-bad 1.2) can't be imported: {message}"
    assert_harms_only_itself(run, files_in, message)


@pytest.mark.parametrize(("statement", "message"), RAISES)
@pytest.mark.parametrize("where", ["HOOK", "REST"])
def test_what_a_hook_raises_is_its_fault(bad, run, files_in, where, statement, message):
    if statement == "raise StopIteration":
        message = "RuntimeError: generator raised StopIteration"
    bad(put(WRITER, where, statement))
    errors = assert_harms_only_itself(run, files_in, f"bad: {FAULT}convert_writers() failed: ")
    assert message in errors


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "def convert_writers():",
            "def convert_writers(config):",
            "unknown hook: PluginValidationError: ",
        ),
        ("def convert_writers():", "def convert_writer():", "did you mean convert_writers?"),
        ("@convert.hookimpl\n", "", "put @convert.hookimpl before convert_writers"),
        ("    yield", "    return\n    yield", "convert_writers() returned nothing"),
        ("    yield", "    return", "convert_writers() failed: TypeError"),
        ("    yield", "    return None\ndef other():\n    yield", "convert_writers() returned nothing"),
        ("    yield", "    yield 3\ndef other():\n    yield", "convert_writers() returned 3, not a "),
        ('Writer("bad"', 'Writer("other"', "convert_writers() returned other, not a convert.Writer"),
        ('".bad"', "None", "the suffix None does not start with a dot"),
        ('".bad"', '"bad"', "the suffix 'bad' does not start with a dot"),
        ('".bad"', '"./bad"', "the suffix './bad' is not that of a file in lower case"),
        ('".bad"', '".BAD"', "the suffix '.BAD' is not that of a file in lower case"),
        ('"text/plain"', "None", "`media_type` is not text"),
        ("Options, write)", "Options, 3)", "`write` is not callable"),
        ("Options, write)", "None, write)", "`options` is not a dataclass"),
        (' = "!"', "", "options without a default"),
        (
            'Annotated[str, "what the text ends with"]',
            '"Decimal"',
            "the types of its options can't be evaluated (NameError: ",
        ),
        ("    ending: ", "    title: ", "options with names reserved for reading: title"),
        ("return plain(document) + options.ending", "return None", "returned NoneType, not str"),
        (
            "return plain(document) + options.ending",
            "return bytearray()",
            "returned bytearray, not str",
        ),
        ("import convert\n", "import convert\nx = (\n", "SyntaxError: '(' was never closed"),
    ],
)
def test_a_faulty_record_is_the_fault_of_its_plugin(bad, run, files_in, before, after, message):
    assert before in WRITER
    bad(WRITER.replace(before, after, 1))
    assert_harms_only_itself(run, files_in, message)


@pytest.mark.parametrize(
    "requirement", [">=2", "==3", "~=3.1", "<4", "!=3.0", " (>=3)", "", "[all]>=3"]
)
@pytest.mark.parametrize("where", ["IMPORT", "WRITE", "HOOK"])
def test_a_missing_library_is_reported_with_its_extra(distribution, run, files_in, requirement, where):
    distribution(
        "convert-bad",
        "convert_bad",
        put(WRITER, where, "import a_library_nobody_has.part"),
        formats=("bad",),
        requires=(f'a-library-nobody-has{requirement} ; extra == "tea"',),
        extras=("milk", "tea"),
    )
    message = (
        "plugin convert_bad (convert-bad 1.2) needs a_library_nobody_has, which is not installed; "
        "pip install 'convert-bad[tea]'\n"
    )
    assert_harms_only_itself(run, files_in, message)


def test_a_missing_module_of_the_plugin_itself_is_its_fault(bad, run, files_in):
    bad(put(WRITER, "WRITE", "import convert_bad.part"))
    assert_harms_only_itself(run, files_in, f"{FAULT}the bad writer failed: ModuleNotFoundError: ")


@pytest.mark.parametrize("where", ["IMPORT", "WRITE"])
@pytest.mark.parametrize(
    "statement",
    [
        "print('no tea')",
        "import sys; sys.stdout.write('no tea')",
        "import sys; sys.stdout.buffer.write(b'no tea')",
        "import sys; print('no tea', file=sys.stderr)",
    ],
)
def test_what_a_plugin_prints_is_reported_and_not_in_the_output(bad, run, where, statement):
    bad(put(WRITER, where, statement))
    done = run("thread.txt", "--to", "bad", "-o", "-")
    assert done.returncode == 0
    assert done.stdout.startswith(b"One.")
    assert b"tea" not in done.stdout
    assert b"plugin convert_bad (convert-bad 1.2) prints: no tea\n" in done.stderr


def test_what_a_plugin_prints_is_limited_and_can_be_silenced(bad, run):
    bad(put(WRITER, "WRITE", "print('tea\\n' * 100)"))
    assert run("thread.txt", "--to", "bad").stderr.count(b"prints: tea") == 20
    assert run("thread.txt", "--to", "bad", "-q").stderr == b""


def test_what_a_plugin_prints_is_passed_on_at_once_while_it_is_debugged(bad, run):
    """The prompt of a debugger is no whole line."""
    bad(put(WRITER, "WRITE", "print('(Pdb) ', end='')"))
    done = run("thread.txt", "--to", "bad", "-o", "-", "--debug")
    assert done.stdout.startswith(b"One.")
    assert done.stderr.startswith(b"(Pdb) ")


def test_the_errors_and_warnings_of_a_writer_name_the_thread_and_the_format(bad, run, place):
    (place / "a").mkdir()
    (place / "a" / "b.txt").write_text("Word.")
    bad(
        put(
            WRITER,
            "WRITE",
            "import warnings; warnings.warn('no\\ntea', convert.ConvertWarning)\n"
            "    raise convert.ConvertError('the post is too long; cut it', line=3)",
        )
    )
    done = run("thread.txt", "a", "--to", "bad", "-o", "out/")
    errors = done.stderr.decode().splitlines()
    assert done.returncode == 1
    for name in ("thread.txt", "a/b.txt"):
        assert f"thread-convert: warning: {name}: bad: no\\ntea" in errors
        assert f"thread-convert: error: {name}:3: the post is too long; cut it" in errors


def test_an_error_of_the_place_by_a_writer_does_not_end_the_call(bad, run, files_in):
    bad(put(WRITER, "WRITE", "from convert.errors import PlaceError; raise PlaceError('full')"))
    assert run("thread.txt", "--to", "bad", "--to", "json").returncode == 1
    assert "thread.json" in files_in()


@pytest.mark.parametrize("where", ["READ", "REST"])
@pytest.mark.parametrize(("statement", "message"), RAISES)
def test_what_a_reader_raises_is_its_fault(bad, run, place, files_in, where, statement, message):
    if statement == "raise StopIteration":
        message = "RuntimeError: generator raised StopIteration"
    (place / "x.bad").write_text("bad")
    bad(put(READER, where, statement), readers=("bad",))
    done = run("x.bad", "thread.txt", "--to", "json")
    errors = done.stderr.decode()
    assert done.returncode == 1
    assert f"error: x.bad: {FAULT}the bad reader failed: " in errors
    assert message in errors
    assert "thread.json" in files_in()


@pytest.mark.parametrize(("statement", "message"), RAISES)
def test_what_recognise_raises_harms_only_its_reader(bad, distribution, run, place, statement, message):
    bad(put(READER, "RECOGNISE", statement), readers=("bad",))
    good = READER.replace('"bad", (', '"good", (')
    distribution("convert-good", "convert_good", good, readers=("good",))
    (place / "x.bad").write_text("bad")
    done = run("x.bad", "--to", "json")
    errors = done.stderr.decode()
    assert done.returncode == 0, errors
    assert f"warning: x.bad: {FAULT}the bad reader failed: " in errors
    assert message in errors
    assert "; this reader is skipped\n" in errors


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("return None", "failed: TypeError: 'NoneType' object is not iterable"),
        ("return [{}]", "returned an invalid document: Expected a Document, got dict"),
        ("return [None]", "returned an invalid document: Expected a Document, got NoneType"),
    ],
)
def test_nonsense_of_a_reader_is_its_fault(bad, run, place, statement, message):
    (place / "x.bad").write_text("bad")
    rest = "\ndef other(source, options):\n"
    bad(READER.replace("    # READ\n", f"    {statement}{rest}"), readers=("bad",))
    done = run("x.bad", "thread.txt", "--to", "json")
    assert done.returncode == 1
    assert f"error: x.bad: {FAULT}the bad reader {message}" in done.stderr.decode()


@pytest.mark.parametrize(("statement", "message"), [*RAISES, ("return 3", "Expected a Document")])
def test_what_a_transform_does_wrong_is_its_fault(bad, run, files_in, statement, message):
    bad(put(TRANSFORM, "APPLY", statement), transforms=("bad",))
    done = run("thread.txt", "--to", "json", "--transform", "bad")
    errors = done.stderr.decode()
    assert done.returncode == 1
    assert f"error: thread.txt: {FAULT}the bad transform " in errors
    assert message in errors


@pytest.mark.parametrize(
    "name",
    ["RUP", "tar.gz", "x y", "no", "title", "2up", "a@b", "to", "x" * 61],
)
def test_a_name_that_can_not_be_used_is_reported_by_the_check_and_on_request(bad, run, name):
    bad(WRITER, formats=(name,))
    done = run("--formats", "--check")
    assert done.returncode == 1
    assert f"error: {name}: {FAULT}the name {name!r} is ".encode() in done.stderr
    assert run("--formats").returncode == 0


def test_the_check_reports_each_broken_plugin_and_bad_metadata(bad, place, monkeypatch, run):
    bad(put(WRITER, "HOOK", "raise ValueError('no tea')"))
    for name, file, content in (
        ("convert_metadata", "METADATA", b"Name: caf\xe9\n"),
        ("convert_points", "entry_points.txt", b"[convert.writers]\nno value\n"),
    ):
        info = place / name / f"{name}-3.dist-info"
        info.mkdir(parents=True)
        (info / "entry_points.txt").write_text("[convert.writers]\ncafe = convert_cafe\n")
        (info / file).write_bytes(content)
        monkeypatch.syspath_prepend(str(place / name))
    done = run("--formats", "--check")
    errors = done.stderr.decode()
    assert done.returncode == 1
    assert f"error: bad: {FAULT}convert_writers() failed: ValueError: no tea" in errors
    assert "error: cafe: plugin convert_cafe (convert-metadata 3) needs convert_cafe" in errors
    assert "error: convert-points 3: its entry_points.txt can't be read" in errors
    assert run("thread.txt", "-o", "z.nosuch").returncode == 2
    assert b"--pdf.page-size" in run("--print-completion", "bash").stdout


def test_the_traceback_is_shown_on_request(bad, run):
    bad(put(WRITER, "WRITE", "raise ValueError('no tea')"))
    assert b"Traceback" not in run("thread.txt", "--to", "bad").stderr
    errors = run("thread.txt", "--to", "bad", "--debug").stderr.decode()
    assert errors.startswith("Traceback (most recent call last):\n")
    assert "    raise ValueError('no tea')\nValueError: no tea\nthread-convert: error: thread" in errors


def test_an_interrupt_ends_the_call_though_the_plugin_catches_it(distribution, place, files_in):
    waits = (
        "import os, time\n    os.write(1, b'ready\\n')\n    try:\n        time.sleep(60)\n"
        "    except BaseException as error:\n        raise ValueError from error"
    )
    distribution("convert-bad", "convert_bad", put(WRITER, "WRITE", waits), formats=("bad",))
    process = subprocess.Popen(
        [sys.executable, "-m", "convert", "thread.txt", "--to", "bad", "--to", "json"],
        cwd=place,
        env={
            **os.environ,
            "PYTHONPATH": str(place / "site-convert-bad"),
            "XDG_CONFIG_HOME": str(place),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, b"")
    assert "thread.json" not in files_in()
