"""Links without tracking parameters: their notes, their words, and what is reported."""

from pathlib import Path

from hypothesis import given

import convert
from convert.testing import documents
from convert.tracking import without_tracking
from convert.tree import (
    Document,
    Link,
    LinkNote,
    MentionNote,
    Paragraph,
    Styled,
    Text,
    plain,
    replace,
    walk,
)
from convert.validation import fault_of_any
from tests.builders import post, thread

URL = "https://a.example/b?utm_source=x"
CLEAN = "https://a.example/b"


def words(document: Document) -> list[str]:
    return [node.text for node in walk(document) if isinstance(node, Link)]


def addresses(document: Document) -> list[str]:
    return [note.url for note in document.notes]


def test_links_that_differ_only_in_tracking_share_a_note() -> None:
    text = b"1/ See https://a.example/b?utm_source=x.\n\n2/ And https://a.example/b?gclid=y, https://c.example"
    kept, clean = (convert.read(text, links=choice) for choice in ("keep", "clean"))
    assert addresses(kept) == [URL, f"{CLEAN}?gclid=y", "https://c.example"]
    assert addresses(clean) == [CLEAN, "https://c.example"]
    assert [plain(each) for each in clean.posts] == [plain(each) for each in kept.posts]
    assert convert.read(text) == kept


def test_each_address_is_a_repair_with_its_line() -> None:
    text = b"1/ See https://a.example/b?utm_source=x&utm_id=1.\n\n2/ And https://a.example/b?gclid=y"
    found = convert.read(text, links="clean").repairs
    assert [(each.kind, each.line, each.text, each.became) for each in found] == [
        ("tracker", 1, f"{URL}&utm_id=1", CLEAN),
        ("tracker", 3, f"{CLEAN}?gclid=y", CLEAN),
    ]
    assert found[0].message == "left utm_source, utm_id out of a link"


def test_a_document_of_any_reader_is_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "thread.json"
    path.write_text(str(convert.render(convert.read(b"1/ a https://a.example/b?utm_source=x"), "json")))
    document = convert.read(path, links="clean")
    assert addresses(document) == [CLEAN]
    assert document.repairs[-1].kind == "tracker"


def test_words_that_are_the_address_change_but_not_in_code() -> None:
    link = Link(URL, 1)
    inlines = (
        *(link, Text(" "), Styled("strong", (link,)), Text(" "), Styled("code", (link,))),
        *(Text(" `"), link, Text("`")),
    )
    document = thread(inlines, notes=(LinkNote(1, URL, truncated=False),))
    assert words(without_tracking(document)) == [CLEAN, CLEAN, URL, URL]


def test_commands_stay_whole() -> None:
    text = (
        b"1/ Do this:\n\n$ curl https://a.example/b?utm_source=x \\\n  https://a.example/b?utm_source=x"
    )
    document = convert.read(text, links="clean")
    assert words(document) == [URL, URL]
    assert addresses(document) == [CLEAN]


def test_an_address_that_was_cut_short_stays() -> None:
    notes = (LinkNote(1, f"{URL}&utm_medium=so", truncated=True),)
    document = thread((Link("a.example", 1),), notes=notes)
    assert without_tracking(document) is document


def test_profiles_are_cleaned_as_well() -> None:
    notes = (MentionNote(1, "ann", "https://x.com/ann?s=20"),)
    document = thread((Link("Ann", 1),), notes=notes)
    assert addresses(without_tracking(document)) == ["https://x.com/ann"]


@given(documents())
def test_cleaning_is_done_once_and_changes_no_words(document: Document) -> None:
    tracked = tuple(
        replace(note, url=f"https://a.example/{note.number // 2}?gclid={note.number}")
        for note in document.notes
    )
    found = without_tracking(replace(document, notes=tracked))
    assert fault_of_any(found) is None
    assert without_tracking(found) is found
    assert [plain(each) for each in found.posts] == [plain(each) for each in document.posts]


def test_paragraphs_without_links_are_kept() -> None:
    document = thread("a", (Link("b", 1),), post(3, "c"), notes=(LinkNote(1, URL, truncated=False),))
    assert without_tracking(document).posts[0].blocks == (Paragraph((Text("a"),)),)
