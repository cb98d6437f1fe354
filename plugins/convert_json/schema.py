"""Generate the JSON Schema of documents from the types of `convert.tree` and their docstrings.

`python -m convert_json.schema` prints it. It is published as docs/thread-document-1.schema.json.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec

from convert import tree

_DROPPED = ("default", "discriminator")


def schema() -> dict[str, Any]:
    """Return the schema, which follows draft 2020-12 of JSON Schema."""
    generated = _plain(msgspec.json.schema(tree.Document))
    for name, definition in generated["$defs"].items():
        kind = getattr(tree, name)
        definition["description"] = _one_line(inspect.getdoc(kind) or "")
        for field, description in _described_fields(kind):
            definition["properties"][field]["description"] = description
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:thread-document:1",
        "title": "thread-document/1",
        "description": "A thread as thread-convert reads it, writes it as JSON, and reads it back.",
        **generated,
    }


def text() -> str:
    """Return the schema as the content of its file."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"


def _plain(value: Any) -> Any:
    """Make plain what msgspec generates: a `const` for an `enum` of one value, and all keys required.

    Documents of earlier versions lack keys, which have defaults; what is written has all of them. Drops
    `discriminator`, a keyword of OpenAPI. Anchors of patterns become those of ECMA-262.
    """
    match value:
        case {"enum": [only]}:
            return {"const": only}
        case {"pattern": str(pattern)}:
            return {**value, "pattern": pattern.replace(r"\A", "^").replace(r"\Z", "$")}
        case {"properties": properties}:
            return {key: _plain(part) for key, part in value.items()} | {"required": list(properties)}
        case dict():
            return {key: _plain(part) for key, part in value.items() if key not in _DROPPED}
        case list():
            return [_plain(part) for part in value]
        case _:
            return value


def _described_fields(kind: type) -> Iterator[tuple[str, str]]:
    """Yield the fields of a type that are followed by a docstring, which Python does not store."""
    (definition,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(definition, ast.ClassDef)
    for field, below in pairwise(definition.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(words))):
                yield name, _one_line(words)


def _one_line(words: str) -> str:
    return " ".join(words.split())


if __name__ == "__main__":
    sys.stdout.write(text())
