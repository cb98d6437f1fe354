"""Entry points, read as `importlib.metadata` reads them, wherever it stands on the path."""

import importlib.metadata
import sys
import zipfile
from collections.abc import Callable
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from convert.entry_points import entry_points

ENTRIES = "# by hand\n[convert.writers]\nshout = shouting:loud.write [tea]\n\n[other]\nshout = no\n"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put the metadata of a distribution that does not exist at the front of the path."""

    def at(folder: str, info: str, entries: str = ENTRIES) -> Path:
        metadata = tmp_path / folder / info
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: shout\nVersion: 1.2\n")
        (metadata / "entry_points.txt").write_text(entries)
        monkeypatch.syspath_prepend(str(tmp_path / folder))
        return tmp_path / folder

    return at


def shouts() -> list[str]:
    return [entry.value for entry in entry_points(["convert.writers"]) if entry.name == "shout"]


def test_the_installed_ones_are_those_that_importlib_finds():
    for group in ("convert.writers", "console_scripts", "pytest11"):
        found = {(entry.name, entry.value) for entry in entry_points([group])}
        assert found == {(e.name, e.value) for e in importlib.metadata.entry_points(group=group)}
        assert found


def test_groups_that_are_not_asked_for_are_left_out(install):
    install("site", "shout-1.2.dist-info")
    assert {entry.group for entry in entry_points(["convert.writers"])} == {"convert.writers"}
    assert shouts() == ["shouting:loud.write [tea]"]


def test_of_two_versions_of_a_distribution_the_first_on_the_path_counts(install):
    install("old", "shout_loud-1.1.dist-info", "[convert.writers]\nshout = old\n")
    install("new", "Shout.Loud-1.2.egg-info", "[convert.writers]\nshout = new\n")
    assert shouts() == ["new"]


def test_an_entry_is_loaded_down_to_its_object_and_knows_its_distribution(install):
    place = install("site", "shout-1.2.dist-info")
    (place / "shouting.py").write_text("class loud:\n    write = 'HERE'\n")
    (entry,) = (entry for entry in entry_points(["convert.writers"]) if entry.name == "shout")
    assert entry.load() == "HERE"
    found = entry.distribution()
    assert found is not None
    assert (found.metadata["Name"], found.version) == ("shout", "1.2")


def test_a_distribution_in_a_zip_file_is_found(install, tmp_path, monkeypatch):
    place = install("site", "shout-1.2.dist-info")
    with zipfile.ZipFile(tmp_path / "site.zip", "w") as archive:
        for file in place.rglob("*"):
            archive.write(file, file.relative_to(place))
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site.zip"), *sys.path[1:]])
    assert shouts() == ["shouting:loud.write [tea]"]


def test_a_finder_of_somebody_else_is_asked(install, monkeypatch):
    place = install("hidden", "shout-1.2.dist-info")
    monkeypatch.setattr(sys, "path", sys.path[1:])
    assert shouts() == []

    class Finder(importlib.metadata.DistributionFinder):
        def find_distributions(self, context=None):
            return PathFinder.find_distributions(
                importlib.metadata.DistributionFinder.Context(path=[str(place)])
            )

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert shouts() == ["shouting:loud.write [tea]"]
