"""What a site put around a thread, taken away and told."""

import json
from pathlib import Path

import pytest

from convert.text.lines import lines_of
from convert.text.sites import SITES
from convert.text.sites.site import strip_markup
from convert.text.sites.cut import cut
from convert.text.sites.page_info import NO_PAGE_INFO, PageInfo
from convert.text.sites.recognise import recognise

FACTS = Path(__file__).parents[4] / "shared/facts/unroller-boilerplate.json"

HEADER_2026 = """\
Thread by @ann_b on Thread Reader App – Thread Reader App\u0020
Thread Reader
Share this page!\u0020
×\u0020
Post\u0020
Share\u0020
Email\u0020
Enter URL or ID to Unroll\u0020
Unroll Thread\u0020
You can paste full URL like: https://x.com/threadreaderapp/status/1644127596119195649\u0020
or just the ID like: 1644127596119195649\u0020
How to get URL link on X (Twitter) App\u0020
On the Twitter thread, click on or icon on the bottom
Click again on or Share Via icon
Click on Copy Link to Tweet
Paste it above and click "Unroll Thread"!\u0020
More info at Twitter Help\u0020
twitter-profile#error" >\u0020
Ann Bell\u0020
Subscribe
@ann_b\u0020
Jun 22 •\u0020
2 tweets • 8 min read •\u0020
Read on X
Scrolly\u0020
Bookmark\u0020
Gift Link
Save as PDF\u0020
"""
FOOTER_2026 = """\
• • •
Missing some Tweet in this thread? You can try to
force a refresh\u0020
Post\u0020
Share\u0020
Keep Current with
Ann Bell\u0020
Stay in touch and get notified when new unrolls are available from this author!
Add to "My Authors"
Read all threads\u0020
Try unrolling a thread yourself!\u0020
1. Follow @ThreadReaderApp to mention us!\u0020
2. From a Twitter thread mention us with a keyword "unroll"
@threadreaderapp unroll\u0020
More from @ann_b\u0020
Ann Bell\u0020
@ann_b\u0020
Dec 3, 2025\u0020
1/ Another thread altogether.
2/ With @ben in it.
Read 5 tweets\u0020
Thank you for your support!\u0020
Help |
Privacy
"""
CLIPPED = """\
---
title: "Thread by @ann_b on Thread Reader App"
source: "https://threadreaderapp.com/thread/1326090000000000001.html?utm_campaign=topunroll"
tags:
  - "clippings"
---
## Enter URL or ID to Unroll

1/ One.

2/ Two.

• • •

Missing some Tweet in this thread? You can try to [force a refresh](https://threadreaderapp.com/thread/#)

**Keep Current with [Ann Bell](https://threadreaderapp.com/user/ann_b)**

![Ann Bell Profile picture](https://pbs.twimg.com/x.jpg)

## More from @ann_b

Aug 11

1/ Another thread.
"""


def parts(text):
    """The words of the thread, its head, and the repairs as (kind, line, text)."""
    lines = lines_of(text)
    kept, head, repairs = cut(lines, recognise(lines))
    words = [line.text.strip() for line in kept if not line.is_blank]
    return words, head, [(repair.kind, repair.line, repair.text) for repair in repairs]


def test_a_page_selected_whole_leaves_its_thread():
    words, head, repairs = parts(f"{HEADER_2026}1/ One.\n2/ Two.\n{FOOTER_2026}")
    assert words == ["1/ One.", "2/ Two."]
    assert head == PageInfo("Ann Bell", "ann_b", None, None, 2)
    assert [(kind, line) for kind, line, _ in repairs] == [("header", 1), ("footer", 31)]


def test_each_line_that_goes_stands_in_the_repair():
    _, _, (header, footer) = parts(f"{HEADER_2026}1/ One.\n2/ Two.\n{FOOTER_2026}")
    assert header[2].split("\n") == [line.strip() for line in HEADER_2026.splitlines()]
    assert footer[2].split("\n") == [line.strip() for line in FOOTER_2026.splitlines()]


