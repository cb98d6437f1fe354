"""List words that hardly any phrase ends with: after them, something is missing."""

_BY_LANGUAGE = {
    "en": """
        a an the of to in on at by for from with without against between into onto under about through
        during and or but nor than as if which who whose because while when where is are was were be
        been has have very its their our your my every
        """,
    "de": """
        der die das den dem des ein eine einen einem einer und oder mit von für gegen zwischen zu zur
        zum im am auf aus bei
        """,
    "es": "el los las un una y o de del al en con por para sin sobre contra entre que",
    "fr": "le la les un une du de des et ou en dans sur par pour avec sans que qui entre contre",
    "it": "il lo gli i un una di da del della nel nella che con per tra fra",
    "nl": "het een de van voor met tegen tussen en of",
    "pl": "w z na do od dla bez przez i a o",
    "pt": "o os as um uma e do da dos das no na com por para sem que",
    "ru": "и в во на с со за из от до по для без между против что у к о",
}

# The languages need no distinction: a word of the wrong language does little harm.
CONNECTIVES = frozenset(word for words in _BY_LANGUAGE.values() for word in words.split())
