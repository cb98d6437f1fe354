"""Missing: what to say of characters that no font has, and what to install."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

_SHOWN = 12
"""Characters that a message names at the most."""
_CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")


def messages(characters: Iterable[str]) -> Iterator[str]:
    """One message for each script, with the characters and the package that has them."""
    scripts: dict[str, list[str]] = defaultdict(list)
    for character in sorted(characters):
        scripts[_script(character)].append(character)
    for script, found in sorted(scripts.items()):
        named = ", ".join(f"U+{ord(character):04X}" for character in found[:_SHOWN])
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        told = f"no font has these {script} characters, which show as boxes: {named}{more}"
        yield f"{told}; {_remedy(script)}"


def _script(character: str) -> str:
    """The script of a character, which is how its name begins."""
    first = unicodedata.name(character, "unnamed").partition(" ")[0].partition("-")[0]
    return "CJK" if first in _CJK else first.capitalize()


def _remedy(script: str) -> str:
    if script == "CJK":
        return "pip install 'thread-convert[cjk]' brings them"
    return (
        "install a font that has them (Debian: fonts-dejavu, fonts-noto-core), or name one: --pdf.font"
    )
