"""Check the options of writers, readers and transforms, and that a call uses those that it gives."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress

from convert import registry
from convert.cli.settings import Settings
from convert.errors import PluginError, UsageError
from convert.options import option_name, options_of
from convert.registry import Kind


def check_used(
    settings: Settings, given: Mapping[str, Mapping[str, object]], formats: Collection[str]
) -> None:
    """Raise `UsageError` for invalid options, and for options on the command line without effect.

    Args:
        settings: The settings, with the sections of the configuration and of the command line.
        given: The sections of the command line.
        formats: The output formats. Without any, options of writers are not checked for their use.
    """
    reading = settings.reading
    for transform in reading.transform:
        registry.transform(transform)  # raises if there is no such transform
    from_ = [] if reading.from_ is None else [registry.reader(reading.from_).format]
    settings.check(sorted({*formats, *reading.transform, *from_, *given}))
    for name in registry.names("reader") & (settings.formats.keys() - given.keys()):
        with suppress(PluginError):  # a section that this call may not need
            settings.check([name])
    for name, options in given.items():
        for option in options:
            _check_option(name, option, settings, formats)


def _check_option(name: str, option: str, settings: Settings, formats: Collection[str]) -> None:
    """Raise `UsageError` if no writer, reader or transform of the call has an option."""
    reading = settings.reading
    remedies: list[str] = []
    for kind in _kinds_with(name, option):
        match kind:
            case "writer":
                used = not formats or name in formats
                remedy = f"{name} is not among the output formats; add --to {name}"
            case "reader":
                used = reading.from_ in (None, name)
                remedy = f"the threads are read as {reading.from_}, not as {name}"
            case "transform":
                used = name in reading.transform
                remedy = f"{name} is not among the transforms; add --transform {name}"
        if used:
            return
        remedies.append(remedy)
    raise UsageError(f"{name}.{option}: {'; or: '.join(remedies)}")


def _kinds_with(name: str, option: str) -> Iterator[Kind]:
    """Yield which records of a name have an option: its writer, its reader or its transform."""
    kinds: tuple[Kind, ...] = ("writer", "reader", "transform")
    for kind in kinds:
        if registry.is_known(name, kind):
            options = getattr(registry, kind)(name).options
            if option_name(option) in {each.name for each in options_of(options)}:
                yield kind
