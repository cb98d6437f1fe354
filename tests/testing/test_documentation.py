"""The code of docs/plugins.md about tests works as it is."""

import re
from collections.abc import Callable
from dataclasses import fields

import pytest

from convert.testing import Given
from tests.conftest import ROOT
from tests.testing.faulty_plugins import GOOD

pytest_plugins = ["pytester"]

PAGE = (ROOT / "docs/plugins.md").read_text(encoding="utf-8").partition("\n## Tests\n")[2]
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.S)
GEMTEXT = (ROOT / "examples/convert-gemtext/convert_gemtext/__init__.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_the_tests_in_the_documentation_pass(
    number: int, distribution: Callable[..., None], pytester: pytest.Pytester
) -> None:
    distribution("convert-shout", "convert_shout", GOOD, formats=("shout",))
    distribution("convert-gemtext", "convert_gemtext", GEMTEXT, formats=("gemtext",))
    pytester.makepyfile(BLOCKS[number])
    done = pytester.runpytest("-p", "no:cacheprovider")
    assert done.ret == 0
    assert done.parseoutcomes()["passed"] >= 1


def test_everything_that_an_author_can_give_is_documented() -> None:
    for field in fields(Given):
        assert f"| `{field.name}` |" in PAGE
