"""Tests for candidates of labels and their weights."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from convert.text.lines import lines_of
from convert.text.split.label_shapes import NO_LABEL, SHAPES
from convert.text.split.labels import Candidate, candidates
from tests.text.split.helpers import numbers, posts, thread

STYLES: dict[str, list[Any]] = yaml.safe_load(
    (Path(__file__).parent / "numbering_styles.yaml").read_text(encoding="utf-8")
)
LABELS = {
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
    "{n} / Words": "2 /",
    "{{ {n} / 9 }} Words": "{ 2 / 9 }",
    "{n}/9- Words": "2/9-",
    "{n}/9-Words": "2/9-",
    "~{n}/ Words": "~2/",
    "{n}/words": "2/",
    "Tweet {n}: Words": "Tweet 2:",
    "Post {n}/9\nWords": "Post 2/9",
    "PART {n} - Words": "PART 2 -",
    "Part {n}\nWords": "Part 2",
    "Words ({n}/": "(2/",
}


def found(text: str) -> list[Candidate]:
    return list(candidates(lines_of(text)))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.example)
def test_each_shape_decides_the_weight_of_its_example(shape) -> None:
    expected = [] if shape.weight == NO_LABEL else [shape.weight]
    assert [candidate.weight for candidate in found(shape.example)] == expected


@pytest.mark.parametrize(
    "text", ["12th of May", "2-Year plan", "(2 Words", "2nd", "2%", "chapter 2", "a2/9"]
)
def test_a_number_that_is_part_of_a_word_or_a_sentence_is_no_candidate(text: str) -> None:
    assert found(text) == []


def test_a_candidate_knows_its_place_in_the_line() -> None:
    (candidate,) = found("Words.\nTwo (2.5/17)")
    assert (candidate.line_index, candidate.start, candidate.end) == (1, 4, 12)
    assert (candidate.number, candidate.whole, candidate.total) == ("2.5", 2, 17)
    assert (candidate.style, candidate.place, candidate.next_to_blank_line) == (
        "…(#/17)",
        "trailing",
        True,
    )


def test_up_to_twelve_links_hashtags_or_markers_can_follow_a_trailing_label() -> None:
    assert len(found("Words 2/9 https://t.co/a #tea 🧵 END")) == 1
    assert len(found("Words 2/9" + " https://t.co/a" * 12)) == 1
    assert found("Words 2/9" + " https://t.co/a" * 13) == []


def test_a_trailing_label_can_have_18_characters() -> None:
    (candidate,) = found("Words (1️⃣1️⃣1️⃣/123456)")
    assert candidate.end - candidate.start == 18


@pytest.mark.parametrize(("style", "label"), LABELS.items())
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_labels_of_each_style_are_found(style: str, label: str, between: str) -> None:
    split = posts(thread(style, between=between))
    assert [number for number, *_ in split] == ["1", "2", "3", "4"]
    assert split[1][2] == label
    assert {words.strip().rstrip(".…").capitalize() for *_, words in split} == {"Words"}


@pytest.mark.parametrize("mark", ["🔗", "↓", "👉🏼", "🧵", "➡️"])
def test_an_emoji_or_an_arrow_before_a_label_stays_in_the_text(mark: str) -> None:
    assert posts(f"1/3 One.\n{mark} 2/3 Two.\n{mark}3/3 Three.")[1:] == [
        ("2", 3, "2/3", f"{mark} Two.".removeprefix("🧵 ")),
        ("3", 3, "3/3", f"{mark} Three.".removeprefix("🧵 ")),
    ]


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("4/...Is it?", "4/", "...Is it?"),
        ("4/10% of it", "4/", "10% of it"),
        ("4/and more", "4/", "and more"),
        ("4)(continued)", "4)", "(continued)"),
    ],
)
def test_a_label_can_be_glued_to_its_words(line: str, label: str, words: str) -> None:
    style = label.replace("4", "{n}") + " Words"
    assert ("4", None, label, words) in posts(f"{thread(style, 3)}\n{line}\n{style.format(n=5)}")


@pytest.mark.parametrize(
    "line", ["The net is 10.0.1.0/24", "See 192.168.4.2/3", "It rose by 3.14/7", "It fell by 1,2/3"]
)
def test_a_part_of_an_address_or_a_decimal_is_no_label(line: str) -> None:
    assert found(line) == []
    assert posts(f"1️⃣ {line}\n2️⃣ {line}\n3️⃣ {line}")[1] == ("2", None, "2️⃣", line)


@pytest.mark.parametrize("style", STYLES["styles"], ids=lambda style: style["style"])
def test_a_label_of_each_published_style_is_found_in_a_thread(style: dict[str, Any]) -> None:
    number = style["number"]
    whole = int(float(number))
    others = [style["others"].format(n=n) for n in range(1, (style.get("total") or 5) + 1)]
    others[whole - 1 if number == str(whole) else whole : whole] = [style["post"]]
    split = posts("\n".join(others))
    assert len(split) == len(others)
    assert (number, style.get("total"), style["label"], style["words"]) in split


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("１/ 一\n２/ 二\n３/ 三", "２/"),
        ("（１／３）一\n（２／３）二\n（３／３）三", "（２／３）"),
        ("1/3今\n2/3次\n3/3後", "2/3"),
        ("終わり。(1/3)\n次。(2/3)\n後(3/3)", "(2/3)"),
        ("١/ نص\n٢/ نص\n٣/ نص", "٢/"),
        ("١- نص\n٢- نص\n٣- نص", "٢-"),
        ("Բառ։1/3\nԲառ։2/3\nԲառ։3/3", "2/3"),
    ],
)
def test_digits_brackets_and_stops_of_other_scripts_are_recognised(text: str, label: str) -> None:
    split = posts(text)
    assert [number for number, *_ in split] == ["1", "2", "3"]
    assert split[1][2] == label


def test_a_directional_mark_before_a_label_stays_in_the_text() -> None:
    mark = "\N{RIGHT-TO-LEFT MARK}"
    assert posts(f"{mark}١/ نص\n{mark}٢/ نص")[1] == ("2", None, "٢/", f"{mark}نص")


def test_the_total_of_a_label_is_kept() -> None:
    assert [post[:2] for post in posts("(1/17) a\n(2/17) b")] == [("1", 17), ("2", 17)]
    assert posts("a (1 of 11)\nb (2 of 11)")[0] == ("1", 11, "(1 of 11)", "a")


def test_keycaps_can_have_two_digits() -> None:
    text = "\n".join(f"{n}\ufe0f\u20e3 a" for n in range(1, 10))
    assert numbers(f"{text}\n🔟 b\n1\ufe0f\u20e31\ufe0f\u20e3 c")[-2:] == ["10", "11"]


def test_the_word_thread_before_a_label_is_not_part_of_it() -> None:
    assert posts("THREAD 1/7 On tea\n2/7 On milk")[0] == ("1", 7, "1/7", "On tea")


@pytest.mark.parametrize("line", STYLES["not_labels"])
def test_a_line_that_only_looks_like_a_label_is_text(line: str) -> None:
    assert posts(line) == [(None, None, "", line)]
    assert posts(f"{line}\n2/ Two\n3/ Three")[0] == ("1", None, "", line)
    for style in LABELS:
        one, two, *others = (style.format(n=number) for number in range(1, 6))
        if "\n" not in style:
            assert numbers("\n".join([one, two, line, *others])) == ["1", "2", "3", "4", "5"], style


@pytest.mark.parametrize(
    "line",
    [
        "9/11 was different",
        "9/12 THREAD: For the past few days",
        "10/31 https://a.example",
        "24/7 coverage",
        "1/2 cup of sugar",
        "50/50 odds",
        "2020/21 season",
        "20 years after that",
        "3 days later he left",
    ],
)
def test_a_date_or_a_quantity_is_text_anywhere_in_a_thread(line: str) -> None:
    assert posts(f"{line}\n(1) One\n(2) Two\n(3) Three")[0] == (None, None, "", line)
    for style in ("{n}/ Words", "({n}/5) Words", "{n}. Words", "{n} Words", "Words {n}/5"):
        labels = [post[2] for post in posts(thread(style, 5))]
        text = thread(style, 5).split("\n")
        for at in range(5):
            inside = "\n".join([*text[:at], f"{text[at]}\n{line}", *text[at + 1 :]])
            assert [post[2] for post in posts(inside)] == labels, inside


def test_a_number_after_a_label_and_a_space_is_text() -> None:
    assert posts("1/ a\n2/ b\n3/ 12 and\n4/ n")[2:] == [
        ("3", None, "3/", "12 and"),
        ("4", None, "4/", "n"),
    ]


def test_a_date_after_a_label_is_text() -> None:
    assert posts("(1) 9/11. A Thread.\n(2) Two.\n(3) Three.")[0] == (
        "1",
        None,
        "(1)",
        "9/11. A Thread.",
    )
    assert posts("1/ a\n2/ b on\n10/31 and\n3/ c")[1] == ("2", None, "2/", "b on 10/31 and")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("①1952年", 1),
        ("⑳ Words", 20),
        ("㉑ Words", 21),
        ("㊿ Words", 50),
        ("❷ Words", 2),
        ("➉ Words", 10),
    ],
)
def test_circled_numbers_are_candidates(text: str, number: int) -> None:
    (candidate,) = found(text)
    assert (candidate.whole, candidate.style, candidate.place) == (number, "①", "leading")


@pytest.mark.parametrize(
    ("label", "number"), [("一", 1), ("九", 9), ("十", 10), ("十一", 11), ("二十", 20), ("九十九", 99)]
)
def test_ideographs_with_a_comma_are_candidates(label: str, number: int) -> None:
    (candidate,) = found(f"{label}、1954年")
    assert (candidate.whole, candidate.style) == (number, "一、")
    assert found(f"{label}年") == []


@pytest.mark.parametrize("text", ["(7/n, n = 7) Words", "Words (7/n, n=7)", "7/N, N=7 Words"])
def test_a_label_can_define_its_total(text: str) -> None:
    (candidate,) = found(text)
    assert (candidate.whole, candidate.total) == (7, 7)
    assert candidate.style.strip("…()").lower() == "#/n"
