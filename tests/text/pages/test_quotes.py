"""Quoted posts that a page shows without a word for it."""

import convert
from convert.tree import Quote, plain

ANN = "Ann\n‪@ann.example.org‬\n· {age}\n"
BEN = "Ben\n‪@ben.example.net‬\n· {age}\n"


def read(text: str) -> convert.Document:
    return convert.read(text.encode())


def quotes(document: convert.Document) -> list[Quote]:
    return [block for post in document.posts for block in post.blocks if isinstance(block, Quote)]


def test_an_older_post_between_the_words_and_the_counts_is_quoted():
    ann, ben = ANN.format(age="2h"), BEN.format(age="5h")
    document = read(f"{ann}Look:\n{ben}His.\n4\n11\n{ann}Two.\n1\n")
    (quote,) = quotes(document)
    assert plain(quote).endswith("His.")
    assert [plain(post).partition("\n")[0] for post in document.posts] == ["Look:", "Two."]


def test_an_answer_is_not_quoted():
    ann = ANN.format(age="2h")
    for counts, age in (("3\n", "5h"), ("", "1h"), ("", "2h")):
        document = read(f"{ann}One.\n{counts}{BEN.format(age=age)}His.\n4\n{ann}Two.\n1\n")
        assert quotes(document) == []
