"""A folder in a folder of threads may be a source itself, such as an archive that was unpacked."""

from pathlib import Path

import pytest

from tests.batch.planning.planned import jobs_of, outputs

ALBUM = """
from dataclasses import dataclass
import convert

@dataclass(frozen=True)
class Options:
    pass

@convert.hookimpl
def convert_readers():
    yield convert.Reader(
        "album",
        (".json",),
        lambda head, name: True,
        Options,
        lambda source, options: [],
        archive=lambda names: "songs.json" in names,
    )
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, distribution) -> Path:
    """A folder with a thread, and an album in a folder of its own."""
    distribution("convert-album", "convert_album", ALBUM, readers=("album",))
    for name in ("in/a.txt", "in/sub/album/songs.json", "in/sub/album/more/a.txt", "in/sub/z.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1/ One.\n\n2/ Two.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_is_one_source_and_its_files_are_none() -> None:
    assert [job.source.name for job in jobs_of("in")] == ["in/a.txt", "in/sub/z.txt", "in/sub/album"]


def test_its_outputs_are_named_after_it() -> None:
    assert outputs("in", output="out") == ["out/a.json", "out/sub/z.json", "out/sub/album.json"]


def test_its_files_are_sources_if_patterns_take_them() -> None:
    names = [job.source.name for job in jobs_of("in", include=["*.txt"])]
    assert names == ["in/a.txt", "in/sub/z.txt", "in/sub/album/more/a.txt"]


def test_its_files_are_sources_for_another_reader() -> None:
    names = [job.source.name for job in jobs_of("in", from_="text")]
    assert names == ["in/a.txt", "in/sub/z.txt", "in/sub/album/more/a.txt"]
