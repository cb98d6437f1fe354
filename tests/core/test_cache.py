"""What is known of plugins without importing them, and what the cache can't break."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from convert import registry
from convert.registry import cache

CODE = """
from dataclasses import dataclass
import convert

@dataclass(frozen=True)
class Options:
    pass

@convert.hookimpl
def convert_writers():
    yield convert.Writer("shout", ".shout", "text/plain", Options, str)

@convert.hookimpl
def convert_readers():
    yield convert.Reader("shout", (".shout",), lambda head, name: True, Options, list)
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder for the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    return tmp_path / "cache" / "thread-convert"


@pytest.fixture
def shout(distribution, folder):
    distribution("convert-shout", "convert_shout", CODE, formats=("shout",), readers=("shout",))


def module(tmp_path):
    return tmp_path / "site-convert-shout" / "convert_shout.py"


def again():
    """Forget the plugins, as a new process would."""
    registry.forget()
    sys.modules.pop("convert_shout", None)


def test_a_suffix_is_known_without_an_import_from_the_second_time_on(shout):
    assert registry.format_of_suffix(".shout") == "shout"
    again()
    assert registry.format_of_suffix(".shout") == "shout"
    assert "convert_shout" not in sys.modules


def test_reading_a_text_imports_no_reader_of_other_suffixes(shout, tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    code = "import convert, sys; convert.read('a.txt'); print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site-convert-shout")}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    assert not set(done.stdout.split()) & {"convert_shout", "convert_json"}


def test_an_edited_plugin_is_seen(shout, tmp_path):
    assert registry.format_of_suffix(".shout") == "shout"
    again()
    module(tmp_path).write_text(CODE.replace('".shout", "text', '".loud", "text'))
    assert registry.format_of_suffix(".shout") is None
    assert registry.format_of_suffix(".loud") == "shout"


def test_a_plugin_that_is_repaired_is_seen(distribution, folder, tmp_path):
    distribution("convert-shout", "convert_shout", "1 / 0", formats=("shout",))
    assert registry.format_of_suffix(".loud") is None
    again()
    module(tmp_path).write_text(CODE)
    assert registry.format_of_suffix(".shout") == "shout"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b'{"schema": 0, "entries": {}}',
        b'{"entries": {"x": 3}}',
        b"[" * 100_000,
        b'{"entries": {"writer markdown thread-convert": {"stamp": "", "summary": {"suffixes": [".x"]}}}}',
    ],
)
def test_a_damaged_cache_is_ignored_and_replaced(folder, content):
    folder.mkdir(parents=True)
    (folder / "plugins.json").write_bytes(content)
    assert registry.format_of_suffix(".md") == "markdown"
    assert "writer markdown" in (folder / "plugins.json").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="has no such permissions")
def test_a_cache_that_others_can_write_to_is_ignored(shout, folder):
    registry.format_of_suffix(".md")
    file = folder / "plugins.json"
    content = json.loads(file.read_text())
    for entry in content["entries"].values():
        entry["summary"]["suffixes"] = [".md"]
    file.write_text(json.dumps(content))
    assert registry.format_of_suffix(".shout") is None
    file.chmod(0o666)
    assert registry.format_of_suffix(".shout") == "shout"


@pytest.mark.parametrize("obstacle", ["file", "fifo", "folder", "link"])
def test_a_cache_that_can_not_be_used_is_no_error(folder, obstacle):
    folder.parent.mkdir(parents=True)
    if obstacle == "file":
        folder.write_text("")
    else:
        folder.mkdir()
        file = folder / "plugins.json"
        {"fifo": os.mkfifo, "folder": os.mkdir, "link": lambda path: path.symlink_to(path)}[obstacle](
            file
        )
    assert registry.format_of_suffix(".md") == "markdown"
    assert registry.format_of_suffix(".epub") == "epub"


def test_completions_are_made_again_when_a_plugin_changes(shout, tmp_path):
    made = []

    def make():
        made.append(1)
        return "script"

    assert [registry.completion("bash", make) for _ in range(3)] == ["script"] * 3
    assert len(made) == 1
    again()
    module(tmp_path).write_text(CODE.replace('".shout", "text', '".loud", "text'))
    assert registry.completion("bash", make) == "script"
    assert len(made) == 2


@pytest.mark.parametrize("home", ["", "relative"])
def test_without_a_folder_in_the_environment_it_is_that_of_the_system(monkeypatch, tmp_path, home):
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    monkeypatch.setenv("HOME", str(tmp_path))
    registry.format_of_suffix(".md")
    found = [path.relative_to(tmp_path) for path in tmp_path.rglob("plugins.json")]
    place = "Library/Caches" if sys.platform == "darwin" else ".cache"
    assert found == [Path(place, "thread-convert", "plugins.json")]


def test_the_stamp_of_a_module_changes_with_its_files_and_imports_nothing(tmp_path, monkeypatch):
    package = tmp_path / "stamped" / "inner"
    package.mkdir(parents=True)
    (tmp_path / "stamped" / "__init__.py").write_text("1 / 0")
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    first, inner = cache.stamp("stamped"), cache.stamp("stamped.inner")
    (package / "module.py").write_text("")
    assert None not in (first, inner)
    assert cache.stamp("stamped") != first
    assert cache.stamp("stamped.inner") != inner
    assert cache.stamp("stamped.missing") is None
    assert cache.stamp("missing") is None


def test_the_readers_are_found_out_once_for_the_same_plugins(monkeypatch):
    loads: list[None] = []
    load = cache.load
    monkeypatch.setattr(cache, "load", lambda: loads.append(None) or load())
    registry.forget()
    assert registry.readers() == registry.readers()
    assert len(loads) == 1
    registry.forget()
    registry.readers()
    assert len(loads) == 2
