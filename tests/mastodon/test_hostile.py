"""Samples with any of their values changed give valid documents, or one error."""

import copy
import json
import random
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

import convert
from convert import Input
from convert.errors import ConvertError
from convert.notes import references
from convert.validation import fault
from convert_mastodon import Options, read
from tests.mastodon.samples import status

SAMPLES = sorted((Path(__file__).parent.parent / "golden" / "mastodon").glob("*.json"))
VALUES: Final[tuple[Any, ...]] = (
    *(None, True, 0, -1, 1.5, float("inf"), 10**30, "", "x", [], {}, [None], [[]], {"id": 1}),
    *("\ud83d", "\0", "\u202e", "\ufdd0", "2025-02-30T00:00:00Z", "0001-01-01"),
    *("https://[x", "https://a:b@c:99999/", "https:///x", "https://a.example/ b", "javascript:x"),
    *("<p>" * 50, "<a class=mention href='https://[1'>@b</a>", {"href": {}}, {"type": [1]}),
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the ways to all values in a value."""
    members = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value if isinstance(value, list) else ())
    )
    for name, each in members:
        yield (*path, name)
        yield from paths(each, (*path, name))


def changed(value: Any, chance: random.Random) -> Any:
    """Return a value with some of the values in it replaced."""
    value = copy.deepcopy(value)
    for _ in range(chance.randint(1, 5)):
        *way, last = chance.choice([*paths(value)] or [(None,)])
        if last is None:
            break
        at = value
        for name in way:
            at = at[name]
        at[last] = copy.deepcopy(chance.choice(VALUES))
    return value


def documents(value: Any, options: Options) -> list[convert.Document]:
    """Return the documents that a value is; none if it is an error, which is in one line."""
    source = Input.of_bytes(json.dumps(value).encode(), "a.json")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", convert.ConvertWarning)
        try:
            return [*read(source, options)]
        except ConvertError as error:
            message = str(error)
    assert "\n" not in message
    return []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_changed_values_are_valid_documents_or_one_error(path: Path) -> None:
    chance = random.Random(path.stem)
    sample = json.loads(path.read_text(encoding="utf-8"))
    for _ in range(12):
        options = Options(least=1, replies=chance.choice(["author", "all"]))
        for document in documents(changed(sample, chance), options):
            assert fault(document) is None
            numbers = [note.number for note in document.notes]
            assert [*dict.fromkeys(references(document))] == numbers


def test_html_of_any_depth_takes_no_stack() -> None:
    content = "<b>" * 20_000 + "x" + "<blockquote>" * 20_000 + "y"
    document = convert.read(json.dumps(status(1, content=content)).encode(), name="a.json")
    assert "x" in str(convert.render(document, "markdown"))


def test_quotes_of_any_depth_take_no_stack() -> None:
    quoted = status(1)
    for number in range(2, 150):
        quoted = status(number, quote={"state": "accepted", "quoted_status": quoted})
    document = convert.read(json.dumps(quoted).encode(), name="a.json")
    assert len(document.notes) == 2


def test_half_of_a_surrogate_pair_costs_nothing_else() -> None:
    half = "\ud83d"
    value = status(
        1,
        content=f"<p>a{half}b</p>",
        spoiler_text=half,
        account={**status(1)["account"], "display_name": half},
    )
    document = convert.read(json.dumps(value).encode(), name="a.json")
    assert document.posts[0].warning == "\ufffd"
    assert [repair.kind for repair in document.repairs] == ["surrogate"]


def test_a_post_that_is_nested_as_deeply_as_can_be_parsed_is_read_or_refused() -> None:
    for depth in range(940, 1000):
        text = json.dumps(status(1))[:-1] + f', "x": {"[" * depth}{"]" * depth}}}'
        source = Input.of_bytes(text.encode(), "a.json")
        try:
            assert len([*read(source, Options())]) == 1
        except ConvertError:
            continue
