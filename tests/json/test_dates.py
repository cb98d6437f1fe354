"""Times in JSON, which are checked when a document is read."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

import convert
from convert_json import Options, write
from convert_json.reader import parse as read
from tests.json.rich import rich_document

RICH = json.loads(write(rich_document(), Options()))


def with_date(published: str) -> bytes:
    return json.dumps({**RICH, "published": published}).encode()


@pytest.mark.parametrize(
    "published",
    [
        *("2020-11-10", "0001-01-01", "2020-02-29", "2020-11-10T09:30:00Z", "2020-11-10t09:30:00.25z"),
        *("2020-11-10 09:30:00+05:30", "2020-11-10T09:30:00.123456789-08:00"),
    ],
)
def test_a_date_of_rfc_3339_is_read(published: str) -> None:
    assert read(with_date(published), "thread.json").published == published


@pytest.mark.parametrize(
    "published",
    [
        *("", "2020", "2020-11", "2020-99-99", "2021-02-29", "0000-01-01", "2020-11-10\n", "20201110"),
        *("2020-W46-2", "2020-11-10T09:30", "2020-11-10T09:30:00", "2020-11-10T25:00:00Z", "last week"),
        *('2020-01-01"><script>', "２０２０-11-10", "2020-11-10" + "x" * 100_000),
    ],
)
def test_another_date_is_an_error_with_its_path(published: str) -> None:
    with pytest.raises(convert.ConvertError) as caught:
        read(with_date(published), "thread.json")
    line = str(caught.value)
    assert line.startswith(
        "thread.json: invalid thread document: Expected a date such as 2020-11-10, or"
    )
    assert line.endswith(" - at `$.published`; correct it, or use null")
    assert "\n" not in line
    assert len(line) < 300


@pytest.mark.parametrize(
    ("set_time", "path"),
    [
        (lambda tree, time: tree.update(published=time), "published"),
        (lambda tree, time: tree["source"].update(retrieved=time), "source.retrieved"),
        (lambda tree, time: tree["posts"][2].update(published=time), "posts[2].published"),
        (lambda tree, time: tree["posts"][2].update(edited=time), "posts[2].edited"),
        (
            lambda tree, time: tree["posts"][0]["blocks"][1].update(published=time),
            "posts[0].blocks[1].published",
        ),
        (
            lambda tree, time: tree["posts"][0]["blocks"][1]["blocks"][1].update(closes=time),
            "posts[0].blocks[1].blocks[1].closes",
        ),
        (lambda tree, time: tree["parts"][1].update(published=time), "parts[1].published"),
    ],
)
def test_every_time_is_checked(set_time: Callable[[Any, str | None], object], path: str) -> None:
    tree = deepcopy(RICH)
    for time in (None, "2020-11-10", "2020-11-10T09:30:00Z"):
        set_time(tree, time)
        assert read(json.dumps(tree).encode(), "thread.json")
    set_time(tree, "2020-11-31")
    with pytest.raises(convert.ConvertError, match="Expected a date") as caught:
        read(json.dumps(tree).encode(), "thread.json")
    assert str(caught.value).endswith(f", got '2020-11-31' - at `$.{path}`; correct it, or use null")