def test_the_message_says_whose_page_it_was_and_how_much_went():
    lines = lines_of(f"{HEADER_2026}1/ One.\n2/ Two.")
    (header,) = cut(lines, "threadreader")[2]
    assert header.message == "the header of Thread Reader's page taken out (28 lines)"


def test_a_page_clipped_as_markdown_leaves_its_thread_and_tells_its_address():
    words, head, repairs = parts(CLIPPED)
    assert words == ["1/ One.", "2/ Two."]
    url = "https://threadreaderapp.com/thread/1326090000000000001.html"
    assert head == PageInfo("Ann Bell", "ann_b", "2020-11-10", url, None)
    assert [(kind, line) for kind, line, _ in repairs] == [("header", 1), ("footer", 13)]


@pytest.mark.parametrize(
    ("header", "head"),
    [
        (
            "Ann Bell Profile picture\nAnn Bell\n@ann_b\nMay 1, 2023 • 10 tweets • 4 min read • Read on X\nScrolly",
            PageInfo("Ann Bell", "ann_b", "2023-05-01", None, 10),
        ),
        (
            "Ann Bell Profile picture\nAnn Bell\n@ann_b\n12 May •\n8 tweets • 2 min read",
            PageInfo("Ann Bell", "ann_b", None, None, 8),
        ),
        (
            "Ann Bell\n@ann_b\n, 7 tweets, 3 min read Read on Twitter\nBookmark\nMy Authors",
            PageInfo("Ann Bell", "ann_b", None, None, 7),
        ),
        (
            "Dr Bell Profile picture\nSoil, mostly. What @worms say is theirs.\n\nDec 18, 2021, 7 tweets",
            PageInfo("Dr Bell", None, "2021-12-18", None, 7),
        ),
        (
            "https://threadreaderapp.com/thread/1326090000000000001.html\nMay 14, 2022 6 tweets 2 min read",
            PageInfo(
                None,
                None,
                "2022-05-14",
                "https://threadreaderapp.com/thread/1326090000000000001.html",
                6,
            ),
        ),
        ("Feb 31, 2022 • 6 tweets • 2 min read", PageInfo(None, None, None, None, 6)),
        ("A thread written by @ann_b", PageInfo(None, "ann_b", None, None, None)),
        (
            "A thread written by @ann_b\nAnn Bell @ann_b + Your Authors Retired. Jul. 02, 2019 4 min read",
            PageInfo("Ann Bell", "ann_b", "2019-07-02", None, None),
        ),
    ],
)
def test_a_header_tells_name_handle_day_address_and_number_of_posts(header, head):
    words, found, ((kind, line, text),) = parts(f"{header}\n1/ One.\n\n@cy said so.")
    assert words == ["1/ One.", "@cy said so."]
    assert found == head
    assert (kind, line) == ("header", 1)
    assert text.split() == header.split()


def test_the_tag_of_a_post_that_leaked_tells_its_address_and_day():
    tag = 'thread#showTweet" data-screenname="ann_b" data-tweet="1326090000000000001" dir="auto">'
    _, head, _ = parts(f"2 tweets • 8 min read •\n{tag}\nOne.")
    assert (head.handle, head.published) == ("ann_b", "2020-11-10")
    assert head.url == "https://x.com/ann_b/status/1326090000000000001"


