"""Headers, footers and requests to bots, removed and reported."""

import pytest

from convert.text.lines import lines_of
from convert.text.sites.cut import cut
from convert.text.sites.page_info import NO_PAGE_INFO, PageInfo
from tests.text.sites.pages import CLIPPED, FOOTER_2026, HEADER_2026, parts


def test_a_page_selected_as_a_whole_leaves_its_thread():
    words, info, repairs = parts(f"{HEADER_2026}1/ One.\n2/ Two.\n{FOOTER_2026}")
    assert words == ["1/ One.", "2/ Two."]
    assert info == PageInfo("Ann Bell", "ann_b", None, None, 2)
    assert [(kind, line) for kind, line, _ in repairs] == [("header", 1), ("footer", 31)]


def test_each_removed_line_is_in_the_repair():
    _, _, (header, footer) = parts(f"{HEADER_2026}1/ One.\n2/ Two.\n{FOOTER_2026}")
    assert header[2].split("\n") == [line.strip() for line in HEADER_2026.splitlines()]
    assert footer[2].split("\n") == [line.strip() for line in FOOTER_2026.splitlines()]


def test_the_message_names_the_site_and_the_number_of_lines():
    lines = lines_of(f"{HEADER_2026}1/ One.\n2/ Two.")
    (header,) = cut(lines, "threadreader")[2]
    assert header.message == "removed the header of Thread Reader's page (28 lines)"


def test_a_page_clipped_as_markdown_leaves_its_thread_and_its_address():
    words, info, repairs = parts(CLIPPED)
    assert words == ["1/ One.", "2/ Two."]
    url = "https://threadreaderapp.com/thread/1326090000000000001.html"
    assert info == PageInfo("Ann Bell", "ann_b", "2020-11-10", url, None)
    assert [(kind, line) for kind, line, _ in repairs] == [("header", 1), ("footer", 13)]


def test_words_of_the_site_are_kept_where_the_author_wrote_them():
    body = (
        "1/ One word:\n\nPost\n\nShare\n\n@ann_b\n\nThank you for your support!\n\nMy Authors\n\ncopy"
    )
    words, _, _ = parts(f"{HEADER_2026}{body}\n{FOOTER_2026}")
    assert words == body.split("\n\n")
    assert parts(body) == (body.split("\n\n"), NO_PAGE_INFO, [])


@pytest.mark.parametrize(
    "request_",
    [
        "@threadreaderapp unroll",
        "@ThreadReaderApp unroll please!",
        "@threadreaderapp compile",
        "@threader_app compile",
        "@tttthreads unroll",
        "@PingThread unroll",
        "@UnrollThread unroll",
        "@unroll.skywriter.blue unroll",
        "@ann @ben @threadreaderapp please unroll this thread. Thanks",
    ],
)
def test_a_request_to_a_bot_at_the_end_is_removed(request_):
    assert parts(f"1/ One.\n2/ Two.\n\n{request_}\n") == (
        ["1/ One.", "2/ Two."],
        NO_PAGE_INFO,
        [("request", 4, request_)],
    )


@pytest.mark.parametrize(
    "text",
    [
        "1/ One.\n@threadreaderapp unroll\n2/ Two.",
        "1/ One.\n2/ Ask @threadreaderapp unroll",
        "1/ One.\n2/ @threadreaderapp unroll is what I type.",
        "1/ One.\n@ann unroll",
    ],
)
def test_words_about_a_bot_are_kept(text):
    assert parts(text) == (text.split("\n"), NO_PAGE_INFO, [])


def test_requests_above_a_footer_are_removed_one_by_one():
    _, _, repairs = parts(f"1/ One.\n@threadreaderapp unroll\n@UnrollThread unroll\n{FOOTER_2026}")
    assert [(kind, line) for kind, line, _ in repairs] == [
        ("footer", 4),
        ("request", 2),
        ("request", 3),
    ]


@pytest.mark.parametrize(("length", "is_removed"), [(200, True), (201, False)])
def test_a_request_has_at_most_200_characters(length, is_removed):
    request_ = f"{'@ann ' * 35}@threadreaderapp unroll".ljust(length, "!")
    assert len(request_) == length
    assert (parts(f"1/ One.\n{request_}")[0] == ["1/ One."]) == is_removed


@pytest.mark.parametrize("bot", ["threadreaderapp", "threader_app", "twtextapp", "twunrollapp"])
@pytest.mark.parametrize("words", ["unroll", "compile", "pls unroll", "unroll, please!", "unroll 🙏"])
def test_each_bot_understands_the_same_requests(bot, words):
    assert parts(f"1/ One.\n@{bot} {words}")[0] == ["1/ One."]
