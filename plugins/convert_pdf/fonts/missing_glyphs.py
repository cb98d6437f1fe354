"""Write the warnings about characters that no font has, and what to install for them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from convert.characters import script

_NAMED = 12  # the most characters that a message names
_CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")


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
    name = script(character) or "unnamed"
    return "CJK" if name in _CJK else name.capitalize()


def _remedy(script_name: str) -> str:
    if script_name == "CJK":
        return "pip install 'thread-convert[cjk]' installs one"
    return (
        "install a font that has them (Debian: fonts-dejavu, fonts-noto-core), or name one: --pdf.font"
    )
