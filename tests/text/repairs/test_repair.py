"""Lines mended, and each repair told."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.text.lines import lines_of
from convert.text.repairs import repair
from convert.text.sites.cut import cut
from convert.text.sites.recognise import recognise

LONG = "A line that is long enough to be no refrain, and says a thing"
EMOJI = 'https://abs.twimg.com/emoji/v2/... draggable="false" alt="{}" title="Flag" aria-label="Emoji: Flag">'
TAG = 'thread#showTweet" data-screenname="ann" data-tweet="1326090000000000001" dir="auto">'


def repaired(text, kind="plain"):
    """The lines as (text, joint), and the repairs as (kind, line)."""
    lines, repairs = repair(lines_of(text), kind)
    return (
        [(line.text, line.break_before) for line in lines],
        [(repair.kind, repair.line) for repair in repairs],
    )


def texts(text, kind="plain"):
    return [words for words, _ in repaired(text, kind)[0]]


def gaps(text, kind="plain"):
    """The lines before which something was lost."""
    return [line for sort, line in repaired(text, kind)[1] if sort == "gap"]


# Copies


def test_a_second_copy_of_a_long_line_at_once_goes():
    assert repaired(f"{LONG}\n\n{LONG}")[1] == [("duplicate", 3)]


def test_the_message_names_the_original():
    (found,) = repair(lines_of(f"1/ x\n\n2/ {LONG}\n{LONG}"), "plain")[1]
    assert (found.text, found.became) == (LONG, "")
    assert found.message == "a second copy of line 3 taken out"


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\nand more.\n{LONG}",
        f"1/ One.\n\n2/ {LONG}\nand more.\n2/ {LONG}",
        f"1/ One.\n\n2/ {LONG}\nand more.\n{LONG}",
        f"1/ One.\n\n2/ {LONG} and more.\n{LONG}",
        f"1/ One.\n\n2/ {LONG} and more.\n{LONG}…",
        f"1/ One.\n\n2/ So {EMOJI.format('🇫🇯')} it is\n{EMOJI.format('🇫🇯')} it is",
        "1/ One.\n\n2/ A short line.\nAnd another line, no longer.\nA short line.\nAnd another line, no longer.",
    ],
)
def test_on_a_page_of_twtext_a_post_is_printed_once_whatever_was_doubled(text):
    lines, repairs = repair(lines_of(text), "twtext")
    copies = [repair for repair in repairs if repair.kind == "duplicate"]
    assert copies
    assert {repair.line for repair in copies}.isdisjoint(line.number for line in lines)
    assert copies[-1].line == text.count("\n") + 1


def test_a_shortened_copy_is_called_so():
    (found,) = repair(lines_of(f"{LONG} and more.\n{LONG}"), "twtext")[1]
    assert found.message == "a second, shortened copy of line 1 taken out"


@pytest.mark.parametrize(
    "text",
    [
        "We are here.\nWe are here.\nWe are here.",
        "We are here.\n\nWe are here.",
        f"{LONG}\n\n{LONG}\n\n{LONG}",
        f"1/ {LONG}\n2/ {LONG}",
        f"1/ {LONG}.\nYes.\n\n2/ No.\n\n3/ {LONG}.",
        f"{LONG}\n\nb\n\nc\n\nd\n\ne\n\n{LONG}",
        "We say it once more, since nobody listened: no. Never.\nWe say it once more, since nobody listened: no.",
    ],
)
@pytest.mark.parametrize("kind", ["plain", "twtext"])
def test_what_an_author_says_again_stays(text, kind):
    assert repaired(text, kind)[1] == []


# Leaks


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (f"to {EMOJI.format('🇷🇺')} peacekeepers", "to 🇷🇺 peacekeepers"),
        (f"in  {EMOJI.format('🇦🇲')} (Thread)", "in 🇦🇲 (Thread)"),
        (f"{EMOJI.format('🇦🇹')} {EMOJI.format('🇮🇹')}", "🇦🇹 🇮🇹"),
        ('a flag draggable="false" alt="🇷🇺" title="x">.', "a flag 🇷🇺."),
        ('see https://a.example/long/er">https://a.example/lo...', "see https://a.example/long/er"),
        (
            'see https://a.example/long/er">https://a.example/lo… & more',
            "see https://a.example/long/er & more",
        ),
        ('http://nyti.ms/2ULtWna ">https://nyti.ms/2ULtWna&q...', "http://nyti.ms/2ULtWna"),
        ('http://nyti.ms/2ULtWna \\">https://nyti.ms/2ULtWna&q...', "http://nyti.ms/2ULtWna"),
        ('https://www.a.example/">http://a.example/', "https://www.a.example/"),
        ("It isn& #39;t & #34;so& quot; & more", 'It isn\'t "so" & more'),
        ("Q& amp;A at 5 & #x1F600;", "Q&A at 5 😀"),
    ],
)
def test_leaked_html_becomes_what_it_was_meant_to_show(text, mended):
    lines, repairs = repair(lines_of(text), "plain")
    assert [line.text for line in lines] == [mended]
    balance = Counter("".join(text.split())) + Counter(
        "".join("".join(r.became for r in repairs).split())
    )
    taken = Counter("".join(mended.split())) + Counter(
        "".join("".join(r.text for r in repairs).split())
    )
    assert balance == taken
    assert {repair.kind for repair in repairs} == {"leak"}


@pytest.mark.parametrize(
    "text",
    [
        "Write &amp; for & in HTML, &#39; for an apostrophe and &lt;b&gt; for <b>.",
        '<a href="https://a.example/b">https://a.example/b</a>',
        '<img src="https://abs.twimg.com/emoji/v2/x.png" draggable="false" alt="x" title="y">',
        'https://a.example/b">https://other.example/b',
        "AT& T; R& D; & #1; & nothing;",
        'draggable="false" alt=""',
    ],
)
def test_html_that_an_author_writes_about_stays(text):
    assert repaired(text) == ([(text, "break")], [])


def test_a_plain_entity_is_a_leak_on_a_page_that_spoils_every_ampersand():
    assert texts("Tom &amp; Ann don&#39;t", "twtext") == ["Tom & Ann don't"]
    assert texts("Tom & Ann write &amp; often", "twtext") == ["Tom & Ann write &amp; often"]
    assert texts("Tom &amp; Ann don&#39;t", "plain") == ["Tom &amp; Ann don&#39;t"]


def test_the_end_of_a_tag_between_posts_goes_and_parts_them():
    assert texts(f"{TAG}\nOne.\n{TAG}\nTwo.", "threadreader") == ["", "One.", "", "Two."]
    assert texts(f"{TAG}\nOne.") == [TAG, "One."]


# Artefacts


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("1/ One. Image", "1/ One. "),
        ("1/ One.\nImage", "1/ One.\n"),
        ("(1/) ImageImageImageImage", "(1/) "),
        ("1/ One https://a.example Image Image", "1/ One https://a.example "),
        ("1/ One.\n\n• • •\n\n2/ Two.", "1/ One.\n\n\n\n2/ Two."),
    ],
)
def test_what_thread_reader_shows_for_pictures_and_rules_goes(text, mended):
    lines, repairs = repair(lines_of(text), "threadreader")
    assert "\n".join(line.text for line in lines).split() == mended.split()
    assert [repair.kind for repair in repairs] == ["artefact"]


@pytest.mark.parametrize(
    "text", ["It is the Image", "My image", "An Image of it", "PreImage", "Imagery"]
)
def test_the_author_s_own_images_stay(text):
    assert repaired(text, "threadreader")[1] == []


# Wraps

MAIL = """\
1/ Since a few of you asked how we moved a bakery of 1891 across the
street without putting out the oven: here it is, with apologies to my
knees, which did the most of it.

