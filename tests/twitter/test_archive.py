"""Archives of X: a zip, its parts, a folder, or a file; nothing private is opened."""

import json
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

import convert
from convert.testing import sample_document
from convert.tree import Figure, Quote, plain, walk
from tests.archives.packing import tarred, zipped
from tests.twitter.builders import FIRST, MINUTE, account, members, photo, read, script, tweet, write

PNG = next(medium.data for medium in sample_document().media if medium.data) or b""
THREAD = (tweet(1, "1/ One"), tweet(2, "2/ Two", answers=1))


def texts(documents: list[convert.Document]) -> list[list[str]]:
    return [[plain(post).strip() for post in document.posts] for document in documents]


def manifest(*files: str, partial: bool = False, count: int = 2) -> bytes:
    listed = [{"fileName": name, "count": str(count)} for name in files]
    content = {
        "userInfo": {"accountId": "42", "userName": "ada", "displayName": "Ada Example"},
        "archiveInfo": {"generationDate": "2025-03-04", "isPartialArchive": partial},
        "dataTypes": {"tweets": {"files": listed}, "like": {"files": [{"fileName": "data/like.js"}]}},
    }
    return f"window.__THAR_CONFIG = {json.dumps(content)}".encode()


@pytest.mark.parametrize("folder", ["", "twitter-2025-03-04-0123abcd/"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_packed_archive_is_read_also_if_it_was_packed_again(
    tmp_path: Path, folder: str, pack: object
) -> None:
    files = [(folder + name, data) for name, data in members(*THREAD).items()]
    assert callable(pack)
    path = pack(tmp_path / ("a.zip" if pack is zipped else "a.tar.gz"), [*files, ("__MACOSX/._a", b"")])
    (document,) = read(path)
    assert texts([document]) == [["One", "Two"]]
    assert document.author.handle == "ada"


def test_a_folder_is_read_and_so_is_a_single_file_with_those_around_it(tmp_path: Path) -> None:
    post = tweet(1, "1/ One https://t.co/p", extended_entities={"media": [photo("https://t.co/p")]})
    files = members(post, THREAD[1]) | {f"data/tweets_media/{post['id']}-AAA.jpg": PNG}
    folder = write(tmp_path / "unpacked", files)
    (whole,) = read(folder)
    (alone,) = read(folder / "data/tweets.js")
    assert whole.media[0].data == alone.media[0].data == PNG
    assert convert.tree.replace(whole, source=alone.source) == alone
    assert whole.source.sha256 == alone.source.sha256


def test_a_file_without_others_is_read_with_the_handle_from_its_answers() -> None:
    (document,) = convert.read_all(script("tweets", THREAD), name="tweets.js")
    assert texts([document]) == [["One", "Two"]]
    assert document.author.handle == "ada"


def test_a_file_gives_the_threads_that_begin_in_it(tmp_path: Path) -> None:
    other = (tweet(3, "Another"), tweet(4, "thread", answers=3))
    files = members(*THREAD) | {"data/tweets-part1.js": script("tweets", other)}
    folder = write(tmp_path, files)
    assert texts(read(folder / "data/tweets-part1.js")) == [["Another", "thread"]]
    assert texts(read(folder)) == [["One", "Two"], ["Another", "thread"]]


def test_parts_of_a_divided_archive_are_read_together_and_each_thread_once(tmp_path: Path) -> None:
    listed = manifest("data/tweets.js", "data/tweets-part1.js", partial=True, count=1)
    photo_of_two = {"media": [photo("https://t.co/p")]}
    two = tweet(2, "2/ Two https://t.co/p", answers=1, extended_entities=photo_of_two)
    one = {"data/manifest.js": listed, "data/account.js": account()}
    write_zip(tmp_path / "a-part1.zip", one | {"data/tweets.js": script("tweets", THREAD[:1])})
    further = {"data/manifest.js": listed, "data/tweets-part1.js": script("tweets", [two])}
    path = f"data/tweets_media/{two['id']}-AAA.jpg"
    write_zip(tmp_path / "a-part2.zip", further | {path: PNG})
    write_zip(tmp_path / "another.zip", members(tweet(9, "Of another account")))
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04")
    with warnings.catch_warnings(action="error"):
        (document,) = read(tmp_path / "a-part1.zip")
    assert texts([document]) == [["One", "Two"]]
    assert document.media[0].data == PNG
    with pytest.raises(convert.ConvertError, match="no thread begins in it"):
        read(tmp_path / "a-part2.zip")


def test_a_part_without_the_others_warns_of_what_is_missing(tmp_path: Path) -> None:
    files = members(*THREAD) | {
        "data/manifest.js": manifest("data/tweets.js", "data/x.js", partial=True)
    }
    with pytest.warns(
        convert.ConvertWarning, match=r"x\.js is missing in the archive; put all its parts"
    ):
        read(write_zip(tmp_path / "a.zip", files))


def test_another_number_of_posts_than_the_manifest_says_is_a_warning(tmp_path: Path) -> None:
    files = members(*THREAD) | {"data/manifest.js": manifest("data/tweets.js", count=3)}
    with pytest.warns(convert.ConvertWarning, match=r"tweets\.js has 2 posts, and the manifest says 3"):
        read(write(tmp_path, files))


def test_private_files_are_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    private = ("direct-messages", "like", "email-address-change", "ip-audit", "phone-number", "contact")
    files = members(*THREAD) | {f"data/{name}.js": b"private" for name in private}
    opened: list[str] = []
    path = write_zip(tmp_path / "a.zip", files)
    original = zipfile.ZipFile.open

    def recorded(self: zipfile.ZipFile, name: zipfile.ZipInfo, *args: object) -> object:
        opened.append(name.filename)
        return original(self, name, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(zipfile.ZipFile, "open", recorded)
    (document,) = read(path)
    assert {*opened} == {"data/account.js", "data/tweets.js"}
    assert "private.example" not in str(convert.render(document, "json"))


def test_pictures_and_the_best_video_come_from_the_archive(tmp_path: Path) -> None:
    variants = [
        {"bitrate": "256000", "content_type": "video/mp4", "url": "https://v.example/256.mp4?tag=14"},
        {"content_type": "application/x-mpegURL", "url": "https://v.example/pl.m3u8"},
        {"bitrate": "2176000", "content_type": "video/mp4", "url": "https://v.example/2176.mp4?tag=14"},
    ]
    video = photo("https://t.co/v", "still.jpg", type="video", video_info={"variants": variants})
    post = tweet(1, "One https://t.co/v", extended_entities={"media": [video]})
    files = members(post, THREAD[1]) | {f"data/tweets_media/{post['id']}-2176.mp4": b"video"}
    (document,) = read(write(tmp_path, files))
    still, found = document.media
    assert (found.kind, found.data, found.media_type) == ("video", b"video", "video/mp4")
    assert found.poster == still.number
    assert still.url == "https://pbs.twimg.com/media/still.jpg"
    assert [figure.media for figure in walk(document) if isinstance(figure, Figure)] == [(2,)]


@pytest.mark.parametrize(
    "url", ["https://a.example/../../etc/passwd", "https://a.example/..", "https://["]
)
def test_names_of_pictures_lead_nowhere_else(tmp_path: Path, url: str) -> None:
    media = [photo("https://t.co/p", media_url_https=url)]
    post = tweet(1, "One https://t.co/p", extended_entities={"media": media})
    (document,) = read(write(tmp_path, members(post, THREAD[1])))
    assert document.media[0].data is None


def test_a_picture_that_is_too_large_is_a_link_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("convert_twitter.media._MOST_BYTES", 10)
    post = tweet(1, "One https://t.co/p", extended_entities={"media": [photo("https://t.co/p")]})
    files = members(post, THREAD[1]) | {f"data/tweets_media/{post['id']}-AAA.jpg": PNG}
    with pytest.warns(convert.ConvertWarning, match=r"more than 200 MB; it is only a link"):
        (document,) = read(write(tmp_path, files))
    assert document.media[0].data is None


def test_an_answer_to_an_edited_post_follows_its_last_version(tmp_path: Path) -> None:
    ids = [str(FIRST + number * MINUTE) for number in (1, 2)]
    info = {"edit": {"editControlInitial": {"editTweetIds": ids}}}
    posts = [
        tweet(1, "Befor", edit_info={"initial": {"editTweetIds": ids}}),
        tweet(2, "Before", edit_info=info),
        tweet(3, "After", answers=1),
    ]
    (document,) = read(write(tmp_path, members(*posts)))
    assert texts([document]) == [["Before", "After"]]
    assert document.posts[0].edited == "2025-03-03T10:02:00Z"
    assert [(each.kind, each.text) for each in document.repairs] == [("version", "Befor")]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, [["One", "Two"], ["Three", "Four"]]),
        ({"least": 3}, []),
        ({"least": 1}, [["One", "Two"], ["Three", "Four"], ["Alone"]]),
        ({"since": "2025-03-04"}, [["Three", "Four"]]),
        ({"until": "2025-03-03"}, [["One", "Two"]]),
        ({"since": "2025-03-03", "until": "2025-03-04"}, [["One", "Two"], ["Three", "Four"]]),
    ],
)
def test_options_choose_threads(
    tmp_path: Path, options: Mapping[str, object], found: list[list[str]]
) -> None:
    day = "Tue Mar 04 10:00:00 +0000 2025"
    posts = [
        *THREAD,
        tweet(3, "Three", created_at=day),
        tweet(4, "Four", answers=3, created_at=day),
        tweet(5, "Alone"),
    ]
    path = write(tmp_path / "x", members(*posts))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", convert.ConvertWarning)
        if found:
            assert texts([*convert.read_all(path, **{"from": "twitter"}, twitter=options)]) == found
        else:
            with pytest.raises(
                convert.ConvertError, match="left out 5 posts in threads of fewer than 3"
            ):
                [*convert.read_all(path, **{"from": "twitter"}, twitter=options)]


