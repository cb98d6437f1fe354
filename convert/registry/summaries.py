"""Say which suffixes belong to which formats, and list all formats."""

from collections.abc import Callable
from typing import NamedTuple

from convert.errors import PluginError, UsageError
from convert.registry import cache
from convert.registry.cache import Summary
from convert.registry.catalogue import catalogue
from convert.registry.claims import Claim, Kind, malformed, mistake_in
from convert.registry.defects import suffixes_of


class Format(NamedTuple):
    """A format or a transform that an installed plugin provides."""

    name: str
    """The value of `--to`, `--from` or `--transform`."""
    kinds: tuple[Kind, ...]
    """What it is for: "reader", "writer", or both; or "transform"."""
    suffixes: tuple[str, ...]
    """The suffixes of its files, with the dot; that of outputs first."""
    description: str
    """What it is, in a few words; empty if its plugin does not say so."""
    distribution: str
    """The name of the distribution; empty for a file of the user."""
    version: str
    plugin: str
    """The module, or the path of a file."""
    fault: str | None = None
    """Why it can't be used, as far as that is known; always known if it was checked."""


def formats(*, check: bool = False) -> tuple[Format, ...]:
    """Return all formats, sorted by name, and then all transforms.

    With `check`, each plugin is imported, and what is wrong with it is the `fault` of its formats.
    """
    claims = catalogue.claims()
    known = dict(zip(claims, _summaries(claims, check=check), strict=True))
    merged: dict[tuple[str, str, str, bool], Format] = {}
    for claim in sorted(claims, key=lambda each: each.kind, reverse=True):  # writers before readers
        summary, fault = known[claim]
        valid = mistake_in(claim.name) is None
        new = Format(
            name=catalogue.typed_name(claim) if valid else claim.name,
            kinds=(claim.kind,),
            suffixes=summary.suffixes,
            description=summary.description,
            distribution=claim.distribution if claim.entry is not None else "",
            version=claim.version,
            plugin=claim.plugin,
            fault=catalogue.conflict(claim) or fault,
        )
        where = (new.name, new.distribution, new.plugin, claim.kind == "transform")
        merged[where] = _merged(merged[where], new) if where in merged else new
    return tuple(sorted(merged.values(), key=lambda each: ("transform" in each.kinds, each.name)))


def faults() -> list[str]:
    """Return what is wrong with each distribution that can't even be listed."""
    return sorted(set(malformed()))


def readers() -> list[tuple[str, tuple[str, ...] | None]]:
    """Return the readers that may be asked for a source, with their suffixes.

    The suffixes are None if the plugin is broken. A claim on a name of this project is left out.
    """
    return catalogue.kept(_readers)


def _readers() -> list[tuple[str, tuple[str, ...] | None]]:
    claims = [claim for claim in catalogue.claims("reader") if _may_be_asked(claim)]
    return [
        (catalogue.typed_name(claim), None if fault else summary.suffixes)
        for claim, (summary, fault) in zip(claims, _summaries(claims), strict=True)
    ]


def format_of_suffix(suffix: str) -> str | None:
    """Return the format whose files have a suffix: one of this project, else the only one of others.

    Raises `UsageError` if several others have it, and `PluginError` if none has, but the format with
    this name is broken.
    """
    claims = [claim for claim in catalogue.claims("writer") if mistake_in(claim.name) is None]
    summaries = _summaries(claims)
    found = [
        claim
        for claim, (summary, _) in zip(claims, summaries, strict=True)
        if suffix in summary.suffixes
    ]
    if not found:
        broken = [claim for claim, (_, fault) in zip(claims, summaries, strict=True) if fault]
        for claim in broken:
            if suffix == f".{claim.name}":
                catalogue.record("writer", catalogue.typed_name(claim))
        return None
    names = [catalogue.typed_name(claim) for claim in found]
    if len(found) > 1 and not found[0].own:
        both = " and ".join(
            f"{name} of {claim.description}" for name, claim in zip(names, found, strict=True)
        )
        raise UsageError(f"both {both} have the suffix {suffix}; choose one with --to {names[0]}")
    return names[0]


def completion(shell: str, make: Callable[[], str]) -> str:
    """Return the completions for a shell, which are made only if a plugin has changed."""
    claims = catalogue.claims()
    modules = sorted({claim.plugin for claim in claims if claim.entry is not None})
    stamps = [cache.stamp("convert"), *map(cache.stamp, modules)]
    stamp = " ".join([*map(cache.key, claims), *map(str, stamps)])
    content = cache.load()
    known = content.completions.get(shell)
    if known is not None and known[0] == stamp:
        return known[1]
    script = make()
    faultless = not any(fault for _, fault in _summaries(claims))
    if faultless and None not in stamps and all(claim.entry is not None for claim in claims):
        content = cache.load()
        completions = content.completions | {shell: (stamp, script)}
        cache.store(cache.Content(entries=content.entries, completions=completions))
    return script


def _may_be_asked(claim: Claim) -> bool:
    if mistake_in(claim.name) is not None:
        return False
    return claim.own or not any(
        each.own and each.name == claim.name for each in catalogue.claims(claim.kind)
    )


def _merged(one: Format, other: Format) -> Format:
    """Return the writer and the reader of one name as one format."""
    return one._replace(
        kinds=tuple(sorted({*one.kinds, *other.kinds})),
        suffixes=tuple(dict.fromkeys(one.suffixes + other.suffixes)),
        description=one.description or other.description,
        fault=one.fault or other.fault,
    )


def _summaries(claims: list[Claim], *, check: bool = False) -> list[tuple[Summary, str | None]]:
    """Return the summary of each claim, and what is wrong with its plugin, as far as that is known.

    Only plugins that are not in the cache, or have changed since, are imported; with `check`, all.
    """
    content = cache.load()
    stamps = {
        plugin: cache.stamp(plugin)
        for plugin in {claim.plugin for claim in claims if claim.entry is not None}
    }
    found: list[tuple[Summary, str | None]] = []
    new: dict[str, cache.Entry] = {}
    for claim in claims:
        stamp = stamps.get(claim.plugin)
        entry = content.entries.get(cache.key(claim))
        if entry is not None and entry.stamp == stamp and not check:
            found.append((entry.summary, None))
            continue
        summary, fault = _summary(claim)
        found.append((summary, fault))
        if fault is None and stamp is not None and (entry is None or entry.stamp != stamp):
            new[cache.key(claim)] = cache.Entry(stamp=stamp, summary=summary)
    if new:
        cache.store(
            cache.Content(
                entries=content.entries | new,
                completions=content.completions,
            )
        )
    return found


def _summary(claim: Claim) -> tuple[Summary, str | None]:
    """Return the summary of a claim by importing its plugin, or what is wrong with that."""
    try:
        record = catalogue.record_of(claim)
    except PluginError as error:
        return Summary(), str(error)
    return Summary(suffixes=suffixes_of(record), description=record.description), None
