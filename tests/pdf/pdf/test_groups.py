"""The structure elements of quotes, lists and items."""

from convert_pdf.flow import Group
from convert_pdf.pdf.groups import Container, Groups
from convert_pdf.pdf.objects import Objects
from tests.pdf.reading import read
from tests.pdf.whole_posts import WHOLE, elements, kinds


def test_a_group_is_open_until_an_element_outside_of_it_follows() -> None:
    root = Container("Document", 1, 0)
    groups = Groups(Objects(b""))
    quote, inner, other = (Group(kind="quote", level=1) for _ in range(3))

    def enter(*path: Group) -> Container | None:
        groups.enter(path, lambda: root)
        return groups.innermost

    first = enter(quote)
    second = enter(quote, inner)
    assert first is not None
    assert second is not None
    assert first.kids == [f"{second.number} 0 R"]
    assert enter(quote) is first
    assert enter(other) not in (first, second, None)
    assert enter() is None
    assert len(root.kids) == 2


def test_an_item_has_a_label_and_a_body() -> None:
    root = Container("Document", 1, 0)
    groups = Groups(Objects(b""))
    item = Group(kind="item", level=1)
    groups.enter((Group(kind="list", level=1), item), lambda: root)
    body = groups.innermost
    assert body is not None
    assert (groups.item(item).kind, body.kind) == ("LI", "LBody")
    assert groups.item(item).kids == [f"{body.number} 0 R"]


def test_quotes_and_lists_are_nested_as_in_the_document() -> None:
    root = read(WHOLE).trailer["/Root"]["/StructTreeRoot"]["/K"]
    quote, lists = (
        kinds(element)
        for element in (
            next(kid.get_object() for kid in root["/K"] if kid.get_object()["/S"] == type_)
            for type_ in ("/BlockQuote", "/L")
        )
    )
    reference = ["Reference", ["Link"]]
    paragraph = ["P", ["Link", *reference]]
    assert quote == [
        *["P", ["Link", "Link", *reference]],
        *paragraph,
        *["BlockQuote", paragraph],
        *["L", ["LI", ["Lbl", "LBody", paragraph]]],
    ]
    dash = ["L", ["LI", ["Lbl", "LBody", ["P"]]]]
    dot = ["L", ["LI", ["Lbl", "LBody", ["P", *dash]]]]
    assert lists == ["LI", ["Lbl", "LBody", ["P", *dot]], "LI", ["Lbl", "LBody", ["P", "P"]]]


def test_lists_have_the_kind_of_their_markers() -> None:
    lists = [each["/A"] for each in elements(read(WHOLE)) if each["/S"] == "/L"]
    assert {str(each["/O"]) for each in lists} == {"/List"}
    numbering = [str(each["/ListNumbering"]) for each in lists]
    assert numbering == ["/Disc", "/Decimal", "/Disc", "/Disc", "/Disc"]
