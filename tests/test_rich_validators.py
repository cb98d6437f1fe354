"""Validators find no fault in the EPUBs and PDFs of the rich documents."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.epub.books import write
from tests.epub.test_ace import ACE, CHROMIUM, report, violations
from tests.epub.test_epubcheck import messages
from tests.pdf.test_validators import failures, pdf
from tests.test_rich import NAMES, rich

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*no font:convert.ConvertWarning")]


@pytest.mark.skipif(shutil.which("javac") is None, reason="epubcheck needs Java, with its compiler")
def test_epubcheck_reports_nothing(tmp_path: Path) -> None:
    books = [write(rich(name), tmp_path / f"{name}.epub") for name in NAMES]
    books += [
        write(rich(name), tmp_path / f"{name}-always.epub", bylines="always", dates="always")
        for name in NAMES
    ]
    assert messages(books) == []


@pytest.mark.skipif(not (ACE and CHROMIUM), reason="needs Ace (npm: @daisy/ace-cli) and Chromium")
@pytest.mark.parametrize("name", NAMES)
def test_ace_reports_no_violation(name: str, tmp_path: Path) -> None:
    found = report(write(rich(name), tmp_path / "book.epub"))
    assert list(violations(found)) == []
    assert found["earl:result"] == {"earl:outcome": "pass"}


@pytest.mark.parametrize("options", [{}, {"bylines": "always", "dates": "always", "notes": "end"}])
@pytest.mark.parametrize("name", NAMES)
def test_no_pdf_breaks_a_rule_of_pdf_ua(name: str, options: dict[str, str]) -> None:
    assert failures(pdf(rich(name), **options)) == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs qpdf")
@pytest.mark.parametrize("name", NAMES)
def test_qpdf_finds_no_fault(name: str, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(pdf(rich(name)))
    checked = subprocess.run(
        ["qpdf", "--check", str(file)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
