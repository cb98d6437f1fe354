"""Documents are composed of plain words."""

from convert import composing
from convert.notes import Numbering
from convert.tree import Break, Hashtag, Link, Mention, Paragraph, Text
from convert.validation import fault
from tests.builders import SOURCE, post


def test_links_mentions_and_hashtags_are_found_in_words():
    numbering = Numbering("bluesky")
    first = composing.blocks("Thanks, @ann.bsky.social\n#tea\n\nSee https://a.example/x", numbering)
    assert first == (
        Paragraph(
            (
                Text("Thanks, "),
                Mention("@ann.bsky.social", "ann.bsky.social", 1),
                Break(),
                Hashtag("#tea", "tea"),
            )
        ),
        Paragraph((Text("See "), Link("a.example", 2))),
    )
    assert composing.blocks("https://a.example/x", numbering) == (Paragraph((Link("a.example", 2),)),)
    assert [note.url for note in numbering.notes] == [
        "https://bsky.app/profile/ann.bsky.social",
        "https://a.example/x",
    ]


def test_characters_that_no_format_holds_are_left_out():
    assert composing.blocks("a\x00\ud800b\r\n\r\nc", Numbering("twitter")) == (
        Paragraph((Text("ab"),)),
        Paragraph((Text("c"),)),
    )


def test_title_languages_and_directions_are_derived():
    numbering = Numbering("twitter")
    english = "This is the first sentence of the thread, and it is in English. More follows."
    hebrew = "זה המשפט השני של השרשור, והוא כתוב בעברית ולא באנגלית כמו הראשון."
    posts = [
        post(1, *composing.blocks(english, numbering)),
        post(2, *composing.blocks(hebrew, numbering)),
    ]
    document = composing.document(posts, numbering=numbering, source=SOURCE)
    assert document.title == "This is the first sentence of the thread, and it is in English"
    assert (document.language, document.direction) == ("en", "ltr")
    assert [(each.language, each.direction) for each in document.posts] == [
        (None, "ltr"),
        ("he", "rtl"),
    ]
    assert fault(document) is None


def test_a_language_that_is_known_is_not_detected():
    posts = [post(1, "C'est la première phrase du fil, et elle est en français.", language="fr")]
    document = composing.document(posts, numbering=Numbering("twitter"), source=SOURCE, language="de")
    assert (document.language, document.posts[0].language) == ("de", "fr")
