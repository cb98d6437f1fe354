"""Threads from addresses are written to files that are named after them."""

from pathlib import Path

import pytest

import convert
from convert.batch.jobs import Outcome, Setup
from convert.batch.planning import Request, plan_jobs
from convert.batch.work import run_job
from convert.options import Reading
from tests.fetched.conftest import thread as thread
from tests.network.server import Server, failing
from tests.plugins import PACK


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def outcomes(
    server: Server, *names: str, keep_source: bool = False, **request: object
) -> list[Outcome]:
    threads = [server.url + name if name.startswith("/") else name for name in names]
    plan = plan_jobs(Request(threads=threads, to=["json"], **request))  # type: ignore[arg-type]
    setup = Setup(reading=Reading(), formats={"wire": {"host": server.url}}, keep_source=keep_source)
    return [outcome for job in plan.jobs() for outcome in run_job(job, setup)]


def written() -> list[str]:
    return sorted(path.name for path in Path().rglob("*") if path.is_file())


def test_an_output_is_named_after_its_thread(thread):
    (outcome,) = outcomes(thread("One sentence. More."), "/post/1")
    assert written() == ["one-sentence.json"]
    (result,) = outcome.results
    assert (result.status, result.output) == ("written", "one-sentence.json")
    assert result.sha256 is not None


def test_an_output_can_be_named(thread):
    outcomes(thread("One."), "/post/1", output="name.json")
    assert written() == ["name.json"]


def test_outputs_of_several_addresses_never_have_one_name(thread):
    server = thread("One.")
    server.routes["/post/again"] = server.routes["/post/1"]
    outcomes(server, "/post/1", "/post/again", "/post/1", output="out/")
    first, second = written()
    assert first.startswith("one-")
    assert second.startswith("one-")
    before = {name: Path("out", name).read_bytes() for name in (first, second)}
    outcomes(server, "/post/again", "/post/1", output="out/")
    assert set(before) == set(written())


def test_addresses_can_be_listed_in_a_file(thread):
    server = thread("One.")
    Path("list.txt").write_text(f"{server.url}/post/1\n")
    (outcome,) = outcomes(server, files_from="list.txt", output="out/")
    assert outcome.results[0].status == "written"


def test_what_was_fetched_is_kept_beside_the_output_and_gives_the_same_bytes(thread):
    server = thread("One.", "Two.")
    *_, last = outcomes(server, "/post/1", keep_source=True)
    assert written() == ["one.json", "one.source.zip"]
    assert last.results[0].output == "one.source.zip"
    first = Path("one.json").read_bytes()
    server.requested.clear()
    Path("one.json").unlink()
    outcomes(server, "one.source.zip")
    assert Path("one.json").read_bytes() == first
    assert server.requested == []


def test_an_address_that_fails_is_one_result_and_writes_nothing(thread):
    server = thread("One.")
    server.routes["/post/1"] = failing(404)
    (outcome,) = outcomes(server, "/post/1", keep_source=True)
    assert outcome.results[0].status == "failed"
    assert outcome.results[0].error == "FetchError"
    assert outcome.results[0].message == (
        f"{server.url}/post/1: not found: it was deleted, is not public, or the address is wrong (404)"
    )
    assert written() == []


def test_an_address_that_ends_like_an_archive_is_no_archive(thread):
    server = thread("One.")
    server.routes["/post/a.zip"] = server.routes["/post/1"]
    (outcome,) = outcomes(server, "/post/a.zip")
    assert outcome.results[0].status == "written"


def test_python_converts_many_addresses(thread):
    server = thread("One.", "Two.")
    urls = [f"{server.url}/post/{number}" for number in (1, 2)]
    options = {"wire": {"host": server.url}, "jobs": 1, "keep_source": True}
    results = list(convert.convert_many(urls, to="json", out="out", **options))
    assert {result.status for result in results} == {"written"}
    assert [Path(name).suffix for name in written() if not name.startswith(".")] == [
        ".json",
        ".zip",
        ".json",
        ".zip",
    ]


def test_a_folder_that_a_reader_reads_as_a_whole_is_one_source(thread, distribution):
    distribution("convert-pack", "convert_pack", PACK, readers=("pack",))
    Path("unpacked.v1/data").mkdir(parents=True)
    Path("unpacked.v1/data/thread.pack").write_bytes(b"1/ One.\n\n2/ Two.")
    Path("unpacked.v1/data/notes.txt").write_bytes(b"no thread")
    server = thread("One.")
    found = outcomes(server, "unpacked.v1", output="out/")
    assert [outcome.source for outcome in found if outcome.facts] == ["unpacked.v1"] * 2
    assert not Path("out/notes.json").exists()
