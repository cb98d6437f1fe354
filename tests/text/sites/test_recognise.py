"""From which site a text was copied."""

import pytest

from convert.text.lines import lines_of
from convert.text.sites.recognise import recognise

LONG = "A line that is long enough to be no refrain, and says a thing"
TIP = "Tip: mention @{} on a Twitter thread with the keyword “{}” to get a link to it."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Ann Profile picture\nAnn\n@ann\nMay 1, 2023 • 10 tweets • 4 min read • Read on X\n1/ x",
            "threadreader",
        ),
        (", 7 tweets, 3 min read Read on Twitter\n1) x", "threadreader"),
        ("Dec 18, 2021, 7 tweets\n\nx", "threadreader"),
        ("Thread by @ann on Thread Reader App – Thread Reader App\n\n1/ x", "threadreader"),
        ("https://threadreaderapp.com/thread/1326090000000000001.html\n1/ x", "threadreader"),
        (
            "1/ x\n\n• • •\n\nMissing some Tweet in this thread? You can try to force a refresh",
            "threadreader",
        ),
        ("1/ x\nRead 12 tweets", "threadreader"),
        ("1/ One. Image\n2/ Two! ImageImage", "threadreader"),
        (f"1/ x\nYou can follow @ann.\n{TIP.format('twtextapp', 'unroll')}", "twtext"),
        (f"1/ x\n{TIP.format('twunrollapp', 'unroll')}", "twtext"),
        ("It isn& #39;t over", "twtext"),
        ('https://a.example/long">https://a.example/lo...', "twtext"),
        (f"{LONG}\nmore\n{LONG}\n\n2/ x", "twtext"),
        (f"1/ x\n\n2/ y\n\n3/ z\n\n4/ {LONG}\n, more\n{LONG}\n\n5/ x", "twtext"),
        ("https://twtext.com/article/1326090000000000001\n1/ x", "twtext"),
        ("A thread written by @ann\n1/ x", "threader"),
        (f"1/ x\n{TIP.format('threader_app', 'compile')}", "threader"),
        ("1/ One\n2/ Two", "plain"),
    ],
)
def test_a_source_is_recognised_by_its_traces(text, kind):
    assert recognise(lines_of(text)) == kind


@pytest.mark.parametrize(
    "text",
    [
        "1/ Share\n2/ Post\n3/ copy",
        "1/ More from @ann\n2/ You can follow @ann.",
        "1/ I read 12 tweets today\n2/ and wrote 3 tweets, 5 min read each",
        "10 tweets, 5 min read: that is what I have for you today\n2/ So.",
        "A thread written by @ann last year has made the rounds again.\n2/ So.",
        "1/ Published Jul. 02, 2019, 4 min read\n2/ So.",
        "1/ My older thread is here:\nhttps://threadreaderapp.com/thread/1326090000000000001.html\n2/ So.",
        "1/ These pages say:\nDid Thread Reader help you today?\nand then they ask for money.\n2/ So.",
        "1/ The final Image\n2/ The first Image",
        f"{LONG}.\n{LONG}.\n{LONG}.",
        f"{LONG}\n\n2/ x\n\n3/ y\n\n4/ z\n\n5/ {LONG}",
        "1/ Write &amp; for & in HTML, or &#38;\n2/ <b>so</b>",
        'Say <a href="https://a.example/">https://a.example/</a> in HTML',
        "",
    ],
)
def test_what_an_author_may_write_is_not_a_trace(text):
    assert recognise(lines_of(text)) == "plain"


@pytest.mark.parametrize(("images", "kind"), [(1, "plain"), (2, "threadreader")])
def test_a_page_of_thread_reader_has_at_least_2_images_after_sentences(images, kind):
    assert recognise(lines_of("1/ One. Image\n2/ Two. Image".replace(" Image", "", 2 - images))) == kind


@pytest.mark.parametrize(("line", "kind"), [(8, "twtext"), (9, "plain")])
def test_a_doubled_opening_ends_within_8_lines(line, kind):
    # A third copy further down makes the repetition a refrain for the text as a whole.
    opening = f"{LONG}\n\nb\n\nc\n\nd\n{LONG}" if line == 8 else f"{LONG}\n\nb\n\nc\n\nd\n\n{LONG}"
    assert recognise(lines_of(f"{opening}\n\n2/ {LONG}")) == kind
