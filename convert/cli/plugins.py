"""Use the plugins that a call and the user's configuration name, and no others with `--no-plugins`."""

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from convert import registry
from convert.cli.messages import print_error
from convert.cli.settings import default_config, load, load_default
from convert.errors import PluginError, UsageError

_KEY = "plugins"


class Setup(NamedTuple):
    """The configuration of a call, and whether its plugins work."""

    file: Path
    """The path of the configuration."""
    config: Mapping[str, Any]
    """Its content, without the files of plugins."""
    plugins: Sequence[Path]
    """The files of plugins that both name."""
    plugins_work: bool
    """Whether all of them could be loaded."""


def set_up(call: Namespace) -> Setup:
    """Read the configuration of a call, use the plugins that both name, and report the broken ones.

    For a list of formats, an invalid configuration is reported and left out. Raises `UsageError` if it
    is invalid otherwise.
    """
    try:
        file, config = _configuration(call)
        files = [*_of_configuration(file, config, call), *_of_call(call)]
    except UsageError as error:
        if not (call.formats or "print_completion" in call):
            raise
        print_error(error)
        files = _of_call(call)
        _use(files, call)
        return Setup(file=default_config(), config={}, plugins=files, plugins_work=False)
    own = {name: value for name, value in config.items() if name != _KEY}
    return Setup(file=file, config=own, plugins=files, plugins_work=_use(files, call))


def _configuration(call: Namespace) -> tuple[Path, dict[str, Any]]:
    """Return the path and the content of the configuration of a call. Raises `UsageError`."""
    if "config" in call:
        if not call.config:
            raise UsageError("--config: the name is empty; --no-config reads no file")
        return Path(call.config), load(Path(call.config))
    file = default_config()
    return file, {} if call.no_config else load_default(file)


def _of_call(call: Namespace) -> list[Path]:
    return [Path(name) for name in getattr(call, "plugin", [])]


def _use(files: Sequence[Path], call: Namespace) -> bool:
    """Use the plugins in these files, and no others with --no-plugins. Return whether all work."""
    if call.no_plugins:
        registry.keep_to_own()
    succeeded = True
    for path in files:
        try:
            registry.add_file(path)
        except PluginError as error:
            print_error(error, debug=call.debug)
            succeeded = False
    return succeeded


def _of_configuration(file: Path, config: Mapping[str, Any], call: Namespace) -> Iterator[Path]:
    """Yield the files that a configuration names, relative to its folder; none with --no-plugins."""
    names = config.get(_KEY) or []
    if isinstance(names, str):
        names = [names]
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UsageError(f"{_KEY}: expected a list of files", file=file)
    if not call.no_plugins:
        yield from (file.parent / Path(name).expanduser() for name in names)
