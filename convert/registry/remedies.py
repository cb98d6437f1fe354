"""Say how to install a library that a plugin needs."""

import sys

from convert.registry.claims import Claim


def missing_module(error: ModuleNotFoundError, claim: Claim) -> str | None:
    """Return the message for a module that is not installed; None if it is the plugin's own."""
    missing = error.name
    own = claim.plugin.partition(":")[0].partition(".")[0]
    if not missing or (missing.partition(".")[0] == own and own in sys.modules):
        return None
    return (
        f"plugin {claim.description} needs {missing}, which is not installed; {_remedy(claim, missing)}"
    )


def _remedy(claim: Claim, module: str) -> str:
    """Return how to install a missing module: by the extra that requires it, if there is one."""
    package = module.partition(".")[0]
    if claim.entry is None or claim.entry.dist is None:
        return f"install {package}"
    extra = _extra_that_requires(package, claim)
    if extra:
        return f"pip install '{claim.distribution}[{extra}]'"
    return f"install {package}, or reinstall {claim.distribution}"


def _extra_that_requires(package: str, claim: Claim) -> str | None:
    """Return an extra that requires a package: that of the format or of its plugin, if it does.

    Others may require it, too: several plugins use the same fonts.
    """
    # Imported here since it is needed for this message only.
    from packaging.requirements import InvalidRequirement, Requirement
    from packaging.utils import canonicalize_name

    dist = claim.entry.dist if claim.entry is not None else None
    if dist is None:
        return None
    try:
        texts, extras = dist.requires or [], dist.metadata.get_all("Provides-Extra") or []
    except Exception:
        return None  # metadata that can't be read
    found: list[str] = []
    for text in texts:
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            continue
        marker = requirement.marker
        if marker is None or canonicalize_name(requirement.name) != canonicalize_name(package):
            continue
        if marker.evaluate({"extra": ""}):
            continue
        found += [str(extra) for extra in extras if marker.evaluate({"extra": extra})]
    own = {claim.name, claim.plugin.partition(":")[0].removeprefix("convert_")}
    return next((extra for extra in found if extra in own), next(iter(found), None))
