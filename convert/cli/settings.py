"""Merge the configuration file and the command line; the command line wins."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

import yaml

from convert import registry
from convert.errors import InputError, UsageError
from convert.files import Limit, read_bytes
from convert.options import BatchOptions, Reading, build, option_name, options_of, suggestion
from convert.options.located import located
from convert.sections import Sections, built

T = TypeVar("T")

_LIMIT = Limit(size=1_000_000, rule="a configuration may have (1 MB)")
_MOST_NODES = 10_000
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True)
class Writing:
    """The options of writing, for all output formats, apart from where outputs go."""

    to: Annotated[tuple[str, ...], "the format; can be repeated"] = ()
    if_exists: Annotated[Literal["overwrite", "skip", "error"], "what to do if an output exists"] = (
        "overwrite"
    )
    keep_source: Annotated[bool, "keep what was fetched for a thread beside its outputs"] = False
    durable: Annotated[bool, "make each of many outputs survive a loss of power"] = False


class _Dumper(yaml.SafeDumper):
    """A dumper that quotes the line ends of Unicode, which PyYAML would read as spaces."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """Return the node of a text."""
        style = '"' if _LINE_ENDS.search(text) else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.represent_text)


class Configuration(NamedTuple):
    """What a configuration file says about writers, readers and transforms."""

    file: Path | None = None
    sections: Sections = MappingProxyType({})


class Settings(NamedTuple):
    """The settings of a call, without its threads and the place of its outputs."""

    reading: Reading
    writing: Writing
    batch: BatchOptions
    formats: Sections
    """The options of writers, readers and transforms, by their names; not validated yet."""
    configuration: Configuration = Configuration()
    """The part of these options that comes from the configuration file, for messages."""

    def check(self, names: Iterable[str]) -> None:
        """Raise `UsageError` for an unknown or invalid option of one of these formats.

        It names the configuration file if that is the cause.
        """
        for name in names:
            if name in self.configuration.sections:
                try:
                    built(name, self.configuration.sections[name])
                except UsageError as error:
                    raise _with_file(error, self.configuration.file) from None
            built(name, self.formats.get(name, {}))

    def as_yaml(self, plugins: Iterable[Path] = ()) -> str:
        """Return the settings as a configuration file, with all options of the chosen formats.

        `plugins` are the files of plugins that are used. Raises the same errors as `check`, for all
        sections.
        """
        shown: dict[str, object] = {}
        for record in (self.reading, self.writing, self.batch):
            shown |= _plain(record)
        chosen = [*self.writing.to, *self.reading.transform, self.reading.from_, *self.formats]
        names = [name for name in dict.fromkeys(chosen) if name is not None]
        self.check(names)
        for name in names:
            options: dict[str, object] = {}
            for record in built(name, self.formats.get(name, {})):
                options |= _plain(record)
            if options:
                shown[name] = options
        files = [str(path.absolute()) for path in plugins]
        if files:
            shown["plugins"] = files
        return yaml.dump(shown, Dumper=_Dumper, sort_keys=False, allow_unicode=True)


def default_config() -> Path:
    """Return the path of the user's configuration file (XDG Base Directory Specification)."""
    home = os.environ.get("XDG_CONFIG_HOME")
    # The specification says that a relative path is invalid and must be ignored.
    folder = Path(home) if home and Path(home).is_absolute() else Path.home() / ".config"
    return folder / "thread-convert" / "config.yaml"


def load_default(file: Path) -> dict[str, Any]:
    """Return the content of the user's configuration file, or nothing if there is none.

    Raises the same errors as `load`.
    """
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError:
        pass  # `load` reports it
    return load(file)


