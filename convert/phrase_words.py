"""List the words between which a sentence can be cut, and those with which no phrase ends.

The languages are some in which such words come before what they belong to. The lists are short, since
the most frequent words are nearly all that occur near a cut.
"""

from functools import cache
from typing import NamedTuple


class PhraseWords(NamedTuple):
    """Frequent words of a language, in lower case."""

    clauses: frozenset[str]
    """Conjunctions, relatives and question words that begin a clause."""
    phrases: frozenset[str]
    """Prepositions, and the conjunctions between words."""
    leaning: frozenset[str]
    """Articles, possessives, auxiliaries and others that need what follows them."""

    def end(self, word: str) -> bool:
        """Return whether a phrase may end with a word."""
        return not any(word in words for words in self)


_NONE = PhraseWords(frozenset(), frozenset(), frozenset())
# By the language, as BCP 47 names it: the three lists of `PhraseWords`.
_WORDS = {
    "en": (
        "after although because before but how if since so that though unless until what when "
        "where whether which while who whom whose why",
        "about above across against along among and around as at behind below beneath beside "
        "between beyond by despite down during except for from in inside into like near nor of "
        "off on onto or out outside over per round through to toward towards under up upon with "
        "within without",
        "a an the another my your his her its our their this these those every each no not some "
        "any all both many much more most very too such than one's is are was were am be been "
        "being has have had having do does did will would shall should can could may might must "
        "cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't i i'm i've "
        "he she we we've they it's there's",
    ),
    "de": (
        "aber als bevor dass denn damit falls nachdem ob obwohl seit sondern was weil wenn wer "
        "wie wo warum während welche welcher welches",
        "an am auf aus bei beim bis durch für gegen hinter im in ins mit nach neben oder ohne "
        "seit trotz über um und unter vom von vor wegen zu zum zur zwischen",
        "der die das den dem des ein eine einen einem einer eines kein keine keinen mein meine "
        "meinen dein sein seine seinen ihr ihre ihren unser unsere unseren dieser diese dieses "
        "diesen jeder jede jedes sehr zu nicht ist sind war waren bin wird werden wurde wurden "
        "hat haben hatte hatten habe kann können konnte muss müssen soll sollen will wollen darf "
        "ich er sie es wir man",
    ),
    "fr": (
        "car comme comment donc dont lorsque mais où parce pourquoi puisque quand que quel quelle "
        "qui quoi si tandis",
        "à au aux avec avant après chez contre dans de depuis derrière des devant du en entre et "
        "jusque jusqu'à ou par parmi pendant pour sans sauf selon sous sur vers",
        "le la les un une l' d' ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre "
        "vos leur leurs chaque plusieurs tout toute tous toutes très plus trop ne pas n'est c'est "
        "est sont était étaient a ai ont avait avaient être avoir sera seront peut peuvent doit "
        "doivent fait je tu il elle on nous vous ils elles se y",
    ),
    "es": (
        "aunque como cómo cuál cuando cuándo donde dónde mientras pero porque pues que qué quien "
        "quién si sino",
        "a al ante bajo con contra de del desde durante e en entre hacia hasta ni o para por "
        "según sin sobre tras u y",
        "el la los las un una unos unas lo este esta estos estas ese esa esos esas mi mis tu tus "
        "su sus nuestro nuestra cada todo toda todos todas muy más tan no es son era eran fue "
        "fueron está están ha han había habían he ser estar se le les puede pueden debe deben yo "
        "él ella",
    ),
    "it": (
        "ma perché quando dove come che chi cui mentre se anche finché poiché",
        "a ad al allo alla ai agli alle con da dal dallo dalla dai dagli dalle di del dello della "
        "dei degli delle e ed fra in nel nello nella nei negli nelle o per senza sotto sopra su "
        "sul sulla tra verso",
        "il lo la i gli le un uno una questo questa questi queste mio mia suo sua loro nostro "
        "nostra ogni tutto tutta tutti molto più non è sono era erano ha hanno aveva avevano ho "
        "si può deve",
    ),
    "pt": (
        "mas porque quando onde como que quem qual se enquanto embora pois",
        "a ao à aos às até com contra da das de desde do dos e em entre na nas no nos ou para "
        "pela pelo por sem sob sobre",
        "o os as um uma este esta esse essa meu minha seu sua nosso nossa cada todo toda todos "
        "muito mais não é são era eram foi foram está estão tem têm tinha há ser estar pode deve",
    ),
    "nl": (
        "dat die als of maar omdat toen terwijl hoe wat waar wie waarom wanneer hoewel zodat",
        "aan achter bij binnen door en in met na naar om onder op over te tegen tot tussen uit "
        "van voor zonder",
        "de het een mijn jouw zijn haar ons onze hun deze dit elke geen niet zeer heel is was "
        "waren wordt worden werd heeft hebben had hadden kan kunnen kon moet moeten zal zullen ik "
        "hij zij we",
    ),
    "ru": (
        "что чтобы если когда где куда откуда как который которая которое которые которого "
        "которой которых котором потому поэтому но а хотя пока кто чем чей почему зачем",
        "в во на с со к ко из изо от до для без под над при про о об обо у по за через между "
        "перед и или около после ни",
        "мой моя мои твой твоя его её их наш наша наши ваш свой своя свои своего этот эта это эти "
        "тот та те каждый каждая самый самая самое очень не был была было были будет будут может "
        "могут я он она мы они",
    ),
    "el": (
        "που ότι πως όταν αν γιατί αλλά ενώ όπου όπως πώς ποιος ποια επειδή αφού ώστε",
        "σε στο στη στην στον στους στις στα από με για και ή ως χωρίς μέχρι κατά προς μετά πριν",
        "ο η το οι τα τον την του της των τους τις ένας μια ένα έναν κάθε πολύ δεν δε μη μην να "
        "θα είναι ήταν έχει είχε έχουν",
    ),
    "ar": (
        "الذي التي الذين ولكن لكن لأن لأنه أن إن إذا عندما حين حيث كيف لماذا بينما كي ثم",
        "في من على إلى عن مع بعد قبل بين تحت فوق عند منذ حتى خلال دون بدون أو و",
        "هذا هذه ذلك تلك كل بعض غير لا لم لن ما قد كان كانت هو هي",
    ),
    "fa": (
        "که ولی اما چون زیرا اگر وقتی چرا چگونه تا",
        "از به در با برای بر بدون و یا بین روی زیر",
        "این آن هر هیچ یک چند خیلی نه",
    ),
    "he": (
        "אבל כי אם כאשר איך למה מדוע איפה אשר אלא",
        "של על עם אל מן בין תחת לפני אחרי בלי או לפי עד",
        "את זה זו זאת כל לא היה היתה הייתה היו הוא היא הם",
    ),
    "hi": (
        "कि जो जिसमें जिसने जिसका जिसकी जिसके जिस जिन लेकिन मगर पर क्योंकि जब जहाँ अगर ताकि तो",
        "और या",
        "एक यह वह ये वे इस उस मेरा मेरी मेरे हमारा हमारी हमारे हर कोई बहुत न नहीं सिर्फ़",
    ),
    "hy": (
        "որ որը որի որոնք բայց երբ որտեղ եթե ինչպես ինչու քանի",
        "և ու կամ",
        "մի այս այդ այն ամեն շատ իմ մեր իր չի",
    ),
}


@cache
def phrase_words(language: str) -> PhraseWords:
    """Return the lists of a language, given as a BCP 47 tag; they are empty if there are none."""
    lists = _WORDS.get(language.partition("-")[0].lower())
    return PhraseWords(*(frozenset(words.split()) for words in lists)) if lists else _NONE
