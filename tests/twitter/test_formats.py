"""JSON of interfaces and collectors: one value or lines, whole or damaged in places."""

import json
import warnings
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

import convert
from convert.tree import Figure, Link, Mention, Poll, Quote, Styled, plain, walk
from convert_twitter.formats.escapes import is_escaped
from convert_twitter.formats.legacy import Legacy
from convert_twitter.formats.lenient import record

SAMPLES = Path(__file__).parent / "samples"
ID = 1_896_500_000_000_001_000
ADA = {"id_str": "42", "screen_name": "ada", "name": "Ada Example"}


def post(number: int, text: str, answers: int | None = None, **fields: Any) -> dict[str, Any]:
    """Return a post of the interface 1.1."""
    found: dict[str, Any] = {"id_str": str(ID + number), "full_text": text, "user": ADA}
    if answers is not None:
        found |= {
            "in_reply_to_status_id_str": str(ID + answers),
            "in_reply_to_user_id_str": "42",
            "in_reply_to_screen_name": "ada",
        }
    return found | fields


def read(*values: Any, lines: bool = False, **options: Any) -> list[convert.Document]:
    written = [json.dumps(value) for value in values]
    content = "\n".join(written) if lines else f"[{','.join(written)}]"
    name = "sample.jsonl" if lines else "sample.json"
    with warnings.catch_warnings(action="ignore"):
        return [*convert.read_all(content.encode(), name=name, **{"from": "twitter"}, twitter=options)]


@pytest.mark.parametrize("lines", [True, False])
def test_posts_may_be_in_a_list_or_one_in_each_line(lines: bool) -> None:
    (document,) = read(post(1, "1/ One"), post(2, "2/ Two", 1), lines=lines)
    assert [plain(each) for each in document.posts] == ["One", "Two"]
    assert document.source.sha256


def test_lines_may_be_blank_begin_with_a_mark_and_end_without_a_line_feed() -> None:
    written = "\ufeff" + "\r\n\r\n".join(json.dumps(post(number, "x")) for number in (1, 2)) + "\n\n"
    documents = convert.read_all(written.encode(), name="a.jsonl", twitter={"least": 1})
    assert len([*documents]) == 2


def test_a_single_post_is_a_thread_and_one_of_many_is_not() -> None:
    assert len(read(post(1, "Alone"))) == 1
    assert len(read(post(1, "Alone"), post(2, "1/ One"), post(3, "2/ Two", 2))) == 1
    assert len(read(post(1, "Alone"), post(2, "1/ One"), post(3, "2/ Two", 2), least=1)) == 2


def test_a_post_that_is_there_twice_is_one() -> None:
    (document,) = read(post(1, "One"), post(2, "Two", 1), post(2, "Two", 1), post(1, "One"))
    assert len(document.posts) == 2


def test_answers_of_others_are_left_out_or_kept_with_their_authors() -> None:
    eve = {"id_str": "8", "screen_name": "eve", "name": "Eve"}
    posts = [post(1, "One"), post(2, "Two", 1), post(3, "@ada No", 1, user=eve), post(4, "Yes", 3)]
    (document,) = read(*posts)
    assert [plain(each) for each in document.posts] == ["One", "Two"]
    (document,) = read(*posts, replies="all")
    assert [(each.author and each.author.handle, plain(each)) for each in document.posts] == [
        (None, "One"),
        (None, "Two"),
        ("eve", "No"),
        (None, "Yes"),
    ]


def test_a_reply_option_of_the_core_counts_too() -> None:
    posts = [post(1, "One"), post(2, "@ada No", 1, user={"id_str": "8", "screen_name": "eve"})]
    (document,) = convert.read_all(json.dumps(posts).encode(), name="a.json", replies="all")
    assert len(document.posts) == 2


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a &amp; b", True), ("plain", True), ("a & b", False), ("a < b", False), ("&lt;&quot;", False)],
)
def test_whether_a_text_is_escaped_is_seen_by_bare_characters(text: str, escaped: bool) -> None:
    assert is_escaped(text) is escaped


def test_values_of_other_types_are_as_if_they_were_missing() -> None:
    given = {
        "id_str": "1",
        "full_text": ["no"],
        "lang": 7,
        "entities": {
            "urls": {"a": 1},
            "user_mentions": [{"screen_name": "ann", "indices": ["0", "4"]}, 7, {"screen_name": None}],
        },
        "user": {"screen_name": "ada", "name": {"first": "Ada"}},
        "quoted_status": [],
    }
    found = record(given, Legacy)
    assert (found.id_str, found.full_text, found.lang, found.quoted_status) == ("1", None, None, None)
    assert found.entities is not None
    assert found.entities.urls is None
    assert [each.screen_name for each in found.entities.user_mentions or ()] == ["ann", ""]
    assert found.user is not None
    assert (found.user.screen_name, found.user.name) == ("ada", "")
    assert record([], Legacy) == Legacy()


def test_a_poll_may_be_a_list_of_pairs_or_an_object() -> None:
    values = {"choice1_label": {"string_value": "Yes"}, "choice1_count": {"string_value": "3"}}
    pairs = [{"key": key, "value": value} for key, value in values.items()]
    for given in (values, pairs):
        (document,) = read(
            post(1, "?", card={"name": "poll2choice_text_only", "binding_values": given})
        )
        (poll,) = [each for each in walk(document) if isinstance(each, Poll)]
        assert [(each.text, each.votes) for each in poll.options] == [("Yes", 3)]


