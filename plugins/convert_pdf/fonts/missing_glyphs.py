"""Write the error and the warnings about characters that no font has, and what to install for them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from convert.characters import script
from convert_pdf.fonts.full_width import is_east_asian

_NAMED = 12  # the most characters that a message names
# The share of missing letters above which a thread can't be read.
_MOST = 0.5
_INSTALL = "pip install 'thread-convert[cjk]' installs one"
_NAME_ONE = "name one: --pdf.font"


def refusal(text: str, missing: Collection[str]) -> str | None:
    """Return the message for a thread whose letters are mostly Chinese, Japanese or Korean and missing.

    None if the thread can be read without the missing characters.
    """
    boxes = {character for character in missing if is_east_asian(character)}
    letters = sum(map(str.isalpha, text))
    shown_as_boxes = (
        sum(character.isalpha() and character in boxes for character in text) if boxes else 0
    )
    if shown_as_boxes <= _MOST * letters:
        return None
    return (
        "no font has the Chinese, Japanese or Korean letters of this thread; "
        f"{_INSTALL}; or {_NAME_ONE}; or write boxes: --pdf.missing-glyphs boxes"
    )


def messages(characters: Iterable[str]) -> Iterator[str]:
    """Yield one message for each script, with its characters and how to get a font for them."""
    scripts: dict[str, list[str]] = defaultdict(list)
    for character in sorted(characters):
        scripts[_script_name(character)].append(character)
    for name, found in sorted(scripts.items()):
        listed = ", ".join(f"U+{ord(character):04X}" for character in found[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        problem = f"no font has these {name} characters, which show as boxes: {listed}{more}"
        yield f"{problem}; {_remedy(name)}"


def _script_name(character: str) -> str:
    name = script(character)
    if name and is_east_asian(character):
        return "CJK"
    return (name or "unnamed").capitalize()


def _remedy(script_name: str) -> str:
    if script_name == "CJK":
        return _INSTALL
    return f"install a font that has them (Debian: fonts-dejavu, fonts-noto-core), or {_NAME_ONE}"
