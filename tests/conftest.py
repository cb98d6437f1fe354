"""Fixtures of all tests: the sample thread, golden files, and fake distributions with plugins."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import convert
from convert import registry

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))
GOLDEN = ROOT / "tests" / "golden"

# Few random examples while working; in CI more, and the same ones in each run, but few with the second
# and later versions of Python.
settings.register_profile("quick", max_examples=25, deadline=None)
settings.register_profile("few", max_examples=25, derandomize=True, deadline=None)
settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="overwrite the golden files with the current output, for review",
    )


@pytest.fixture(scope="session", autouse=True)
def _signals() -> None:
    """Handle the signals that a shell makes its background processes ignore."""
    defaults = {"SIGINT": signal.default_int_handler, "SIGHUP": signal.SIG_DFL}
    for name, default in defaults.items():
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, default)


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the cache of the tests and of their processes apart from that of the user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        if sys.dont_write_bytecode:  # each process would compile the whole program again
            patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
            patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("bytecode")))
        yield


@pytest.fixture(autouse=True)
def _plugins() -> Iterator[None]:
    """Forget the files of plugins that a test has used."""
    with registry.restored():
        yield


@pytest.fixture(scope="session")
def seed_path() -> Path:
    return SEED


@pytest.fixture(scope="session")
def seed() -> convert.Document:
    """Return the document of the sample thread."""
    return convert.read(SEED)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares a text with a golden file; --update-golden overwrites the file."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), (
            f"{name} differs; --update-golden overwrites it"
        )

    return check


@pytest.fixture
def distribution(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Return a function that installs a fake distribution: a module, and metadata with its formats."""
    registry.forget()

    def install(
        name: str,
        module: str,
        code: str,
        *,
        formats: tuple[str, ...] = (),
        readers: tuple[str, ...] = (),
        transforms: tuple[str, ...] = (),
        requires: tuple[str, ...] = (),
        extras: tuple[str, ...] = (),
    ) -> None:
        site = tmp_path / f"site-{name}"
        info = site / f"{name.replace('-', '_')}-1.2.dist-info"
        info.mkdir(parents=True)
        (site / f"{module}.py").write_text(code, encoding="utf-8")
        lines = [
            "Metadata-Version: 2.1",
            f"Name: {name}",
            "Version: 1.2",
            *(f"Requires-Dist: {requirement}" for requirement in requires),
            *(f"Provides-Extra: {extra}" for extra in extras),
        ]
        (info / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
        groups = {"writers": formats, "readers": readers, "transforms": transforms}
        entry_points = [
            line
            for group, names in groups.items()
            for line in (f"[convert.{group}]", *(f"{each} = {module}" for each in names))
        ]
        (info / "entry_points.txt").write_text("\n".join(entry_points) + "\n", encoding="utf-8")
        monkeypatch.syspath_prepend(str(site))
        monkeypatch.delitem(sys.modules, module, raising=False)
        registry.forget()

    yield install
    registry.forget()
