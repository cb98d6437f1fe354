"""Tests for markers of a thread's start and end: removed if alone, kept in sentences."""

import pytest

from convert.text.lines import lines_of
from convert.text.split import split_posts


def read(text, **options):
    """Return the labels and words of the posts, and the repairs."""
    found = split_posts(lines_of(text), **options)
    return [(post.label, " ".join(line.text for line in post.lines).strip()) for post in found.posts], [
        (repair.kind, repair.line, repair.text) for repair in found.repairs
    ]


@pytest.mark.parametrize(
    "marker",
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
def test_a_marker_alone_above_the_thread_is_removed(marker):
    words = [("", "Tea is a leaf.")]
    assert read(f"{marker}\nTea is a leaf.") == (words, [("mark", 1, marker)])
    assert read(f"\n {marker}\n\nTea is a leaf.") == (words, [("mark", 2, marker)])


def test_a_marker_alone_below_the_opener_is_removed():
    assert read("Tea is a leaf.\n\n🧵👇\n\n2/ It grows.") == (
        [("", "Tea is a leaf."), ("2/", "It grows.")],
        [("mark", 3, "🧵👇")],
    )


def test_a_marker_above_or_after_the_first_label_is_removed_without_the_label():
    posts = [("1/", "Tea"), ("2/", "Milk")]
    assert read("THREAD\n1/ Tea\n2/ Milk") == (posts, [("mark", 1, "THREAD")])
    assert read("1/ 🧵\nTea\n2/ Milk") == (posts, [("mark", 1, "🧵")])


def test_the_word_thread_before_a_label_is_a_marker():
    posts = [("1/7", "On tea"), ("2/7", "On milk")]
    assert read("THREAD 1/7 On tea\n2/7 On milk") == (posts, [("mark", 1, "THREAD")])
    assert read("Thread: 1/7 On tea\n2/7 On milk") == (posts, [("mark", 1, "Thread:")])
    assert read("🧵 1/7 On tea\n2/7 On milk") == (posts, [("mark", 1, "🧵")])


@pytest.mark.parametrize(
    "marker",
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
def test_a_marker_alone_below_the_thread_is_removed(marker):
    assert read(f"1/ Tea\n2/ Milk\n\n{marker}\n") == (
        [("1/", "Tea"), ("2/", "Milk")],
        [("mark", 4, marker)],
    )


@pytest.mark.parametrize(
    ("text", "kept", "marker"),
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
        ("Թեյը տերև է։ END", "Թեյը տերև է։", "END"),
        ("चाय एक पत्ता है। END", "चाय एक पत्ता है।", "END"),
    ],
)
def test_a_marker_after_a_finished_sentence_is_removed(text, kept, marker):
    assert read(text) == ([("", kept)], [("mark", 1, marker)])


@pytest.mark.parametrize(
    "text", ["Tea. 1/2\nMilk. 2/2 END", "Tea. 1/2\nMilk. END 2/2", "Tea. 1/2\nMilk. 2/2\nEND"]
)
def test_a_marker_before_or_after_the_last_label_is_removed(text):
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
def test_words_of_a_sentence_are_kept(text):
    assert read(text) == ([("", text)], [])


def test_markers_inside_a_thread_are_kept():
    text = "1/ Tea\nTHREAD\nMore tea\n2/ It ends. END\n3/ No, it goes on"
    assert read(text)[1] == []


def test_a_text_that_is_only_a_marker_keeps_it():
    assert read("THREAD") == ([("", "THREAD")], [])
    assert read("🧵\n\nEND") == ([("", "🧵  END")], [])


def test_a_labelled_post_is_kept_when_its_marker_is_removed():
    assert read("1/ Tea\n2/ END") == ([("1/", "Tea"), ("2/", "")], [("mark", 2, "END")])


def test_markers_between_blank_lines_are_no_posts():
    words = (
        "Some mornings the ferry has no passengers, and then the captain reads to the engine, aloud. "
        "On others it has forty, and then nobody reads to it."
    )
    posts, repairs = read("\n\n".join(["THREAD", *[words] * 4, "END"]))
    assert posts == [("", words)] * 4
    assert [text for _, _, text in repairs] == ["THREAD", "END"]


def test_markers_are_kept_on_request_and_do_not_hide_labels():
    assert read("THREAD 1/2 Tea.\n2/2 Milk. END", remove_markers=False) == (
        [("1/2", "THREAD Tea."), ("2/2", "Milk. END")],
        [],
    )
    assert read("Tea. 1/2\nMilk. 2/2 END", remove_markers=False)[0][1] == ("2/2", "Milk. END")


def test_removed_markers_are_reported():
    repairs = split_posts(lines_of("THREAD\nTea is a leaf. END")).repairs
    assert [repair.message for repair in repairs] == [
        "removed the marker of the thread's start",
        "removed the marker of the thread's end",
    ]


def test_a_marker_has_at_most_40_characters_with_its_decoration():
    assert read(f"THREAD {'-' * 33}\nTea")[1] == [("mark", 1, f"THREAD {'-' * 33}")]
    assert read(f"THREAD {'-' * 34}\nTea")[1] == []
