"""Where a header ends and where a footer starts."""

import pytest

from convert.text.lines import lines_of
from convert.text.sites import SITES
from convert.text.sites.cut import cut
from convert.text.sites.header_footer import thread_bounds
from convert.text.sites.page_info import NO_PAGE_INFO
from convert.text.sites.recognise import recognise
from convert.text.sites.site import strip_markup
from tests.text.sites.pages import HEADER_2026, parts

THREAD_READER = SITES["threadreader"]
ANCHOR = "2 tweets • 8 min read •"  # of a header
UNKNOWN = "An unknown line"


def bounds(text, site=THREAD_READER):
    """Return the numbers of the first line after the header and of the footer's first line."""
    begin, end = thread_bounds(lines_of(text), site)
    return begin + 1, end + 1


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
    kept, info, (repair,) = cut(lines, recognise(lines))
    assert [line.text for line in kept if line.text] == ["1/ One.", "2/ Two."]
    assert (repair.kind, repair.line) == ("footer", 4)
    assert repair.text.split() == footer.split()
    assert info.handle == handle


def test_on_a_page_of_twtext_the_last_line_may_be_the_whole_footer():
    lines = lines_of("1/ It isn& #39;t.\n\nYou can follow @ann_b.")
    assert [repair.text for repair in cut(lines, "twtext")[2]] == ["You can follow @ann_b."]
    assert cut(lines, "plain") == (lines, NO_PAGE_INFO, ())


def test_a_quoted_line_of_a_footer_does_not_end_the_thread():
    text = (
        "2 tweets • 1 min read\n1/ Here it says:\nDid Thread Reader help you today?\nIt did.\n2/ Two."
    )
    assert parts(text)[0] == text.split("\n")[1:]


# The lines of each page


@pytest.mark.parametrize("line", HEADER_2026.splitlines())
def test_each_line_of_the_header_but_the_name_is_known(line):
    words = strip_markup(line)
    is_known = THREAD_READER.anchors_header(words) or THREAD_READER.knows_in_header(words)
    assert is_known == (words != "Ann Bell")


@pytest.mark.parametrize(
    "line",
    [
        "**Enjoying this thread?**",
        "## Try unrolling a thread yourself!",
        "1) Follow Thread Reader App on Twitter so you can easily mention us!",
        "2) Go to a Twitter thread (series of Tweets by the same owner) and mention us with a keyword",
        "[how to unroll video](https://threadreaderapp.com/help)",
        "Keep Current with Ann Bell",
        "![Ann Bell Profile picture](https://pbs.twimg.com/a.jpg)",
        "More from @ann_b",
        "Read 12 tweets",
        "This site is made by just two indie developers on a laptop",
        "Become a Premium Member ($30/year) and get more features!",
        "Too expensive? Make a small donation by buying us coffee ($5)",
        "Donate via Paypal Become our Patreon",
        "0x1234567890abcdefABCDEF1234567890abcdef12",
        "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        "About | Contact",
        "TOS | Cookies",
        "Send Thread As Email!",
        'profile#menu" data-category="sharebuttons"',
    ],
)
def test_each_line_of_a_footer_is_known(line):
    assert THREAD_READER.knows_in_footer(strip_markup(line))


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_the_lines_in_the_tables_of_a_site_are_known(site):
    assert all(map(site.knows_in_header, site.header_lines))
    assert all(map(site.anchors_header, site.header_anchor_prefixes))
    assert all(map(site.knows_in_footer, site.footer_lines | set(site.footer_anchor_prefixes)))
    assert all(strip_markup(line) == line for line in site.header_lines | site.footer_lines)


# The limits


@pytest.mark.parametrize(("number", "begin"), [(80, 81), (81, 1)])
def test_a_header_ends_within_80_lines(number, begin):
    assert bounds("\n".join([*["Share"] * (number - 1), ANCHOR, "1/ One."]))[0] == begin


@pytest.mark.parametrize(("unknown", "begin"), [(4, 6), (5, 1)])
def test_at_most_4_unknown_lines_precede_an_anchor_of_the_header(unknown, begin):
    assert bounds("\n".join([*[UNKNOWN] * unknown, ANCHOR, "1/ One."]))[0] == begin


@pytest.mark.parametrize(("length", "begin"), [(160, 3), (161, 1)])
def test_an_unknown_line_of_a_header_has_at_most_160_characters(length, begin):
    assert bounds(f"{'x' * length}\n{ANCHOR}\n1/ One.")[0] == begin


@pytest.mark.parametrize(("known", "end"), [(1, 4), (2, 2)])
def test_a_footer_with_text_after_it_has_at_least_2_known_lines(known, end):
    footer = ["This Thread may be Removed Anytime!", "Share"][:known]
    assert bounds("\n".join(["1/ One.", *footer, "2/ Two."]))[1] == end


@pytest.mark.parametrize(("between", "end"), [(9, 2), (10, 13)])
def test_a_footer_starts_at_most_10_lines_above_its_first_anchor(between, end):
    lines = ["• • •", *["Share"] * between, "This Thread may be Removed Anytime!"]
    assert bounds("\n".join(["1/ One.", *lines]))[1] == end
