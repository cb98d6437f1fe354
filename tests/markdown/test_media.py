"""Media: files beside the output, data URIs, addresses, and what can't be shown."""

import base64
import hashlib
import warnings
from typing import Any

import pytest
from msgspec.structs import replace

from convert import ConvertWarning, Output
from convert.testing.fixtures.samples import PNG
from convert.tree import Figure, Media
from convert_markdown import Options, write
from convert_markdown.media import Targets
from tests.builders import picture, post, thread

GIF = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
PNG_NAME = f"media/{hashlib.sha256(PNG).hexdigest()[:16]}.png"


def targets(*media: Media, choice: Any = "files") -> Targets:
    return Targets(thread(media=media), Options(media=choice))


def video(number: int, **fields: Any) -> Media:
    return Media(number=number, **({"kind": "video", "media_type": "video/mp4"} | fields))


def test_a_file_has_the_original_bytes_and_a_name_by_its_content() -> None:
    found = targets(picture(1, PNG), picture(2, GIF, media_type="image/jpeg"), picture(3, PNG))
    names = [found.of(number) for number in (1, 2, 3)]
    assert names == [PNG_NAME, f"media/{hashlib.sha256(GIF).hexdigest()[:16]}.gif", PNG_NAME]
    assert found.files == {names[0]: PNG, names[1]: GIF}


def test_the_name_does_not_depend_on_the_digest_in_the_tree() -> None:
    found = targets(replace(picture(1, PNG), sha256="0" * 64))
    assert found.of(1) == PNG_NAME


@pytest.mark.parametrize(
    ("media_type", "suffix"),
    [("video/mp4", "mp4"), ("VIDEO/WebM", "webm"), ("audio/mpeg", "mp3"), ("audio/ogg", "ogg")],
)
def test_recordings_are_named_after_their_media_types(media_type: str, suffix: str) -> None:
    found = targets(video(1, media_type=media_type, data=b"a"))
    assert found.of(1) == f"media/{hashlib.sha256(b'a').hexdigest()[:16]}.{suffix}"


def test_an_animation_can_be_a_video() -> None:
    animation = video(1, kind="animation", data=b"a", url="https://a.example/b.mp4")
    assert str(targets(animation).of(1)).endswith(".mp4")
    assert targets(animation, choice="embed").of(1) is None
    assert targets(animation, choice="link").of(1) is None
    picture_ = video(1, kind="animation", media_type="image/gif", data=GIF)
    assert str(targets(picture_).of(1)).endswith(".gif")


def test_a_picture_can_be_in_the_output() -> None:
    found = targets(picture(1, PNG), video(2, data=b"a"), choice="embed")
    assert found.of(1) == f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    assert found.of(2) is None
    assert found.files == {}


def test_a_picture_can_be_shown_from_its_address() -> None:
    found = targets(
        picture(1, PNG, url="https://a.example/(b).png"),
        picture(2, PNG, url="javascript:alert(1)"),
        video(3, url="https://a.example/b.mp4"),
        choice="link",
    )
    assert [found.of(number) for number in (1, 2, 3)] == ["https://a.example/%28b%29.png", None, None]


@pytest.mark.parametrize("choice", ["files", "embed"])
def test_a_picture_that_cannot_be_decoded_is_its_alternative_text_with_one_warning(choice) -> None:
    figure = Figure(media=(1, 1), note=None)
    document = thread(post(1, figure, figure), media=(picture(1, PNG[:40], alt="A palace"),))
    with pytest.warns(ConvertWarning) as caught:
        written = write(document, Options(media=choice, front_matter=False))
    assert [str(warning.message) for warning in caught] == [
        "thread.txt: image 1 can't be shown: the file is cut short; its alternative text is shown instead"
    ]
    assert isinstance(written, str)
    assert written.count("Image · A palace") == 4


def test_a_recording_of_unknown_type_is_words_with_a_warning() -> None:
    with pytest.warns(ConvertWarning, match="video 1 can't be shown: its media type is unknown; "):
        assert targets(video(1, media_type="../../a", data=b"a")).of(1) is None


@pytest.mark.parametrize("choice", ["files", "embed", "link", "none"])
def test_a_medium_without_bytes_or_address_is_words_without_a_warning(choice) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = targets(picture(1, None), video(2), choice=choice)
        assert [found.of(1), found.of(2)] == [None, None]


@pytest.mark.parametrize("choice", ["link", "none"])
def test_pictures_are_not_decoded_where_their_bytes_are_not_written(choice) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert targets(picture(1, PNG[:40]), choice=choice).of(1) is None


def test_the_output_has_files_only_if_it_shows_some() -> None:
    document = thread(post(1, Figure(media=(1,), note=None)), media=(picture(1, PNG, alt="a"),))
    written = write(document, Options(front_matter=False))
    assert isinstance(written, Output)
    assert written.files == {PNG_NAME: PNG}
    assert f"![a]({PNG_NAME})" in str(written.content)
    assert isinstance(write(document, Options(media="embed")), str)
