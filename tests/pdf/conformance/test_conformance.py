"""PDF/A-2u and PDF/UA-1: each rule is met by all outputs, and noticed where a file breaks it."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import page
import pytest

import convert
from convert import Document
from tests.builders import picture, post, thread
from tests.pdf.conformance import access, archive, graphics
from tests.pdf.conformance.parsed import ParsedFile, Rule
from tests.pdf.imaging import jpeg
from tests.pdf.whole_posts import WHOLE

GOLDEN = sorted((Path(__file__).parents[2] / "golden/threads").glob("*.txt"))
RULES = [*archive.RULES, *graphics.RULES, *access.RULES]
# With a picture, emoji of several opacities, and a character that no font has.
SAMPLE = msgspec.structs.replace(
    WHOLE,
    posts=(*WHOLE.posts, post(7, "👩🏽‍🏫🕶️💧🫧\U00012345")),
    media=(picture(1, jpeg(), alt="A red square"), *WHOLE.media[1:]),
)


@cache
def sample() -> bytes:
    return pdf(SAMPLE)


def pdf(document: Document, **options: object) -> bytes:
    return bytes(convert.render(document, "pdf", **options))


def broken(file: ParsedFile) -> list[str]:
    """The rules that a file does not meet."""
    return [f"{rule.clause}: {rule.sentence}" for rule in RULES if not rule.is_met(file)]


def failures(data: bytes) -> list[Any]:
    """The rules that a file does not meet according to a checker of its own."""
    reports = [page.validate_pdf_bytes(data, profile=profile) for profile in ("2u", "ua1")]
    return [(failure.rule_id, failure.message) for report in reports for failure in report.failures]


@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.clause} {rule.sentence}")
def test_each_rule_is_met_and_its_breach_is_noticed(rule: Rule) -> None:
    file = ParsedFile(sample())
    assert rule.is_met(file)
    damaged = rule.damage(file) or file
    assert not rule.is_met(damaged)


@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"numbering": "none"},
        {"notes": "end", "align": "justify", "page_size": "60x90mm"},
        {"preset": "book", "two_sided": True, "colophon": True},
        {"preset": "phone"},
        {"preset": "large"},
        {"preset": "screen-dark"},
    ],
)
def test_options_break_no_rule(options: dict[str, object]) -> None:
    data = pdf(SAMPLE, **options)
    assert broken(ParsedFile(data)) == []
    assert failures(data) == []


@pytest.mark.parametrize("archival", ["yes", "no"])
def test_only_a_file_for_archives_says_that_it_is_one(archival: str) -> None:
    file = ParsedFile(pdf(SAMPLE, archival=archival))
    declared = file.xmp_value(archive.PDFA, "part"), "/OutputIntents" in file.catalog
    assert declared == (("2", True) if archival == "yes" else (None, False))
    assert [rule.clause for rule in access.RULES if not rule.is_met(file)] == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::convert.ConvertWarning")
@pytest.mark.parametrize("thread", GOLDEN, ids=lambda path: path.stem)
def test_no_golden_thread_breaks_a_rule(thread: Path) -> None:
    data = pdf(convert.read(thread))
    assert broken(ParsedFile(data)) == []
    assert failures(data) == []


def test_in_a_justified_line_the_move_to_a_mark_is_no_part_of_the_space_before_it() -> None:
    # The kasra and the hamza are the first glyphs of their words from the left, and are moved.
    words = "جهتِ دربارهٔ کتاب‌فروشی‌ای است که هیچ " * 6
    data = pdf(
        thread(post(1, words, direction="rtl", language="fa"), language="fa", direction="rtl"),
        align="justify",
    )
    assert re.search(
        rb"[\d.]+ -\d+\] TJ",
        b"".join(page.get_contents().get_data() for page in ParsedFile(data).reader.pages),
    )
    assert broken(ParsedFile(data)) == []
