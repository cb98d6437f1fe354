"""What a page says about its thread."""

import pytest

from convert.text.sites.page_info import PageInfo
from tests.text.sites.pages import FOOTER_2026, parts


@pytest.mark.parametrize(
    ("header", "info"),
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
def test_a_header_has_name_handle_day_address_and_number_of_posts(header, info):
    words, found, ((kind, line, text),) = parts(f"{header}\n1/ One.\n\n@cy said so.")
    assert words == ["1/ One.", "@cy said so."]
    assert found == info
    assert (kind, line) == ("header", 1)
    assert text.split() == header.split()


def test_the_leaked_tag_of_a_post_has_its_address_and_day():
    tag = 'thread#showTweet" data-screenname="ann_b" data-tweet="1326090000000000001" dir="auto">'
    _, info, _ = parts(f"2 tweets • 8 min read •\n{tag}\nOne.")
    assert (info.handle, info.published) == ("ann_b", "2020-11-10")
    assert info.url == "https://x.com/ann_b/status/1326090000000000001"


def test_the_number_of_posts_of_another_thread_is_not_promised():
    _, info, _ = parts(f"1/ One.\n{FOOTER_2026}")
    assert info == PageInfo("Ann Bell", "ann_b", None, None, None)
    assert parts("1/ One.\nRead 12 tweets")[1].promised == 12


@pytest.mark.parametrize(("between", "name"), [(2, "Ann Bell"), (3, None)])
def test_the_author_s_name_is_at_most_3_lines_above_the_handle(between, name):
    header = ["Ann Bell", *["Subscribe"] * between, "@ann_b", "2 tweets • 8 min read •"]
    assert parts("\n".join([*header, "1/ One."]))[1].name == name


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://threadreaderapp.com/thread/1326090000000000001.html", "2020-11-10"),
        ("https://twtext.com/article/1326090000000000001", "2020-11-10"),
        ("https://twunroll.com/article/1326090000000000001", "2020-11-10"),
        ("https://threader.app/thread/1326090000000000001", "2020-11-10"),
    ],
)
def test_the_address_of_a_page_has_the_day_of_its_first_post(address, day):
    _, info, _ = parts(f"{address}\n1/ One.")
    assert (info.url, info.published) == (address, day)