@pytest.mark.parametrize(
    ("footer", "handle"),
    [
        (
            "You can follow @ann_b.\nTip: mention @twtextapp on a Twitter thread\n\nLatest Threads Unrolled:",
            "ann_b",
        ),
        (
            "You can follow @ann_b.\n\nTip: mention @twunrollapp on a Twitter thread\n\nRead on Twitter",
            "ann_b",
        ),
        ("Tip: mention @twtextapp on a Twitter thread", None),
        (
            "You can follow @ann_b.\n____\nTip: mention @threader_app on a Twitter thread with the keyword “compile”"
            " to get a link to it.\nEnjoy Threader? Sign up.\nSince you’re here...\nShare this threadBookmark",
            "ann_b",
        ),
        ("Missing some Tweet in this thread? You can try to force a refresh.", None),
        (
            "Missing some Tweet in this thread? You can try to\nforce a refresh\n1/ Another thread\nRead 4 tweets",
            None,
        ),
        ("Read 12 tweets", None),
    ],
)
def test_a_footer_is_cut_from_its_first_line_to_the_end(footer, handle):
    lines = lines_of(f"1/ One.\n2/ Two.\n\n{footer}")
    kept, head, (repair,) = cut(lines, recognise(lines))
    assert [line.text for line in kept if line.text] == ["1/ One.", "2/ Two."]
    assert (repair.kind, repair.line) == ("footer", 4)
    assert repair.text.split() == footer.split()
    assert head.handle == handle


def test_the_count_of_another_thread_is_no_promise():
    _, head, _ = parts(f"1/ One.\n{FOOTER_2026}")
    assert head == PageInfo("Ann Bell", "ann_b", None, None, None)
    assert parts("1/ One.\nRead 12 tweets")[1].promised == 12


def test_on_a_page_of_twtext_the_last_line_may_be_all_of_the_footer():
    lines = lines_of("1/ It isn& #39;t.\n\nYou can follow @ann_b.")
    assert [repair.text for repair in cut(lines, "twtext")[2]] == ["You can follow @ann_b."]
    assert cut(lines, "plain") == (lines, NO_PAGE_INFO, ())


def test_words_of_the_site_stay_where_the_author_wrote_them():
    body = (
        "1/ One word:\n\nPost\n\nShare\n\n@ann_b\n\nThank you for your support!\n\nMy Authors\n\ncopy"
    )
    words, _, _ = parts(f"{HEADER_2026}{body}\n{FOOTER_2026}")
    assert words == body.split("\n\n")
    assert parts(body) == (body.split("\n\n"), NO_PAGE_INFO, [])


def test_a_line_of_a_footer_that_is_quoted_ends_no_thread():
    text = (
        "2 tweets • 1 min read\n1/ Here it says:\nDid Thread Reader help you today?\nIt did.\n2/ Two."
    )
    assert parts(text)[0] == text.split("\n")[1:]


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
def test_a_request_to_a_bot_at_the_end_goes(request_):
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
def test_words_about_a_bot_stay(text):
    assert parts(text) == (text.split("\n"), NO_PAGE_INFO, [])


def test_requests_go_before_a_footer_too_one_by_one():
    _, _, repairs = parts(f"1/ One.\n@threadreaderapp unroll\n@UnrollThread unroll\n{FOOTER_2026}")
    assert [(kind, line) for kind, line, _ in repairs] == [
        ("footer", 4),
        ("request", 2),
        ("request", 3),
    ]


@pytest.mark.skipif(
    not FACTS.exists(), reason="the collection of boilerplate is not beside the repository"
)
def test_every_line_of_the_collection_is_known():
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    site = SITES["threadreader"]
    collected = facts["threadreader"]
    unknown = [
        line
        for line in collected["header"]
        if not (site.anchors_header(strip_markup(line)) or site.knows_in_header(strip_markup(line)))
    ]
    unknown += [
        line
        for line in collected["footer"] + collected["number_trap"]
        if not site.knows_in_footer(strip_markup(line))
    ]
    assert unknown == []


@pytest.mark.skipif(
    not FACTS.exists(), reason="the collection of boilerplate is not beside the repository"
)
def test_every_request_of_the_collection_is_known():
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    for request_ in facts["bot_requests_in_thread"]:
        assert parts(f"1/ One.\n{request_}")[0] == ["1/ One."]
