"""English: plain English is known by its little words, in no time.

The detector that `language` asks reads its model in 30 ms, longer than all else takes with a thread.
It would say "en", too; whatever is doubtful here, a text in two languages or full of names, is left
to it.
"""

_WORDS = """
    the of to and in is that for it with as was on be by this are from have not they you which we has
    had been will would their but who what at or an
    """
_LITTLE_WORDS = frozenset(_WORDS.split())
_SHARE = 0.25
"""Of all words, so many are little ones; in other languages, less than 0.2 happen to look like them."""
_FEWEST = 20
"""Words below which chance is too strong."""


def is_english(words: str) -> bool:
    """Whether a text is plainly English, in its first half and in its second."""
    if not all(character.isascii() for character in words if character.isalpha()):
        return False
    found = [word in _LITTLE_WORDS for word in words.lower().split()]
    half = len(found) // 2
    return len(found) >= _FEWEST and all(
        sum(part) >= _SHARE * len(part) for part in (found[:half], found[half:])
    )
