"""`import convert` is enough for every public name and module, and imports nothing before it is used."""

import subprocess
import sys
from types import ModuleType

import pytest

import convert
from tests.test_layers import PUBLIC

MODULES = sorted(name.removeprefix("convert.") for name in PUBLIC - {"convert"})


def printed(code: str) -> str:
    """Return what a fresh process prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return done.stdout.strip()


def test_dir_lists_the_public_names_and_modules_and_nothing_else():
    assert dir(convert) == sorted([*convert.__all__, *MODULES])


@pytest.mark.parametrize("name", dir(convert))
def test_each_listed_name_exists(name):
    assert isinstance(getattr(convert, name), ModuleType) == (name in MODULES)


def test_a_public_module_needs_no_import_of_its_own():
    code = f"""
import sys
for name in {MODULES}:
    for loaded in [loaded for loaded in sys.modules if loaded.partition(".")[0] == "convert"]:
        del sys.modules[loaded]  # one public module imports others
    import convert
    print(getattr(convert, name).__name__)
"""
    assert printed(code).split() == [f"convert.{name}" for name in MODULES]


def test_import_convert_imports_no_other_module_of_it():
    code = "import sys, convert; print([name for name in sys.modules if name.startswith('convert.')])"
    assert printed(code) == "[]"


def test_an_unknown_name_is_an_attribute_error_without_a_guess():
    with pytest.raises(AttributeError, match="module 'convert' has no attribute 'treee'"):
        convert.treee  # noqa: B018 - asking for it raises


def test_a_module_that_is_not_public_is_not_found_by_attribute():
    assert printed("import convert; print(hasattr(convert, 'batch'))") == "False"
