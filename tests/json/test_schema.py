"""The JSON Schema: it matches the types and every output, and is as strict as the reader."""

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
from convert_json.reader import parse as read
from convert_json.schema import schema, text
from tests.builders import thread
from tests.json.rich import rich_document

ROOT = Path(__file__).parents[2]
GOLDEN = sorted(
    path
    for folder in ("", "rich", "threads")
    for path in (ROOT / "tests/golden" / folder).glob("*.json")
)
PAGE = (ROOT / "docs/json.md").read_text(encoding="utf-8")
VALIDATOR = Draft202012Validator(schema())
SAMPLE = json.loads(write(sample_document(), Options()))
RICH = json.loads(write(rich_document(), Options()))


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield each definition of an object in a schema."""
    if isinstance(value, dict):
        if value.get("type") == "object":
            yield value
        for part in value.values():
            yield from objects(part)


KEYS = {key for definition in objects(schema()) for key in definition["properties"]}


def test_the_published_schema_matches_the_types(golden: Callable[[str, str], None]) -> None:
    golden("../../docs/thread-document-1.schema.json", text())


def test_the_schema_is_valid_under_draft_2020_12() -> None:
    Draft202012Validator.check_schema(schema())
    assert "discriminator" not in text()  # an error in strict validators


def test_all_keys_are_required_and_no_others_allowed() -> None:
    found = list(objects(schema()))
    assert len(found) >= 24
    for definition in found:
        assert definition["required"] == list(definition["properties"])
        assert definition["additionalProperties"] is False
        assert not any("default" in value for value in definition["properties"].values())


def test_objects_and_documented_keys_have_descriptions() -> None:
    definitions = schema()["$defs"]
    assert all(definition["description"] for definition in definitions.values())
    assert definitions["Post"]["properties"]["total"]["description"] == 'The 17 of "2/17".'
    assert definitions["Document"]["properties"]["schema"] == {"const": "thread-document/1"}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_golden_thread_validates(path: Path) -> None:
    VALIDATOR.validate(json.loads(path.read_text(encoding="utf-8")))


def test_a_nested_document_validates() -> None:
    VALIDATOR.validate(RICH)
    VALIDATOR.validate(json.loads(write(rich_document(), Options(media="none"))))


def test_data_are_base64_and_digests_match_a_pattern_of_ecma_262() -> None:
    media = schema()["$defs"]["Media"]["properties"]
    assert {"type": "string", "contentEncoding": "base64"} in media["data"]["anyOf"]
    assert {"type": "string", "pattern": "^[0-9a-f]{64}$"} in media["sha256"]["anyOf"]


def test_a_document_of_an_earlier_version_is_read_although_the_schema_requires_all_keys() -> None:
    whole = json.loads(write(thread("A post."), Options()))
    VALIDATOR.validate(whole)
    for place, key in [
        *((lambda tree: tree, "media"), (lambda tree: tree, "parts")),
        *((lambda tree: tree["author"], "url"), (lambda tree: tree["source"], "retrieved")),
        *[(lambda tree: tree["posts"][0], key) for key in ("author", "published", "missing")],
    ]:
        tree = json.loads(json.dumps(whole))
        place(tree).pop(key)
        assert not VALIDATOR.is_valid(tree)
        assert read(json.dumps(tree).encode(), "thread.json")


@settings(max_examples=40, deadline=None)
@given(documents(surrogates=True))
def test_any_written_document_validates(document: Document) -> None:
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


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: tree["media"][0].update(sha256="../../x"),
        lambda tree: tree["media"][0].update(data=1),
        lambda tree: tree["media"][0].update(poster=2**53),
        lambda tree: tree["media"][0].pop("number"),
        lambda tree: tree["parts"][0].update(first=0),
        lambda tree: tree["posts"][0].update(missing="lost"),
        lambda tree: tree["posts"][0]["blocks"][1].update(state="gone"),
        lambda tree: tree["posts"][0]["blocks"][1]["blocks"][0].update(items=[{}]),
        lambda tree: tree["posts"][0]["blocks"][1]["blocks"][0]["items"][0][1].pop("note"),
        lambda tree: tree["posts"][0]["blocks"][1]["blocks"][1]["options"][0].update(votes=-1),
        lambda tree: tree["posts"][0]["blocks"][0]["inlines"][2].update(style="bold"),
        lambda tree: tree["posts"][0]["blocks"][0]["inlines"][2]["inlines"].append({"type": "code"}),
    ],
)
def test_the_reader_rejects_what_the_schema_rejects_in_nested_content(
    change: Callable[[Any], object],
) -> None:
    tree = json.loads(json.dumps(RICH))
    change(tree)
    assert not VALIDATOR.is_valid(tree)
    with pytest.raises(convert.ConvertError):
        read(json.dumps(tree).encode(), "thread.json")


def test_the_documentation_names_every_key() -> None:
    assert {key for key in KEYS if f"`{key}`" not in PAGE} == set()
    for kind in ("paragraph", "quote", "figure", "poll", "list", "code", "styled"):
        assert f"| `{kind}` |" in PAGE


def test_the_examples_in_the_documentation_are_right() -> None:
    (words,) = re.findall(r"```text\n(1/.*?)```", PAGE, re.S)
    example, rich = re.findall(r"```json\n(.*?)```", PAGE, re.S)
    VALIDATOR.validate(json.loads(example))
    document = convert.read(words.encode(), name="thread.txt")
    assert convert.read(example.encode(), name="example.json") == document
    VALIDATOR.validate(json.loads(rich))
    assert json.loads(write(read(rich.encode(), "rich.json"), Options())) == json.loads(rich)
    assert {key for part in (json.loads(example), json.loads(rich)) for key in keys_in(part)} == KEYS


def keys_in(value: Any) -> Iterator[str]:
    """Yield the keys of all objects in a value."""
    match value:
        case dict():
            yield from value
            for part in value.values():
                yield from keys_in(part)
        case list():
            for part in value:
                yield from keys_in(part)