@pytest.mark.parametrize(
    ("fields", "handle", "url"),
    [
        ({"in_reply_to_user_id_str": "42"}, "ada", "https://x.com/ada/status/7"),
        ({"in_reply_to_screen_name": "bob"}, "bob", "https://x.com/bob/status/7"),
        ({}, None, "https://x.com/i/status/7"),
    ],
)
def test_a_thread_below_a_post_that_is_not_there_says_what_it_answers(
    tmp_path: Path, fields: dict[str, str], handle: str | None, url: str
) -> None:
    first = tweet(1, "One", in_reply_to_status_id_str="7", **fields)
    (document,) = read(write(tmp_path, members(first, THREAD[1])))
    answers = document.posts[0].answers
    assert answers is not None
    assert (answers.author and answers.author.handle, answers.url) == (handle, url)
    assert document.posts[1].answers is None


def test_a_name_before_a_post_that_answers_no_post_stays(tmp_path: Path) -> None:
    post = tweet(1, "@bob hello", in_reply_to_user_id_str="7", in_reply_to_screen_name="bob")
    (document,) = read(write(tmp_path, members(post)), least=1)
    assert texts([document]) == [["@bob hello"]]


def test_deleted_posts_are_read_if_asked_for(tmp_path: Path) -> None:
    gone = script("deleted_tweets", [tweet(2, "gone", answers=1)])
    path = write(tmp_path, members(tweet(1, "there"), deleted_tweets=gone))
    assert texts(read(path, deleted=True)) == [["there", "gone"]]
    with pytest.raises(convert.ConvertError, match="fewer than 2"):
        read(path)


