"""Titles, posts, notes, links and outline as they are read from the file."""

import re

import msgspec
import pytest

from convert import notes
from convert.tree import (
    GAP,
    Author,
    Break,
    LinkNote,
    Mention,
    MentionNote,
    Paragraph,
    Part,
    Quote,
    Text,
)
from convert_pdf import Options
from tests import builders
from tests.builders import post
from tests.pdf.reading import MID, SAMPLE, addresses, destinations, links, of_text, read, thread, words
from tests.pdf.whole_posts import WHOLE


def test_title_author_date_length_and_source_come_first() -> None:
    head = "Some points on Russian calculus Maxim A. Suchkov (@m_suchkov) · 2020-11-10 · 3 posts"
    assert words(read(SAMPLE)).startswith(f"{head} · thread.txt")


def test_the_head_has_the_address_of_the_thread_and_what_it_was_read_from() -> None:
    reader = read(WHOLE)
    assert words(reader).startswith(
        "A thread of whole posts Ann Berg (@ann) · 2020-11-10 – 2020-11-11 · 6 posts"
        " · from Thread Reader · saved 2021-01-01 https://x.com/ann/status/1 2020-11-10 Words"
    )
    assert addresses(reader)[:2] == ["https://x.com/ann", "https://x.com/ann/status/1"]


def test_posts_have_what_is_known_besides_their_words() -> None:
    text = words(read(WHOLE))
    for line in (
        "2/ Bo Chen (@bo) · 2020-11-11 · edited 2020-11-12 · in answer to Ann Berg (@ann)"
        " Content warning · politics An answer with emphasis, @two2code()and what is three.example3",
        "Quoted post · Ann Berg (@ann) · 2020-11-094 Words",
        "Quoted post · deleted6",
        "Poll · 4 votes · until 2020-11-13 • Yes · 75 % · 3 votes • No · 25 % · 1 vote",
        "Another thread Bo Chen (@bo) · 2020-11-12 · https://x.com/bo/status/4",
        "5/ This post was deleted",
        "Image · A red square · https://media.example/red.png",
        "Address10",
    ):
        assert line in text


def test_bylines_and_dates_can_be_shown_always_or_never() -> None:
    always = words(read(WHOLE, Options(bylines="always", dates="always")))
    assert "3/ Ann Berg (@ann)" in always
    assert "5/ Bo Chen (@bo) This post was deleted" in always
    never = words(read(WHOLE, Options(bylines="never", dates="never")))
    assert "2/ edited 2020-11-12 · in answer" in never


def test_every_reference_is_in_the_text_in_reading_order() -> None:
    for options in (Options(), Options(notes="end", page_size="60x90mm")):
        found = [name for name in destinations(read(WHOLE, options)) if name.startswith("note-")]
        whole = [name.partition("-page-")[0] for name in found]  # repeated on later pages
        assert whole == [f"note-{number}" for number in notes.references(WHOLE)]


def test_links_to_what_is_known_of_posts_are_live() -> None:
    found = addresses(read(WHOLE))
    for url in ("https://x.com/bo", "https://x.com/bo/status/2", "https://media.example/red.png"):
        assert url in found


def test_code_keeps_its_white_space() -> None:
    text = "\n".join(page.extract_text() for page in read(WHOLE).pages)
    assert re.search(r"^def f\(x\):\n +return x\n", text, re.M)


def test_joined_threads_have_a_heading_before_their_first_post_and_an_entry_in_the_outline() -> None:
    parts = [Part(title, None, None, None, first) for title, first in (("One", 1), ("", 3), ("Two", 3))]
    reader = read(msgspec.structs.replace(SAMPLE, parts=tuple(parts)))
    text = words(reader)
    assert "thread.txt One Here are" in text
    assert "#NK Thread Two 3/ @mid_rf" in text
    titles = [
        str(entry["/Title"])
        if isinstance(entry, dict)
        else [str(inner["/Title"])[:2] for inner in entry]
        for entry in reader.outline
    ]
    assert titles == ["One", ["He", "2/"], "Thread", "Two", ["3/"]]
    assert {"part-1", "part-2", "part-3"} <= set(reader.named_destinations)


def test_a_quote_line_is_on_the_page_of_its_words() -> None:
    quote = Quote("shown", None, None, None, (Paragraph((Text("quoted " * 40),)),))
    for lines_before in range(20, 34):
        before = (Text("x"), *(Break(), Text("x")) * (lines_before - 1))
        pages = read(builders.thread(post(1, *before, quote, warning="w"))).pages
        [page] = (text for text in (page.extract_text() for page in pages) if "Quoted post" in text)
        assert "quoted quoted" in page


