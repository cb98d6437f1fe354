"""Threads are known under all of their names, and outputs without regard to their folder's links."""

import os
import pickle
from pathlib import Path

from convert.batch.census import Census, identity
from convert.batch.hashes import Hashes, hash_of
from convert.batch.output_keys import OutputKeys


def test_without_threads_nothing_is_known(tmp_path):
    (tmp_path / "a.txt").touch()
    assert not Census().is_thread(tmp_path / "a.txt")
    assert not Census().is_output_of_other(tmp_path / "a.txt")


def test_a_thread_is_known_under_all_of_its_names_and_in_other_processes(tmp_path):
    (tmp_path / "a.txt").touch()
    (tmp_path / "other.txt").touch()
    (tmp_path / "link.md").symlink_to("a.txt")
    threads = Hashes()
    threads.add(identity(tmp_path / "a.txt"))
    threads.sort()
    census = pickle.loads(pickle.dumps(Census(threads=threads)))
    found = [
        census.is_thread(tmp_path / name) for name in ("a.txt", "link.md", "other.txt", "no", "a\0")
    ]
    assert found == [True, True, False, False, False]


def test_what_is_no_regular_file_has_no_identity(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert identity(tmp_path / "pipe") is None
    assert identity("/dev/null") is None
    assert identity(tmp_path) is None


def test_an_output_has_one_key_under_all_names_of_its_folder(tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    (tmp_path / "link").symlink_to("out")
    monkeypatch.chdir(tmp_path)
    keys = OutputKeys(suffixes=(".md",))
    paths = [Path("link/a.md"), Path("out/a.md"), tmp_path / "out/a.md"]
    assert {keys.of_output(path) for path in paths} == {f"{tmp_path}/out/a"}
    outputs = Hashes()
    outputs.add(hash_of(f"{tmp_path}/out/a"))
    outputs.sort()
    assert Census(outputs=outputs, keys=keys).is_output_of_other(Path("link/a.md"))


def test_the_keys_of_a_thread_are_those_of_all_its_outputs():
    keys = OutputKeys(suffixes=(".md", ".gfm.md"))
    assert keys.of_stem("/out/", "a") == ("/out/a", "/out/a.gfm")
    assert keys.of_stem("/out/", "a.gfm") == ("/out/a.gfm", "/out/a.gfm.gfm")
    assert keys.of_output(Path("/out/a.gfm.md")) == "/out/a.gfm"
    assert OutputKeys(suffixes=(".md", ".json")).of_stem("/out/", "a.md") == ("/out/a.md",)
    assert OutputKeys(suffixes=(".md", ".json")).of_stem("/out/", "é") == ("/out/é",)
    long = "é" * 127
    assert len(OutputKeys(suffixes=(".md", ".json")).of_stem("/out/", long)) == 2


def test_keys_have_no_case_where_names_have_none():
    keys = OutputKeys(suffixes=(".md",), ignores_case=True)
    assert keys.of_stem("/Out/", "A\u0301") == keys.of_stem("/out/", "\u00e1")
