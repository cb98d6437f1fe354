"""twitter-text's own cases: what the network took for a mention, a hashtag, a link.

Each case that we answer otherwise is listed here with its reason, and every group with its figures.
"""

from pathlib import Path

import pytest
import yaml

from convert.text.inlines.tokenize import tokenize

CASES = Path(__file__).parents[4] / "shared" / "conformance" / "twitter-text" / "extract.yml"

FILE = "a host alone that ends like a file's name (so, md, rs) stays words"
WRITTEN_WWW = "an author who writes www. means a link, whatever its last label"
SCRIPT = "a host alone needs Latin letters behind its dot"
KEPT = "an author who writes a scheme means a link"
LISTS = "lists of people are not told apart: their owner is mentioned"
CASHTAGS = "cashtags are text"

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
"""How many cases of each group are answered as expected, and how many it has."""

OTHERWISE = {
    "mentions_or_lists_with_indices": {
        "Extract a list": LISTS,
        "Extract a mention and list": LISTS,
        "Extract a list in the middle of a Japanese tweet": LISTS,
    },
    "urls": {
        "DO NOT extract invalid URL: http://no-tld": KEPT,
        "DO NOT extract URLs with > 40 characters in a t.co slug": KEPT,
        "DO NOT extract invalid URL": f"{KEPT}; that its xn-- is no Punycode, the browser will say",
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
"""The cases answered otherwise, by group and description, and why."""


@pytest.fixture(scope="module")
def groups():
    if not CASES.exists():
        pytest.skip("twitter-text's extract.yml is not beside the repository")
    return yaml.safe_load(CASES.read_text(encoding="utf-8"))["tests"]


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
    """Whom a text answers: the mention that it begins with."""
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


@pytest.mark.parametrize("group", FIGURES)
def test_what_is_answered_otherwise_is_listed_with_its_reason(groups, group):
    otherwise = [
        case["description"]
        for case in groups[group]
        if ANSWERS[group](case["text"]) != case["expected"]
    ]
    assert sorted(otherwise) == sorted(OTHERWISE.get(group, {}))
    assert (len(groups[group]) - len(otherwise), len(groups[group])) == FIGURES[group]


def test_no_group_is_left_out(groups):
    assert set(groups) == set(FIGURES)


def test_all_53_cases_of_urls_with_a_scheme_are_answered_as_expected(groups):
    # "with a scheme": those that expect a URL, and a scheme of each
    cases = [
        case
        for case in groups["urls"]
        if case["expected"] and all(url.startswith("http") for url in case["expected"])
    ]
    assert len(cases) == 53
    assert [links(case["text"]) for case in cases] == [case["expected"] for case in cases]
