"""The marks of a thread's beginning and end: taken out where they stand alone, kept in sentences."""

import pytest

from convert.text.lines import lines_of
from convert.text.split import split


def read(text, **options):
    """The labels and words of the posts, and what was taken out."""
    found = split(lines_of(text), **options)
    return [(post.label, " ".join(line.text for line in post.lines).strip()) for post in found.posts], [
        (repair.kind, repair.line, repair.text) for repair in found.repairs
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "THREAD",
        "Thread:",
        "A thread",
        "a thread.",
        "(thread)",
        "[THREAD]",
        "#Thread",
        "A short thread:",
        "🧵",
        "🧵👇",
        "THREAD 🧵👇",
        "🚨 THREAD 🚨",
        "🧵⬇️",
    ],
)
def test_a_mark_alone_above_the_thread_goes(mark):
    words = [("", "Tea is a leaf.")]
    assert read(f"{mark}\nTea is a leaf.") == (words, [("mark", 1, mark)])
    assert read(f"\n {mark}\n\nTea is a leaf.") == (words, [("mark", 2, mark)])


def test_a_mark_alone_below_the_opener_goes():
    assert read("Tea is a leaf.\n\n🧵👇\n\n2/ It grows.") == (
        [("", "Tea is a leaf."), ("2/", "It grows.")],
        [("mark", 3, "🧵👇")],
    )


def test_a_mark_above_or_behind_the_first_label_goes_and_the_label_stays():
    posts = [("1/", "Tea"), ("2/", "Milk")]
    assert read("THREAD\n1/ Tea\n2/ Milk") == (posts, [("mark", 1, "THREAD")])
    assert read("1/ 🧵\nTea\n2/ Milk") == (posts, [("mark", 1, "🧵")])


def test_the_word_thread_before_a_label_is_a_mark():
    posts = [("1/7", "On tea"), ("2/7", "On milk")]
    assert read("THREAD 1/7 On tea\n2/7 On milk") == (posts, [("mark", 1, "THREAD")])
    assert read("Thread: 1/7 On tea\n2/7 On milk") == (posts, [("mark", 1, "Thread:")])
    assert read("🧵 1/7 On tea\n2/7 On milk") == (posts, [("mark", 1, "🧵")])


@pytest.mark.parametrize(
    "mark",
    [
        "END",
        "ENDS",
        "End",
        "end",
        "/end",
        "/END",
        "(end)",
        "fin.",
        "Fin",
        "/fin",
        "🔚",
        "End of thread",
        "end of thread.",
        "END OF THE THREAD",
    ],
)
def test_a_mark_alone_below_the_thread_goes(mark):
    assert read(f"1/ Tea\n2/ Milk\n\n{mark}\n") == (
        [("1/", "Tea"), ("2/", "Milk")],
        [("mark", 4, mark)],
    )


@pytest.mark.parametrize(
    ("text", "kept", "mark"),
    [
        ("It is a leaf. END", "It is a leaf.", "END"),
        ("Is it a leaf?  ENDS", "Is it a leaf?", "ENDS"),
        ("It is a leaf. (END)", "It is a leaf.", "(END)"),
        ("It is a leaf. Fin.", "It is a leaf.", "Fin."),
        ("It is a leaf. End of thread.", "It is a leaf.", "End of thread."),
        ("It is a leaf /end", "It is a leaf", "/end"),
        ("“It is a leaf.” END", "“It is a leaf.”", "END"),
        ("It is a leaf 🍃 END", "It is a leaf 🍃", "END"),
        ("See https://a.example/tea END", "See https://a.example/tea", "END"),
    ],
)
def test_a_mark_behind_a_finished_sentence_goes(text, kept, mark):
    assert read(text) == ([("", kept)], [("mark", 1, mark)])


@pytest.mark.parametrize(
    "text", ["Tea. 1/2\nMilk. 2/2 END", "Tea. 1/2\nMilk. END 2/2", "Tea. 1/2\nMilk. 2/2\nEND"]
)
def test_a_mark_beside_the_last_label_goes(text):
    posts, repairs = read(text)
    assert posts == [("1/2", "Tea."), ("2/2", "Milk.")]
    assert [text for _, _, text in repairs] == ["END"]


@pytest.mark.parametrize(
    "text",
    [
        "THREAD about tea",
        "A thread on tea",
        "9/12 THREAD: For the past few days",
        "On tea. A thread.",
        "@thread",
        "This is the END",
        "This is the end",
        "It comes to an end.",
        "And so it ends",
        "C'est la fin",
        "They lived happily. The End",
        "On to the weekEND",
        "A tag. #END",
        "He said: END",
        "from beginning/end",
    ],
)
def test_words_of_a_sentence_stay(text):
    assert read(text) == ([("", text)], [])


def test_only_the_ends_of_a_thread_have_marks():
    text = "1/ Tea\nTHREAD\nMore tea\n2/ It ends. END\n3/ No, it goes on"
    assert read(text)[1] == []


def test_a_text_that_is_only_a_mark_keeps_it():
    assert read("THREAD") == ([("", "THREAD")], [])
    assert read("🧵\n\nEND") == ([("", "🧵  END")], [])


def test_a_post_with_a_label_stays_when_its_mark_goes():
    assert read("1/ Tea\n2/ END") == ([("1/", "Tea"), ("2/", "")], [("mark", 2, "END")])


def test_marks_are_no_posts_where_blank_lines_part_them():
    words = (
        "Some mornings the ferry has no passengers, and then the captain reads to the engine, aloud."
    )
    posts, repairs = read("\n\n".join(["THREAD", *[words] * 4, "END"]))
    assert posts == [("", words)] * 4
    assert [text for _, _, text in repairs] == ["THREAD", "END"]


def test_marks_stay_if_asked_and_do_not_hide_the_labels():
    assert read("THREAD 1/2 Tea.\n2/2 Milk. END", marks=False) == (
        [("1/2", "THREAD Tea."), ("2/2", "Milk. END")],
        [],
    )
    assert read("Tea. 1/2\nMilk. 2/2 END", marks=False)[0][1] == ("2/2", "Milk. END")


def test_what_was_done_is_told():
    repairs = split(lines_of("THREAD\nTea is a leaf. END")).repairs
    assert [repair.message for repair in repairs] == [
        "the mark of the thread's beginning taken out",
        "the mark of the thread's end taken out",
    ]
