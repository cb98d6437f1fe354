"""Tell lines of programs from lines of prose.

The signs are those that prose hardly has at the same place: what a line of a program ends with, words
with which statements begin together with their brackets, calls and assignments.
"""

import re
from typing import Literal, TypeAlias

Evidence: TypeAlias = Literal["strong", "weak", "none"]

_LONGEST = 200  # characters; a longer line is prose, or so much code that its author used a fence
_NAME = r"[A-Za-z_$@][\w$]*(?:(?:\.|->|::)[\w$]+|\[[^\[\]]*\])*"
_STRONG = re.compile(
    rf"""
      (?:async\s)?(?:def|class)\s\w+\b.*:$                     # Python
    | (?:if|elif|while|with|for|except|match|case)\b.*[\w)\]"'}}]:(?:\s*\#.*)?$
    | (?:else|try|finally|do)\s*[:{{]$
    | from\s[\w.]+\simport\s.+ | import\s[\w.]+(?:\sas\s\w+)?;?$
    | return\b.*[()\[\]{{}}"'=<>*+;].* | raise\s\w+\(.* | assert\s.*[=<>(].*
    | (?:let|const|var|val)\s(?:mut\s)?[\w$\[{{(].*[=;:{{].*    # JavaScript, Rust, Swift, Kotlin
    | (?:export\s|pub\s|public\s|private\s|protected\s|static\s|async\s)*
      (?:fn|func|fun|function|class|struct|enum|interface|impl|trait|namespace|module|void|int)\b.*[({{;]$
    | (?:export\s|pub\s|public\s|private\s|protected\s|static\s|async\s|fn\s|func\s|function\s|void\s|int\s)+\w+\(.*
    | \#(?:include|define|ifdef|ifndef|endif|if|pragma)\b.*    # C
    | (?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|CREATE|ALTER|WITH|GROUP|ORDER|LEFT|JOIN|VALUES)\b.*[;,=(*<>].*
    | (?:for|while|if|elif|case)\b.*;\s?(?:do|then)$ | (?:fi|done|esac)$
    | </?[a-z][\w:-]*(?:\s[\w:-]+=(?:"[^"]*"|'[^']*'))*\s?/?>(?:.*</[\w:-]+>)?$   # markup
    | <\?php\b.* | <!DOCTYPE\b.* | \#!/.*
    | [{{}}\[\]()]+[;,]?$ | [}}\])]+.*[{{;,(]$                   # brackets alone
    | "[^"]*"\s?:\s?.+                                         # JSON
    | .*[^\s{{].*\{{$ | .*[\w)\]"'}}]\s?;(?:\s*(?://|/\*|\#).*)?$ # braces and semicolons
    | {_NAME}(?:\s?:\s?[\w\[\], .]+)?\s?(?:[-+*/|&%.:?]|\*\*|<<|>>|//)?=(?!=)\s?\S.*   # assignments
    | (?:await\s|print\s)?{_NAME}\(.*\)[;,:]?(?:\s*(?://|\#|--).*)?$   # calls
    | \.\w+\(.*
    | \((?:def|let|fn|ns|if|setq|lambda|define)\w*\s.*         # Lisp
    """,
    re.VERBOSE,
)
_WEAK = re.compile(
    rf"""
      (?:\#|//|--|/\*|\*/?|;;|<!--)(?:\s.*)?$                  # comments
    | @\w[\w.]*(?:\(.*\))?$                                    # decorators
    | (?:return|pass|break|continue|yield|end|begin|else|then|do|try)\b\s?[\w.$]*;?$
    | (?:return|yield|raise|await|del|global|use|using|package|require)\s\S+.*
    | {_NAME}\(.* | .*[,(\[]$ | \.{{3}}$
    | ["'].*["'],?$ | -?\d[\d._]*,?$ | [\w$.-]+:\s?\S.*,$
    | (?:SELECT|FROM|WHERE|AND|OR|ON|SET|LIMIT|HAVING|UNION)\b.*
    """,
    re.VERBOSE,
)
# A semicolon ends lines of verse as well.
_ENDS_WITH_SEMICOLON = re.compile(r"[^()\[\]{}=<>\"'+*/&|\d_$]*;")


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
