"""Each check of transforms finds its mistake and no other one."""

from typing import Any

import pytest

from convert import Transform
from convert.testing import Given, check_transform
from convert.testing.transforms import transform_failures
from convert.tree import Document
from tests.testing.faulty_transforms import FAULTY, Cased, transform


def posts(document: Document) -> int:
    return len(document.posts)


@pytest.mark.parametrize("record", [transform(), transform(options=Cased)])
def test_a_good_transform_passes(record: Transform[Any]) -> None:
    check_transform(record, keeps=posts)


@pytest.mark.parametrize(
    ("check", "record"), FAULTY, ids=[f"{check}-{number}" for number, (check, _) in enumerate(FAULTY)]
)
def test_a_faulty_transform_fails_one_check_only(check: str, record: Transform[Any]) -> None:
    failures = [*transform_failures(record, Given(keeps=posts))]
    assert {failure.check for failure in failures} == {check}, failures
