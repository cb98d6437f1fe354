"""The command line converts addresses, and each failure is one line."""

from pathlib import Path

import pytest

from convert.cli.main import main
from tests.fetched.conftest import thread as thread
from tests.network import server as answers

pytestmark = pytest.mark.usefixtures("waits")


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


@pytest.fixture
def waits(monkeypatch):
    monkeypatch.setattr("convert.network.client.time.sleep", lambda _seconds: None)


def run(server, *words: str) -> int:
    return main(["--no-config", f"--wire.host={server.url}", *words])


def test_an_address_is_converted_and_its_source_kept(thread, capsys):
    server = thread("One.", "Two.")
    url = f"{server.url}/post/1"
    assert run(server, url, "--to", "markdown", "--keep-source") == 0
    assert capsys.readouterr().err == (
        f"thread-convert: {url}: wrote one.md; 2 posts, 0 notes\n"
        f"thread-convert: {url}: kept its source as one.source.zip\n"
    )
    first = Path("one.md").read_bytes()
    server.requested.clear()
    assert run(server, "one.source.zip", "-o", "again.md") == 0
    assert Path("again.md").read_bytes() == first
    assert server.requested == []


def test_an_address_is_written_to_standard_output(thread, capsysbinary):
    server = thread("One.")
    assert run(server, f"{server.url}/post/1", "--to", "markdown", "-o", "-") == 0
    assert b"1/ One." in capsysbinary.readouterr().out
    assert list(Path().iterdir()) == []


FAILURES = {
    "404": (
        answers.failing(404),
        "not found: it was deleted, is not public, or the address is wrong (404)",
    ),
    "410": (answers.failing(410), "it was deleted (410)"),
    "429": (answers.failing(429, Retry_After="90"), "too many requests (429); try again in 90 s"),
    "500": (answers.failing(500), "the server failed (500); try again later"),
    "page": (
        answers.constant(b"<html>", kind="text/html"),
        "the server sent text/html, not application/json",
    ),
    "redirect": (
        answers.redirect("https://127.1/"),
        "127.1 is in a local network (127.0.0.1), from which nothing is fetched",
    ),
    "loop": (answers.redirect("/post/1"), "more than 5 redirects"),
}


@pytest.mark.parametrize(("route", "message"), FAILURES.values(), ids=FAILURES)
def test_a_failure_is_one_line_and_the_exit_code_is_1(thread, capsys, route, message):
    server = thread("One.")
    server.routes["/post/1"] = route
    assert run(server, f"{server.url}/post/1", "--to", "markdown", "--keep-source") == 1
    error = capsys.readouterr().err
    assert error.startswith("thread-convert: error: http")
    assert error.endswith(f": {message}\n")
    assert error.count("\n") == 1
    assert list(Path().iterdir()) == []


def test_the_media_option_is_that_of_reading(thread, capsys):
    server = thread("One.", a=answers.failing(404))
    url = f"{server.url}/post/1"
    assert run(server, url, "-o", "a.json", "--media", "link") == 0
    assert "warning" not in capsys.readouterr().err
    assert run(server, url, "-o", "a.json") == 0
    assert "a is a link: only addresses with https://" in capsys.readouterr().err