@pytest.mark.parametrize("post_id", ["", "../../x", "9" * 30, 7.5])
def test_a_post_without_an_id_is_left_out_with_a_warning(tmp_path: Path, post_id: object) -> None:
    path = write(tmp_path, members(*THREAD, {"id_str": post_id, "full_text": "x"}))
    with pytest.warns(convert.ConvertWarning, match="left out 1 post without an id"):
        assert texts(read(path)) == [["One", "Two"]]


def test_a_quoted_post_has_its_long_text(tmp_path: Path) -> None:
    long_ = "Many words of a quoted post. " * 12
    note = {"createdAt": "2025-03-03T10:01:00.000Z", "core": {"text": long_ + "The end."}}
    own = {"https://t.co/q": f"https://twitter.com/ada/status/{FIRST + MINUTE}"}
    posts = [
        tweet(1, long_[:274].rstrip() + "…"),
        tweet(2, "Look: https://t.co/q", urls=own),
        tweet(3, "More", answers=2),
    ]
    files = members(*posts, note_tweet=script("note_tweet", [note], key="noteTweet"))
    with warnings.catch_warnings(action="ignore"):  # the quoted post is in no thread
        (document,) = read(write(tmp_path, files))
    (quote,) = [each for each in walk(document) if isinstance(each, Quote)]
    assert quote.state == "shown"
    assert plain(quote).endswith("The end.")


def write_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files of an archive as a zip."""
    return zipped(path, files.items())


def test_a_warning_of_a_quoted_post_is_a_warning_of_the_post(tmp_path: Path) -> None:
    own = {"https://t.co/q": f"https://twitter.com/ada/status/{FIRST + MINUTE}"}
    posts = [tweet(1, "One", possibly_sensitive=True), tweet(2, "See https://t.co/q", urls=own)]
    _, found = read(write(tmp_path, members(*posts)), least=1)
    assert found.posts[0].warning == "quoted post: sensitive content"
