"""The words that every writer shows besides those of posts."""

from itertools import product

import pytest
from msgspec.structs import replace

from convert import display
from convert.display import Piece, line_text
from convert.metadata import Metadata
from convert.testing import sample_document
from convert.tree import (
    Answered,
    Author,
    Break,
    Code,
    Document,
    Figure,
    Link,
    List,
    Media,
    Mention,
    Paragraph,
    Part,
    Poll,
    PollOption,
    Post,
    Quote,
    Styled,
    Text,
)
from tests.builders import SOURCE, picture, post, thread

ADA = Author(name="Ada Lovelace", handle="ada")  # the author of `thread`
ANN = Author(name="Ann Berg", handle="ann", url="https://x.com/ann")
URL = "https://x.com/ada/status/1326096852429787137"


def lines(document: Document, **options: str) -> list[str]:
    """Return the line of each heading as text."""
    return [line_text(heading.line) for heading in display.headings(document, **options)]


def conversation() -> Document:
    """Return a conversation of two authors over two days, whose third post has no date."""
    return thread(
        post(1, "a", published="2020-11-10T22:00:00Z"),
        post(2, "b", published="2020-11-10T23:59:59Z", author=ANN),
        post(3, "c", author=ANN),
        post(4, "d", published="2020-11-11T00:00:01Z", author=ANN),
        post(5, "e", published="2020-11-11"),
    )


AUTHORS = {
    "auto": ["", "Ann Berg (@ann)", "", "", "Ada Lovelace (@ada)"],
    "always": ["Ada Lovelace (@ada)", *["Ann Berg (@ann)"] * 3, "Ada Lovelace (@ada)"],
    "never": [""] * 5,
}
TENTH, ELEVENTH = "10 November 2020", "11 November 2020"
DAYS = {
    "auto": [TENTH, "", "", ELEVENTH, ""],
    "always": [TENTH, TENTH, "", ELEVENTH, ELEVENTH],
    "never": [""] * 5,
}


@pytest.mark.parametrize(("bylines", "dates"), [*product(AUTHORS, DAYS)])
def test_authors_and_days_are_shown_where_they_change_always_or_never(bylines, dates):
    expected = [
        " · ".join(filter(None, pair)) for pair in zip(AUTHORS[bylines], DAYS[dates], strict=True)
    ]
    assert lines(conversation(), bylines=bylines, dates=dates) == expected


def test_a_thread_of_one_author_and_one_day_has_no_lines():
    document = thread(post(1, "a", published="2020-11-10T09:00:00Z"), post(2, "b", author=ADA))
    assert lines(document) == ["", ""]
    assert lines(document, dates="always") == [TENTH, ""]


def test_the_day_of_the_document_counts_as_one_of_its_days():
    document = thread(post(1, "a", published="2020-11-11"), post(2, "b", published="2020-11-11"))
    assert lines(document) == [ELEVENTH, ""]
    assert lines(replace(document, published=None)) == ["", ""]
    assert lines(replace(document, published="soon")) == ["", ""]


def test_a_day_is_shown_again_after_another_day():
    days = ["2020-11-10", "2020-11-11", "2020-11-10"]
    document = thread(*(post(n, "a", published=day) for n, day in enumerate(days, start=1)))
    assert lines(document) == [TENTH, ELEVENTH, TENTH]


@pytest.mark.parametrize(
    ("author", "line"),
    [
        (Author(name="A. Lovelace", handle="ADA"), ""),  # the same handle
        (Author(name="Ada Lovelace", handle="ada2"), "Ada Lovelace (@ada2)"),
        (Author(name="Ada Lovelace", handle=None), "Ada Lovelace"),
        (Author(name=None, handle=None), ""),
        (Author(name=" Ann\n Berg ", handle=" "), "Ann Berg"),
    ],
)
def test_authors_are_the_same_by_their_handles_else_by_their_names(author, line):
    assert lines(thread(post(1, "a", author=author))) == [line]


def test_the_first_author_is_compared_with_that_of_the_document():
    assert lines(thread(post(1, "a", author=ANN), post(2, "b", author=ANN))) == ["Ann Berg (@ann)", ""]