def load(file: Path) -> dict[str, Any]:
    """Return the content of a configuration file. Raises `UsageError` with line and column."""
    try:
        data = read_bytes(file, _LIMIT)
        content = _parse(data)
    except InputError as error:
        raise UsageError(error.message, file=file) from None
    except UsageError as error:
        raise _with_file(error, file) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise UsageError(
            f"column {column}: {error.problem or 'invalid YAML'}", file=file, line=line
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UsageError(f"invalid YAML: {' '.join(str(error).split())}", file=file) from None
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise UsageError("expected settings, such as “to: pdf”, each on its own line", file=file)
    return {str(key): value for key, value in content.items()}


def _parse(data: bytes) -> Any:
    """Return the value of a YAML document after checking its nodes. Raises `UsageError`."""
    loader = yaml.SafeLoader(data)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        if _expanded_size(node, {}) > _MOST_NODES:
            raise UsageError("too many values once all aliases are replaced")
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _expanded_size(node: yaml.Node, known: dict[int, int]) -> int:
    """Return the number of nodes below a node and itself, with aliases replaced by what they refer to.

    `known` has the results by the identity of the node. Raises `UsageError` for a key that is given
    twice, and for a node that contains itself.
    """
    size = known.get(id(node))
    if size is None:
        known[id(node)] = _MOST_NODES + 1  # for an alias of this node inside itself
        children: list[yaml.Node] = []
        if isinstance(node, yaml.MappingNode):
            _check_keys(node)
            children = [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            children = node.value
        size = known[id(node)] = 1 + sum(_expanded_size(child, known) for child in children)
    return size


def _check_keys(node: yaml.MappingNode) -> None:
    """Raise `UsageError` for a key that is given twice, with a hyphen or an underscore."""
    keys = set()
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            name = option_name(key.value)
            if name in keys:
                raise UsageError(f"{name} is given twice", line=key.start_mark.line + 1)
            keys.add(name)


def merged(
    config: Mapping[str, Any],
    given: Mapping[str, object],
    given_formats: Sections,
    file: Path | None = None,
) -> Settings:
    """Return the settings of a call.

    Args:
        config: The content of the configuration file.
        given: The options on the command line.
        given_formats: The options of writers on the command line, by format.
        file: The path of the configuration file.

    Raises `UsageError` for an unknown name or an invalid value; it names `file` if that is the cause.
    """
    sections = {
        name: _section(value, file) for name, value in config.items() if isinstance(value, dict)
    }
    values = _of_batch_located(
        {name: value for name, value in config.items() if name not in sections}, file
    )
    try:
        _check_names(values, sections)
        _build_records(values)
    except UsageError as error:
        raise _with_file(error, file) from None
    reading, writing, batch = _build_records(values | _from_words(given))
    settings = Settings(
        reading=reading,
        writing=writing,
        batch=batch,
        formats={
            name: {**sections.get(name, {}), **_hyphenated(given_formats.get(name, {}))}
            for name in [*sections, *given_formats]
        },
        configuration=Configuration(file=file, sections=sections),
    )
    settings.check(writing.to)
    return settings


def _section(section: Mapping[Any, object], file: Path | None) -> dict[str, object]:
    """Return a section of a configuration file, whose relative paths start at its folder."""
    folder = _folder_of(file)
    return {name: located(value, folder) for name, value in _hyphenated(section).items()}


def _of_batch_located(values: Mapping[str, object], file: Path | None) -> dict[str, object]:
    """Return the settings of a configuration file; relative paths of a batch start at its folder."""
    names, folder = _names(BatchOptions), _folder_of(file)
    return {name: located(value, folder) if name in names else value for name, value in values.items()}


def _folder_of(file: Path | None) -> Path:
    return (file.parent if file else Path()).absolute()


def _from_words(given: Mapping[str, object]) -> dict[str, object]:
    """Return the options of the command line, with the meaning of “none” for those of a record."""
    types = {
        option.name: option.type for record in (Reading, BatchOptions) for option in options_of(record)
    }
    values = dict(given)
    for name, value in given.items():
        if name in types and isinstance(value, str | list):
            values[name] = types[name].from_words([value] if isinstance(value, str) else value)
    return values


def _hyphenated(section: Mapping[Any, Any]) -> dict[str, Any]:
    return {option_name(str(name)): value for name, value in section.items()}


def _with_file(error: UsageError, file: Path | None) -> UsageError:
    error.file = error.file or (str(file) if file else None)
    return error


def _names(record: type[Any]) -> list[str]:
    return [option_name(field.name) for field in fields(record)]


def _build_records(values: Mapping[str, object]) -> tuple[Reading, Writing, BatchOptions]:
    return _record(Reading, values), _record(Writing, values), _record(BatchOptions, values)


def _record(record: type[T], values: Mapping[str, object]) -> T:
    return build(record, {name: values[name] for name in _names(record) if name in values})


def _check_names(values: Mapping[str, object], sections: Mapping[str, object]) -> None:
    """Raise `UsageError` for an unknown key of a configuration: a setting or a format."""
    settings = _names(Reading) + _names(Writing) + _names(BatchOptions)
    known = registry.names("writer") | registry.names("reader") | registry.names("transform")
    for name in values:
        if name not in settings:
            raise UsageError(f"{name}: no such setting{suggestion(name, settings)}")
    for name in sections:
        if not registry.is_known(name, "writer", "reader", "transform"):
            raise UsageError(f"{name}: no such format{suggestion(name, known)}")


def _plain(record: object) -> dict[str, object]:
    """Return the values of an options record as YAML can hold them, by the names of the options."""
    return {
        option.name: option.type.plain(getattr(record, option.field))
        for option in options_of(type(record))
    }
