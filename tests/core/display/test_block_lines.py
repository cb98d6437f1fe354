"""The lines of quotes, polls and pictures."""

import pytest
from msgspec.structs import replace

from convert import display
from convert.display import line_text
from convert.tree import Poll, PollOption, Quote
from tests.builders import picture, thread
from tests.core.display.threads import ANN, URL, media, poll


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