def test_a_day_leads_to_its_post_and_an_author_to_the_profile():
    document = replace(
        conversation(), posts=(post(1, "a", author=ANN, published="2020-11-11", url=URL),)
    )
    (heading,) = display.headings(document)
    assert heading.line == (Piece("Ann Berg (@ann)", ANN.url), Piece(ELEVENTH, URL))
    assert heading.url == URL


@pytest.mark.parametrize(
    ("published", "dates", "line"),
    [
        ("2020-11-10", "auto", "edited 12 November 2020"),
        ("2020-11-10", "always", "10 November 2020 · edited 12 November 2020"),
        ("2020-11-11", "auto", "11 November 2020 · edited 12 November 2020"),
        ("2020-11-11", "never", "edited 12 November 2020"),
        (None, "auto", "edited 12 November 2020"),
    ],
)
def test_an_edited_post_says_so_with_its_day(published, dates, line):
    document = thread(post(1, "a", published=published, edited="2020-11-12T08:00:00+01:00"))
    assert lines(document, dates=dates) == [line]


def test_a_change_at_an_unknown_time_is_a_change():
    assert lines(thread(post(1, "a", edited="later"))) == ["edited"]


@pytest.mark.parametrize(
    ("answered", "piece"),
    [
        (Answered(author=ANN, url=URL), Piece("in answer to Ann Berg (@ann)", URL)),
        (Answered(author=ANN, url="javascript:alert(1)"), Piece("in answer to Ann Berg (@ann)")),
        (Answered(author=ANN, url=None), Piece("in answer to Ann Berg (@ann)")),
        (Answered(author=None, url=URL), Piece("in answer to another post", URL, english=True)),
        (
            Answered(author=Author(name="", handle=""), url=None),
            Piece("in answer to another post", english=True),
        ),
        (
            Answered(author=Author(name="Ann\n\n Berg", handle=None), url=None),
            Piece("in answer to Ann Berg"),
        ),
    ],
)
def test_an_answer_says_to_whom(answered, piece):
    (heading,) = display.headings(thread(post(1, "a", answers=answered)), bylines="never")
    assert heading.line == (piece,)


@pytest.mark.parametrize("warning", [None, "", " \n\t"])
def test_a_blank_warning_is_none(warning):
    (heading,) = display.headings(thread(post(1, "a", warning=warning)))
    assert heading.warning == ()


def test_a_warning_is_on_one_line_after_words_in_english():
    (heading,) = display.headings(thread(post(1, "a", warning=" Food,\n\nwith  bones ")))
    assert heading.warning == (Piece("Content warning", english=True), Piece("Food, with bones"))


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("deleted", "This post was deleted"),
        ("blocked", "This post is blocked"),
        ("hidden", "This post is hidden"),
        ("unknown", "This post is missing"),
    ],
)
def test_a_missing_post_says_why(missing, words):
    (heading,) = display.headings(thread(post(1, missing=missing)))
    assert heading.missing == (Piece(words, english=True),)


URLS = [
    ("https://example.org/a", True),
    ("HTTP://example.org", True),
    ("mailto:ann@example.org", True),
    ("javascript:alert(1)", False),
    ("data:text/html,x", False),
    ("example.org", False),
    ("", False),
]


@pytest.mark.parametrize(("url", "live"), URLS)
def test_only_harmless_addresses_are_live_anywhere(url, live):
    """The words of an address that is not live stay where the address itself is shown."""
    author = Author(name="Ann", handle=None, url=url)
    answers = Answered(author=None, url=url)
    document = thread(
        post(1, "a", author=author, published="2020-11-11", url=url, answers=answers),
        author=author,
        source=replace(SOURCE, url=url),
    )
    (heading,) = display.headings(document, bylines="always", dates="always")
    part = Part(title="", author=author, published=None, url=url, first=1)
    quote = Quote(state="shown", author=author, published=None, note=None, blocks=())
    media = picture(1, None, url=url)
    found = [heading.url]
    for pieces in (
        heading.line,
        *display.head(document, Metadata.of(document)),
        display.part_line(part),
        display.quote_line(quote),
        display.media_line(media, shown=False),
    ):
        found += [piece.url for piece in pieces if piece.url is not None]
        assert all(piece.url is None or piece.url == url for piece in pieces)
    assert found == ([url] * 10 if live else [None])
    if url:
        assert line_text(display.part_line(part)) == f"Ann · {url}"
        assert line_text(display.media_line(media, shown=False)) == f"Image · no description · {url}"


