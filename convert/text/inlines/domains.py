"""Domains: which runs of characters are the name of a host.

The list of last labels serves links without a scheme ("bit.ly/abc", but not "Node.js/React"): what is
missing here stays words, and harms nothing else. It is our own and short, because a library of public
suffixes reads 10,000 rules before it answers (90 ms, more than all other reading) and the code of a
country changes once in ten years; of the generic names, most are brands that nobody writes.
"""

import re
import unicodedata
from itertools import takewhile

_COUNTRIES = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw
by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu
fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il
im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma
mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om
pa pe pf pg ph pk pl pm pn pr ps pt pw qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss
st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn
vu wf ws ye yt za zm zw бг бел ею қаз мкд мон рф срб укр ευ ελ
"""
"""Codes of ISO 3166 in the root zone; without py, which ends many files and hardly a site."""
_GENERIC = """
aero arpa asia biz cat com coop edu gov info int jobs mil mobi museum name net org post pro tel travel
academy africa agency app art bank bar berlin bet bio blog cafe care center chat church city click
cloud club codes community company cymru design dev digital directory earth education email energy
engineering eus events exchange expert family film finance foundation fun fund fyi gal games gay global
gop green group guide guru health help host house icu ink institute international irish land lat law
legal life link live lol london ltd market marketing media moe money movie network news ngo nyc
observer one ong online page paris partners party photo photos pics pink place plus podcast press
productions pub radio red report rest reviews rip rocks run sale school science scot security services
sex shop show site social software solutions space sport store stream studio style support systems team
tech tips today tokyo tools top town trade training tube university ventures video vip vision vote
wales watch website wien wiki win work works world wtf xyz zone дети москва онлайн орг рус сайт
"""
"""Without mov and zip, which end more files than sites."""
SUFFIXES_OF_FILES = frozenset(["ai", "app", "cc", "fm", "md", "ml", "pl", "ps", "rs", "sh", "so"])
"""Last labels that, without a path behind them, rather end the name of a file or a sentence."""
_TOP_LEVEL = frozenset(_COUNTRIES.split() + _GENERIC.split())

_LATIN_TOP = re.compile(r"(?:[Xx][Nn]--[A-Za-z0-9-]+|[A-Za-z]{2,63})(?![A-Za-z0-9_-])")
_IPV4 = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
LONGEST_HOST = 253
_LONGEST_LABEL = 63
"""Characters (RFC 1035)."""


def is_top_level(label: str) -> bool:
    """Whether a label is known to end hosts; not so "It", which begins a sentence without its space."""
    return label.lower() in _TOP_LEVEL and not label.istitle()


def host_length(run: str) -> int:
    """How many characters of a run of labels and dots are a host; 0 where none is.

    The sentence may go on after its last label: the host of "example.comを" and "example.com👇" is
    "example.com". A single label is a host ("localhost"); the last of several need not be known.
    """
    labels = run.split(".")
    if len(run) > LONGEST_HOST or not all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        return 0
    if _IPV4.fullmatch(run) or (len(labels) == 1 and run.isascii()):
        return len(run)
    top = _top_level_of(labels[-1])
    if not is_top_level(top):
        for count, label in enumerate(labels[1:], start=2):
            begins = _top_level_of(label)
            if begins != label and is_top_level(begins):
                labels, top = labels[:count], begins
                break
    # no name is registered with an underscore; those below it may have some (twitter-text)
    if len(labels) == 1 or not top or "_" in labels[-2]:
        return 0
    return len(".".join(labels)) - len(labels[-1]) + len(top)


def _top_level_of(label: str) -> str:
    """As much of a label as can be the last of a host: Latin letters, or letters of another script."""
    if latin := _LATIN_TOP.match(label):
        return latin[0]
    if label[0].isascii():
        return ""
    return "".join(takewhile(lambda letter: unicodedata.category(letter)[0] in "LM", label))
