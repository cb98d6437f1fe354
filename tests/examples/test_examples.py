"""The examples pass their own tests, as published packages do and without being installed."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.parent for path in ROOT.glob("examples/*/pyproject.toml"))
TEMPLATE = ROOT / "examples" / "plugin-template"
KINDS = ("writer", "reader", "transform")


def with_metadata(folder: Path, site: Path) -> dict[str, str]:
    """Return an environment in which the package in a folder looks installed."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    lines = []
    for group, entries in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {module}" for name, module in entries.items())]
    (info / "entry_points.txt").write_text("\n".join(lines))
    path = os.pathsep.join([str(folder), str(site), str(ROOT), str(ROOT / "plugins")])
    return os.environ | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}


def run_tests(folder: Path, environment: dict[str, str], python: str = sys.executable) -> None:
    command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "tests"]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_an_example_passes_its_own_tests(folder, tmp_path):
    run_tests(folder, with_metadata(folder, tmp_path / "site"))


def made_from_template(kind: str, folder: Path) -> Path:
    """Return the package that copier makes for answers that need escaping."""
    copier = pytest.importorskip("copier")
    answers = {"kind": kind, "name": f"tea-{kind}", "author": 'Ann "the \\ pen" Berg'}
    copier.run_copy(str(TEMPLATE), folder, data=answers, quiet=True, vcs_ref="HEAD", defaults=True)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_package_made_from_the_template_passes_its_tests(kind, tmp_path):
    folder = made_from_template(kind, tmp_path / "package")
    run_tests(folder, with_metadata(folder, tmp_path / "site"))
    for check in (["check", "--select", "E,F,I,UP,B"], ["format", "--check"]):
        command = [sys.executable, "-m", "ruff", *check, "--isolated", "--line-length", "104"]
        subprocess.run([*command, str(folder)], check=True)
