"""Each sample gives its Markdown, with its repairs below it."""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import convert
from convert.notes import references

FOLDER = Path(__file__).parent.parent / "golden" / "mastodon"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
OPTIONS: dict[str, dict[str, Any]] = {"a-conversation-with-all-answers": {"replies": "all"}}


def markdown(name: str) -> str:
    """Return the threads of a sample as Markdown, and what was repaired."""
    parts: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", convert.ConvertWarning)
        for document in convert.read_all(FOLDER / f"{name}.json", mastodon=OPTIONS.get(name, {})):
            assert [*dict.fromkeys(references(document))] == [note.number for note in document.notes]
            text = str(convert.render(document, "markdown", front_matter=False))
            repairs = [f"{each.kind}: {each.message}: {each.text!r}" for each in document.repairs]
            parts.append("\n".join([text, *repairs]))
    return "\n\n=====\n\n".join(parts) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_gives_its_markdown(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"mastodon/{name}.md", markdown(name))
