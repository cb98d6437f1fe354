"""Settings: the configuration file and the command line together; the command line wins."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from convert.errors import UsageError
from convert.options import Reading, build, option_name, suggestion


@dataclass(frozen=True)
class Writing:
    """What is written, and what happens to what is there."""

    to: Annotated[tuple[str, ...], "the format; may be given several times"] = ()
    if_exists: Annotated[Literal["overwrite", "skip", "error"], "what to do where an output exists"] = (
        "overwrite"
    )


class Settings(NamedTuple):
    """All that a run is told, but for its threads and where their outputs go."""

    reading: Reading
    writing: Writing
    formats: Mapping[str, Mapping[str, object]]
    """For each format, the options of its writer by name, not yet checked."""

    def check(self, names: Iterable[str]) -> None:
        """Raise `UsageError` where an option of one of these formats is unknown or wrong."""
        for name in names:
            _check_options(name, self.formats.get(name, {}))

    def as_yaml(self) -> str:
        """The settings as a configuration file, with every option of the chosen formats."""
        import yaml

        from convert.registry import writer

        shown = {
            option_name(name): value
            for name, value in (asdict(self.reading) | asdict(self.writing)).items()
        }
        shown["to"] = list(self.writing.to)
        for name in self.writing.to:
            record = writer(name)
            options = asdict(build(record.options, self.formats.get(name, {}), prefix=f"{name}."))
            if options:
                shown[name] = {option_name(option): value for option, value in options.items()}
        return yaml.safe_dump(shown, sort_keys=False, allow_unicode=True)


def default_config() -> Path:
    """Where a configuration is looked for when none is named: never in the current folder."""
    home = os.environ.get("XDG_CONFIG_HOME")
    folder = Path(home) if home and Path(home).is_absolute() else Path.home() / ".config"
    return folder / "thread-convert" / "config.yaml"


def load(file: Path) -> dict[str, Any]:
    """The top level of a configuration file. Raises `UsageError` with line and column."""
    import yaml

    try:
        content = yaml.safe_load(file.read_bytes())
    except OSError as error:
        raise UsageError(
            f"can't be read: {(error.strerror or str(error)).lower()}", file=file
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise UsageError(
            f"column {column}: {error.problem or 'not YAML'}", file=file, line=line
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UsageError(f"not YAML: {' '.join(str(error).split())}", file=file) from None
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise UsageError("settings are wanted, such as “to: pdf”, each on a line of its own", file=file)
    return {str(key): value for key, value in content.items()}


def merged(
    config: Mapping[str, Any],
    given: Mapping[str, object],
    given_formats: Mapping[str, Mapping[str, object]],
    file: Path | None = None,
) -> Settings:
    """The settings of a run. `given` is the command line, `config` the content of `file`.

    Raises `UsageError` for what is unknown or of the wrong type; where the configuration is to blame,
    it names the file.
    """
    sections = {name: _named(value) for name, value in config.items() if isinstance(value, dict)}
    values = {name: value for name, value in config.items() if name not in sections}
    if isinstance(values.get("to"), str):
        values["to"] = [values["to"]]
    try:
        _check_names(values, sections)
        _records(values)
    except UsageError as error:
        raise _blamed(error, file) from None
    reading, writing = _records(values | dict(given))
    formats = {
        name: sections.get(name, {}) | _named(given_formats.get(name, {}))
        for name in [*sections, *given_formats]
    }
    settings = Settings(reading, writing, formats)
    for name in writing.to:
        try:
            _check_options(name, sections.get(name, {}))
        except UsageError as error:
            raise (_blamed(error, file) if name in sections else error) from None
        _check_options(name, formats.get(name, {}))
    return settings


def _named(section: Mapping[Any, Any]) -> dict[str, Any]:
    return {option_name(str(name)): value for name, value in section.items()}


def _blamed(error: UsageError, file: Path | None) -> UsageError:
    error.file = error.file or (str(file) if file else None)
    return error


def _names(record: type[Any]) -> list[str]:
    return [option_name(field.name) for field in fields(record)]


def _records(values: Mapping[str, object]) -> tuple[Reading, Writing]:
    reading = {name: values[name] for name in _names(Reading) if name in values}
    writing = {name: values[name] for name in _names(Writing) if name in values}
    return build(Reading, reading), build(Writing, writing)


def _check_names(values: Mapping[str, object], sections: Mapping[str, object]) -> None:
    """Look at the keys of a configuration: those of settings, and those of formats."""
    names = _names(Reading) + _names(Writing)
    for name in values:
        if name not in names:
            raise UsageError(f"{name}: no such setting{suggestion(name, names)}")
    if sections:
        from convert.registry import formats

        known = [known.name for known in formats()]
        for name in sections:
            if name not in known:
                raise UsageError(f"{name}: no such format{suggestion(name, known)}")


def _check_options(name: str, options: Mapping[str, object]) -> None:
    from convert.registry import writer

    build(writer(name).options, options, prefix=f"{name}.")