# The head of a document


def head(document: Document) -> list[str]:
    return [line_text(line) for line in display.head(document, Metadata.of(document))]


def test_the_head_has_the_author_on_a_line_then_days_length_and_origin():
    document = replace(
        conversation(),
        source=replace(SOURCE, kind="threadreader", url=URL, retrieved="2020-11-12T08:00:00Z"),
    )
    assert head(document) == [
        "Ada Lovelace (@ada)",
        "10–11 November 2020 · 5 posts · from Thread Reader · saved 12 November 2020",
        URL,
    ]


@pytest.mark.parametrize(
    ("fields", "origin"),
    [
        ({}, ["1 post"]),
        ({"url": URL}, ["1 post", URL]),
        ({"kind": "twtext"}, ["1 post · from twtext"]),
        ({"kind": "bluesky"}, ["1 post · from Bluesky"]),
        ({"retrieved": "2020-11-12"}, ["1 post · saved 12 November 2020"]),
        ({"retrieved": "soon"}, ["1 post"]),
        ({"url": " "}, ["1 post"]),
    ],
)
def test_the_origin_is_shown_but_never_the_name_of_a_file(fields, origin):
    unknown = Author(name=None, handle=None)
    document = thread("a", author=unknown, published=None, source=replace(SOURCE, **fields))
    assert head(document) == origin


def test_a_head_without_any_knowledge_is_one_line():
    document = thread(
        "a", author=Author(name=None, handle=None), published=None, source=replace(SOURCE, name=" ")
    )
    assert head(document) == ["1 post"]


# Joined threads


def part(first: int, title: str = "Later", **fields: object) -> Part:
    default = {"author": None, "published": None, "url": None}
    return Part(title=title, first=first, **(default | fields))


def test_parts_are_found_by_the_position_of_their_first_post():
    document = thread("a", "b", "c", parts=(part(1, "A"), part(3, "B"), part(3, "C")))
    assert display.parts_at(document) == {0: (part(1, "A"),), 2: (part(3, "B"), part(3, "C"))}
    assert [[p.title for p in h.parts] for h in display.headings(document)] == [["A"], [], ["B", "C"]]
    assert display.parts_at(thread("a")) == {}


def test_the_line_of_a_part_has_its_author_day_and_address():
    whole = part(1, author=ANN, published="2020-11-10T09:00:00Z", url=URL)
    assert display.part_line(whole, "en") == (
        Piece("Ann Berg (@ann)", ANN.url),
        Piece(TENTH),
        Piece(URL, URL),
    )
    assert display.part_line(part(1, published="soon")) == ()


def test_the_lines_of_a_heading_are_those_that_are_not_empty_in_order():
    document = thread(
        post(1, author=ANN, warning="Food", missing="deleted"),
        post(2, "b", author=ANN),
        parts=(part(1, "Later\n\n that day", author=ADA), part(1, " ")),
    )
    first, second = display.headings(document)
    assert list(map(line_text, first.lines)) == [
        "Later that day",
        "Ada Lovelace (@ada)",
        "Ann Berg (@ann)",
        "Content warning · Food",
        "This post was deleted",
    ]
    assert second.lines == ()


# Quotes, polls and pictures


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("shown", "Quoted post · Ann Berg (@ann) · 10 November 2020"),
        ("elsewhere", "Quoted post · Ann Berg (@ann) · 10 November 2020"),
        ("deleted", "Quoted post · Ann Berg (@ann) · 10 November 2020 · deleted"),
        ("blocked", "Quoted post · Ann Berg (@ann) · 10 November 2020 · blocked"),
        ("hidden", "Quoted post · Ann Berg (@ann) · 10 November 2020 · hidden"),
    ],
)
def test_a_quote_has_its_author_its_day_and_why_it_is_not_shown(state, line):
    quote = Quote(state=state, author=ANN, published="2020-11-10T09:00:00Z", note=None, blocks=())
    assert line_text(display.quote_line(quote)) == line
    unknown = replace(quote, author=None, published="soon")
    words = [piece.text for piece in display.quote_line(unknown)]
    assert words == ["Quoted post", *([state] if state in line else [])]
    assert all(piece.english for piece in display.quote_line(unknown))


