"""Where numbers of notes and the signs of names are on the page, in both directions of reading."""

import pytest

from convert.tree import (
    Author,
    Direction,
    Document,
    Link,
    LinkNote,
    Mention,
    MentionNote,
    Quote,
    replace,
)
from tests.builders import post, thread
from tests.pdf.reading import read

NOTES = (
    MentionNote(number=1, handle="museum", url="https://x.com/museum"),
    LinkNote(number=2, url="https://he.example/1", truncated=False),
)
HANDLE, WORD = Mention("@museum", "museum", 1), Link("מוזיאון", 2)
AROUND: dict[Direction, tuple[str, str]] = {"ltr": ("so ", ", then"), "rtl": ("אז ", ", היום")}


def places(document: Document) -> dict[str, float]:
    """The left edges of the words on the first page; of those that are repeated, the first."""
    found: dict[str, float] = {}

    def visit(text: str, _: object, matrix: list[float], *__: object) -> None:
        if text.strip():
            found.setdefault(text.strip(), matrix[4])

    read(document).pages[0].extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("word", [HANDLE, WORD])
def test_a_number_is_read_after_its_word(direction: Direction, word: Mention | Link) -> None:
    before, after = AROUND[direction]
    paragraph = post(1, before, word, after)
    quote = post(
        1, Quote(state="shown", author=None, published=None, note=None, blocks=paragraph.blocks)
    )
    for each in (paragraph, quote):
        document = thread(
            replace(each, direction=direction), notes=NOTES, direction=direction, title="A"
        )
        found = places(replace(document, notes=(NOTES[word.note - 1],) * 2))
        number, own = found[str(word.note)], found[word.text]
        assert (number > own) == (direction == "ltr")


def test_signs_of_names_are_where_they_are_read_in_titles_and_bylines() -> None:
    author = Author(name="בית", handle="museum")
    document = thread("א", direction="rtl", title="אז @museum_of_towers", author=author)
    found = places(document)
    assert "@museum_of_towers" in found
    assert any("@museum" in words for words in found.keys() - {"@museum_of_towers"})


def test_the_name_in_a_note_is_read_before_its_address() -> None:
    document = thread(("אז ", HANDLE), notes=NOTES[:1], direction="rtl", title="א")
    found = places(document)
    assert found["https://x.com/museum"] < found["@museum"]
