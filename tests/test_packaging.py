"""The wheel has the core, the plugins with their data, and the man page."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from convert.cli.arguments import parser

ROOT = Path(__file__).parent.parent
NAME = "thread_convert-0.1.0"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    # Without isolation, so that nothing is fetched: hatchling is in the group of test dependencies.
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
    own = {"convert", f"{NAME}.dist-info", f"{NAME}.data"}
    assert names == own | plugins


def test_the_wheel_has_a_man_page_with_every_option(wheel):
    page = wheel.read(f"{NAME}.data/data/share/man/man1/thread-convert.1").decode()
    assert page.startswith('.TH THREAD\\-CONVERT "1" "" "thread\\-convert 0.1.0" "User Commands"')
    for flag in parser().flags:
        assert flag in page.replace("\\-", "-")


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
            path = plugin.replace(".", "/")
            assert f"{path}/__init__.py" in names or f"{path}.py" in names


def test_the_data_files_of_the_core_and_its_plugins_are_in_the_wheel(wheel):
    suffixes = {".py", ".pyc", ".typed"}
    data = {
        str(path.relative_to(folder))
        for folder, package in ((ROOT, "convert"), (ROOT / "plugins", ""))
        for path in (folder / package).rglob("*.*")
        if path.is_file() and path.suffix not in suffixes
    }
    assert "convert/text/language_model/lid.176.ftz" in data
    assert data <= set(wheel.namelist())