def poll(*votes: int | None, closes: str | None = None) -> Poll:
    options = tuple(PollOption(text=f"Option {n}", votes=each) for n, each in enumerate(votes, start=1))
    return Poll(options=options, closes=closes)


@pytest.mark.parametrize(
    ("votes", "rows"),
    [
        ((30, 10), ["75 % · 30 votes", "25 % · 10 votes"]),
        ((0, 0), ["0 votes", "0 votes"]),
        ((1, 0), ["100 % · 1 vote", "0 % · 0 votes"]),
        ((1, 1, 1), ["33 % · 1 vote"] * 3),
        ((1, 199), ["1 % · 1 vote", "100 % · 199 votes"]),  # 0.5 and 99.5 are rounded up
        ((1, 200), ["0 % · 1 vote", "100 % · 200 votes"]),
        ((12_345, 1), ["100 % · 12,345 votes", "0 % · 1 vote"]),
        ((2**53 - 1, 2**53 - 1), ["50 % · 9,007,199,254,740,991 votes"] * 2),
        ((3, None), ["100 % · 3 votes", ""]),
        ((None, None), ["", ""]),
        ((), []),
    ],
)
def test_an_option_of_a_poll_has_its_share_and_its_votes(votes, rows):
    expected = [" · ".join(filter(None, (f"Option {n}", row))) for n, row in enumerate(rows, start=1)]
    assert list(map(line_text, display.poll_rows(poll(*votes)))) == expected


def test_a_blank_option_has_no_empty_piece():
    options = (
        PollOption(" \n", votes=1),
        PollOption("Two\nlines", votes=1),
        PollOption("", votes=None),
    )
    rows = display.poll_rows(Poll(options=options, closes=None))
    assert list(map(line_text, rows)) == ["50 % · 1 vote", "Two lines · 50 % · 1 vote", ""]


@pytest.mark.parametrize(
    ("votes", "closes", "line"),
    [
        ((30, 10), "2020-11-12T09:00:00Z", "Poll · 40 votes · until 12 November 2020"),
        ((1,), None, "Poll · 1 vote"),
        ((0, 0), None, "Poll · 0 votes"),
        ((None, 3), None, "Poll · 3 votes"),
        ((None, None), "soon", "Poll"),
    ],
)
def test_the_line_of_a_poll_has_its_votes_and_its_end(votes, closes, line):
    pieces = display.poll_line(poll(*votes, closes=closes))
    assert line_text(pieces) == line
    assert all(piece.english for piece in pieces)


@pytest.mark.parametrize(
    ("kind", "alt", "url", "shown", "missing"),
    [
        ("image", "A\n quay", URL, "A quay", f"Image · A quay · {URL}"),
        ("image", None, None, "", "Image · no description"),
        ("image", " ", None, "", "Image · no description"),
        ("animation", "A wave", URL, f"Animation · A wave · {URL}", f"Animation · A wave · {URL}"),
        ("video", "A storm", URL, f"Video · A storm · {URL}", f"Video · A storm · {URL}"),
        ("video", None, None, "Video", "Video · no description"),
        ("audio", "Gulls", None, "Recording · Gulls", "Recording · Gulls"),
    ],
)
def test_a_caption_is_the_alternative_text_with_the_kind_where_more_is_elsewhere(
    kind, alt, url, shown, missing
):
    media = picture(1, None, kind=kind, alt=alt, url=url)
    assert line_text(display.media_line(media, shown=True)) == shown
    assert line_text(display.media_line(media, shown=False)) == missing


def test_the_words_of_a_caption_are_not_english_but_those_around_them_are():
    words = {piece.text: piece.english for piece in display.media_line(picture(1, None), shown=False)}
    assert words == {"Image": True, "no description": True}
    (piece,) = display.media_line(picture(1, None, alt="Un quai"), shown=True)
    assert not piece.english


def media(number: int, kind: str, data: bytes | None, **fields: object) -> Media:
    return picture(number, data, kind=kind, **fields)


