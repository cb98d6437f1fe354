"""Documents are composed of plain words."""

from convert import composing, html, spans
from convert.notes import Numbering
from convert.spans import ToLink, ToMention
from convert.tree import (
    Author,
    Break,
    Figure,
    Hashtag,
    Link,
    Mention,
    Paragraph,
    Text,
    plain,
    replace,
)
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


def test_the_language_is_that_of_most_posts_if_none_is_given():
    posts = [
        post(1, "One.", language="fr"),
        post(2, "Two.", language="de"),
        post(3, "3", language="de"),
    ]
    document = composing.document(posts, numbering=Numbering("twitter"), source=SOURCE)
    assert [document.language, *(each.language for each in document.posts)] == ["de", "fr", None, None]


def test_a_language_of_a_post_that_is_unknown_or_no_tag_is_detected():
    english = "This is the first sentence of the thread, and it is in English."
    posts = [post(1, english, language="und"), post(2, english, language="x"), post(3, "More.")]
    document = composing.document(posts, numbering=Numbering("twitter"), source=SOURCE)
    assert [document.language, *(each.language for each in document.posts)] == ["en", None, None, None]


def test_posts_by_the_author_of_the_document_have_no_author_of_their_own():
    ann, other = Author(name="Ann", handle="ann"), Author(name="Bo", handle="bo")
    posts = [post(1, "One.", author=replace(ann, handle="Ann")), post(2, "Two.", author=other)]
    document = composing.document(posts, numbering=Numbering("twitter"), source=SOURCE, author=ann)
    assert [each.author for each in document.posts] == [None, other]


def test_a_document_is_published_when_its_first_post_is():
    posts = [post(1, "One.", published="2020-11-10"), post(2, "Two.", published="2020-11-11")]
    document = composing.document(posts, numbering=Numbering("twitter"), source=SOURCE)
    assert document.published == "2020-11-10"


def test_labels_are_found_only_if_asked_for():
    posts = [post(1, "1/ One.", label=""), post(2, "2/ Two.", label="")]
    numbering = Numbering("twitter")
    plainly = composing.document(posts, numbering=numbering, source=SOURCE)
    labelled = composing.document(posts, numbering=numbering, source=SOURCE, labels=True)
    assert [(each.label, plain(each)) for each in plainly.posts] == [("", "1/ One."), ("", "2/ Two.")]
    assert [(each.label, plain(each)) for each in labelled.posts] == [("1/", "One."), ("2/", "Two.")]
    assert (plainly.title, labelled.title) == ("1/ One", "One")


def test_media_are_numbered_in_their_order_with_the_digests_of_their_bytes():
    media = composing.MediaNumbering()
    still = media.add("image", data=b"abc", alt=" ")
    assert media.add("video", url="https://a.example/1.mp4", poster=still) == 2
    assert [(item.number, item.alt, item.poster) for item in media.media] == [
        (1, None, None),
        (2, None, 1),
    ]
    document = composing.document(
        [post(1, Figure(media=(2,), note=None))],
        numbering=Numbering("twitter"),
        source=SOURCE,
        media=media.media,
    )
    assert fault(document) is None


def test_one_thread_of_three_networks_is_the_same_document():
    bluesky = [
        "1/ Today's 😀 deal & more, see mid.ru/foreign…\nline\n\nBy @bob",
        "2/ https://a.example/x",
    ]
    twitter = [
        "1/ Today's 😀 deal &amp; more, see https://t.co/a\nline\n\nBy @bob",
        "2/ https://t.co/b",
    ]
    mastodon = [
        "<p>1/ Today&#39;s 😀 deal &amp; more, see "
        '<a href="https://www.mid.ru/foreign/x"><span class="ellipsis">mid.ru/foreign</span>…</a><br />line'
        '</p><p>By <a class="mention" href="https://x.com/bob">@<span>bob</span></a></p>',
        '<p>2/ <a href="https://a.example/x">https://a.example/x</a></p>',
    ]
    mention = ToMention("bob", "https://x.com/bob")
    of_bluesky = {"mid.ru/foreign…": ToLink("https://www.mid.ru/foreign/x"), "@bob": mention}
    of_twitter = {
        "https://t.co/a": ToLink("https://www.mid.ru/foreign/x", text="mid.ru/foreign…"),
        "https://t.co/b": ToLink("https://a.example/x", text="a.example/x"),
        "@bob": mention,
    }

    def ranges(text: str, targets: dict) -> list[spans.Span]:
        return [
            spans.Span(start, start + len(words.encode()), target)
            for words, target in targets.items()
            if (start := text.encode().find(words.encode())) >= 0
        ]

    def document(read, texts: list[str]):
        numbering = Numbering("twitter")
        posts = [post(1, *read(text, numbering)[0], label="") for text in texts]
        return composing.document(posts, numbering=numbering, source=SOURCE, labels=True)

    first, second, third = (
        document(
            lambda text, to: spans.blocks(text, ranges(text, of_bluesky), to, unit="utf-8"), bluesky
        ),
        document(
            lambda text, to: spans.blocks(
                text, ranges(text, of_twitter), to, unit="utf-8", escaped=True
            ),
            twitter,
        ),
        document(
            lambda text, to: html.blocks(
                text, to, handle=lambda element: mention if "mention" in element.classes else None
            ),
            mastodon,
        ),
    )
    assert first == second == third
    assert [each.label for each in first.posts] == ["1/", "2/"]
