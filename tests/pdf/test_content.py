"""Titles, posts, notes, links and outline as they are read from the file."""

import msgspec
import pytest

from convert.tree import GAP, Author, Break, LinkNote, Mention, MentionNote, Text
from convert_pdf import Options
from tests.pdf.reading import MID, SAMPLE, addresses, destinations, links, of_text, read, thread, words


def test_title_author_date_length_and_source_come_first() -> None:
    head = "Some points on Russian calculus Maxim A. Suchkov (@m_suchkov) · 2020-11-10 · 3 posts thread.txt"
    assert words(read(SAMPLE)).startswith(head)


def test_unknown_metadata_are_left_out() -> None:
    anonymous = msgspec.structs.replace(SAMPLE, author=Author(None, None), published=None)
    reader = read(anonymous)
    assert words(reader).startswith("Some points on Russian calculus 3 posts thread.txt Here")
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
    notes = words(read(SAMPLE, AT_END)).partition(" Notes ")[2].replace(" content", "content")
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
    assert addresses(reader) == ["https://x.com/MID_RF"]
    assert "2 javascript:alert(1)" in words(reader)


def test_a_url_over_two_lines_is_live_on_both() -> None:
    assert addresses(read(SAMPLE)) == ["https://x.com/MID_RF", MID, MID]


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
