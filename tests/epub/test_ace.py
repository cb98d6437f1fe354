"""Ace, the accessibility checker of DAISY, reports no violation in the metadata or the pages."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.epub.books import named, write

ACE, CHROMIUM = shutil.which("ace-cli"), shutil.which("chromium")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:.*can't be shown"),
    pytest.mark.skipif(not (ACE and CHROMIUM), reason="needs Ace (npm: @daisy/ace-cli) and Chromium"),
]


def report(book: Path) -> dict[str, Any]:
    folder = book.with_suffix(".ace")
    command = [str(ACE), "--outdir", str(folder), "--silent", str(book)]
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": str(CHROMIUM)}
    for is_last in (False, True):  # its browser ends now and then while other ones run
        done = subprocess.run(command, env=environment, cwd=book.parent, capture_output=True)
        if done.returncode == 0:
            break
        assert not is_last, done.stderr
    found: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return found


def violations(report: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each violation: file, rule and description."""
    for page in report["assertions"]:
        for found in page["assertions"]:
            yield " ".join(
                [
                    page["earl:testSubject"]["url"],
                    found["earl:test"]["dct:title"],
                    found["earl:result"]["dct:description"],
                ]
            )


# Ace checks four pages at once, all in the same browser, and gives each 240 seconds. Nine full chapters
# may take longer on a busy machine, and are no other pages than two: chapters have a largest size.
@pytest.mark.parametrize(
    "name",
    [
        "seed",
        "arabic-threadreader-2023",
        "hebrew",
        "two chapters",
        "rich",
        "joined",
        "hostile posts",
        "essay-is-one-post",
    ],
)
def test_ace_reports_no_violation(name: str, tmp_path: Path) -> None:
    found = report(write(named(name), tmp_path / "book.epub"))
    assert list(violations(found)) == []
    assert found["earl:result"] == {"earl:outcome": "pass"}
