"""Lines to posts: which numbers are labels, and where posts begin and end."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.text.lines import lines_of
from convert.text.split import split

FACTS = Path(__file__).parents[4] / "shared" / "facts" / "numbering-styles.json"
WORDS = "On some mornings the ferry has no passengers, and then the captain reads to the engine."
LONG = " ".join([WORDS] * 4)
"""More than a post can hold."""

STYLES = {
    "{n}/ Words": "2/",
    "{n}/9 Words": "2/9",
    "({n}/9) Words": "(2/9)",
    "[{n}/9] Words": "[2/9]",
    "{n}/n Words": "2/n",
    "{n}/x Words": "2/x",
    "{n}) Words": "2)",
    "({n}) Words": "(2)",
    "{n}.) Words": "2.)",
    "{n}. Words": "2.",
    "{n}: Words": "2:",
    "#{n}: Words": "#2:",
    "{n} - Words": "2 -",
    "{n}– Words": "2–",
    "{n} Words": "2",
    "{n}\ufe0f\u20e3 Words": "2\ufe0f\u20e3",
    "{n} of 9 Words": "2 of 9",
    "({n} of 9) Words": "(2 of 9)",
    "{n}/Words": "2/",
    "{n}/9\nWords": "2/9",
    "Words {n}/9": "2/9",
    "Words {n}/": "2/",
    "Words ({n}/9)": "(2/9)",
    "Words [{n}/9]": "[2/9]",
    "Words ({n} of 9)": "(2 of 9)",
    "Words ({n})": "(2)",
    "Words.../{n}": "/2",
    "Words…{n}": "2",
    "Words\n{n}/": "2/",
}
NOT_LABELS = [
    "9/11 was different",
    "9/12 THREAD: For the past few days",
    "10/31 https://a.example",
    "24/7 coverage",
    "1/2 cup of sugar",
    "50/50 odds",
    "2020/21 season",
    "20 years after that",
    "3 days later he left",
]


def posts(text, scheme="auto"):
    return [
        (post.number, post.total, post.label, " ".join(line.text for line in post.lines).strip())
        for post in split(lines_of(text), scheme).posts
    ]


def numbers(text, scheme="auto"):
    return [post.number for post in split(lines_of(text), scheme).posts]


def told(text):
    return [repair.message for repair in split(lines_of(text)).repairs]


def thread(style, count=4, between="\n"):
    return between.join(style.format(n=number) for number in range(1, count + 1))


# Styles


@pytest.mark.parametrize(("style", "label"), STYLES.items())
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_each_style_is_found(style, label, between):
    found = posts(thread(style, between=between))
    assert [number for number, *_ in found] == ["1", "2", "3", "4"]
    assert found[1][2] == label
    assert {words.rstrip(".…") for *_, words in found} == {"Words"}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("１/ 一\n２/ 二\n３/ 三", "２/"),
        ("（１／３）一\n（２／３）二\n（３／３）三", "（２／３）"),
        ("1/3今\n2/3次\n3/3後", "2/3"),
        ("終わり。(1/3)\n次。(2/3)\n後(3/3)", "(2/3)"),
        ("١/ نص\n٢/ نص\n٣/ نص", "٢/"),
        ("١- نص\n٢- نص\n٣- نص", "٢-"),
    ],
)
def test_digits_and_brackets_of_other_scripts_count(text, label):
    found = posts(text)
    assert [number for number, *_ in found] == ["1", "2", "3"]
    assert found[1][2] == label


def test_a_directional_mark_before_a_label_stays_in_the_text():
    mark = "\N{RIGHT-TO-LEFT MARK}"
    assert posts(f"{mark}١/ نص\n{mark}٢/ نص")[1] == ("2", None, "٢/", f"{mark}نص")


def test_a_total_is_kept():
    assert [post[:2] for post in posts("(1/17) a\n(2/17) b")] == [("1", 17), ("2", 17)]
    assert posts("a (1 of 11)\nb (2 of 11)")[0] == ("1", 11, "(1 of 11)", "a")


def test_keycaps_count_beyond_nine():
    text = (
        "\n".join(f"{n}\ufe0f\u20e3 a" for n in range(1, 10)) + "\n🔟 b\n1\ufe0f\u20e31\ufe0f\u20e3 c"
    )
    assert numbers(text)[-2:] == ["10", "11"]


def test_the_word_thread_before_a_label_is_no_part_of_it():
    assert posts("THREAD 1/7 On tea\n2/7 On milk")[0] == ("1", 7, "1/7", "On tea")


def test_an_author_may_change_the_style_on_the_way():
    text = "1/ One\n2/ Two\n3. Three\n4) Four\n(5) Five\n6/8 Six\n7/8 Seven\n8/8 Eight"
    assert [post[2] for post in posts(text)] == ["1/", "2/", "3.", "4)", "(5)", "6/8", "7/8", "8/8"]


def test_labels_at_the_end_of_lines_may_drift():
    text = "It began with.../1\nand went on with.../2\nthe end of…3\nthe road…4"
    assert [post[2] for post in posts(text)] == ["/1", "/2", "3", "4"]


def test_one_label_may_stand_at_the_end_and_the_others_at_the_start():
    assert posts("Any #projects? #thread 1/3\n2/3 Two\n3/3 Three") == [
        ("1", 3, "1/3", "Any #projects? #thread"),
        ("2", 3, "2/3", "Two"),
        ("3", 3, "3/3", "Three"),
    ]


def test_links_and_images_may_stand_behind_a_label():
    text = "One 1/3 https://t.co/a\nTwo 2/3\nhttps://t.co/b\nThree 3/3 pic.twitter.com/c"
    assert [post[3] for post in posts(text)] == [
        "One https://t.co/a",
        "Two https://t.co/b",
        "Three pic.twitter.com/c",
    ]


# The count


def test_an_opener_without_a_number_is_the_first_post():
    assert posts("Look.\n\n2/ Two.\n3/ Three.") == [
        ("1", None, "", "Look."),
        ("2", None, "2/", "Two."),
        ("3", None, "3/", "Three."),
    ]
    assert posts("Look.\n\nTwo. 2/3\n\nThree. 3/3")[0] == ("1", None, "", "Look.")


def test_an_opener_before_1_has_no_number():
    assert posts("Why tea?\n\n1/ Leaves.\n2/ Water.")[0] == (None, None, "", "Why tea?")


def test_a_post_may_be_put_between_two():
    assert numbers("1/ a\n2/ b\n2.5/ c\n3/ d") == ["1", "2", "2.5", "3"]
    assert told("1/ a\n2/ b\n2.5/ c\n3/ d") == []


def test_a_gap_in_the_count_is_told():
    text = "\n".join(f"{number}/ Words" for number in (1, 2, 4, 5, 8))
    assert numbers(text) == ["1", "2", "4", "5", "8"]
    assert told(text) == [
        "the author counts from 2/ to 4/: 3 is missing",
        "the author counts from 5/ to 8/: 6 and 7 are missing",
    ]
    repair = split(lines_of(text)).repairs[0]
    assert (repair.kind, repair.line, repair.text, repair.became) == ("count", 3, "", "")


def test_many_posts_may_be_lost():
    text = "\n".join(f"{number}/ Words" for number in [*range(1, 9), *range(30, 40)])
    assert numbers(text)[7:9] == ["8", "30"]
    assert told(text) == ["the author counts from 8/ to 30/: 9 to 29 are missing"]


def test_a_number_that_is_used_twice_is_told():
    assert numbers("1/ a\n2/ b\n2/ c\n3/ d") == ["1", "2", "2", "3"]
    assert told("1/ a\n2/ b\n2/ c\n3/ d") == ["the author counts 2/ twice"]


def test_a_thread_whose_beginning_was_not_copied_is_numbered_all_the_same():
    text = "4/9 a\n5/9 b\n6/9 c\n7/9 d"
    assert numbers(text) == ["4", "5", "6", "7"]
    assert told(text) == ["the count begins with 4/9: 1 to 3 are missing"]


def test_more_posts_than_were_announced():
    assert numbers("1/2 a\n2/2 b\n3/2 c\n4/2 d") == ["1", "2", "3", "4"]


# Labels alone on their lines


def test_a_label_may_stand_above_its_post():
    assert posts("1/\nOne.\n2/\nTwo.") == [("1", None, "1/", "One."), ("2", None, "2/", "Two.")]


def test_a_label_may_stand_below_its_post():
    assert posts("One.\n1/\nTwo.\n2/") == [("1", None, "1/", "One."), ("2", None, "2/", "Two.")]


def test_blank_lines_tell_to_which_post_a_lone_label_belongs():
    assert posts("One.\n1/\n\nTwo.\n2/\n\nAsk me anything.")[0] == ("1", None, "1/", "One.")
    assert posts("A title.\n\n1/\nOne.\n\n2/\nTwo.")[:2] == [
        (None, None, "", "A title."),
        ("1", None, "1/", "One."),
    ]


def test_a_post_has_the_lines_from_its_label_to_its_last_words_or_the_other_way_round():
    def spans(text):
        found = split(lines_of(text)).posts
        return [(post.lines[0].number, post.lines[-1].number) for post in found]

    assert spans("1/\nOne.\n\n2/\n\nTwo.\n\nMore.\n") == [(1, 2), (4, 8)]
    assert spans("\nOne.\n1/\n\nTwo.\n\nMore.\n2/\n") == [(2, 3), (5, 8)]
    assert spans("Zero.\n\n2/ One.\nMore.\n\n3/ Two.") == [(1, 1), (3, 4), (6, 6)]
    assert spans("One.\n\nMore. 1/2\n\nTwo. 2/2") == [(1, 3), (5, 5)]


# What only looks like a label


@pytest.mark.parametrize("line", NOT_LABELS)
def test_what_only_looks_like_a_label_is_text(line):
    assert posts(line) == [(None, None, "", line)]
    assert posts(f"{line}\n2/ Two\n3/ Three")[0] == ("1", None, "", line)
    assert posts(f"{line}\n(1) One\n(2) Two\n(3) Three")[0] == (None, None, "", line)
    for style in ("{n}/ Words", "({n}/5) Words", "{n}. Words", "{n} Words", "Words {n}/5"):
        labels = [post[2] for post in posts(thread(style, 5))]
        text = thread(style, 5).split("\n")
        for at in range(5):
            inside = "\n".join([*text[:at], f"{text[at]}\n{line}", *text[at + 1 :]])
            assert [post[2] for post in posts(inside)] == labels, inside


def test_a_date_after_a_label_is_text():
    assert posts("(1) 9/11. A Thread.\n(2) Two.\n(3) Three.")[0] == (
        "1",
        None,
        "(1)",
        "9/11. A Thread.",
    )
    assert posts("1/ a\n2/ b on\n10/31 and\n3/ c")[1] == ("2", None, "2/", "b on 10/31 and")


def test_amounts_and_dates_in_a_row_are_no_thread():
    assert numbers("1/2 cup of sugar\n2/3 cup of flour\n3/4 spoon of salt") == [None]
    assert numbers("10/30 we left\n10/31 we slept\n11/1 we arrived") == [None]


def test_a_list_inside_a_post_is_text():
    items = "1. a\n2. b\n3. c\n4. d\n5. e\n6. f"
    assert numbers(f"1/ Many things:\n{items}\n2/ And so on.") == ["1", "2"]
    assert numbers(f"1/ So.\n2/ Many things:\n{items}") == ["1", "2"]
    assert numbers(f"Many things:\n\n{items}\n\nThat is all.") == [None]
    assert numbers("Three things.\n\n1. a\n\n2. b\n\n3. c\n\nThat is all.") == [None]


def test_a_list_in_the_style_of_the_thread_is_text():
    text = "1. One.\n\n2. Rules:\n1. a\n2. b\n3. c\n\n3. Three.\n\n4. Four."
    assert posts(text)[1:3] == [
        ("2", None, "2.", "Rules: 1. a 2. b 3. c"),
        ("3", None, "3.", "Three."),
    ]


def test_notes_below_an_essay_do_not_number_it():
    assert numbers(f"{LONG}\n\n{LONG}\n\nNotes\n1. a\n2. b\n3. c") == [None]


def test_weak_labels_below_an_opener_number_a_thread_if_it_reads_like_one():
    assert numbers("On tea, a thread\n1) a\n2) b\n3) c") == [None, "1", "2", "3"]
    assert numbers("On tea\n" + "\n".join(f"{n}) {WORDS}" for n in range(1, 8)))[:2] == [None, "1"]


def test_weak_labels_need_company():
    assert numbers("1. a\n2. b") == [None]
    assert numbers("1 Tea\n2 Cups") == [None]
    assert numbers("1/2 of it") == [None]


def test_one_certain_label_is_enough_where_it_is_the_first_or_the_second():
    assert numbers("1/ The beginning") == ["1"]
    assert numbers("The beginning\n2/ The end") == ["1", "2"]
    assert numbers("The beginning\n7/ The middle") == [None]


# Without numbers


def test_a_short_text_is_one_post():
    assert posts("One.\n\nTwo.\n\nThree.") == [(None, None, "", "One.  Two.  Three.")]


def test_blank_lines_part_posts_that_are_as_long_as_posts():
    text = "\n\n".join([WORDS] * 4)
    assert posts(text) == [(None, None, "", WORDS)] * 4
    assert split(lines_of(text)).scheme == "not numbered: blank lines part 4 posts"


def test_paragraphs_of_prose_are_paragraphs_of_one_post():
    text = f"{WORDS}\n\n{LONG}\n\n{WORDS}"
    assert numbers(text) == [None]
    assert split(lines_of(text)).scheme == (
        "not numbered: one post, since the paragraph at line 3 is longer than a post can be"
    )


def test_a_post_is_measured_as_the_network_does():
    link = "https://example.org/" + "a" * 400
    assert len(numbers(f"{WORDS} {link}\n\n{WORDS}\n\n{WORDS}\n\n{WORDS}")) == 4
    assert len(numbers("\n\n".join(["茶" * 200] * 4))) == 1
    assert len(numbers("\n\n".join(["茶" * 140] * 4))) == 4


def test_items_of_a_list_stay_in_the_post_before_them():
    text = f"{WORDS}\n\nThree things:\n\n1. Tea\n\n2. Milk\n\n3. Sugar\n\n{WORDS}\n\n{WORDS}"
    assert [post[3] for post in posts(text)][1] == "Three things:  1. Tea  2. Milk  3. Sugar"


# As asked


def test_none_leaves_one_post():
    assert posts("1/ a\n\n2/ b", "none") == [(None, None, "", "1/ a  2/ b")]
    assert split(lines_of("1/ a"), "none").scheme == "one post, as asked"


def test_blank_parts_at_each_blank_line():
    assert [post[3] for post in posts("1/ a\n\n2/ b\nc", "blank")] == ["1/ a", "2/ b c"]
    assert split(lines_of("a\n\nb"), "blank").scheme == "parted at blank lines, as asked: 2 posts"


def test_numbered_takes_doubtful_numbers_too():
    assert numbers("Two things:\n1. a\n2. b", "numbered") == [None, "1", "2"]
    assert posts("No numbers.\n\nNone.", "numbered") == [(None, None, "", "No numbers.  None.")]
    assert split(lines_of("a"), "numbered").scheme == "one post, since no numbers were found"


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("Look.\n2/ a\n3/ b", "numbered: “2/” to “3/”, the opener without a number"),
        ("1/ a\n2/ b", "numbered: “1/” to “2/”"),
        ("1/ a", "numbered: “1/” alone"),
        ("a", "not numbered: one post, since no blank line parts it"),
        ("a\n\nb", "not numbered: one post, since it has only two paragraphs"),
        ("a\n\nb\n\nc", "not numbered: one post, since it is short enough for one"),
    ],
)
def test_the_scheme_is_told_with_its_reason(text, scheme):
    assert split(lines_of(text)).scheme == scheme


def test_a_text_without_words_has_no_posts():
    assert split(lines_of("\n \n")).posts == ()


# What was collected from published threads

facts = pytest.mark.skipif(not FACTS.exists(), reason="the collected numbering styles are not here")


def collected(kind):
    return json.loads(FACTS.read_text(encoding="utf-8"))[kind] if FACTS.exists() else []


KINDS = {
    "N/": "{n}/ Words",
    "N/M alone": "{n}/{total}\nWords",
    "N/ alone": "Words\n{n}/",
    "N)": "{n}) Words",
    "(N)": "({n}) Words",
    "N.": "{n}. Words",
    "N bare": "{n} Words",
    "N:": "{n}: Words",
    "#N:": "#{n}: Words",
    "THREAD N/M": "{n}/{total} Words",
    "N.N/": "{n}/ Words",
    "(N of M)": "Words ({n} of {total})",
    "N/M": "Words {n}/{total}",
    ".../N": "Words.../{n}",
    "...N": "Words...{n}",
    "[N/M]": "[{n}/{total}] Words",
    "(N/M)": "({n}/{total}) Words",
    "N/n": "{n}/n Words",
    "N -": "{n} - Words",
    "keycap": "{n}\ufe0f\u20e3 Words",
}
"""How the other posts of a thread look, for each of the collected styles."""


@facts
@pytest.mark.parametrize("fact", collected("labels"), ids=lambda fact: fact["line"])
def test_each_collected_label_is_found_in_a_thread_of_its_kind(fact):
    line, number, total = fact["line"], fact["n"], fact.get("total")
    whole = int(number)
    others = [KINDS[fact["style"]].format(n=n, total=total) for n in range(1, (total or 5) + 1)]
    post = {"lead-own-line": f"{line}\nWords", "trail-own-line": f"Words\n{line}"}.get(
        fact["where"], line
    )
    others[whole - 1 if number == whole else whole : whole] = [post]
    found = {number: (total, label, words) for number, total, label, words in posts("\n".join(others))}
    assert len(found) == len(others)
    assert found[str(number)][0] == total
    label, words = found[str(number)][1:]
    assert label in line
    rest = line.replace(label, "", 1).removeprefix("THREAD").strip()
    assert words == (rest or "Words")


@facts
@pytest.mark.parametrize("fact", collected("not_labels"), ids=lambda fact: fact["line"])
def test_each_collected_line_that_is_none_stays_text(fact):
    # where a label stands before the date, as in "(1) 9/11.", it is what follows that must stay
    line = fact["line"].removeprefix("(1) ")
    assert posts(line) == [(None, None, "", line)]
    assert posts(f"{line}\n2/ Two\n3/ Three")[0] == ("1", None, "", line)
    for style in STYLES:
        one, two, *others = (style.format(n=number) for number in range(1, 6))
        if "\n" not in style:
            assert numbers("\n".join([one, two, line, *others])) == ["1", "2", "3", "4", "5"], style


# Nothing lost

PIECES = [
    *(
        "1/",
        "2/",
        "3/9",
        "(2/3)",
        "1.",
        "2)",
        "#3",
        "2 of 9",
        "…/3",
        "2\ufe0f\u20e3",
        "1/n",
        "🔟",
        "２/",
        "... 4",
    ),
    *(
        "THREAD",
        "END",
        "🧵",
        "/end",
        "fin.",
        "thread:",
        "\n",
        "\n",
        "\n\n",
        " ",
        "Word.",
        "word",
        "Word",
    ),
    *("https://a.b/1", "\u202e", "\ufeff", "\u3000", "。", "@", "#", "("),
]


def visible(text):
    return Counter("".join(text.split()))


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25).map("".join),
    st.sampled_from(["auto", "numbered", "blank", "none"]),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_every_character_is_in_a_label_or_a_line_or_was_told(text, scheme, marks):
    found = split(lines_of(text), scheme, marks=marks)
    kept = "".join(post.label + "".join(line.text for line in post.lines) for post in found.posts)
    assert visible(text) == visible(kept) + visible("".join(repair.text for repair in found.repairs))
    assert marks or {repair.kind for repair in found.repairs} <= {"count"}
    spans = [number for post in found.posts for number in (post.lines[0].number, post.lines[-1].number)]
    assert spans == sorted(spans)
