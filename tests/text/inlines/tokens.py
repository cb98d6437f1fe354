"""What the tests of tokens share."""

from convert.text.inlines.tokenize import tokenize


def tokens(text, platform="twitter"):
    return [
        (token.kind, token.text, token.target)
        for token in tokenize(text, platform)
        if token.kind != "text"
    ]


def targets(text, platform="twitter"):
    return [target for _, _, target in tokens(text, platform)]
