"""Whoever follows docs/plugins.md word by word gets a plugin that can be published."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples.test_examples import EXAMPLES, KINDS, ROOT, made_from_template, run_tests

pytestmark = pytest.mark.slow

SECTION = (
    (ROOT / "docs/plugins.md").read_text(encoding="utf-8").partition("## A plugin from nothing")[2]
)
SECTION = SECTION.partition("\n## Hooks")[0]
FILE = re.compile(r"^`([\w./]+)` (?:is empty|(?:(?!^`[\w./]+` ).)*?^```\w+\n(.*?)^```$)", re.M | re.S)
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)


def test_the_tutorial_has_the_files_that_it_announces():
    assert [name for name, _ in FILE.findall(SECTION)] == [
        "pyproject.toml",
        "convert_shout/__init__.py",
        "convert_shout/py.typed",
        "README.md",
        "tests/test_shout.py",
    ]


def run(commands: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["sh", "-e", "-c", commands],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """Return an environment in which pip finds thread-convert, and `python3` is this Python."""
    folder = tmp_path_factory.mktemp("packages")
    build = ("wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    subprocess.run([sys.executable, "-m", "pip", *build], check=True)
    python = folder / "python3"
    python.symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    keys = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "PIP_FIND_LINKS": str(folder)}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return kept | keys | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}


@pytest.fixture(scope="module")
def shout(tmp_path_factory, environment):
    """Return the folder of the tutorial after its commands, and what they printed."""
    folder = tmp_path_factory.mktemp("tutorial") / "convert-shout"
    for name, content in FILE.findall(SECTION):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder, [run(commands, folder, environment) for commands in COMMANDS.findall(SECTION)]


def test_the_tutorial_makes_a_plugin_that_works_and_can_be_published(shout):
    folder, (used, published) = shout
    assert "THANKS, @ANN[1].?!" in used
    assert re.search(r"^shout .*convert-shout 0\.1", used, re.M)
    assert re.search(r"\b2 passed", used)
    assert published.count("PASSED") == 2
    assert sorted(path.suffix for path in (folder / "dist").iterdir()) == [".gz", ".whl"]


@pytest.mark.parametrize(
    "example", [*EXAMPLES, *KINDS], ids=lambda example: getattr(example, "name", example)
)
def test_an_example_installs_in_a_fresh_environment_and_passes_its_tests(
    example, shout, environment, tmp_path
):
    python = str(shout[0] / ".venv" / "bin" / "python")
    folder = example if isinstance(example, Path) else made_from_template(example, tmp_path / "package")
    install = ("install", "--quiet", f"{folder}[test]")
    subprocess.run([python, "-m", "pip", *install], env=environment, check=True)
    run_tests(folder, environment, python)
