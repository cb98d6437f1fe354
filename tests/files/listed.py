"""List the files in a folder for tests."""

from convert import files


def listed(folder: object, suffixes: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the files with some suffixes, by their paths below the folder, and the errors."""
    names: list[str] = []
    errors: list[str] = []
    for listing in files.listings(str(folder), lambda path: path.lower().endswith(suffixes)):
        names += [listing.inner + name for name in listing.names]
        errors += map(str, listing.errors)
    return names, errors
