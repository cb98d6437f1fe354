"""Lines mended, and each repair told."""

from convert.text.cut import cut
from convert.text.lines import lines_of
from convert.text.marks import remove_marks
from convert.text.recognise import recognise
from convert.text.repair import repair

LONG = "A line that is long enough to be no refrain, and says a thing"


def repaired(text):
    lines, repairs = repair(lines_of(text))
    return [(line.text, line.joint) for line in lines], [
        (repair.kind, repair.line) for repair in repairs
    ]


def test_a_second_copy_of_a_long_line_nearby_goes():
    assert repaired(f"{LONG}\n\n{LONG}")[1] == [("duplicate", 3)]


def test_a_refrain_stays():
    assert repaired("We are here.\nWe are here.\nWe are here.")[1] == []


def test_a_sentence_that_goes_on_in_the_next_line_has_a_gap():
    lines, repairs = repaired("No role for \n, which matters.\nWith a\nflag lost. New\nSentence.")
    assert repairs == [("gap", 2), ("gap", 4)]
    assert [joint for _, joint in lines] == ["break", "gap", "break", "gap", "break"]


def test_a_line_that_its_author_ended_has_none():
    assert repaired("First.\nsecond line,\n\nThird:\nfourth")[1] == []


def test_an_author_who_writes_in_lower_case_keeps_the_breaks():
    assert repaired("roses are red\nviolets are blue\n\nsugar is sweet\nand so are you")[1] == []


def test_marks_alone_are_taken_out_and_sentences_keep_their_words():
    lines, repairs = remove_marks(lines_of("THREAD\nIt was the end.\n\nNo more. END"))
    assert [line.text for line in lines] == ["It was the end.", "", "No more."]
    assert [(repair.line, repair.text) for repair in repairs] == [(1, "THREAD"), (4, "END")]
    assert remove_marks(lines_of("THREAD about tea\nThis is the END"))[1] == ()


def test_twtext_is_known_by_the_copy_of_the_opening_and_by_its_footer():
    assert recognise(lines_of(f"{LONG}\nmore\n{LONG}\n\n2/ x")) == "twtext"
    assert (
        recognise(
            lines_of(
                "1/ x\nYou can follow @ann.\nTip: mention @twtextapp on a Twitter thread with the keyword “unroll”"
            )
        )
        == "twtext"
    )
    assert recognise(lines_of("1/ One\n2/ Two")) == "plain"


def test_a_footer_is_cut_as_a_whole_and_told():
    lines, repairs = cut(lines_of("1/ x\n\nYou can follow @ann.\nTip: mention @twtextapp on"), "twtext")
    assert [line.text for line in lines] == ["1/ x"]
    assert [repair.line for repair in repairs] == [3, 4]
