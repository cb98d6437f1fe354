"""The rules of twitter-text, which decided what was a mention, a hashtag or a link on Twitter.

`twitter_text.yaml` has our own cases for each rule, and says where we differ. The cases of twitter-text
itself are not part of this repository. To run them, too, set TWITTER_TEXT_EXTRACT to the path of its
`extract.yml` (Apache-2.0, https://github.com/twitter/twitter-text, in its folder `conformance`).
"""

import os
from pathlib import Path

import pytest
import yaml

from convert.text.inlines.tokenize import tokenize

RULES = yaml.safe_load(Path(__file__).with_name("twitter_text.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(text, found, id=f"{group}: {rule['rule']} {number}")
        for group, rules in RULES.items()
        for rule in rules
        for number, (text, found) in enumerate(rule["cases"].items(), start=1)
    ],
)
def test_each_rule_of_twitter_text_is_followed_or_its_difference_is_intended(text, found):
    assert [token.text for token in tokenize(text) if token.kind != "text"] == found


# The cases of twitter-text itself

FILE = "a host alone that ends like a file's name (so, md, rs) is text"
WRITTEN_WWW = "an author who writes www. means a link, whatever its domain"
SCRIPT = "a host alone needs Latin letters after its dot"
KEPT = "an author who writes a scheme means a link"
LISTS = "lists are not distinguished: their owner is mentioned"
CASHTAGS = "cashtags are text"

# How many cases of each group give the expected answer, and how many there are.
FIGURES = {
    "mentions": (23, 23),
    "mentions_with_indices": (3, 3),
    "mentions_or_lists_with_indices": (2, 5),
    "replies": (13, 13),
    "urls": (84, 91),
    "urls_with_indices": (10, 10),
    "urls_with_directional_markers": (2, 2),
    "tco_urls_with_params": (5, 5),
    "hashtags": (65, 65),
    "hashtags_from_astral": (3, 3),
    "hashtags_with_indices": (8, 8),
    "cashtags": (4, 8),
    "cashtags_with_indices": (0, 2),
}

# Cases that give another answer, by group and description, with the reason.
DIFFERENT = {
    "mentions_or_lists_with_indices": {
        "Extract a list": LISTS,
        "Extract a mention and list": LISTS,
        "Extract a list in the middle of a Japanese tweet": LISTS,
    },
    "urls": {
        "DO NOT extract invalid URL: http://no-tld": KEPT,
        "DO NOT extract URLs with > 40 characters in a t.co slug": KEPT,
        "DO NOT extract invalid URL": f"{KEPT}; browsers report an invalid xn--",
        "Extract URLs without protocol not on (com|org|edu|gov|net) domains": WRITTEN_WWW,
        "Extract short URLs without protocol on ccTLD domains without path": FILE,
        "Extract domain followed by Japanese characters": SCRIPT,
        "Extract URL before newline": FILE,
    },
    "cashtags": {
        "Extract cashtags": CASHTAGS,
        "Extract cashtags with . or _": CASHTAGS,
        "Do not include trailing . or _": CASHTAGS,
        "Do not extract cashtags if there is no space before $": CASHTAGS,
    },
    "cashtags_with_indices": {
        "Extract cashtags": CASHTAGS,
        "Extract cashtags with . or _": CASHTAGS,
    },
}


def targets(text, kind):
    return [token.target for token in tokenize(text) if token.kind == kind]


def links(text):
    return [token.text for token in tokenize(text) if token.kind == "link"]


def with_indices(text, kind, key, **more):
    found, start = [], 0
    for token in tokenize(text):
        end = start + len(token.text)
        if token.kind == kind:
            shown = token.text if kind == "link" else token.target
            found.append({key: shown, "indices": [start, end]} | more)
        start = end
    return found


def reply(text):
    """Return the handle that a text replies to: that of the mention which it begins with."""
    first = next((token for token in tokenize(text) if token.text.strip()), None)
    return first.target if first and first.kind == "mention" else None


ANSWERS = {
    "mentions": lambda text: targets(text, "mention"),
    "mentions_with_indices": lambda text: with_indices(text, "mention", "screen_name"),
    "mentions_or_lists_with_indices": lambda text: with_indices(
        text, "mention", "screen_name", list_slug=""
    ),
    "replies": reply,
    "urls": links,
    "urls_with_indices": lambda text: with_indices(text, "link", "url"),
    "urls_with_directional_markers": lambda text: with_indices(text, "link", "url"),
    "tco_urls_with_params": links,
    "hashtags": lambda text: targets(text, "hashtag"),
    "hashtags_from_astral": lambda text: targets(text, "hashtag"),
    "hashtags_with_indices": lambda text: with_indices(text, "hashtag", "hashtag"),
    "cashtags": lambda text: [],
    "cashtags_with_indices": lambda text: [],
}


if EXTRACT := os.environ.get("TWITTER_TEXT_EXTRACT"):
    # Defined only then, since a test that can't run is no use in anyone's report.

    @pytest.fixture(scope="module")
    def groups():
        return yaml.safe_load(Path(EXTRACT).read_text(encoding="utf-8"))["tests"]

    @pytest.mark.parametrize("group", FIGURES)
    def test_each_case_with_another_answer_is_listed_with_its_reason(groups, group):
        different = [
            case["description"]
            for case in groups[group]
            if ANSWERS[group](case["text"]) != case["expected"]
        ]
        assert sorted(different) == sorted(DIFFERENT.get(group, {}))
        assert (len(groups[group]) - len(different), len(groups[group])) == FIGURES[group]

    def test_each_group_is_tested(groups):
        assert set(groups) == set(FIGURES)

    def test_all_53_urls_with_a_scheme_give_the_expected_answer(groups):
        cases = [
            case
            for case in groups["urls"]
            if case["expected"] and all(url.startswith("http") for url in case["expected"])
        ]
        assert len(cases) == 53
        assert [links(case["text"]) for case in cases] == [case["expected"] for case in cases]
