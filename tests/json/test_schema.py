"""The published JSON Schema: generated from the types, and as strict as the reader."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import convert
from convert.testing import documents, sample_document
from convert.tree import Document
from convert_json import Options, write
from convert_json.reader import read
from convert_json.schema import schema, text

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "tests/golden").glob("**/*.json"))
PAGE = (ROOT / "docs/json.md").read_text(encoding="utf-8")
VALIDATOR = Draft202012Validator(schema())
SAMPLE = json.loads(write(sample_document(), Options()))


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the definitions of objects in a schema."""
    if isinstance(value, dict):
        if value.get("type") == "object":
            yield value
        for part in value.values():
            yield from objects(part)


def test_the_published_schema_is_current(golden: Callable[[str, str], None]) -> None:
    golden("../../docs/thread-document-1.schema.json", text())


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(schema())
    assert "discriminator" not in text()  # which validators in strict mode refuse


def test_all_keys_are_required_and_no_others_allowed() -> None:
    found = list(objects(schema()))
    assert len(found) >= 14
    for definition in found:
        assert definition["required"] == list(definition["properties"])
        assert definition["additionalProperties"] is False


def test_objects_and_documented_keys_have_descriptions() -> None:
    definitions = schema()["$defs"]
    assert all(definition["description"] for definition in definitions.values())
    assert definitions["Post"]["properties"]["total"]["description"] == 'The 17 of "2/17".'
    assert definitions["Document"]["properties"]["schema"] == {"const": "thread-document/1"}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_golden_thread_validates(path: Path) -> None:
    VALIDATOR.validate(json.loads(path.read_text(encoding="utf-8")))


@settings(max_examples=100, deadline=None)
@given(documents(surrogates=True))
def test_any_output_validates(document: Document) -> None:
    VALIDATOR.validate(json.loads(write(document, Options())))


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: tree.update(schema="thread-document/2"),
        lambda tree: tree.update(extra=1),
        lambda tree: tree.pop("repairs"),
        lambda tree: tree.update(direction="up"),
        lambda tree: tree["source"].update(bytes=-1),
        lambda tree: tree["source"].update(bytes=2**53),
        lambda tree: tree["posts"][0].update(lines=[1, 2, 3]),
        lambda tree: tree["posts"][0].update(lines=[0, 1]),
        lambda tree: tree["posts"][0]["blocks"][0].pop("type"),
        lambda tree: tree["posts"][0]["blocks"][0].update(inlines=[]),
        lambda tree: tree["posts"][0]["blocks"][0]["inlines"][1].update(note=0),
        lambda tree: tree["notes"][2].update(truncated=None),
        lambda tree: tree["repairs"][0].update(line="5"),
    ],
)
def test_the_reader_rejects_what_the_schema_rejects(change: Callable[[Any], object]) -> None:
    tree = json.loads(json.dumps(SAMPLE))
    change(tree)
    assert not VALIDATOR.is_valid(tree)
    with pytest.raises(convert.ConvertError):
        read(json.dumps(tree).encode(), "thread.json")


def test_the_documentation_lists_all_keys() -> None:
    keys = {key for definition in objects(schema()) for key in definition["properties"]}
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()


def test_the_example_of_the_documentation_is_current() -> None:
    (thread,) = re.findall(r"```text\n(1/.*?)```", PAGE, re.S)
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.S)
    VALIDATOR.validate(json.loads(example))
    document = convert.read(thread.encode(), name="thread.txt")
    assert convert.read(example.encode(), name="example.json") == document
