"""Tell lines of programs from lines of prose.

The signs are those that prose hardly has at the same place: what a line of a program ends with, words
with which statements begin together with their brackets, calls and assignments.
"""

import re
from typing import Literal, TypeAlias

Evidence: TypeAlias = Literal["strong", "weak", "none"]

_LONGEST = 200  # characters; a longer line is prose, or so much code that its author used a fence
_NAME = r"[A-Za-z_$@][\w$]*(?:(?:\.|->|::)[\w$]+|\[[^\[\]]*\])*"
_MODIFIERS = r"(?:(?:async|export|private|protected|pub|public|static)\s)*"
_DEFINES = "class|enum|fn|fun|func|function|impl|int|interface|module|namespace|struct|trait|void"
_SQL = "ALTER|CREATE|DELETE|FROM|GROUP|INSERT|JOIN|LEFT|ORDER|SELECT|UPDATE|VALUES|WHERE|WITH"
_STRONG = re.compile(
    rf"""
    # Python
      (?:async\s)?(?:def|class)\s\w+\b.*:$
    | (?:if|elif|while|with|for|except|match|case)\b.*[\w)\]"'}}]:(?:\s*\#.*)?$
    | (?:else|try|finally|do)\s*[:{{]$
    | from\s[\w.]+\simport\s.+ | import\s[\w.]+(?:\sas\s\w+)?;?$
    | return\b.*[()\[\]{{}}"'=<>*+;].* | raise\s\w+\(.* | assert\s.*[=<>(].*
    # JavaScript, Rust, Swift, Kotlin, Java, Go
    | (?:let|const|var|val)\s(?:mut\s)?[\w$\[{{(].*[=;:{{].*
    | {_MODIFIERS}(?:{_DEFINES})\b.*[({{;]$ | {_MODIFIERS}(?:{_DEFINES})\s\w+\(.*
    # C, PHP, shells
    | \#(?:include|define|ifdef|ifndef|endif|if|pragma)\b.* | <\?php\b.* | \#!/.*
    | (?:for|while|if|elif|case)\b.*;\s?(?:do|then)$ | (?:fi|done|esac)$
    # SQL, Lisp, markup, JSON
    | (?:{_SQL})\b.*[;,=(*<>].*
    | \((?:def|let|fn|ns|if|setq|lambda|define)\w*\s.*
    | </?[a-z][\w:-]*(?:\s[\w:-]+=(?:"[^"]*"|'[^']*'))*\s?/?>(?:.*</[\w:-]+>)?$ | <!DOCTYPE\b.*
    | "[^"]*"\s?:\s?.+
    # brackets, ends of statements, assignments and calls of most languages
    | [{{}}\[\]()]+[;,]?$ | [}}\])]+.*[{{;,(]$
    | .*[^\s{{].*\{{$ | .*[\w)\]"'}}]\s?;(?:\s*(?://|/\*|\#).*)?$
    | {_NAME}(?:\s?:\s?[\w\[\], .]+)?\s?(?:[-+*/|&%.:?]|\*\*|<<|>>|//)?=(?!=)\s?\S.*
    | (?:await\s|print\s)?{_NAME}\(.*\)[;,:]?(?:\s*(?://|\#|--).*)?$ | \.\w+\(.*
    """,
    re.VERBOSE,
)
_WEAK = re.compile(
    rf"""
    # comments and decorators
      (?:\#|//|--|/\*|\*/?|;;|<!--)(?:\s.*)?$ | @\w[\w.]*(?:\(.*\))?$
    | (?:return|pass|break|continue|yield|end|begin|else|then|do|try)\b\s?[\w.$]*;?$
    | (?:return|yield|raise|await|del|global|use|using|package|require)\s\S+.*
    # parts of longer expressions
    | {_NAME}\(.* | .*[,(\[]$ | \.{{3}}$ | ["'].*["'],?$ | -?\d[\d._]*,?$ | [\w$.-]+:\s?\S.*,$
    | (?:SELECT|FROM|WHERE|AND|OR|ON|SET|LIMIT|HAVING|UNION)\b.*
    """,
    re.VERBOSE,
)
# A semicolon ends lines of verse as well.
_ENDS_WITH_SEMICOLON = re.compile(r"[^()\[\]{}=<>+*&|_$]*;")


def evidence(text: str) -> Evidence:
    """Return whether a line, without white space around it, is one of a program."""
    if not text or len(text) > _LONGEST:
        return "none"
    if _STRONG.match(text):
        return "weak" if _ENDS_WITH_SEMICOLON.fullmatch(text) else "strong"
    return "weak" if _WEAK.match(text) else "none"


def is_strong(text: str) -> bool:
    """Return whether a line is plainly one of a program."""
    return evidence(text.strip()) == "strong"
