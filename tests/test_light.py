"""The light distribution has the files of the whole one and few requirements, and takes its place."""

import importlib
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LIBRARIES = ("epub", "mastodon", "network", "pandoc", "pdf", "pictures", "saved")
THREAD = "1/ Thanks to @ann for https://example.org/a.\n\n2/ And good night.\n"
# A test of a plugin as its author writes it, and a use of the modules that the plugin imports.
KIT = """\
import convert
from convert.testing import check_writer
from convert_gemtext import convert_writers

def test_the_writer_keeps_its_contract():
    assert convert.__version__.endswith("+core")
    for writer in convert_writers():
        check_writer(writer)
"""


@pytest.fixture(scope="module")
def backend() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "core")
        return importlib.import_module("backend")


class Environment:
    """A new environment with a wheel of the light distribution in it, and what an extra requires."""

    def __init__(self, folder: Path, wheel: Path, extra: str) -> None:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        self.programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
        self.install(f"thread-convert[{extra}] @ {wheel.as_uri()}")

    def run(self, program: str, *arguments: str, cwd: Path | None = None) -> tuple[int, str]:
        """Return the exit status of a program, and what it writes."""
        variables = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        done = subprocess.run(
            [str(self.programs / program), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            cwd=cwd,
            env=variables,
            check=False,
        )
        return done.returncode, done.stdout

    def install(self, *arguments: str) -> None:
        status, output = self.run("python", "-m", "pip", "install", "-q", *arguments)
        assert status == 0, output


@pytest.fixture(scope="module")
def wheel(backend: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("light")
    return folder / backend.build_wheel(str(folder))


@pytest.fixture(scope="module")
def light(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    return Environment(tmp_path_factory.mktemp("environment"), wheel, "testing")


def test_what_pip_installs_from_the_root_of_the_project_is_whole():
    optional = {name for extra in LIBRARIES for name in PROJECT["optional-dependencies"][extra]}
    assert optional < set(PROJECT["dependencies"])


def test_the_light_distribution_requires_what_no_extra_lists(backend):
    project = backend.light({"project": PROJECT})["project"]
    assert project["version"] == f"{PROJECT['version']}+core"
    names = {name.partition(">")[0] for name in project["dependencies"]}
    assert {"msgspec", "pluggy"} < names
    assert not names & {
        "ebooklib",
        "icu4py",
        "pillow",
        "pypandoc_binary",
        "reportlab",
        "uharfbuzz",
        "urllib3",
    }


def test_all_else_is_that_of_the_whole_distribution(backend):
    project = backend.light({"project": PROJECT})["project"]
    differing = {key for key in PROJECT if PROJECT[key] != project[key]}
    assert differing == {"version", "dependencies"}


@pytest.mark.slow
def test_the_wheels_have_the_same_files(wheel, tmp_path):
    command = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    (whole,) = tmp_path.glob("*.whl")
    assert contents(whole) == contents(wheel)


def contents(wheel: Path) -> dict[str, int]:
    """Return the checksums of the files in a wheel, without metadata and what quotes the version."""
    with zipfile.ZipFile(wheel) as archive:
        files = [file for file in archive.infolist() if not file.filename.startswith("thread_convert-")]
        return {file.filename: file.CRC for file in files}


@pytest.mark.slow
def test_a_plugin_is_tested_with_the_light_distribution_alone(light, tmp_path):
    light.install(str(ROOT / "examples/convert-gemtext"))
    (tmp_path / "test_gemtext.py").write_text(KIT, encoding="utf-8")
    status, output = light.run("python", "-m", "pytest", "-q", cwd=tmp_path)
    assert status == 0, output
    _, installed = light.run("python", "-m", "pip", "list")
    assert not {"pypandoc-binary", "reportlab", "pillow"} & set(installed.lower().split())


@pytest.mark.slow
@pytest.mark.parametrize("format_name", ["json", "markdown"])
def test_a_thread_is_written_in_the_formats_that_need_no_library(light, tmp_path, format_name):
    (tmp_path / "thread.txt").write_text(THREAD, encoding="utf-8")
    status, output = light.run("convert", "thread.txt", "--to", format_name, cwd=tmp_path)
    assert (status, "2 posts, 2 notes" in output) == (0, True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("format_name", "library", "remedy"),
    [
        ("pdf", "pymupdf_fonts", "pip install 'thread-convert[pdf]'"),
        ("epub", "ebooklib", "pip install 'thread-convert[epub]'"),
        ("docx", "pandoc", "pypandoc_binary"),
    ],
)
def test_a_format_that_needs_a_library_says_what_to_install(
    light, tmp_path, format_name, library, remedy
):
    (tmp_path / "thread.txt").write_text(THREAD, encoding="utf-8")
    status, output = light.run("convert", "thread.txt", "--to", format_name, cwd=tmp_path)
    assert status == 1
    assert library in output
    assert remedy in output
    assert len(output.splitlines()) == 1


@pytest.mark.slow
def test_the_list_of_formats_says_what_is_missing_and_what_to_install(light):
    _, output = light.run("convert", "--formats")
    lines = {line.split()[0]: line for line in output.splitlines() if line}
    assert "reportlab" in lines["pdf"]
    for name, extra in (("pdf", "pdf"), ("epub", "epub"), ("docx", "pandoc")):
        assert f"pip install 'thread-convert[{extra}]'" in lines[name]
    assert "pip install" not in lines["json"] + lines["markdown"]


@pytest.mark.slow
def test_an_extra_adds_a_format_and_keeps_the_distribution_light(wheel, tmp_path):
    light = Environment(tmp_path / "environment", wheel, "pictures")
    light.install("thread-convert[epub]")
    (tmp_path / "thread.txt").write_text(THREAD, encoding="utf-8")
    status, output = light.run("convert", "thread.txt", "--to", "epub", cwd=tmp_path)
    assert status == 0, output
    _, version = light.run("convert", "--version")
    assert version.strip() == f"thread-convert {PROJECT['version']}+core"
