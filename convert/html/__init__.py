"""Make blocks of HTML: of the posts of Mastodon and its kin, and of what is selected in a saved page.

    blocks, repairs = html.blocks('<p>See <a href="https://a.example/x">this</a></p>', numbering)

Paragraphs, breaks, links, lists, quotes, code and the styles of `convert.tree` are kept; of any other
element, its content. A reader says what its network means by an element, with a function that is called
for each element before those in it:

    def mentions(element: Element) -> Handled:
        if element.tag == "a" and "mention" in element.classes:
            return ToMention(handle=handles[element.attributes["href"]])
        return None

`parse` returns the tree of a saved page, in which selectolax finds elements by their selectors, and
`blocks` takes such an element, too. Both are safe for hostile HTML: their time and their memory are in
proportion to it.
"""

from convert.html.building import Handled, Handler, blocks
from convert.html.elements import Element
from convert.html.parsing import Node, Tree, parse

__all__ = ["Element", "Handled", "Handler", "Node", "Tree", "blocks", "parse"]
