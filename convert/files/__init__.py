"""Find and read input files, name output files, and write each output whole or not at all."""

from convert.files.companions import write_companions
from convert.files.names import (
    TEXT_SUFFIXES,
    beside,
    collision,
    numbered,
    output_key,
    sources_by_output,
)
from convert.files.reading import Limit, read_bytes, read_up_to
from convert.files.relative_names import unsafe_names
from convert.files.walking import files_under, is_folder
from convert.files.writing import Place, open_place, write_whole

__all__ = [
    "TEXT_SUFFIXES",
    "Limit",
    "Place",
    "beside",
    "collision",
    "files_under",
    "is_folder",
    "numbered",
    "open_place",
    "output_key",
    "read_bytes",
    "read_up_to",
    "sources_by_output",
    "unsafe_names",
    "write_companions",
    "write_whole",
]
