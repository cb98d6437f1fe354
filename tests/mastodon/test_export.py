"""Exports of accounts are read from archives and folders, with their pictures."""

import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import convert
from convert.cli.main import main
from convert.errors import InputError
from convert_mastodon import export
from tests.mastodon.samples import ACTOR, created, note, outbox

PNG = b"\x89PNG\r\n\x1a\n not decoded here"
MEDIA = "media_attachments/files/000/000/001/original"
Members = Mapping[str, bytes]


def attached(url: str, media_type: str = "image/png", **changes: Any) -> dict[str, Any]:
    return {"type": "Document", "mediaType": media_type, "url": url, "name": "A cat", **changes}


def members(*attachments: dict[str, Any]) -> dict[str, bytes]:
    """Return the files of an export with a thread of two posts, in an order that servers use."""
    items = [created(note(1, attachment=list(attachments))), created(note(2, 1))]
    return {
        f"{MEDIA}/1.png": PNG,
        "outbox.json": json.dumps(outbox(*items)).encode(),
        "likes.json": b'{"orderedItems": ["https://other.example/1"]}',
        "actor.json": json.dumps(ACTOR).encode(),
    }


def zipped(files: Members, folder: Path) -> Path:
    path = folder / "archive-2025.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tarred(files: Members, folder: Path) -> Path:
    path = folder / "archive-2025.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def unpacked(files: Members, folder: Path) -> Path:
    for name, data in files.items():
        path = folder / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "archive"


def only_outbox(files: Members, folder: Path) -> Path:
    return unpacked(files, folder) / "outbox.json"


def below_a_folder(files: Members) -> Members:
    packed = {f"my export/{name}": data for name, data in files.items()}
    return {**packed, "__MACOSX/my export/._outbox.json": b"x", "my export/.DS_Store": b"x"}


PACKED = (zipped, tarred, unpacked, only_outbox)


@pytest.mark.parametrize("pack", PACKED)
def test_an_export_has_its_pictures_however_it_is_packed(
    pack: Callable[[Members, Path], Path], tmp_path: Path
) -> None:
    document = convert.read(pack(members(attached(f"{MEDIA}/1.png")), tmp_path))
    assert [medium.data for medium in document.media] == [PNG]
    assert document.media[0].alt == "A cat"
    assert (document.author.name, document.author.handle) == ("Ada Example", "ada@social.example")
    assert not document.repairs


@pytest.mark.parametrize("pack", [zipped, tarred, unpacked])
def test_a_folder_at_the_top_does_no_harm(
    pack: Callable[[Members, Path], Path], tmp_path: Path
) -> None:
    document = convert.read(pack(below_a_folder(members(attached(f"/{MEDIA}/1.png"))), tmp_path))
    assert [medium.data for medium in document.media] == [PNG]


@pytest.mark.parametrize(
    "url",
    [f"/{MEDIA}/1.png", f"/system/{MEDIA}/1.png", f"https://s3.example/bucket/{MEDIA}/1.png"],
)
def test_a_picture_is_found_by_the_path_that_its_server_gives(url: str, tmp_path: Path) -> None:
    document = convert.read(zipped(members(attached(url)), tmp_path))
    assert [medium.data for medium in document.media] == [PNG]


@pytest.mark.parametrize("pack", PACKED)
@pytest.mark.parametrize("url", ["../../secret", "media_attachments/gone.png", "/etc/passwd", "C:\\x"])
def test_a_picture_that_is_not_in_the_export_is_its_description(
    pack: Callable[[Members, Path], Path], url: str, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_bytes(PNG)
    document = convert.read(pack(members(attached(url)), tmp_path))
    assert [(medium.data, medium.url, medium.alt) for medium in document.media] == [
        (None, None, "A cat")
    ]
    assert [repair.message for repair in document.repairs] == ["a picture is not in the export"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    folder = unpacked(members(attached("link.png")), tmp_path)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    assert convert.read(folder).media[0].data is None


def test_a_picture_elsewhere_in_the_web_is_a_link(tmp_path: Path) -> None:
    document = convert.read(zipped(members(attached("https://s3.example/2.png")), tmp_path))
    assert [(each.data, each.url) for each in document.media] == [(None, "https://s3.example/2.png")]
    assert not document.repairs


@pytest.mark.parametrize("pack", PACKED)
def test_a_picture_that_is_too_large_is_a_repair(
    pack: Callable[[Members, Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "_LARGEST_PICTURE", export._LARGEST_PICTURE._replace(size=10))
    document = convert.read(pack(members(attached(f"{MEDIA}/1.png")), tmp_path))
    assert document.media[0].data is None
    (repair,) = document.repairs
    assert repair.message.startswith("left out a picture: ")


def test_videos_stay_in_the_export(tmp_path: Path) -> None:
    files = members(attached(f"{MEDIA}/1.mp4", "video/mp4")) | {f"{MEDIA}/1.mp4": b"video"}
    document = convert.read(zipped(files, tmp_path))
    assert [(medium.kind, medium.data) for medium in document.media] == [("video", None)]
    (repair,) = document.repairs
    assert repair.message == "left the video in the export, since no format shows it"
    assert repair.text == f"{MEDIA}/1.mp4"


@pytest.mark.parametrize("name", ["outbox.json", "actor.json"])
@pytest.mark.parametrize("data", [b"[", b"[" * 100_000, b"\xff", b"{}", b""])
def test_a_damaged_export_is_one_line(
    name: str, data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = zipped(members() | {name: data}, tmp_path)
    code = main([str(path), "--to", "markdown", "-o", f"{tmp_path}/out/"])
    (line,) = capsys.readouterr().err.splitlines()
    if (name, data) == ("actor.json", b"{}"):  # the posts name their author
        assert code == 0
    else:
        assert code == 1
        assert f"{path}: {name}" in line


def test_several_threads_are_several_documents_in_order(tmp_path: Path) -> None:
    items = [created(note(number, number - 1 if number % 2 == 0 else None)) for number in range(1, 9)]
    files = members() | {"outbox.json": json.dumps(outbox(*items)).encode()}
    documents = [*convert.read_all(zipped(files, tmp_path))]
    assert [document.source.url for document in documents] == [
        f"https://social.example/@ada/{number}" for number in (1, 3, 5, 7)
    ]


def test_an_export_without_a_thread_says_what_it_has(tmp_path: Path) -> None:
    items = [created(note(1)), created(note(2, to=[], cc=[])), {"type": "Announce", "object": "x"}]
    files = members() | {"outbox.json": json.dumps(outbox(*items)).encode()}
    with pytest.raises(InputError) as caught:
        convert.read(zipped(files, tmp_path))
    assert caught.value.message == (
        "no thread: left out 1 boost of other posts; left out 1 post not public; --mastodon.private keeps "
        "them; left out 1 post in threads of fewer than 2; --mastodon.least 1 keeps them"
    )
    options = {"least": 1, "private": True}
    assert len([*convert.read_all(zipped(files, tmp_path), mastodon=options)]) == 2
