"""Read exports of accounts: archives and folders with outbox.json, actor.json and the media."""

import json
from collections.abc import Callable, Container, Iterator
from typing import Final

from convert.archives import Archive, Limit
from convert.errors import InputError
from convert_mastodon import activity
from convert_mastodon.spool import Place, Spool
from convert_mastodon.status import Account, Attachment
from convert_mastodon.values import as_object

ACTOR: Final = "actor.json"
LARGEST_OUTBOX: Final = Limit(size=8_000_000_000, rule="an outbox may have (8 GB)")

_LARGEST_ACTOR = Limit(size=10_000_000, rule="actor.json may have (10 MB)")
_LARGEST_PICTURE = Limit(size=50_000_000, rule="a picture may have (50 MB)")
_MEDIA = "media_attachments/"


def actor_in(archive: Archive, file: str) -> Account | None:
    """Return the account that an archive or a folder is an export of; None if it does not say so.

    `file` is its name for messages. Raises `InputError`.
    """
    if ACTOR not in archive:
        return None
    try:
        value: object = json.loads(archive.read(ACTOR, _LARGEST_ACTOR))
    except (ValueError, RecursionError):
        raise InputError(f"{ACTOR}: invalid JSON; export the account again", file=file) from None
    return activity.account_of(as_object(value))


class ExportedMedia:
    """The pictures of an export whose members can be read in any order: a zip or a folder."""

    def __init__(self, archive: Archive, names: Container[str]) -> None:
        """Read nothing yet; `names` are those of the members."""
        self._archive = archive
        self._names = names

    def load(self, attachment: Attachment) -> bytes | str | None:
        """Return the bytes of a picture, or why they are not in the document; None if it is a link."""
        return _loaded(attachment, self._names, self._read)

    def _read(self, name: str) -> bytes | str:
        try:
            return self._archive.read(name, _LARGEST_PICTURE)
        except InputError as error:
            return error.message


class SpooledMedia:
    """The pictures of a tar, which is read in one pass, and in which they may have any order."""

    def __init__(self, archive: Archive, wanted: Container[str], spool: Spool) -> None:
        """Read the wanted members. Raises `InputError` if the archive is damaged."""
        self._spool = spool
        self._found: dict[str, Place | str] = {}
        for member in archive.members(_LARGEST_PICTURE):
            if member.name in wanted and member.fault is None:
                try:
                    self._found[member.name] = spool.add(member.read())
                except InputError as error:
                    self._found[member.name] = error.message

    def load(self, attachment: Attachment) -> bytes | str | None:
        """Return the bytes of a picture, or why they are not in the document; None if it is a link."""
        return _loaded(attachment, self._found, self._read)

    def _read(self, name: str) -> bytes | str:
        found = self._found[name]
        return found if isinstance(found, str) else self._spool.read(found)


def names_of(attachment: Attachment) -> Iterator[str]:
    """Yield the names that a picture may have in an export (Mastodon's `backup_service.rb`)."""
    if attachment.kind not in ("image", "animation"):
        return
    path = attachment.path or ""
    yield path
    yield path.removeprefix("system/")
    _, found, rest = path.partition(_MEDIA)
    if found:
        yield found + rest


def _loaded(
    attachment: Attachment, names: Container[str], read: Callable[[str], bytes | str]
) -> bytes | str | None:
    name = next((each for each in names_of(attachment) if each in names), None)
    if name is not None:
        found = read(name)
        return f"left out a picture: {found}" if isinstance(found, str) else found
    if attachment.url is not None:
        return None
    if attachment.kind in ("image", "animation"):
        return "a picture is not in the export"
    return f"left the {attachment.kind} in the export, since no format shows it"
