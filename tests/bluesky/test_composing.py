"""What is embedded in a post becomes blocks; what is odd in it is left out."""

from typing import Any

import pytest

import convert
from convert.errors import ConvertWarning
from convert.tree import Block, Figure, Link, Paragraph, Quote, plain
from tests.bluesky.builders import DIDS, answer, embedded, node, quoted, uri, view
from tests.bluesky.conftest import Reading


def document(reading: Reading, embed: Any, text: str = "Words.", **fields: Any) -> convert.Document:
    (found,) = reading(answer(node(view("3k", text, embed=embed, **fields))))
    return found


def block(found: convert.Document) -> Block:
    """Return the block after the words."""
    return found.posts[0].blocks[1]


def pictures(*items: dict[str, Any]) -> dict[str, Any]:
    return embedded("images", images=list(items))


def test_a_blank_alternative_text_is_none(reading: Reading) -> None:
    found = document(reading, pictures({"fullsize": "https://a.example/1", "alt": " "}))
    assert found.media[0].alt is None


def test_a_ratio_is_no_size(reading: Reading) -> None:
    ratio = {"width": 4, "height": 3}
    found = document(reading, pictures({"fullsize": "https://a.example/1", "aspectRatio": ratio}))
    assert (found.media[0].width, found.media[0].height) == (None, None)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:image/png;base64,AA", "file:///etc/passwd", 3, ""]
)
def test_only_addresses_of_the_web_are_those_of_pictures(reading: Reading, url: object) -> None:
    found = document(
        reading, pictures({"fullsize": url, "thumb": "https://a.example/thumb", "alt": "A"})
    )
    assert found.media[0].url == "https://a.example/thumb"
    found = document(reading, pictures({"fullsize": url, "alt": "A"}))
    assert (found.media[0].url, found.media[0].alt) == (None, "A")


def test_a_video_has_its_still_as_the_poster(reading: Reading) -> None:
    shown = embedded(
        "video", playlist="https://a.example/v.m3u8", thumbnail="https://a.example/t.jpg", alt="A mill"
    )
    found = document(reading, shown)
    still, video = found.media
    assert (video.kind, video.url, video.alt, video.poster) == (
        "video",
        "https://a.example/v.m3u8",
        "A mill",
        1,
    )
    assert (still.kind, still.url) == ("image", "https://a.example/t.jpg")
    assert block(found) == Figure(media=(2,), note=None)


def card(uri: object, title: object = "A page", description: object = "") -> dict[str, Any]:
    return embedded("external", external={"uri": uri, "title": title, "description": description})


def test_the_title_of_a_page_is_that_of_the_note_of_its_link(reading: Reading) -> None:
    found = document(reading, card("https://a.example/x/"), text="See https://a.example/x now.")
    (note,) = found.notes
    assert (note.url, note.title) == ("https://a.example/x", "A page")  # type: ignore[union-attr]
    assert len(found.posts[0].blocks) == 1


def test_a_page_that_is_not_in_the_words_is_a_paragraph(reading: Reading) -> None:
    found = document(reading, card("https://www.a.example/x"))
    assert block(found) == Paragraph((Link("a.example", 1),))


def test_the_description_of_a_page_is_in_a_repair(reading: Reading) -> None:
    found = document(reading, card("https://a.example", description="All about it."))
    assert [(repair.kind, repair.text) for repair in found.repairs] == [("card", "All about it.")]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "at://x", "a b"])
def test_a_page_with_an_odd_address_is_no_live_link(reading: Reading, url: str) -> None:
    found = document(reading, card(url))
    assert found.notes[0].url == url
    assert f"<{url}>" not in str(convert.render(found, "markdown"))


@pytest.mark.parametrize("url", ["", 3, None])
def test_a_page_without_an_address_is_left_out(reading: Reading, url: object) -> None:
    assert len(document(reading, card(url)).posts[0].blocks) == 1


ANIMATIONS = ("https://media.tenor.com/a/b.gif?hh=1", "https://t.gifs.bsky.app/a/b.gif")


@pytest.mark.parametrize("url", ANIMATIONS)
def test_an_animation_that_is_embedded_as_a_page_is_a_medium(reading: Reading, url: str) -> None:
    (medium,) = document(reading, card(url, description="Alt: A cat types")).media
    assert (medium.kind, medium.alt, medium.url) == ("animation", "A cat types", url)


