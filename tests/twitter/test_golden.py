"""Each sample gives its golden Markdown, with its repairs and warnings.

A sample is a file of JSON, or a folder: an archive that was unpacked.
"""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import convert
from convert.notes import references
from convert_twitter import Options
from convert_twitter import read as read_twitter

FOLDER = Path(__file__).parent / "samples"
GOLDEN = Path(__file__).parents[1] / "golden" / "twitter"
SAMPLES = sorted(path.name for path in FOLDER.iterdir())
OPTIONS: dict[str, dict[str, Any]] = {
    "archive-with-deleted-posts": {"deleted": True, "least": 1},
    "branches-together": {"replies": "all"},
    "post-of-2006": {"least": 1},
    "website-with-all-answers.json": {"replies": "all"},
}


def described(document: convert.Document) -> str:
    """Return a document as Markdown, with its repairs below."""
    assert [*dict.fromkeys(references(document))] == [note.number for note in document.notes]
    output = convert.render(document, "markdown")
    text = output.content if isinstance(output, convert.Output) else output
    repairs = [f"REPAIR {each.kind}: {each.message}: {each.text!r}" for each in document.repairs]
    return "\n".join([str(text), *repairs])


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_its_markdown(name: str, golden: Callable[[str, str], None]) -> None:
    limit = convert.archives.Limit(64_000_000, "the limit")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with convert.Input.of_file(FOLDER / name, limit) as source:
            pages = [*map(described, read_twitter(source, Options(**OPTIONS.get(name, {}))))]
    warned = [f"WARNING: {str(each.message).replace(str(FOLDER), '…')}" for each in caught]
    golden(f"twitter/{Path(name).stem}.md", "\n\n=====\n\n".join([*pages, *warned]) + "\n")


def test_there_are_enough_samples_and_no_markdown_without_one() -> None:
    assert len(SAMPLES) >= 20
    assert {path.stem for path in GOLDEN.glob("*.md")} == {Path(name).stem for name in SAMPLES}
