"""All repairs of a text together."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from convert.text.lines import lines_of
from convert.text.repairs import repair
from convert.text.sites.cut import cut
from convert.text.sites.recognise import recognise
from tests.properties import examples
from tests.text.repairs.texts import EMOJI, LONG, TAG, repaired

# fmt: off
PIECES = [
    "1/ ", "2/ ", "word", "Word", "the", "for", ", ", ".", "\n", "\n", "\n\n", " ", "---", "(", "…",
    LONG, f"{LONG}\n", f"\n{LONG}",
    "& #39;", "&amp;", "&", EMOJI.format("🇷🇺"), 'https://a.example/l">https://a.exa...', '">', "https://a.example",
    " Image", "ImageImage", "• • •", TAG, "@threadreaderapp unroll", "You can follow @ann.", "Read 12 tweets",
    "Missing some Tweet in this thread?", "A thread written by @ann", "2 tweets • 8 min read •", "Share", "@ann",
    "Tip: mention @twtextapp on", "https://threadreaderapp.com/thread/1326090000000000001.html",
]
# fmt: on


def test_the_repairs_are_in_the_order_of_the_source():
    text = f"1/ It isn& #39;t for\n, which {LONG}.\n\n2/ {LONG}\nand more.\n{LONG}\n\n3/ Q& amp;A"
    lines = [line for _, line in repaired(text, "twtext")[1]]
    assert lines == sorted(lines)
    assert len(lines) >= 4


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map("".join))
@examples(2)
def test_each_character_that_is_removed_or_added_is_in_a_repair(text):
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
