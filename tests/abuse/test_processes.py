"""Stop and hinder the program while it works: the outputs that exist afterwards are whole."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

_CONVERT = [sys.executable, "-P", "-m", "convert"]
_POST = "{number}/ Post {number} says hello to @ann, see https://example.org/{number}\n\n"


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Start the program in an empty folder, without a configuration."""

    def popen(*words: str, **streams: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*_CONVERT, *words],
            cwd=tmp_path,
            env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "nothing")},
            stderr=subprocess.PIPE,
            **streams,
        )

    return popen


def long_thread(posts: int) -> str:
    return "".join(_POST.format(number=number) for number in range(1, posts + 1))


def many_threads(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(long_thread(20), encoding="utf-8")


def outputs_in(folder: Path) -> list[Path]:
    """Return what is in a folder under its final name."""
    return list(folder.glob("[!.]*"))


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_standard_output_that_does_not_block_gets_all_bytes(tmp_path, unbuffered, monkeypatch, start):
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    (tmp_path / "long.txt").write_text(long_thread(3000), encoding="utf-8")
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    process = start("long.txt", "--to", "json", "-o", "-", "-q", stdout=writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        time.sleep(2)  # until the pipe is full
        content = pipe.read()
    assert process.wait() == 0
    assert process.stderr.read() == b""
    assert len(json.loads(content)["posts"]) == 3000


def test_an_output_folder_that_vanishes_is_not_made_again(tmp_path, start):
    many_threads(tmp_path / "in", 3000)
    process = start("in", "--to", "json", "-o", "out/", "-q")
    out = tmp_path / "out"
    wait_for(lambda: len(outputs_in(out)) > 20)
    out.rename(tmp_path / "elsewhere")
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 3
    assert b"out: " in errors
    assert not out.exists()


@pytest.mark.parametrize(
    ("signum", "code"), [(signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_a_signal_leaves_whole_outputs_and_nothing_else(tmp_path, start, signum, code):
    many_threads(tmp_path / "in", 200)
    for number in range(4):  # these take so long that the signal arrives before the end
        (tmp_path / "in" / f"long-{number}.txt").write_text(long_thread(40_000), encoding="utf-8")
    process = start("in", "--to", "json", "-o", "out/", "-q")
    out = tmp_path / "out"
    wait_for(lambda: len(outputs_in(out)) > 20)
    process.send_signal(signum)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == code
    assert b"Traceback" not in errors
    assert {path.name for path in out.glob(".*")} == {".convert-state.jsonl"}
    outputs = outputs_in(out)
    assert 20 < len(outputs) < 204
    for path in outputs:
        assert path.suffix == ".json"
        assert len(json.loads(path.read_bytes())["posts"]) in (20, 40_000)


def test_a_hang_up_that_is_ignored_stays_ignored(tmp_path, start):
    """`nohup` starts its program so."""
    many_threads(tmp_path / "in", 300)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = start("in", "--to", "json", "-o", "out/", "-q")
    finally:
        signal.signal(signal.SIGHUP, before)
    out = tmp_path / "out"
    wait_for(lambda: len(outputs_in(out)) > 5)
    process.send_signal(signal.SIGHUP)
    assert process.wait(timeout=60) == 0
    assert len(outputs_in(out)) == 300


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path, start):
    (tmp_path / "long.txt").write_text(long_thread(20_000), encoding="utf-8")
    out = tmp_path / "out"
    for _ in range(20):
        shutil.rmtree(out, ignore_errors=True)
        process = start("long.txt", "--to", "json", "--to", "markdown", "-o", "out/", "-q")
        wait_for(lambda: out.is_dir() and any(out.iterdir()))
        process.kill()
        process.wait()
        if any(
            name.startswith(".convert-") and name != ".convert-state.jsonl" for name in os.listdir(out)
        ):
            break
    else:
        pytest.skip("was never caught while it wrote")
    (tmp_path / "short.txt").write_text(long_thread(2), encoding="utf-8")
    assert start("short.txt", "--to", "json", "-o", "out/", "-q").wait() == 0
    assert not [
        name
        for name in os.listdir(out)
        if name.startswith(".convert-") and name != ".convert-state.jsonl"
    ]
