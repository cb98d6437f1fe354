"""Run the project's checks; `.ci/run` calls the same sessions as contributors do.

nox              # lint, types and the quick tests
nox -s tests     # the quick tests on each Python from 3.11 to 3.14 that is installed
nox -l           # all sessions
"""

import shutil
import sys
from pathlib import Path

import nox

nox.options.sessions = ["lint", "types", "quick"]
nox.options.default_venv_backend = "venv"
nox.needs_version = ">=2024.10"

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
SOURCES = ["convert", "plugins"]


def install(session: nox.Session, *groups: str, extras: str = "") -> None:
    """Install the project and groups of dependencies, unless the session runs without its own environment."""
    if session.virtualenv.is_sandboxed:
        flags = [flag for group in groups for flag in ("--group", group)]
        session.run("python", "-m", "pip", "install", "--quiet", "--upgrade", "pip>=25.1")
        session.install("-e", f".{extras}", *flags)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, docstrings and complexity."""
    install(session, "check")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types."""
    install(session, "check")
    session.run("mypy", "--strict", *SOURCES)


@nox.session
def quick(session: nox.Session) -> None:
    """Run the quick tests with branch coverage, which must reach the limit in pyproject.toml."""
    install(session, "test", extras="[cjk]")
    session.run("pytest", "-n", "auto", "--cov", "--cov-report=term", *session.posargs)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the quick tests on one version of Python."""
    install(session, "test")
    session.run("pytest", "-n", "auto", "-q", *session.posargs)


@nox.session
def validators(session: nox.Session) -> None:
    """Run the slow tests: epubcheck, Ace, a PDF/UA checker, qpdf, poppler, pandoc, fuzzing, abuse."""
    install(session, "test", "check", extras="[cjk]")
    ace = Path(session.create_tmp(), "ace")
    if shutil.which("npm"):
        packages = ["@daisy/ace-cli@1"]
        flags = ["--silent", "--no-fund", "--no-audit", "--prefix", str(ace)]
        without_browser = {"PUPPETEER_SKIP_DOWNLOAD": "1"}
        session.run("npm", "install", *flags, *packages, external=True, env=without_browser)
    path = f"{ace}/node_modules/.bin:{session.env.get('PATH') or ''}" if ace.exists() else None
    session.run(
        "pytest",
        "-m",
        "slow",
        "-n",
        "auto",
        "-rs",
        *session.posargs,
        env={"PATH": path} if path else {},
    )


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation as a site into `site/`; a broken link is an error."""
    install(session, "docs")
    session.run("mkdocs", "build", "--strict", "--quiet")


@nox.session
def build(session: nox.Session) -> None:
    """Build the sdist and the wheel into `dist/` and check their metadata."""
    install(session, "test", "check")
    shutil.rmtree("dist", ignore_errors=True)
    session.run(sys.executable if not session.virtualenv.is_sandboxed else "python", "-m", "build")
    session.run("twine", "check", "--strict", *map(str, Path("dist").iterdir()))