def test_the_title_of_a_card_is_that_of_its_link() -> None:
    values = {"title": {"string_value": "Oaks"}, "card_url": {"string_value": "https://t.co/a"}}
    link = {"url": "https://t.co/a", "expanded_url": "https://a.example/oaks", "indices": [0, 14]}
    card = {"legacy": {"name": "summary", "binding_values": values}}
    (document,) = read(post(1, "https://t.co/a", entities={"urls": [link]}, card=card))
    assert [getattr(note, "title", None) for note in document.notes] == ["Oaks"]


@pytest.mark.parametrize("hidden", [-1, 4, 7, 9, 10**6])
def test_only_names_are_left_out_before_the_words(hidden: int) -> None:
    (document,) = read(post(1, "@bob It is", display_text_range=[hidden, 10]))
    assert plain(document) == ("It is" if hidden == 4 else "@bob It is")


@pytest.mark.parametrize(
    "card",
    [{}, {"name": "summary"}, {"name": "poll2choice"}, {"name": "poll", "binding_values": [7]}, []],
)
def test_other_cards_are_no_polls(card: Any) -> None:
    (document,) = read(post(1, "?", card=card))
    assert not [each for each in walk(document) if isinstance(each, Poll)]


def test_a_tombstone_says_why_there_is_no_post() -> None:
    reason = "This Post was deleted by the Post author."
    with pytest.raises(convert.ConvertError, match=f"X does not show the post: {reason}"):
        read({"__typename": "TweetTombstone", "tombstone": {"text": {"text": reason}}})


def test_overlapping_and_foreign_ranges_lose_no_word() -> None:
    entities = {
        "urls": [
            {"url": "https://t.co/a", "expanded_url": "https://a.example/", "indices": [0, 14]},
            {"url": "https://t.co/a", "expanded_url": "https://a.example/", "indices": [3, 9]},
            {"url": "https://t.co/zz", "expanded_url": "https://z.example/", "indices": [900, 915]},
        ],
        "user_mentions": [{"screen_name": "Bob", "indices": [99, 103]}],
    }
    (document,) = read(post(1, "https://t.co/a and @bob, too", entities=entities))
    assert plain(document) == "a.example and @bob, too"
    assert [type(each) for each in walk(document) if isinstance(each, Link | Mention)] == [
        Link,
        Mention,
    ]
    assert {each.kind for each in document.repairs} == {"link", "range"}


def test_deep_and_circular_quotes_end() -> None:
    quoted: dict[str, Any] = post(9, "the end")
    for number in range(60):
        quoted = post(100 + number, "x", quoted_status=quoted, quoted_status_id_str=quoted["id_str"])
    (document,) = read(quoted)
    quotes = [each for each in walk(document) if isinstance(each, Quote)]
    assert [each.state for each in quotes] == ["shown", "elsewhere"]


def test_styles_of_the_website_are_kept() -> None:
    result = {
        "text": "Bold 🧵 and italic & more",
        "richtext": {
            "richtext_tags": [
                {"from_index": 0, "to_index": 4, "richtext_types": ["Bold"]},
                {"from_index": 12, "to_index": 18, "richtext_types": ["Italic", "Other"]},
            ]
        },
    }
    note = {"note_tweet_results": {"result": result}}
    (document,) = read({"rest_id": "7", "legacy": {"full_text": "Bold 🧵 and…"}, "note_tweet": note})
    styled = [(each.style, plain(each)) for each in walk(document) if isinstance(each, Styled)]
    assert styled == [("strong", "Bold"), ("emphasis", "italic")]


def test_media_without_an_address_or_of_another_kind_are_figures() -> None:
    media = [{"type": "photo"}, {"type": "model3d", "media_url": "http://a.example/x.png"}]
    (document,) = read(post(1, "x", extended_entities={"media": media}))
    assert [each.media for each in walk(document) if isinstance(each, Figure)] == [(1, 2)]
    assert [medium.url for medium in document.media] == [None, "http://a.example/x.png"]


def attempt(data: bytes, name: str) -> str:
    """Return the error for a source that is damaged; "" if it is read."""
    try:
        with warnings.catch_warnings(action="ignore"):
            for document in convert.read_all(data, name=name, **{"from": "twitter"}):
                msgspec.json.encode(document)
    except convert.ConvertError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("seed", range(30))
def test_random_damage_gives_a_document_or_one_line(seed: int) -> None:
    chance = Random(seed)
    data = bytearray(json.dumps([post(1, "1/ One &amp; @bob"), post(2, "2/ Two", 1)]).encode())
    for _ in range(chance.randrange(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    for name, head in (("a.json", b""), ("tweets.js", b"window.YTD.tweets.part0 = ")):
        error = attempt(head + data, name)
        assert "\n" not in error
        assert "bug" not in error


JUNK = [None, 7, -(10**30), 1e300, True, "", "x\ud83d\0", "\u202e", [], [[]], {}, {"a": 1}, "9" * 40]


def damaged(value: Any, chance: Random) -> Any:
    """Return a value in which others of wrong types are in some places."""
    if chance.random() < 0.03:
        return chance.choice(JUNK)
    if isinstance(value, dict):
        return {key: damaged(each, chance) for key, each in value.items()}
    if isinstance(value, list):
        return [damaged(each, chance) for each in value]
    return value


@pytest.mark.parametrize(
    "name", ["website.json", "twarc2-pages.jsonl", "twarc1.jsonl", "gallery-dl.json"]
)
def test_values_of_wrong_types_give_a_document_or_one_line(name: str) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8")
    values = [json.loads(line) for line in text.splitlines()] if name[-1] == "l" else json.loads(text)
    for seed in range(25):
        error = attempt(json.dumps(damaged(values, Random(seed))).encode(), "a.json")
        assert "\n" not in error
        assert "bug" not in error, seed
