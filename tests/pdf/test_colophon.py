"""The colophon, as it is read from the last page."""

import msgspec
import page
import pytest

from convert.tree import Text
from convert_pdf import Options
from tests.pdf.reading import SAMPLE, read, thread, words
from tests.pdf.whole_posts import WHOLE, elements

COLOPHON = Options(colophon=True)


def test_it_says_what_the_document_was_made_from() -> None:
    _, _, text = words(read(WHOLE, COLOPHON)).partition(" Colophon ")
    assert text.startswith(
        "A thread of whole posts Ann Berg (@ann) 10–11 November 2020 · 6 posts"
        " · from Thread Reader · saved 1 January 2021 https://x.com/ann/status/1 10 notes · 0 repairs"
        f" thread.json · 1 byte SHA-256 {'0' * 64} Made by thread-convert"
    )


def test_it_is_a_heading_with_paragraphs_and_an_entry_of_the_outline() -> None:
    reader = read(SAMPLE, COLOPHON)
    kinds = [each["/S"] for each in elements(reader)]
    *_, last = (place for place, kind in enumerate(kinds) if kind == "/H2")
    assert kinds[last:].count("/P") == 7
    assert [entry["/Title"] for entry in reader.outline if isinstance(entry, dict)][-1] == "Colophon"


def test_its_heading_is_in_english_in_a_document_of_another_language() -> None:
    reader = read(msgspec.structs.replace(SAMPLE, language="de"), COLOPHON)
    *_, heading = (each for each in elements(reader) if each["/S"] == "/H2")
    assert heading["/Lang"] == "en"


def test_it_is_on_one_page() -> None:
    for lines in range(200, 420, 10):
        reader = read(thread(("1/", (Text("line " * lines),))), COLOPHON)
        [text] = (each for each in (p.extract_text() for p in reader.pages) if "Colophon" in each)
        assert "Made by thread-convert" in text


def test_documents_have_none_by_default() -> None:
    assert "Colophon" not in words(read(SAMPLE))


@pytest.mark.parametrize("options", [COLOPHON, Options(colophon=True, two_sided=True, notes="end")])
def test_it_breaks_no_rule_of_pdf_ua(options: Options) -> None:
    reader = read(msgspec.structs.replace(SAMPLE, language="de"), options)
    reader.stream.seek(0)
    report = page.validate_pdf_bytes(reader.stream.read(), profile="ua1")
    assert [failure.rule_id for failure in report.failures] == []
