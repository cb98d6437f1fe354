"""Each sample gives the document that is beside it: as Markdown, and all that the tree has as JSON."""

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

import convert

FOLDER = Path(__file__).parents[1] / "golden" / "saved"
SAMPLES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".html", ".mhtml"))


def check(name: str, golden: Callable[[str, str], None], suffix: str = "", **options: object) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        document = convert.read(FOLDER / name, **options)
    warned = "".join(f"WARNING: {each.message}\n" for each in caught)
    stem = name.rpartition(".")[0] + suffix
    page = convert.render(document, "markdown")
    if isinstance(page, convert.Output):
        assert set(page.files.values()) <= {medium.data for medium in document.media}
        page = page.content
    golden(f"saved/{stem}.md", f"{page}{warned}")
    golden(f"saved/{stem}.json", str(convert.render(document, "json")))


def test_there_are_samples_of_each_site() -> None:
    assert len(SAMPLES) >= 14
    for site in ("threadreader", "nitter", "x"):
        assert any(name.startswith(f"{site}-") for name in SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_its_document(name: str, golden: Callable[[str, str], None]) -> None:
    check(name, golden)


@pytest.mark.parametrize("name", ["nitter-thread.html", "x-conversation.html"])
def test_with_all_replies_a_sample_gives_its_conversation(
    name: str, golden: Callable[[str, str], None]
) -> None:
    check(name, golden, ".all", replies="all")
