"""Line breaking classes: one letter for each character, so that the rules can be regular expressions.

Fewer classes than UAX #14 has, derived from what `unicodedata` knows: those that a reader would notice.

    A  letters, and whatever has no rule    U  digits
    S  spaces                               L  line ends
    B  a line may end after it (ZWSP)       Y  soft hyphen
    G  no line ends beside it (NBSP)        W  nor beside it and a space (word joiner)
    H  hyphens, en dash                     D  em dash
    N  ellipsis                             P  full stop, comma, …
    /  slash                                E  emoji
    o  brackets that open                   c  brackets that close
    q  quotation marks that may open        Q  quotation marks that may close
    I  ideographs, kana                     T  letters of Lao, Khmer, Burmese
    O  wide, and no line ends with it       C  wide, and no line starts with it

and these, which join what stands beside them, so that `clusters` takes them out:

    M  marks                                Z  zero width joiner
    K  sign that ends a Burmese syllable    J  sign that stacks the next consonant
    V  vowel written before its consonant   R  half of a flag
"""

import re
from unicodedata import category, east_asian_width

_LISTED = {  # \r is a space, so that it may stand before \n
    "S": "\t \r\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000",
    "L": "\n\v\f\x85\u2028\u2029",
    "B": "\u200b\u0f0b\u1361",
    "Y": "\u00ad",
    "G": "\"'\u00a0\u2007\u2011\u202f\u0f0c\u180e",
    "W": "\u2060\ufeff",
    "H": "-\u2010\u2012\u2013\u058a",
    "D": "\u2014\u2015",
    "N": "\u2024\u2025\u2026\u22ef",
    "P": "!,.:;?\u037e\u0589\u060c\u061b\u061f\u06d4\u0964\u0965\u203c\u203d\u2047\u2048\u2049",
    "/": "/",
    "o": "$£¥€₽₴₹№§",
    "c": "%‰°′″℃℉",
    "O": "＄￥￡￦",
    "C": (
        "、。，．：；！？％・〜～｡､･ｰー゠々〻ゝゞヽヾ゛゜"  # and the small kana:
        "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯﾞﾟ"
    ),
    "V": "ເແໂໃໄ",
    "M": "ະາຳຯໆຽ",
    "K": "\u103a",
    "J": "\u1039\u17d2",
    "Z": "\u200d",
}
_BY_CATEGORY = {"Nd": "U", "Ps": "o", "Pe": "c", "Pi": "q", "Pf": "Q", "Mn": "M", "Mc": "M", "Me": "M"}
_SYLLABIC = "\u0e81-\u0eae \u0edc-\u0edf \u1000-\u102a \u103f-\u103f \u1780-\u17b3"
_HANGUL = "\u1100-\u11ff \u3130-\u318f \ua960-\ua97f \uac00-\ud7ff \uffa0-\uffdc"
_JOINING = re.compile("[JKMRVZ]")
_CLUSTER = re.compile(r"(?:RR|VT|[^SL])(?:[MK]+|[ZJ][^SLMKZJ]?|TM?K)*|.")
_HEAD = {"M": "A", "K": "A", "J": "A", "Z": "A", "R": "E", "V": "T"}


def _class(character: str) -> str:
    kind = category(character)
    wide = east_asian_width(character) in "WF"
    if "\U0001f1e6" <= character <= "\U0001f1ff":
        return "R"
    if "\U0001f3fb" <= character <= "\U0001f3ff" or kind in ("Cc", "Cf"):
        return "M"  # skin tones, bidi controls, tags: they belong to what stands before them
    if _is_among(_SYLLABIC, character):
        return "T"
    if wide and kind == "So" and character >= "\u231a" and not "\u3000" <= character <= "\u33ff":
        return "E"
    if kind in _BY_CATEGORY and not (wide and kind == "Nd"):
        letter = _BY_CATEGORY[kind]
        return letter.upper() if east_asian_width(character) in "WFH" else letter
    if (wide or "\uff66" <= character <= "\uff9d") and not _is_among(_HANGUL, character):
        return "I"
    return "A"  # also Hangul: Korean is broken between words, since lines are not always justified


def _is_among(ranges: str, character: str) -> bool:
    """Asked once for each character; as regular expressions the ranges took 2 ms to compile."""
    return any(item[0] <= character <= item[-1] for item in ranges.split())


class _Classes(dict[int, str]):
    """The table of `str.translate`, filled as characters come up."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class(chr(code))
        return found


_CLASSES = _Classes({ord(one): letter for letter, those in _LISTED.items() for one in those})


def classes(text: str) -> str:
    """The class of each character."""
    return text.translate(_CLASSES)


def clusters(letters: str) -> tuple[str, list[int] | None]:
    """The classes of clusters, between which alone a line may end, and where each cluster starts.

    None instead of the list: each character is a cluster of its own.
    """
    if not _JOINING.search(letters):
        return letters, None
    heads, starts = [], []
    for cluster in _CLUSTER.finditer(letters):
        first = letters[cluster.start()]
        heads.append(_HEAD.get(first, first))
        starts.append(cluster.start())
    return "".join(heads), starts
