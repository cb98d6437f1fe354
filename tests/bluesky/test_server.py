"""Addresses are read from a real server on the loopback address, also on bad days."""

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import convert
from convert.cli.main import main
from tests.bluesky.appview import PATH, AppView, address
from tests.bluesky.builders import chain, embedded, view
from tests.bluesky.conftest import texts
from tests.network.server import (
    Server,
    constant,
    endless,
    failing,
    gzip_bomb,
    in_turn,
    redirect,
    serving,
)

WORDS = [f"Lamp number {number} burns." for number in range(1, 301)]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waited: list[float] = []
    monkeypatch.setattr("convert.network.client.time.sleep", waited.append)
    return waited


@pytest.fixture
def run(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Return a function that calls the command line, and returns the exit code and what it says."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str]:
        code = main(["--no-config", "--bluesky.host", server.url, *words])
        return code, capsys.readouterr().err

    return call


@pytest.mark.parametrize(
    ("length", "requests"), [(25, 3), pytest.param(300, 30, marks=pytest.mark.slow)]
)
def test_a_long_thread_is_read_to_its_end(server: Server, length: int, requests: int) -> None:
    server.routes[PATH] = AppView(chain(*WORDS[:length]))
    found = convert.read(address("3k0001"), bluesky={"host": server.url})
    assert texts(found) == WORDS[:length]
    assert len(server.requested) == requests
    assert found.source.retrieved is not None
    assert found.source.url == address("3k0001")


def test_the_output_is_named_after_the_thread_and_what_is_kept_gives_the_same_bytes(
    server: Server, run: Callable[..., tuple[int, str]]
) -> None:
    server.routes[PATH] = AppView(chain(*WORDS[:25]))
    code, _ = run(address("3k0013"), "--to", "markdown", "--to", "json", "--keep-source")
    assert code == 0
    name = "2025-03-01-lamp-number-1-burns"
    assert {path.name for path in Path().iterdir()} >= {
        f"{name}.md",
        f"{name}.json",
        f"{name}.source.zip",
    }
    server.requested.clear()
    for suffix in ("md", "json"):
        code, _ = run(f"{name}.source.zip", "-o", f"again.{suffix}")
        assert code == 0
        assert Path(f"again.{suffix}").read_bytes() == Path(f"{name}.{suffix}").read_bytes()
    assert server.requested == []


@pytest.mark.parametrize(
    ("first", "waited"), [(failing(429, Retry_After="7"), [7.0]), (failing(500), [1.0])]
)
def test_a_server_that_is_busy_is_asked_again(
    server: Server, waits: list[float], first: object, waited: list[float]
) -> None:
    server.routes[PATH] = in_turn(first, AppView(chain(*WORDS[:2])))  # type: ignore[arg-type]
    assert texts(convert.read(address("3k0001"), bluesky={"host": server.url})) == WORDS[:2]
    assert waits == waited


BAD = {
    "400": (AppView([]), "the post does not exist: it was deleted, or its address is wrong"),
    "401": (failing(401), "the server requires a login, and thread-convert never logs in"),
    "404": (failing(404), "not found: it was deleted, is not public, or the address is wrong (404)"),
    "410": (failing(410), "it was deleted (410)"),
    "429": (failing(429, Retry_After="900"), "too many requests (429); try again in 15 minutes"),
    "500": (failing(500), "the server failed (500); try again later"),
    "type": (constant(b"<html>", kind="text/html"), "the server sent text/html, not application/json"),
    "private": (redirect("https://127.1/"), "127.1 is in a local network (127.0.0.1)"),
    "endless": (endless, "more than the limit of 20 MB"),
    "bomb": (gzip_bomb, "more than the limit of 20 MB"),
    "no thread": (constant(b"{}"), "no posts of Bluesky in it"),
    "no JSON": (constant(b"{"), "invalid JSON"),
    "NaN": (constant(b'{"thread": NaN}'), "invalid JSON: NaN is no value of JSON"),
    "deep": (constant(b"[" * 200_000), "invalid JSON: nested too deeply"),
}


@pytest.mark.usefixtures("waits")
@pytest.mark.parametrize(("route", "message"), BAD.values(), ids=BAD)
def test_a_bad_answer_is_one_line_and_nothing_is_written(
    server: Server, run: Callable[..., tuple[int, str]], route: object, message: str
) -> None:
    server.routes[PATH] = route  # type: ignore[assignment]
    code, said = run(address("3k0001"), "--to", "markdown", "--keep-source")
    assert code == 1
    assert said.startswith(f"thread-convert: error: {address('3k0001')}:")
    assert message in said
    assert said.count("\n") == 1
    assert not [*Path().iterdir()]


@pytest.mark.usefixtures("waits")
def test_a_failure_in_the_middle_of_a_thread_writes_nothing(
    server: Server, run: Callable[..., tuple[int, str]]
) -> None:
    server.routes[PATH] = in_turn(AppView(chain(*WORDS[:25])), failing(500))
    code, said = run(address("3k0001"), "--to", "markdown")
    assert (code, said.count("\n")) == (1, 1)
    assert not [*Path().iterdir()]


def test_pictures_are_fetched_after_the_posts_and_a_failure_is_a_warning(server: Server) -> None:
    picture = {"fullsize": f"{server.url}/a.png", "thumb": f"{server.url}/b.png", "alt": "A lamp"}
    post = view("3k0001", "A picture.", embed=embedded("images", images=[picture]))
    server.routes[PATH] = AppView([post])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = convert.read(address("3k0001"), bluesky={"host": server.url})
    (medium,) = found.media
    assert (medium.url, medium.alt, medium.data) == (f"{server.url}/a.png", "A lamp", None)
    assert "is a link" in str(caught[0].message)


def test_an_address_of_another_site_is_read_if_it_is_said_to_be_of_bluesky(server: Server) -> None:
    server.routes[PATH] = AppView(chain(*WORDS[:2]))
    url = "https://deer.example/profile/ada.example.com/post/3k0001"
    found = convert.read(url, from_="bluesky", bluesky={"host": server.url})
    assert texts(found) == WORDS[:2]


def test_the_host_must_be_one(run: Callable[..., tuple[int, str]]) -> None:
    code, said = run("--bluesky.host", "a b", address("3k0001"), "--to", "markdown")
    assert code != 0
    assert "invalid value 'a b' for bluesky.host" in said
    assert said.count("\n") == 1
