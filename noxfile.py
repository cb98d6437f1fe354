"""Sessions for contributors and CI: `.venv/bin/nox -l` lists them, `.venv/bin/nox -s lint` runs one.

All sessions but `tests` run in the environment that nox itself runs in, because a new environment would
take longer than the checks. Install it with `pip install -e '.[cjk]' --group dev`.
"""

import os
import shutil
import sys
from pathlib import Path

import nox

VERSIONS = ("3.14", "3.13", "3.12", "3.11")  # newest first
# The parts that depend most on the version: files, processes, archives, argparse, types.
DEPENDENT = ("tests/batch", "tests/cli", "tests/core", "tests/files", "tests/testing")

nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "coverage", "docs"]


def run(session: nox.Session, *arguments: str) -> None:
    """Run a module of this environment, such as `run(session, "pytest", "-n", "auto")`."""
    session.run(sys.executable, "-m", *arguments, external=True)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting."""
    run(session, "ruff", "check", ".")
    run(session, "ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types."""
    run(session, "mypy", "--strict", "convert", "plugins")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the quick tests with the newest version of Python that is installed besides this one.

    The second newest runs those of `DEPENDENT`. Random examples are few: they are many in the run with
    this Python, which also measures coverage.
    """
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    others = [version for version in VERSIONS if version != own]
    found = {version: path for version in others if (path := _interpreter(version))}
    session.log(f"not installed: {', '.join(v for v in others if v not in found) or 'none'}")
    for parts, (version, interpreter) in zip(((), DEPENDENT), found.items(), strict=False):
        folder = Path(".nox") / f"tests-{version}"
        python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        session.run(interpreter, "-m", "venv", "--clear", str(folder), external=True)
        session.run(str(python), "-m", "pip", "install", "--quiet", "--upgrade", "pip", external=True)
        install = ("install", "--quiet", "-e", ".", "--group", "test")
        session.run(str(python), "-m", "pip", *install, external=True)
        options = ("-q", "-n", "auto", "--hypothesis-profile=few", *session.posargs)
        session.run(str(python), "-m", "pytest", *options, *parts, external=True)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the quick tests and report the branches that they do not reach."""
    run(session, "pytest", "-q", "-n", "auto", "--cov", "--cov-report=term")


@nox.session
def validators(session: nox.Session) -> None:
    """Run the slow tests: validators of PDF and EPUB, pandoc, releases."""
    ace = Path(".venv/ace/node_modules/.bin").absolute()
    session.env["PATH"] = os.pathsep.join((str(ace), os.environ.get("PATH", "")))
    # loadfile: a fixture of a module takes minutes to make an environment, so only one worker makes it
    options = ("-m", "slow", "-n", "auto", "--dist", "loadfile", "-rs", *session.posargs)
    run(session, "pytest", *options)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation as a site in out/site."""
    run(session, "mkdocs", "build", "--strict", "--site-dir", "out/site")


@nox.session
def build(session: nox.Session) -> None:
    """Build the wheel and the sdist in dist/, and check their metadata."""
    shutil.rmtree("dist", ignore_errors=True)
    run(session, "build")
    run(session, "twine", "check", "--strict", *map(str, Path("dist").glob("*")))


def _interpreter(version: str) -> str | None:
    """Return the path of an interpreter, from pyenv or the PATH, or None."""
    installed = sorted((Path.home() / ".pyenv/versions").glob(f"{version}.*/bin/python"))
    return str(installed[-1]) if installed else shutil.which(f"python{version}")
