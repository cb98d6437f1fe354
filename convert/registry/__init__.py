"""Find the plugin of a format or a transform.

The names are read from the metadata of installed distributions, without importing a plugin. Only the
plugin of the requested name is imported, so a broken plugin affects no other format. What else is known
without an import, such as suffixes, is kept in a cache.
"""

from contextlib import AbstractContextManager
from typing import Any, cast

from convert.errors import PluginError
from convert.hooks import Reader, Transform, Writer
from convert.registry.calls import calling as _calling
from convert.registry.calls import fault
from convert.registry.catalogue import catalogue
from convert.registry.claims import Claim, Kind, mistake_in
from convert.registry.contents import Identity, content_of, file_content
from convert.registry.contents import identity as _identity
from convert.registry.summaries import Format, completion, faults, format_of_suffix, readers
from convert.registry.summaries import formats as all_formats

__all__ = [
    "Claim",
    "Format",
    "Identity",
    "Kind",
    "add_file",
    "added_files",
    "all_formats",
    "bug",
    "calling",
    "completion",
    "content_of",
    "description",
    "faults",
    "file_content",
    "forget",
    "format_of_suffix",
    "formats",
    "identity",
    "is_kept_to_own",
    "is_known",
    "keep_to_own",
    "names",
    "options_types",
    "reader",
    "readers",
    "restored",
    "transform",
    "use_files",
    "writer",
]

add_file = catalogue.add_file
added_files = catalogue.added_files
forget = catalogue.forget
is_kept_to_own = catalogue.is_kept_to_own
keep_to_own = catalogue.keep_to_own
restored = catalogue.restored
use_files = catalogue.use_files


def formats(kind: Kind = "writer") -> tuple[Claim, ...]:
    """Return what the metadata says of all formats, or of all transforms, sorted by name.

    A name that two distributions claim is listed twice.
    """
    claims = [claim for claim in catalogue.claims(kind) if mistake_in(claim.name) is None]
    return tuple(sorted(claims, key=lambda claim: claim.name))


def names(kind: Kind = "writer") -> frozenset[str]:
    """Return the names of all formats, or of all transforms."""
    return frozenset(claim.name for claim in formats(kind))


def is_known(name: str, *kinds: Kind) -> bool:
    """Return whether there is such a format or transform; the name may have a distribution."""
    return any(name in (claim.name, claim.qualified) for kind in kinds for claim in formats(kind))


def writer(name: str) -> Writer[Any]:
    """Return the writer of a format.

    The name may have a distribution: "pdf@convert-shout". Raises `UsageError` for an unknown format and
    `PluginError` if its plugin is broken.
    """
    return cast("Writer[Any]", catalogue.record("writer", name))


def reader(name: str) -> Reader[Any]:
    """Return the reader of a format. Raises the same errors as `writer`."""
    return cast("Reader[Any]", catalogue.record("reader", name))


def transform(name: str) -> Transform[Any]:
    """Return a transform. Raises the same errors as `writer`."""
    return cast("Transform[Any]", catalogue.record("transform", name))


def options_types(name: str) -> list[type[Any]]:
    """Return the options of the writer, the reader and the transform of a name, as far as they exist.

    Raises `UsageError` if there is none of them, and `PluginError` if a plugin is broken.
    """
    found: list[type[Any]] = []
    if is_known(name, "writer"):
        found.append(writer(name).options)
    if is_known(name, "reader"):
        found.append(reader(name).options)
    if is_known(name, "transform"):
        found.append(transform(name).options)
    return found or [writer(name).options]  # which raises the error for an unknown format


def description(kind: Kind, name: str) -> str:
    """Return the plugin of a format, for messages: "convert_pdf (thread-convert 0.1.0)"."""
    return catalogue.find(kind, name).description


def identity(kind: Kind, name: str) -> Identity:
    """Return what changes when the code of a plugin changes. Raises the same errors as `writer`."""
    return _identity(catalogue.find(kind, name))


def calling(kind: Kind, name: str, thread: str | None = None) -> AbstractContextManager[None]:
    """Run code of the plugin of a name, so that whatever it raises is reported as its fault.

    `thread` is the name of the thread that it works on; an error without a file gets this name.
    """
    return _calling(catalogue.find(kind, name), f"the {name} {kind}", thread)


def bug(kind: Kind, name: str, what: str, file: str) -> PluginError:
    """Return the error for a function of a plugin that returned something wrong."""
    return fault(catalogue.find(kind, name), f"the {name} {kind} {what}", file)
