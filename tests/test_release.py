"""A release can be built, and its wheel works in a new environment."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = next((ROOT / "seeds").glob("*.txt"))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_the_metadata_of_the_wheel_and_the_sdist_are_valid(dist):
    pytest.importorskip("twine")
    files = [str(path) for path in dist.iterdir()]
    assert len(files) == 2
    subprocess.run([sys.executable, "-m", "twine", "check", "--strict", *files], check=True)


def test_the_wheel_converts_the_sample_thread_in_a_new_environment(dist, tmp_path):
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = dist.glob("*.whl")
    subprocess.run([str(programs / "python"), "-m", "pip", "install", "-q", str(wheel)], check=True)
    formats = {"markdown": ".md", "pdf": ".pdf", "epub": ".epub", "json": ".json"}
    flags = [flag for name in formats for flag in ("--to", name)]
    program = str(programs / "thread-convert")
    subprocess.run([program, str(SAMPLE), *flags, "-o", f"{tmp_path / 'out'}/"], check=True)
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == set(formats.values())
    assert (environment / "share/man/man1/thread-convert.1").is_file()
