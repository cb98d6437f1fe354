"""Turn a dataclass of options into command-line flags, configuration keys and Python arguments.

Each field is an option: its name with hyphens on the command line and in YAML, its help text in
`Annotated[T, "…"]`. All values go through `build`, which checks them and raises one kind of error.

`Length` and `Kind` are for the options of plugins; `defect` says whether users can give all options.
"""

from convert.options.batch import BatchOptions, Shard, shard_of
from convert.options.building import build
from convert.options.length import Length
from convert.options.messages import invalid_value, one_of, suggestion
from convert.options.option import Kind, Option, defect, option_name, options_of
from convert.options.reading import Overrides, Reading, Replies, TextOptions, size_in_bytes
from convert.options.types import value_type
from convert.options.value_type import ValueType, is_valid

__all__ = [
    "BatchOptions",
    "Kind",
    "Length",
    "Option",
    "Overrides",
    "Reading",
    "Replies",
    "Shard",
    "TextOptions",
    "ValueType",
    "build",
    "defect",
    "invalid_value",
    "is_valid",
    "one_of",
    "option_name",
    "options_of",
    "shard_of",
    "size_in_bytes",
    "suggestion",
    "value_type",
]