@pytest.mark.parametrize(
    ("first", "shown"),
    [
        (media(1, "image", b"1"), 1),
        (media(1, "image", None), None),
        (media(1, "image", b""), 1),  # unreadable, and worth a warning
        (media(1, "image", b"1", poster=2), 1),
        (media(1, "image", None, poster=2), 2),
        (media(1, "animation", b"1"), 1),
        (media(1, "animation", b"1", media_type="image/gif", poster=2), 1),
        (media(1, "animation", b"1", media_type="video/mp4", poster=2), 2),
        (media(1, "animation", b"1", media_type="video/mp4"), None),
        (media(1, "video", b"1", poster=2), 2),
        (media(1, "video", b"1"), None),
        (media(1, "video", b"1", poster=1), None),
        (media(1, "video", b"1", poster=3), None),
        (media(1, "audio", b"1", poster=2), 2),
        (media(1, "audio", b"1"), None),
    ],
)
def test_a_medium_is_shown_by_its_own_picture_or_by_its_poster(first, shown):
    document = thread("a", media=(first, media(2, "image", b"2"), media(3, "video", b"3")))
    found = display.picture_of(document, 1)
    assert found is (document.media[shown - 1] if shown else None)


# Languages and directions


def test_a_post_has_the_direction_and_language_of_the_document_unless_it_has_its_own():
    document = thread(
        post(1, "a"), post(2, "b", language="he", direction="rtl"), post(3, "c", language="no tag")
    )
    metadata = Metadata.of(document)
    assert [display.direction_of(document, each) for each in document.posts] == ["ltr", "rtl", "ltr"]
    assert [display.language_of(metadata, each) for each in document.posts] == ["en", "he", "und"]


@pytest.mark.parametrize(
    ("content", "direction"),
    [(("שלום",), "rtl"), (("12 a",), "ltr"), (("12",), "rtl"), ((), "rtl"), (("1", "b"), "ltr")],
)
def test_a_quote_has_the_direction_of_its_first_words(content, direction):
    blocks = tuple(Paragraph((Text(words),)) for words in content)
    quote = Quote(state="shown", author=None, published=None, note=None, blocks=blocks)
    assert display.quote_direction(quote, "rtl") == direction


# Plain text


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


@pytest.mark.parametrize(
    ("title", "first", "is_repeated"),
    [
        ("A short guide", "A short guide", True),
        ("A short guide", "A short guide.", True),
        ("A short guide", "A  short\nguide:", True),
        ("Is it?", "Is it?", True),
        ("A short guide", "A short guide. To smells.", False),
        ("A short guide…", "A short guide to smells", False),
        ("A short", "A shorter", False),
        ("", "...", False),
    ],
)
def test_a_title_that_is_the_whole_first_paragraph_is_shown_once(title, first, is_repeated):
    document = thread(post(1, Text(first)), title=title)
    heading = next(display.headings(document))
    found = display.title_paragraph(document, heading)
    assert found == (document.posts[0].blocks[0] if is_repeated else None)


def test_a_title_is_not_the_first_paragraph_if_the_post_has_a_warning_or_other_blocks_first():
    document = thread(post(1, Text("A guide")), title="A guide")
    heading = next(display.headings(document))
    warned = next(
        display.headings(replace(document, posts=(replace(document.posts[0], warning="Smells"),)))
    )
    assert display.title_paragraph(document, warned) is None
    [only] = document.posts
    for blocks in ((), (Code("A guide"),)):
        other = replace(document, posts=(replace(only, blocks=blocks),))
        assert display.title_paragraph(other, heading) is None
    assert display.title_paragraph(replace(document, posts=()), heading) is None


def test_a_title_without_links_and_styles_has_words_on_one_line() -> None:
    linked = (Text("A "), Link("guide", 1))
    for inlines, words in (
        ((Text("A  guide."),), "A guide."),
        (linked, None),
        ((Styled("strong", (Text("A guide"),)),), None),
    ):
        document = thread(post(1, *inlines), title="A guide")
        heading = next(display.headings(document))
        assert display.title_paragraph(document, heading) is not None
        assert display.title_words(document, heading) == words
