"""Build the light distribution: thread-convert without the libraries that only some formats need.

It has the files of the whole one, and all of its metadata but two fields. The version is a local one
(0.1.0+core), which satisfies every requirement that 0.1.0 satisfies, and which PyPI does not accept.
A dependency that is listed in an extra too (`pdf`, `epub`, `pandoc`, …) is required by that extra only.
"""

import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.constants import EDITABLES_REQUIREMENT
from hatchling.builders.wheel import WheelBuilder
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

ROOT = Path(__file__).resolve().parent.parent


def build_wheel(
    wheel_directory: str,
    config_settings: dict[str, Any] | None = None,
    metadata_directory: str | None = None,
) -> str:
    """Build a wheel, and return the name of its file (PEP 517)."""
    return _built(wheel_directory, "standard")


def build_editable(
    wheel_directory: str,
    config_settings: dict[str, Any] | None = None,
    metadata_directory: str | None = None,
) -> str:
    """Build a wheel that refers to this checkout, and return the name of its file (PEP 660)."""
    return _built(wheel_directory, "editable")


def get_requires_for_build_editable(config_settings: dict[str, Any] | None = None) -> list[str]:
    """Return what an editable wheel needs besides the requirements in pyproject.toml (PEP 660)."""
    return [EDITABLES_REQUIREMENT]


def light(config: dict[str, Any]) -> dict[str, Any]:
    """Return the content of pyproject.toml, changed to that of the light distribution."""
    project = config["project"]
    optional = {name for names in project["optional-dependencies"].values() for name in names}
    required = [name for name in project["dependencies"] if name not in optional]
    version = f"{project['version']}+core"
    return {**config, "project": {**project, "version": version, "dependencies": required}}


def _built(folder: str, kind: str) -> str:
    config = light(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8")))
    plugins = PluginManager()
    metadata = ProjectMetadata(str(ROOT), plugins, config)
    builder = WheelBuilder(str(ROOT), plugin_manager=plugins, metadata=metadata)
    return Path(next(builder.build(directory=folder, versions=[kind]))).name
