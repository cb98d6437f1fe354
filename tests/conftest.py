"""What all tests share: the seed, golden files, and plugins from distributions that do not exist."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import convert
from convert import registry

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))
GOLDEN = ROOT / "tests" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew, to be read and committed",
    )


@pytest.fixture(scope="session")
def seed_path() -> Path:
    return SEED


@pytest.fixture(scope="session")
def seed() -> convert.Document:
    """The seed, read."""
    return convert.read(SEED)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a golden file, or write that file when asked to."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), (
            f"{name} differs; --update-golden writes it anew"
        )

    return check


@pytest.fixture
def distribution(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Install a distribution that does not exist: a module, and the metadata that claims formats for it."""
    registry.forget()

    def install(
        name: str,
        module: str,
        code: str,
        *,
        formats: tuple[str, ...] = (),
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
        entries = "".join(f"{format_} = {module}\n" for format_ in formats)
        (info / "entry_points.txt").write_text(f"[convert.writers]\n{entries}", encoding="utf-8")
        monkeypatch.syspath_prepend(str(site))
        monkeypatch.delitem(sys.modules, module, raising=False)
        registry.forget()

    yield install
    registry.forget()
