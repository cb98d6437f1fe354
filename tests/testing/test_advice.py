"""Advice says what is wrong, why it matters, and what to do."""

import ast
import re
from pathlib import Path

import pytest

import convert.testing
from convert.testing import Advice, ContractError, Failure
from convert.testing.checks.options import OPTION_CHECKS
from tests.conftest import ROOT

FOLDER = Path(convert.testing.__file__).parent


def advice() -> list[ast.Call]:
    """Return the calls that make advice, in all modules of the kit."""
    return [
        node
        for path in FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Advice"
    ]


def test_each_advice_has_all_parts() -> None:
    assert len(advice()) > 50
    for call in advice():
        assert {"wrong", "why", "remedy"} <= {keyword.arg for keyword in call.keywords}


def test_each_heading_that_advice_names_is_in_the_documentation() -> None:
    page = (ROOT / "docs/plugins.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^#+ (.+)$", page, re.M))
    text = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))
    named = set(re.findall(r'(?:section|_SECTION|_FIELDS|RULES) ?= ?"([^"]+)"', text))
    assert len(named) > 3
    assert named <= headings


def test_an_error_shows_every_failure() -> None:
    failure = Failure(
        subject="the writer shout",
        check=OPTION_CHECKS[0].__name__,
        advice=Advice(wrong="It is wrong.", why="it matters.", remedy="mend it."),
    )
    with pytest.raises(AssertionError) as caught:
        raise ContractError([failure, failure])
    assert (
        str(caught.value).count(
            "the writer shout, options_are_a_frozen_dataclass: It is wrong.\n"
            "  Why it matters: it matters.\n"
            "  What to do: mend it.\n"
            "  See “Rules for writers” in docs/plugins.md."
        )
        == 2
    )