2/ The oven weighs 31 tonnes and doesn't like to get cold. When it cools
down it cracks, and the last man who could mend it died in 1990. So the
fire had to stay in. It's been burning, with one break in 1945, for
4 generations.

- not a mark on the wall, and not a stone out of its place in the floor
- not a loaf lost
"""


def test_text_that_mail_wrapped_is_joined_told_once_and_has_no_gap():
    lines, repairs = repaired(MAIL)
    assert repairs == [("wrap", 2)]
    assert [number for number, (_, joint) in enumerate(lines, 1) if joint == "space"] == [2, 3, 6, 7, 8]
    assert {joint for _, joint in lines} == {"space", "break"}


@pytest.mark.parametrize(
    "text",
    [
        "The sun had set before they came, as low as it could be\n" * 3
        + "The moon had risen in the sky, and shone upon the sea\nAnd all the ships came home at last, and so, at last, did we",
        "\n".join(
            ["今日は港がとても静かで、誰もいない桟橋に猫が一匹だけ座っています、そして海を見ている"] * 6
        ),
        "Short.\nLines.\nAre.\nNot.\nWrapped.\nAt all.",
        f"{'word ' * 40}\n{'word ' * 40}\n{'word ' * 40}\n{'word ' * 40}\n{'word ' * 40}\nword",
    ],
)
def test_verse_and_posts_are_not_taken_for_wrapped_text(text):
    assert ("wrap", 2) not in repaired(text)[1]


# Gaps

PROSE = "1/ It began in the spring, when nobody in the town had a thought of what was to come of it."


def test_a_sentence_that_goes_on_in_the_next_line_has_a_gap():
    lines, repairs = repaired("No role for \n, which matters.\nWith a\nflag lost. New\nSentence.")
    assert repairs == [("gap", 2), ("gap", 4)]
    assert [joint for _, joint in lines] == ["break", "gap", "break", "gap", "break"]


def test_the_message_shows_the_words_around_the_gap():
    text = "1/ It has some possible implications for\nstanding in the Caucasus, as I see it from here today."
    (found,) = repair(lines_of(text), "twtext")[1]
    assert (found.text, found.became) == ("", "")
    assert found.message == (
        "“possible implications for | standing in the”: most likely an emoji was lost, marked as a gap"
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1/ We open against\n, who haven't lost.\n2/ My tip is\nby two goals.", [2, 4]),
        ("1/ In\n's view it is over.", [2]),
        ("1/ The state (\n) is small.", [2]),
        (
            f"{PROSE}\n2/\nwon the cup in the end, by half a point, and left it there.\n3/ Against\n, of all teams.",
            [3, 5],
        ),
        ("1/ ذهبنا إلى\n، وكان الطقس جميلاً.", [2]),
        ("1/ 今日は\n、とてもいい天気。", [2]),
        ("1/ i went to\n, which was fine", [2]),
        (
            f"{PROSE}\n2/ Сегодня посол, который приехал утром из\nвстретился с министром, и они долго говорили о портах и о ценах.",
            [3],
        ),
    ],
)
def test_a_mark_or_a_broken_phrase_is_evidence_in_any_script(text, lines):
    assert gaps(text) == lines


def test_a_capital_author_on_a_page_that_loses_images_needs_no_more_evidence():
    text = f"{PROSE}\n2/ In all of this the influence of Ankara on the outcome became much clearer when\nlost its patience with it all."
    assert gaps(text.replace(" when\n", " thereafter\n"), "twtext") == [3]
    assert gaps(text.replace(" when\n", " thereafter\n"), "plain") == []


@pytest.mark.parametrize(
    "text",
    [
        "First.\nsecond line,\n\nThird:\nfourth",
        "roses are red\nviolets are blue\n\nsugar is sweet\nand so are you",
        "1/ i was a barber on a ship of the line for three long seasons and heads have told me\nno names\nwell, one",
        "1/ Two roads diverged in a yellow wood,\nand sorry I could not travel both\nand be one traveler, long I stood",
        "1/ A bus, empty,\nlit up like a\nthought\nturns by the church\nand is gone.",
        "Most people fail at this\nbecause they never start\n\nNobody cares about your plan\nuntil it works",
        f"{PROSE}\n2/ My demands, and I will make them of everybody who wants my vote, are these:\nmore money for the schools\n"
        "and a better railway between the two halves of the country, which needs one",
        f"{PROSE}\n2/ So:\n\nx = foo(\n    bar)\nfor y in x\n    print(y)",
        f"{PROSE}\n2/ This is the photograph that the whole town has been talking about for the\nvia @ann",
        f"{PROSE}\n2/ This is what the whole town has been talking about ever since the\niPhone was new.",
        f"{PROSE}\n2/ This is what the whole town has been talking about ever since the\nhttps://a.example/x came.",
        f"{PROSE}\n2/ This is what the whole town has been talking about ever since the\nexample.org/x came.",
        f"{PROSE}\n2/ This is what the whole town has been reading: https://a.example/and/the\nfor a year.",
        f"{PROSE}\n2/ This is what the whole town has been talking about: #the\nfor a year or more than a year.",
        f"{PROSE}\n2/ The whole town has been talking about nothing else than the\na) bridge, and the\nb) tunnel.",
        "This is the first post, and it is cut off in the middle of a sentence, as they often are, for.../1\n"
        "which is why the second post begins in lower case, and why this author isn't missing anything.../2",
        f"{PROSE}\n2/ Big news from the port today, which nobody had expected to hear so soon\n.\n.\nIt is closed.",
        f"{PROSE}\n2/ We won the cup today, and everybody in the town is out in the street\n:)\n\n3/ And then\n;) haha",
        f"{PROSE}\n2/ Look at what somebody in this very town has done, it is hard to believe\n.@ann did it",
        f"{PROSE}\n2/ And so it went on, for as long as anybody in the town could remember, and more\n...and on",
        "1/ 今日は\nとてもいい天気です\n2/ そして\nまた明日",
        "1/ ذهبنا إلى\nالبيت ثم\nعدنا",
    ],
)
@pytest.mark.parametrize("kind", ["plain", "twtext"])
def test_a_line_break_that_the_author_made_stays(text, kind):
    assert gaps(text, kind) == []


# Of all of them


def test_the_repairs_stand_in_the_order_of_the_source():
    text = f"1/ It isn& #39;t for\n, which {LONG}.\n\n2/ {LONG}\nand more.\n{LONG}\n\n3/ Q& amp;A"
    lines = [line for _, line in repaired(text, "twtext")[1]]
    assert lines == sorted(lines)
    assert len(lines) >= 4


PIECES = [
    *(
        "1/ ",
        "2/ ",
        "word",
        "Word",
        "the",
        "for",
        ", ",
        ".",
        "\n",
        "\n",
        "\n\n",
        " ",
        LONG,
        f"{LONG}\n",
        f"\n{LONG}",
    ),
    *(
        "& #39;",
        "&amp;",
        "&",
        EMOJI.format("🇷🇺"),
        'https://a.example/l">https://a.exa...',
        '">',
        "https://a.example",
    ),
    *(
        " Image",
        "ImageImage",
        "• • •",
        TAG,
        "@threadreaderapp unroll",
        "You can follow @ann.",
        "Read 12 tweets",
    ),
    *(
        "Missing some Tweet in this thread?",
        "A thread written by @ann",
        "2 tweets • 8 min read •",
        "---",
        "(",
        "…",
    ),
    *(
        "Tip: mention @twtextapp on",
        "Share",
        "@ann",
        "https://threadreaderapp.com/thread/1326090000000000001.html",
    ),
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map("".join))
@settings(max_examples=200, deadline=None)
def test_whatever_is_taken_out_or_put_in_is_told_to_the_character(text):
    lines = lines_of(text)
    kind = recognise(lines)
    kept, _, cuts = cut(lines, kind)
    mended, repairs = repair(kept, kind)
    balance = Counter("".join("".join(line.text for line in lines).split()))
    balance.subtract("".join("".join(line.text for line in mended).split()))
    for found in cuts + repairs:
        balance.subtract("".join(found.text.split()))
        balance.update("".join(found.became.split()))
    assert not any(balance.values())
    assert [line.number for line in mended] == sorted({line.number for line in mended})
