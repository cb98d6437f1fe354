"""Read the files of an archive that say whose it is, and what is in it."""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from convert_twitter.archive.decoding import decoder
from convert_twitter.formats.lenient import Number, record
from convert_twitter.tweet import NOBODY, Account


class _Owner(Struct, rename="camel"):
    account_id: str = ""
    username: str = ""
    account_display_name: str = ""


class _Wrapped(Struct):
    account: _Owner | None = None


class _UserInfo(Struct, rename="camel"):
    account_id: str = ""
    user_name: str = ""
    display_name: str = ""


class _ArchiveInfo(Struct, rename="camel"):
    generation_date: str = ""
    is_partial_archive: bool = False


class File(Struct, rename="camel"):
    """A file of posts that an archive should have."""

    file_name: str = ""
    count: Number | None = None


class _DataType(Struct):
    files: list[File] = []


class Manifest(Struct, rename="camel"):
    """What an archive says of itself."""

    user_info: _UserInfo = msgspec.field(default_factory=_UserInfo)
    archive_info: _ArchiveInfo = msgspec.field(default_factory=_ArchiveInfo)
    data_types: dict[str, Any] = {}

    @property
    def owner(self) -> Account:
        """Whose archive it is."""
        info = self.user_info
        return Account(info.account_id, info.user_name, info.display_name)

    @property
    def is_partial(self) -> bool:
        """Whether the archive was divided into several."""
        return self.archive_info.is_partial_archive

    @property
    def identity(self) -> tuple[str, str]:
        """What is the same in all parts of an archive."""
        return (self.user_info.account_id, self.archive_info.generation_date)

    def files(self) -> Iterator[File]:
        """Yield the files of posts that it lists."""
        for name in ("tweets", "tweet"):
            yield from record(self.data_types.get(name), _DataType).files


class _Details(Struct):
    id: str | int = ""
    screen_name: str = ""
    full_name: str = ""


manifest = decoder(Manifest)
_wrapped = decoder(_Wrapped)
_details = decoder(_Details)


def owner(item: msgspec.Raw, name: str) -> Account:
    """Return the account in an item of the file of the account; its e-mail address is not read."""
    found = _wrapped(item, name).account
    return Account(found.account_id, found.username, found.account_display_name) if found else NOBODY


def owner_until_2018(value: msgspec.Raw, name: str) -> Account:
    """Return the account in the file of older archives."""
    found = _details(value, name)
    return Account(str(found.id), found.screen_name, found.full_name)
