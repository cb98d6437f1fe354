"""What gets installed."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    # without isolation: hatchling is among the test dependencies, and nothing need be fetched
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_the_core_and_its_plugins_and_nothing_else(wheel):
    names = {name.split("/")[0] for name in wheel.namelist()}
    plugins = {path.name for path in (ROOT / "plugins").glob("convert_*")}
    assert names == {"convert", "thread_convert-0.1.0.dist-info"} | plugins


def test_every_package_in_the_wheel_says_that_it_is_typed(wheel):
    packages = {name.split("/")[0] for name in wheel.namelist() if name.endswith("/__init__.py")}
    assert {f"{package}/py.typed" for package in packages} <= set(wheel.namelist())


def test_the_wheel_claims_each_format_for_a_plugin_that_it_holds(wheel):
    names = wheel.namelist()
    entry_points = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "entry-points"
    ]
    for group in entry_points.values():
        for plugin in group.values():
            assert f"{plugin}/__init__.py" in names


def test_the_data_files_of_plugins_are_in_the_wheel(wheel):
    suffixes = {".py", ".pyc", ".typed"}
    data = [
        path
        for path in (ROOT / "plugins").rglob("*.*")
        if path.is_file() and path.suffix not in suffixes
    ]
    assert {str(path.relative_to(ROOT / "plugins")) for path in data} <= set(wheel.namelist())


def test_a_plugin_imports_only_public_names_of_the_core_and_no_other_plugin():
    public = {
        "convert",
        "convert.anchors",
        "convert.characters",
        "convert.metadata",
        "convert.notes",
        "convert.tree",
    }
    for plugin in (ROOT / "plugins").glob("convert_*"):
        for file in plugin.rglob("*.py"):
            for line in file.read_text(encoding="utf-8").splitlines():
                words = line.split()
                if words[:1] in (["from"], ["import"]) and words[1].startswith("convert"):
                    assert words[1] in public or words[1].split(".")[0] == plugin.name, (
                        f"{file}: {line}"
                    )


def test_only_the_epub_writer_imports_ebooklib():
    users = {
        path.relative_to(ROOT).parts[:2]
        for folder in ("convert", "plugins")
        for path in (ROOT / folder).rglob("*.py")
        if "import ebooklib" in (text := path.read_text(encoding="utf-8")) or "from ebooklib" in text
    }
    assert users == {("plugins", "convert_epub")}
