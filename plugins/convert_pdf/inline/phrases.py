"""Keep the phrases and numbers of Chinese and Japanese titles whole.

Text may be broken between nearly any two characters of these scripts, which is right for a column of
text; a title is read at a glance, and broken by sense (CSS Text 4, `word-break: auto-phrase`).
"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from icu4py.breakers import LineBreaker

from convert.characters import clean
from convert_pdf.inline.linebreak import Break

# Only for this language ICU finds phrases, also those of Chinese, by its dictionary of both.
_LOCALE: Final = "ja-u-lw-phrase"
_LONGEST: Final = 12  # characters; longer phrases are broken as running text is
_LONGEST_TEXT: Final = 400  # characters; ICU needs 0.1 ms for each, and no title is longer
_NUMERALS: Final = "0-9０-９〇零一二三四五六七八九十百千万萬亿億兆两兩廿卅"
# A number stays with what it counts (四十年), and with the sign of an ordinal number (第四).
_IN_NUMBER: Final = re.compile(f"(?<=[{_NUMERALS}第])(?=[^\\s、。，：；])")
# In Japanese, what ICU divides although it is one phrase: a compound of ideographs (注文票), and a word
# with its ending (閉店するので).
_KANA: Final = re.compile("[ぁ-ヿ]")
_IN_JAPANESE: Final = re.compile("(?<=[一-鿿々])(?=[一-鿿々ぁ-ゖ])|(?<=[ァ-ヺー])(?=[ぁ-ゖ])")


def between_phrases(text: str, breaks: Sequence[Break]) -> Sequence[Break]:
    """Return the breaks of a text without those inside of phrases and numbers."""
    if len(text) > _LONGEST_TEXT:
        return breaks
    segments = LineBreaker(clean(text, "utf-8"), _LOCALE)
    whole = {match.start() for match in _IN_NUMBER.finditer(text)}
    if _KANA.search(text):
        whole.update(match.start() for match in _IN_JAPANESE.finditer(text))
    edges = [0, *(end for end in accumulate(map(len, segments)) if end not in whole), len(text)]
    allowed = set(edges)
    for start, end in pairwise(edges):
        if end - start > _LONGEST:
            allowed.update(range(start, end))
    return [own for own in breaks if own.kind != "plain" or own.position in allowed]
