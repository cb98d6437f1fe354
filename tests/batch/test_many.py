"""Many threads are converted from Python, and each output is a result."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import convert
from convert.errors import ConvertWarning
from tests.plugins import LINES


@pytest.fixture
def threads(tmp_path):
    folder = tmp_path / "threads"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"1/ Thread {number}.\n")
    return folder


def names(results):
    return sorted(Path(result.output).name for result in results)


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_output_is_a_result(threads, tmp_path, jobs):
    results = list(convert.convert_many(threads, ["json", "markdown"], tmp_path / "out", jobs=jobs))
    assert {result.status for result in results} == {"written"}
    assert names(results) == sorted(f"{n}.{suffix}" for n in range(5) for suffix in ("json", "md"))
    assert json.loads((tmp_path / "out/3.json").read_bytes())["posts"]


def test_an_error_is_a_result(threads, tmp_path):
    (threads / "bad.txt").write_bytes(b"\x00\xff" * 100)
    results = list(convert.convert_many([threads], "json", tmp_path / "out"))
    (failed,) = [result for result in results if result.status != "written"]
    assert (failed.status, failed.source) == ("failed", str(threads / "bad.txt"))
    assert len(results) == 6


def test_what_is_up_to_date_is_left_out(threads, tmp_path):
    list(convert.convert_many(threads, "json", tmp_path / "out"))
    (threads / "new.txt").write_text("New.")
    results = list(convert.convert_many(threads, "json", tmp_path / "out"))
    assert sorted(result.status for result in results) == ["up-to-date"] * 5 + ["written"]


def test_without_a_folder_outputs_are_beside_their_threads(threads):
    results = list(convert.convert_many(sorted(threads.iterdir()), "markdown"))
    assert {Path(result.output).parent for result in results} == {threads}


def test_the_names_may_come_from_a_generator(threads, tmp_path):
    names_ = (path for path in sorted(threads.iterdir()))
    assert len(list(convert.convert_many(names_, "json", tmp_path / "out"))) == 5


def test_a_file_that_is_called_as_standard_input_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("-").write_text("1/ One.")
    (result,) = convert.convert_many(["-"], "json", "out")
    assert result.output == "out/-.json"


def test_an_executor_converts(threads, tmp_path):
    with ThreadPoolExecutor(2) as executor:
        results = list(convert.convert_many(threads, "json", tmp_path / "out", executor=executor))
    assert names(results) == [f"{number}.json" for number in range(5)]


def test_options_of_formats_are_given_by_their_names(threads, tmp_path):
    options = {"language": "en", "json": {"indent": 0}, "resume": False}
    list(convert.convert_many(threads, "json", tmp_path / "out", **options))
    assert (tmp_path / "out/1.json").read_text().count("\n") == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"pagesize": "a5"}, "pagesize: no such option"),
        ({"json": {"indnt": 0}}, "json.indnt: no such option; did you mean indent?"),
        ({"jobs": 0}, "jobs"),
        ({"shard": "4/3"}, "shard"),
    ],
)
def test_an_invalid_option_is_an_error_at_once(threads, options, message):
    with pytest.raises(convert.ConvertError, match=message):
        convert.convert_many(threads, "json", **options)


def test_failures_beyond_the_limit_are_an_error_at_the_end(threads, tmp_path):
    for number in range(5):
        (threads / f"{number}.txt").write_bytes(b"\x00\xff" * 100)
    results = convert.convert_many(threads, "json", tmp_path / "out", max_failures=2, jobs=1)
    assert next(results).status == "failed"
    assert next(results).status == "failed"
    with pytest.raises(convert.ConvertError, match="2 threads failed"):
        next(results)


def test_the_threads_of_one_file_are_results_of_their_own(tmp_path, distribution):
    distribution("convert-lines", "convert_lines", LINES, readers=("lines",))
    (tmp_path / "a.lines").write_bytes(b"%lines\nOne.\nTwo.\n")
    results = list(convert.convert_many(tmp_path / "a.lines", "json", tmp_path / "out"))
    assert [(result.thread, result.status) for result in results] == [(1, "written"), (2, "written")]


def test_a_warning_of_a_plugin_is_a_warning(threads, tmp_path, monkeypatch):
    def warn(*_, **__):
        import warnings

        warnings.warn("a glyph is missing", ConvertWarning, stacklevel=1)
        return ""

    monkeypatch.setattr("convert.api.render", warn)
    with pytest.warns(ConvertWarning, match="a glyph is missing"):
        list(convert.convert_many([threads / "1.txt"], "json", tmp_path / "out", jobs=1))


def test_a_generator_that_is_closed_ends(threads, tmp_path):
    results = convert.convert_many(threads, "json", tmp_path / "out", jobs=1)
    next(results)
    results.close()
    assert len(list((tmp_path / "out").glob("*.json"))) == 1
