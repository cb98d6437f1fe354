"""Books in a browser on a phone: links between references and notes, and the width of pages."""

import html
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from convert import Document, anchors, notes
from tests.epub.books import named, write

PHONE = Path(__file__).with_name("phone.html")
WIDTH = 360  # of the window that phone.html opens, in CSS pixels

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:.*can't be shown"),
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]


def shown(document: Document, folder: Path) -> dict[str, dict[str, Any]]:
    """Return the findings of phone.html for each page of the book, by file name."""
    with zipfile.ZipFile(write(document, folder / "book.epub")) as book:
        book.extractall(folder / "book")
    pages = sorted((folder / "book").rglob("*.xhtml"))
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",  # not available to root or in a container
        "--hide-scrollbars",  # as on a phone
        "--allow-file-access-from-files",
        "--disable-ipc-flooding-protection",  # which would slow down 200 clicks within seconds
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=600000",
        "--dump-dom",
        f"{PHONE.as_uri()}#{','.join(page.as_uri() for page in pages)}",
    ]
    dumped = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    found = dumped.partition("<body>")[2].partition("</body>")[0]
    return {Path(page).name: seen for page, seen in json.loads(html.unescape(found)).items()}


@pytest.mark.parametrize(
    ("name", "chapters"),
    [("seed", 1), ("arabic-threadreader-2023", 1), ("two chapters", 2), ("rich", 1)],
)
def test_a_click_on_a_reference_shows_its_note_and_the_note_links_back(
    name: str, chapters: int, tmp_path: Path
) -> None:
    document = named(name)
    pages = shown(document, tmp_path)
    followed = [each for page in pages.values() for each in page["followed"]]
    assert [int(each["number"]) for each in followed] == list(notes.references(document))
    assert sum(bool(page["followed"]) for page in pages.values()) == chapters
    for page in pages.values():
        first: dict[str, str] = {}  # of the references in this file to each note
        for each in page["followed"]:
            assert each["note"] == anchors.note(int(each["number"]))
            assert each["back"] == first.setdefault(each["note"], each["reference"])


@pytest.mark.parametrize(
    "name", ["seed", "arabic-threadreader-2023", "hostile", "rich", "hostile posts"]
)
def test_no_page_is_wider_than_a_phone(name: str, tmp_path: Path) -> None:
    pages = shown(named(name), tmp_path)
    assert len(pages) > 1
    assert {page: seen["widest"] for page, seen in pages.items()} == dict.fromkeys(pages, WIDTH)


@pytest.mark.parametrize("name", ["seed", "arabic-threadreader-2023", "two chapters"])
def test_targets_for_a_finger_are_at_least_24_pixels_wide_and_high(name: str, tmp_path: Path) -> None:
    targets = [size for page in shown(named(name), tmp_path).values() for size in page["targets"]]
    assert len(targets) > 1
    assert min(edge for size in targets for edge in size) >= 24  # WCAG 2.2, 2.5.8


@pytest.mark.parametrize("name", ["seed", "arabic-threadreader-2023", "hebrew"])
def test_the_number_of_a_post_is_on_the_first_line_of_its_words(name: str, tmp_path: Path) -> None:
    labels = [below for page in shown(named(name), tmp_path).values() for below in page["labels"]]
    assert len(labels) > 3
    assert max(map(abs, labels)) < 1