def test_unknown_metadata_are_left_out() -> None:
    anonymous = msgspec.structs.replace(SAMPLE, author=Author(None, None), published=None)
    reader = read(anonymous)
    assert words(reader).startswith("Some points on Russian calculus 3 posts · thread.txt Here")
    assert reader.metadata is not None
    assert reader.metadata.author == ""


def test_text_is_extracted_with_labels_gaps_and_reference_numbers() -> None:
    text = words(read(SAMPLE))
    assert "Here are @MID_RF1 and mid.ru2." in text
    assert f"2/ Peace for{GAP}now #NK" in text
    assert "3/ @mid_rf1 again, then cut.example3" in text


def test_numbering_none_hides_the_labels() -> None:
    text = words(read(SAMPLE, Options(numbering="none")))
    assert "2/" not in text
    assert f"Peace for{GAP}now" in text


AT_END = Options(notes="end")


def test_notes_are_at_the_foot_of_the_page_or_at_the_end_under_a_heading() -> None:
    assert " Notes " not in words(read(SAMPLE))
    notes = words(read(SAMPLE, AT_END)).partition(" Notes ")[2].replace(" /content", "/content")
    assert notes == f"1 @MID_RF, https://x.com/MID_RF 2 {MID} 3 https://cut.example/th 1"  # 1: the page


def test_a_document_without_notes_has_no_heading_for_them() -> None:
    assert "Notes" not in words(read(of_text("Alone."), AT_END))


def test_references_link_to_their_notes_and_notes_link_back() -> None:
    reader = read(SAMPLE)
    references = ["note-1", "note-2", "note-1", "note-3"]
    assert destinations(reader) == [*references, "ref-1", "ref-2", "ref-3"]
    posts = {"post-1", "post-2", "post-3"}
    notes = {"note-1", "note-2", "note-3"}
    assert set(reader.named_destinations) == posts | notes | {"ref-1", "ref-2", "ref-1-2", "ref-3"}


def test_links_are_over_their_own_words() -> None:
    reader = read(SAMPLE)
    reference, *_, back = (link for link in links(reader.pages[0]) if "/Dest" in link)
    assert reader.named_destinations["ref-1"]["/Top"] == pytest.approx(reference["/Rect"][3], abs=8)
    assert reader.named_destinations["note-3"]["/Top"] == pytest.approx(back["/Rect"][3], abs=8)


def test_urls_are_live_unless_cut_short_or_unsafe() -> None:
    unsafe = LinkNote(2, "javascript:alert(1)", truncated=False)
    document = msgspec.structs.replace(SAMPLE, notes=(SAMPLE.notes[0], unsafe, SAMPLE.notes[2]))
    reader = read(document)
    assert set(addresses(reader)) == {"https://x.com/MID_RF"}
    assert "2 javascript:alert(1)" in words(reader)


def test_a_url_over_two_lines_is_live_on_both() -> None:
    in_text = ["https://x.com/MID_RF", MID, "https://x.com/MID_RF"]
    assert addresses(read(SAMPLE)) == [*in_text, "https://x.com/MID_RF", MID, MID]


def test_a_note_without_a_reference_has_no_link_back() -> None:
    document = thread(("", (Text("x"),)), notes=(MentionNote(1, "a", "https://x.com/a"),))
    assert destinations(read(document)) == []


def test_the_outline_has_an_entry_for_each_post_and_notes_at_the_end() -> None:
    titles = [str(entry["/Title"]) for entry in read(SAMPLE, AT_END).outline if isinstance(entry, dict)]
    assert titles == [
        "Here are @MID_RF and mid.ru.",
        f"2/ Peace for{GAP}now #NK",
        "3/ @mid_rf again, then cut.example",
        "Notes",
    ]


def test_text_is_never_markup() -> None:
    text = "<b>x</b> &amp; [x](javascript:alert(1)) </script> `x` %PDF (\\) endstream"
    reader = read(of_text(text))
    assert text in words(reader)
    assert addresses(reader) == []


def test_the_heading_of_the_notes_is_on_the_page_of_the_first_note() -> None:
    for lines_before in range(20, 34):
        before = (Text("x"), *(Break(), Text("x")) * (lines_before - 1), Mention("@a", "a", 1))
        document = thread(("", before), notes=(MentionNote(1, "a", "https://x.com/a"),))
        pages = read(document, AT_END).pages
        [page] = (text for text in (page.extract_text() for page in pages) if "Notes" in text)
        assert "https://x.com/a" in page


def test_a_post_without_blocks_keeps_its_label_and_anchor() -> None:
    [post] = of_text("x").posts
    bare = msgspec.structs.replace(post, blocks=())
    reader = read(msgspec.structs.replace(of_text("x"), posts=(bare,)))
    assert "1/" in words(reader)
    assert "post-1" in reader.named_destinations
