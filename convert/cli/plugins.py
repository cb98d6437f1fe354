"""Use the plugins that a call and the user's configuration name, and no others with `--no-plugins`."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from convert import registry
from convert.cli.messages import print_error
from convert.cli.settings import default_config, load, load_default
from convert.errors import PluginError, UsageError

_KEY = "plugins"


def configuration(call: Namespace) -> tuple[Path, dict[str, Any]]:
    """Return the path and the content of the configuration of a call. Raises `UsageError`."""
    if "config" in call:
        if not call.config:
            raise UsageError("--config: the name is empty; --no-config reads no file")
        return Path(call.config), load(Path(call.config))
    file = default_config()
    return file, {} if call.no_config else load_default(file)


def use_plugins_if_possible(call: Namespace) -> bool:
    """Use the plugins of a call that needs nothing else of its configuration.

    An invalid configuration is reported, and left out. Returns whether all work.
    """
    try:
        return use_plugins(call, *configuration(call))
    except UsageError as error:
        print_error(error)
        use_plugins(call, default_config(), {})
        return False


def use_plugins(call: Namespace, file: Path, config: Mapping[str, Any]) -> bool:
    """Use the plugins in files that the call or its configuration names, and report the broken ones.

    Returns whether all work. Raises `UsageError` if the configuration does not name files.
    """
    if call.no_plugins:
        registry.keep_to_own()
    succeeded = True
    for path in [*_of_configuration(file, config, call), *map(Path, getattr(call, "plugin", []))]:
        try:
            registry.add_file(path)
        except PluginError as error:
            print_error(error, debug=call.debug)
            succeeded = False
    return succeeded


def without_plugins(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return a configuration without the files of plugins."""
    return {name: value for name, value in config.items() if name != _KEY}


def _of_configuration(file: Path, config: Mapping[str, Any], call: Namespace) -> Iterator[Path]:
    """Yield the files that a configuration names, relative to its folder; none with --no-plugins."""
    names = config.get(_KEY) or []
    if isinstance(names, str):
        names = [names]
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UsageError(f"{_KEY}: expected a list of files", file=file)
    if not call.no_plugins:
        yield from (file.parent / Path(name).expanduser() for name in names)
