"""Find and read input files, name output files, and write each output whole or not at all."""

from convert.files.caching import cache_folder
from convert.files.case import ignores_case
from convert.files.companions import write_companions
from convert.files.names import (
    ARCHIVE_SUFFIXES,
    LONGEST_NAME,
    SOURCE_SUFFIX,
    TEXT_SUFFIXES,
    beside,
    cut_or_whole,
    folded,
    of_thread,
    output_name,
    prefix,
    stem,
    without_links,
)
from convert.files.reading import Limit, read_bytes, read_up_to
from convert.files.relative_names import unsafe_names
from convert.files.thread_names import ThreadNames, thread_name
from convert.files.walking import Listing, is_folder, listings
from convert.files.writing import Place, open_place, write_whole

__all__ = [
    "ARCHIVE_SUFFIXES",
    "LONGEST_NAME",
    "SOURCE_SUFFIX",
    "TEXT_SUFFIXES",
    "Limit",
    "Listing",
    "Place",
    "ThreadNames",
    "beside",
    "cache_folder",
    "cut_or_whole",
    "folded",
    "ignores_case",
    "is_folder",
    "listings",
    "of_thread",
    "open_place",
    "output_name",
    "prefix",
    "read_bytes",
    "read_up_to",
    "stem",
    "thread_name",
    "unsafe_names",
    "without_links",
    "write_companions",
    "write_whole",
]