@pytest.mark.parametrize(
    "url", ["https://evil.example/media.tenor.com/a.gif", "https://tenor.com/a.gif", "https://[::1"]
)
def test_a_page_of_another_host_is_no_animation(reading: Reading, url: str) -> None:
    assert document(reading, card(url)).media == ()


def test_a_quote_in_a_quote_is_its_address(reading: Reading) -> None:
    inner = view("3kc", "Innermost.", by="cid")
    outer = view("3kb", "Inner.", by="bob")
    shown = quoted(outer, embedded("record", record=quoted(inner)))
    quote = block(document(reading, embedded("record", record=shown)))
    assert isinstance(quote, Quote)
    assert (quote.state, plain(quote.blocks[0])) == ("shown", "Inner.")
    assert isinstance(quote.blocks[1], Quote)
    assert (quote.blocks[1].state, quote.blocks[1].blocks) == ("elsewhere", ())


@pytest.mark.parametrize(
    ("kind", "state"),
    [("viewNotFound", "deleted"), ("viewBlocked", "blocked"), ("viewDetached", "hidden")],
)
def test_a_quote_without_words_says_why(reading: Reading, kind: str, state: str) -> None:
    record = {"$type": f"app.bsky.embed.record#{kind}", "uri": uri("3kb", "bob")}
    found = document(reading, embedded("record", record=record))
    quote = block(found)
    assert isinstance(quote, Quote)
    assert (quote.state, quote.note, quote.blocks) == (state, 1, ())
    assert found.notes[0].url == f"https://bsky.app/profile/{DIDS['bob']}/post/3kb"


def test_a_post_that_quotes_itself_ends(reading: Reading) -> None:
    own = {"$type": "app.bsky.embed.record", "record": {"uri": uri("3k"), "cid": "x"}}
    post = view("3k", "I quote myself.")
    post["record"]["embed"] = own
    (found,) = reading({"posts": [post]})
    quote = block(found)
    assert isinstance(quote, Quote)
    assert [type(each).__name__ for each in quote.blocks] == ["Paragraph", "Quote"]


def test_embeds_in_embeds_without_end_end(reading: Reading) -> None:
    embed: dict[str, Any] = pictures()
    for _ in range(200):
        embed = embedded("recordWithMedia", media=embed, record={"record": {}})
    with pytest.warns(ConvertWarning, match="recordWithMedia"):
        document(reading, embed)


def test_what_is_unknown_is_an_address_and_a_warning(reading: Reading) -> None:
    with pytest.warns(ConvertWarning, match=r"3k embeds something unknown \(com.example.new\)"):
        found = document(reading, {"$type": "com.example.new"})
    assert block(found) == Figure(media=(), note=1)
    assert found.notes[0].url == "https://bsky.app/profile/ada.example.com/post/3k"


def test_captions_are_in_a_repair(reading: Reading) -> None:
    post = view("3k", "A video.", embed=embedded("video", playlist="https://a.example/v.m3u8"))
    post["record"]["embed"] = {
        "$type": "app.bsky.embed.video",
        "captions": [{"lang": "en"}, {"lang": "nl"}],
    }
    (found,) = reading(answer(node(post)))
    assert [repair.message for repair in found.repairs] == ["left out the captions of a video: en, nl"]


def test_a_label_of_a_quoted_post_is_a_warning_of_the_post(reading: Reading) -> None:
    record = quoted(view("3kb", "Words.", by="bob", labels=[{"val": "graphic-media"}]))
    found = document(reading, embedded("record", record=record), labels=[{"val": "nudity"}])
    assert found.posts[0].warning == "nudity, quoted post: graphic media"


def test_a_post_of_the_same_source_is_quoted_with_its_words_unless_they_are_far_too_many(
    reading: Reading,
) -> None:
    for words, state in (("Quoted words.", "shown"), ("words " * 5000, "elsewhere")):
        quoting = view("3k2", "See above.", by="bob", minute=1)
        record = {"uri": uri("3k1"), "cid": "x"}
        quoting["record"]["embed"] = {"$type": "app.bsky.embed.record", "record": record}
        _, found = reading({"posts": [view("3k1", words), quoting]}, least=1)
        quote = block(found)
        assert isinstance(quote, Quote)
        assert quote.state == state
        assert quote.author is not None
        assert quote.author.handle == "ada.example.com"
