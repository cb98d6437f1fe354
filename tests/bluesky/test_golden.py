"""Each sample gives the documents that are beside it: as Markdown, and all that the tree has as JSON."""

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

import convert

FOLDER = Path(__file__).parent / "samples"
SAMPLES = sorted(path.stem for path in FOLDER.glob("*.json"))


def read(name: str, **options: object) -> tuple[list[convert.Document], list[str]]:
    """Return the documents of a sample, and the warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        documents = [*convert.read_all(FOLDER / f"{name}.json", **options)]
    return documents, [str(each.message) for each in caught]


def check(name: str, golden: Callable[[str, str], None], **options: object) -> None:
    documents, warned = read(name.removesuffix(".all"), **options)
    pages = [str(convert.render(document, "markdown")) for document in documents]
    golden(f"bluesky/{name}.md", "\n".join([*pages, *(f"WARNING: {each}\n" for each in warned)]))
    for number, document in enumerate(documents, start=1):
        part = name if number == 1 else f"{name}-{number}"
        golden(f"bluesky/{part}.json", str(convert.render(document, "json")))


def test_there_are_samples_of_each_kind() -> None:
    assert len(SAMPLES) >= 20


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_its_documents(name: str, golden: Callable[[str, str], None]) -> None:
    check(name, golden)


@pytest.mark.parametrize("name", ["thread", "flat-thread", "answer-to-somebody"])
def test_with_all_replies_a_sample_gives_its_conversation(
    name: str, golden: Callable[[str, str], None]
) -> None:
    check(f"{name}.all", golden, replies="all")
