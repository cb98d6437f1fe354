"""Which files in folders are threads."""

from pathlib import Path

import pytest

from tests.batch.planning.planned import jobs_of, results_of
from tests.plugins import LINES


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A current folder with files of many kinds in a folder."""
    for name in ("a.txt", "b.TEXT", "c.json", "d.md", "sub/e.md", "sub/f.txt", "g", ".hidden.md"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).touch()
    monkeypatch.chdir(tmp_path)


def found(**given):
    """The names of the jobs, without their folder."""
    return [job.source.name.removeprefix("in/") for job in jobs_of("in", **given)]


def test_by_default_texts_and_what_readers_read_are_threads(distribution):
    assert found() == ["a.txt", "b.TEXT", "c.json", "sub/f.txt"]
    distribution("convert-lines", "convert_lines", LINES, readers=("lines",))
    assert found(from_="lines") == []


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (["*.md"], ["d.md", "sub/e.md"]),
        (["*.MD"], []),
        (["sub/*"], ["sub/e.md", "sub/f.txt"]),
        (["[ad].*", "g"], ["a.txt", "d.md", "g"]),
        (["*"], ["a.txt", "b.TEXT", "c.json", "d.md", "g", "sub/e.md", "sub/f.txt"]),
    ],
)
def test_patterns_replace_the_suffixes(patterns, expected):
    assert found(include=patterns) == expected


def test_a_file_that_a_pattern_names_is_read_like_one_that_the_user_names():
    assert {job.source.of_folder for job in jobs_of("in", include=["*"])} == {False}


def test_two_files_that_patterns_name_may_have_one_output():
    assert found(include=["c.*"]) == ["c.json"]
    Path("in/c.md").touch()
    assert found(include=["c.*"]) == []
    assert [each.error for each in results_of("in", include=["c.*"])] == ["OutputError"] * 2


def test_a_pattern_that_names_no_file_is_a_failure():
    assert [each.message for each in results_of("in", include=["*.rtf", "x/*"])] == [
        "in: there are no threads (--include *.rtf x/*) in this folder"
    ]
