"""The plugin keeps the rules for plugins, and harms nothing by what its JSON has in odd places."""

import copy
import json
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from convert.errors import ConvertError
from convert.inputs import Input
from convert.testing import Given, check_plugin
from convert.validation import fault_of_any
from convert_bluesky import Options, read

SAMPLES = {path.stem: path.read_bytes() for path in (Path(__file__).parent / "samples").glob("*.json")}
ODD = (
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    "",
    " ",
    "\ud83d",
    "\0\u202e",
    "at://",
    [],
    {},
    [[]],
    [{}],
    {"$type": ""},
)


def test_the_plugin_keeps_the_rules() -> None:
    given = Given(samples=tuple(SAMPLES.values()), values={"host": ("http://localhost:3000",)})
    check_plugin("convert_bluesky", {"bluesky": given})


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path to each value in a value."""
    keys = (
        value.keys()
        if isinstance(value, dict)
        else range(len(value))
        if isinstance(value, list)
        else ()
    )
    for key in keys:
        yield (*path, key)
        yield from places(value[key], (*path, key))


def with_value(value: Any, path: tuple[Any, ...], odd: Any) -> Any:
    """Return a copy of a value that is odd in one place."""
    changed = copy.deepcopy(value)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = odd
    return changed


def check(value: Any, replies: Any) -> None:
    source = Input.of_bytes(json.dumps(value).encode(), "a.json")
    with suppress(ConvertError):
        found = [*read(source, Options(replies=replies))]
        assert found
        assert {fault_of_any(document) for document in found} == {None}


@pytest.mark.filterwarnings("ignore::convert.errors.ConvertWarning")
@pytest.mark.parametrize("name", SAMPLES)
def test_an_odd_value_in_any_place_is_no_bug(name: str) -> None:
    sample = json.loads(SAMPLES[name])
    chosen = random.Random(name)
    for path in chosen.sample([*places(sample)], 15):
        check(with_value(sample, path, chosen.choice(ODD)), chosen.choice(("author", "all")))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::convert.errors.ConvertWarning")
@pytest.mark.parametrize("name", SAMPLES)
def test_every_odd_value_in_any_place_is_no_bug(name: str) -> None:
    sample = json.loads(SAMPLES[name])
    found = [*places(sample)]
    for path in random.Random(name).sample(found, min(len(found), 150)):
        for odd in ODD:
            check(with_value(sample, path, odd), "all" if odd is None else "author")
