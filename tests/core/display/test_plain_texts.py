"""The texts of threads for writers without markup."""

from convert import display
from convert.metadata import Metadata
from convert.testing import sample_document
from convert.tree import Break, Code, Figure, Link, List, Mention, Paragraph, Post, Quote, Styled, Text
from tests.builders import picture, post, thread
from tests.core.display.threads import ANN, URL, media, poll


def test_simple_writers_lose_nothing_that_is_not_in_a_note():
    quote = Quote(
        state="deleted", author=ANN, published=None, note=None, blocks=(Paragraph((Text("Old"),)),)
    )
    rows = List(start=None, items=((Paragraph((Text("A"),)), Figure((2,), None)), (poll(1, 3),)))
    document = thread(
        post(1, "a", author=ANN),
        post(2, "b", quote, Figure((1, 2), None), rows, author=ANN, warning="Food"),
        media=(picture(1, b"1", alt="A quay", url=URL), media(2, "video", None)),
    )
    assert list(display.texts(document)) == [
        "Ann Berg (@ann)\n\na",
        "Content warning · Food\n\nb\n\n"
        "Quoted post · Ann Berg (@ann) · deleted\n\nOld\n\n"
        f"Image · A quay · {URL}\nVideo · no description\n\n"
        "A\nVideo · no description\n"
        "Poll · 4 votes\nOption 1 · 25 % · 1 vote\nOption 2 · 75 % · 3 votes",
    ]


def test_the_texts_of_a_thread_keep_indentation():
    verse = (Text("a"), Break(), Text("    b"))
    assert list(display.texts(thread(verse, post(2, Code("if a:\n\n\tb"))))) == [
        "a\n    b",
        "if a:\n\n\tb",
    ]


def test_the_number_of_a_note_follows_what_refers_to_it():
    quote = Quote(state="elsewhere", author=None, published=None, note=2, blocks=())
    mention = Styled("strong", (Mention("@ann", "ann", 1), Text(", ")))
    document = thread(post(1, mention, Link("a.example", 3), quote, Figure((), 3)))
    (text,) = display.texts(document)
    assert text == "@ann[1], a.example[3]\n\nQuoted post[2]\n\n[3]"


def test_the_texts_of_a_thread_of_words_are_its_words():
    assert list(display.texts(thread("a", "b"))) == ["a", "b"]


def test_no_line_of_the_sample_has_an_empty_piece():
    document = sample_document()
    found = [line for heading in display.headings(document) for line in heading.lines]
    found += display.head(document, Metadata.of(document))
    assert all(piece.text.strip() == piece.text != "" for line in found for piece in line)


def test_a_post_of_no_words_has_an_empty_heading_all_the_same():
    empty = Post(number=None, total=None, label="", lines=None, blocks=())
    (heading,) = display.headings(thread(empty))
    assert (heading.lines, heading.url, heading.parts) == ((), None, ())
