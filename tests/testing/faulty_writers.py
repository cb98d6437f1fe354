"""Writers with one mistake each, and the name of the check that finds it.

Each is a variation of `shown`, a writer that keeps its contract.
"""

import datetime
import enum
import html
import itertools
import locale
import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from convert import Output, Writer
from convert.display import texts
from convert.notes import caption, live_url
from convert.testing import ReadBack
from convert.tree import (
    GAP,
    Break,
    Code,
    Document,
    Figure,
    List,
    Poll,
    Quote,
    Styled,
    Text,
    replace,
    rewrite,
    walk,
)


@dataclass(frozen=True)
class Options:
    ending: Annotated[str, "what the text ends with"] = "!"
    case: Annotated[Literal["kept", "upper"], "the case of the words"] = "kept"
    notes: Annotated[bool, "whether to write the notes"] = True


@dataclass(frozen=True)
class NoOptions:
    """A writer without options."""


def shown(document: Document, options: Any = None) -> str:
    """Return all that a writer must show."""
    notes = [f"[{note.number}] {caption(note)}, {note.url}" for note in document.notes]
    return "\n".join([*texts(document), *notes])


def good(document: Document, options: Options) -> str:
    text = shown(document if options.notes else replace(document, notes=()))
    return (text.upper() if options.case == "upper" else text) + options.ending


def writer(
    write: Callable[[Document, Any], Any] = shown,
    *,
    name: str = "shout",
    suffix: Any = ".shout",
    media_type: str = "text/plain",
    options: Any = NoOptions,
) -> Writer[Any]:
    return Writer(name, suffix, media_type, options, write)


# Notes and references.


def counting(document: Document, _: NoOptions) -> str:
    """Count the references that are met."""
    numbers: dict[int, int] = {}
    text = shown(document)

    def own(match: re.Match[str]) -> str:
        return f"[{numbers.setdefault(int(match[1]), len(numbers) + 1)}]"

    return re.sub(r"\[(\d+)\]", own, text)


def without_references(document: Document, _: NoOptions) -> str:
    return re.sub(r"\[\d+\](?! )|\[\d+\](?= \w)(?<!\n)", "", shown(document))


def with_references_at_the_end(document: Document, _: NoOptions) -> str:
    found = re.findall(r"\[\d+\]", "\n".join(texts(document)))
    bare = "\n".join(re.sub(r"\[\d+\]", "", text) for text in texts(document))
    head, _space, last = bare.rpartition(" ")
    notes = [f"[{note.number}] {caption(note)}, {note.url}" for note in document.notes]
    return "\n".join([f"{head} {' '.join(found)} {last}", *notes])


def without_notes(document: Document, _: NoOptions) -> str:
    return "\n".join(texts(document))


# Words.


def without_hashtags(document: Document, _: NoOptions) -> str:
    return shown(document).replace("#banyan", "")


def sorted_posts(document: Document, _: NoOptions) -> str:
    return shown(replace(document, posts=document.posts[::-1]))


def sorting_all_words(document: Document, _: NoOptions) -> str:
    return " ".join(sorted(shown(document).split(" ")))


# Kinds of nodes.


def _without(*kinds: type) -> Callable[[Document], Document]:
    def unless(node: Any) -> Any:
        return None if isinstance(node, kinds) else node

    return lambda document: rewrite(document, inline=unless, block=unless)


def _without_fields(**fields: Any) -> Callable[[Document], Document]:
    return lambda document: replace(
        document, posts=tuple(replace(post, **fields) for post in document.posts)
    )


def without_quotes(document: Document, _: NoOptions) -> str:
    return shown(_without(Quote)(document))


def without_figures(document: Document, _: NoOptions) -> str:
    return shown(_without(Figure)(document))


def without_polls(document: Document, _: NoOptions) -> str:
    return shown(_without(Poll)(document))


def without_lists(document: Document, _: NoOptions) -> str:
    return shown(_without(List)(document))


def without_code(document: Document, _: NoOptions) -> str:
    return shown(_without(Code)(document))


def with_joined_code(document: Document, _: NoOptions) -> str:
    return shown(
        rewrite(
            document,
            block=lambda node: Code(" ".join(node.text.split())) if isinstance(node, Code) else node,
        )
    )


def without_styled_words(document: Document, _: NoOptions) -> str:
    return shown(_without(Styled)(document))


def without_breaks(document: Document, _: NoOptions) -> str:
    return shown(rewrite(document, inline=lambda node: Text(" ") if isinstance(node, Break) else node))


def without_indentation(document: Document, _: NoOptions) -> str:
    return re.sub(r"\n +(?=on little)", "\n", shown(document))


def without_gaps(document: Document, _: NoOptions) -> str:
    return shown(document).replace(GAP, "")


def without_authors(document: Document, _: NoOptions) -> str:
    return shown(_without_fields(author=None)(document))


def without_dates(document: Document, _: NoOptions) -> str:
    return shown(_without_fields(published=None)(document))


def without_answers(document: Document, _: NoOptions) -> str:
    return shown(_without_fields(answers=None)(document))


def without_warnings(document: Document, _: NoOptions) -> str:
    return shown(_without_fields(warning=None)(document))


def without_missing_posts(document: Document, _: NoOptions) -> str:
    return shown(_without_fields(missing=None)(document))


def without_parts(document: Document, _: NoOptions) -> str:
    return shown(replace(document, parts=()))


def bytes_without_quotes(document: Document, _: NoOptions) -> bytes:
    return shown(_without(Quote)(document)).encode(errors="replace")


def bytes_without_breaks(document: Document, _: NoOptions) -> bytes:
    return without_breaks(document, NoOptions()).encode(errors="replace")


# Any document.


def failing_without_posts(document: Document, _: NoOptions) -> str:
    return shown(document) + document.posts[0].label


def failing_for_pictures(document: Document, _: NoOptions) -> str:
    return shown(document) + "".join(
        str(media.data[70]) for media in document.media if media.data is not None
    )


def failing_for_surrogates(document: Document, _: NoOptions) -> bytes:
    return shown(document).encode()


def failing_for_quotes(document: Document, _: NoOptions) -> str:
    if any(isinstance(node, Quote) for node in walk(document)):
        raise KeyError("quote")
    return shown(document)


def needing_a_library(document: Document, _: NoOptions) -> str:
    import nowhere_to_be_found  # type: ignore[import-not-found]

    return str(nowhere_to_be_found.shown(document))


def exiting(document: Document, _: NoOptions) -> str:
    sys.exit(3)


def exiting_without_posts(document: Document, _: NoOptions) -> str:
    if not document.posts:
        raise SystemExit("nothing to do")
    return shown(document)


def returning_none(document: Document, _: NoOptions) -> None:
    return None


def returning_bytearray(document: Document, _: NoOptions) -> bytearray:
    return bytearray(shown(document), "utf-8", "replace")


def with_an_unsafe_name(document: Document, _: NoOptions) -> Output:
    return Output(content=shown(document), files={"../a.png": b""})


_COUNT = itertools.count()


def numbered_by_call(document: Document, _: NoOptions) -> str:
    return f"{shown(document)} call{next(_COUNT)}"


def randomised(document: Document, _: NoOptions) -> str:
    return f"{shown(document)} {random.random()}"


def with_random_files(document: Document, _: NoOptions) -> Output:
    return Output(content=shown(document), files={"media/a.png": os.urandom(9)})


def forcing(document: Document, _: NoOptions) -> str:
    text = shown(document)
    msgspec.structs.force_setattr(document, "posts", document.posts[:1])
    return text


def setting(document: Document, _: NoOptions) -> str:
    object.__setattr__(document, "title", "Another")
    return shown(document)


# Other processes.


def in_hash_order(document: Document, _: NoOptions) -> str:
    words = {word for text in texts(document) for word in text.split()}
    return f"{shown(document)}\n{' '.join(words)}"


def in_the_folder(document: Document, _: NoOptions) -> str:
    return f"{shown(document)}\n{Path.cwd()}"


def dated_by_now(document: Document, _: NoOptions) -> str:
    return f"{shown(document)}\n{datetime.datetime.now(datetime.UTC).date()}"


def dated_by_today(document: Document, _: NoOptions) -> str:
    return f"{shown(document)}\n{datetime.date.today()}"  # the mistake that is looked for


def dated_by_time(document: Document, _: NoOptions) -> str:
    return f"{shown(document)}\n{int(time.time()) // 86_400}"


def dated_by_strftime(document: Document, _: NoOptions) -> str:
    return f"{shown(document)}\n{time.strftime('%Y')}"


def in_local_time(document: Document, _: NoOptions) -> str:
    return f"{shown(document)}\n{datetime.datetime.fromtimestamp(0)}"


def in_system_encoding(document: Document, _: NoOptions) -> str:
    return f"{shown(document)}\n{locale.getpreferredencoding(False)}"


def in_system_language(document: Document, _: NoOptions) -> str:
    return f"{shown(document)}\n{os.environ.get('LANG')}"


def printing(document: Document, _: NoOptions) -> str:
    print("writing", document.title)
    return shown(document)


def printing_to_the_descriptor(document: Document, _: NoOptions) -> str:
    os.write(1, b"writing")
    return shown(document)


def leaving_a_file(document: Document, _: NoOptions) -> str:
    Path("convert-testing-leftover.txt").write_text("left")
    return shown(document)


def connecting(document: Document, _: NoOptions) -> str:
    import socket

    with socket.socket() as connection:
        connection.connect_ex(("127.0.0.1", 9))
    return shown(document)


def _nested_function() -> Callable[[Document, Any], str]:
    def write(document: Document, _: Any) -> str:
        return shown(document)

    return write


# Markup.


def _page(document: Document, escape: Callable[[str], str], link: Callable[[Any], str]) -> str:
    """Return a page with the posts and the notes, in which `link` gives the address of a note."""
    posts = [f"<pre>{escape(text)}</pre>" for text in texts(document)]
    notes = [
        f"<p>[{note.number}] {html.escape(caption(note))}, "
        f'<a href="{link(note)}">{html.escape(note.url)}</a></p>'
        for note in document.notes
    ]
    return "\n".join([*posts, *notes])


def _safe(note: Any) -> str:
    return html.escape(live_url(note) or "#")


def page(document: Document, _: NoOptions) -> str:
    """A page without a mistake."""
    return _page(document, html.escape, _safe)


def page_without_escapes(document: Document, _: NoOptions) -> str:
    return _page(document, lambda text: text.replace("onerror", ""), _safe)


def page_with_live_scripts(document: Document, _: NoOptions) -> str:
    return _page(document, html.escape, lambda note: html.escape(note.url))


def page_without_escapes_in_addresses(document: Document, _: NoOptions) -> str:
    return _page(document, html.escape, lambda note: note.url if live_url(note) else "#")


def gemtext(document: Document, _: NoOptions) -> str:
    """Lines in which "=>" begins a link, without a mistake."""
    return "\n".join([*_indented(document), *_links(document, live_url)])


def gemtext_with_live_scripts(document: Document, _: NoOptions) -> str:
    return "\n".join([*_indented(document), *_links(document, lambda note: note.url)])


def _indented(document: Document) -> Iterator[str]:
    return (f" {line}" for text in texts(document) for line in text.splitlines())


def _links(document: Document, live: Callable[[Any], str | None]) -> Iterator[str]:
    for note in document.notes:
        words = " ".join(f"[{note.number}] {caption(note)}, {note.url}".split())
        yield f"=> {live(note)} {words}" if live(note) else f" {words}"


def read_gemtext(content: str | bytes) -> ReadBack:
    lines = str(content).splitlines()
    links = tuple(line.split()[1] for line in lines if line.startswith("=>"))
    return ReadBack(text="\n".join(lines), links=links)


# Options.


@dataclass
class Mutable:
    ending: Annotated[str, "help"] = "!"


@dataclass(frozen=True)
class WithoutDefault:
    ending: Annotated[str, "help"]


@dataclass(frozen=True)
class WithoutHelp:
    ending: str = "!"


@dataclass(frozen=True)
class WithBlankHelp:
    ending: Annotated[str, " "] = "!"


@dataclass(frozen=True)
class Reserved:
    title: Annotated[str, "another title"] = ""


@dataclass(frozen=True)
class ReservedByPython:
    to: Annotated[str, "whom it is for"] = ""


class Weird:
    """A type that no text can give."""


@dataclass(frozen=True)
class Unshown:
    weird: Annotated[Weird | None, "help"] = None


@dataclass(frozen=True)
class UnshownNumber:
    price: Annotated[Decimal, "help"] = Decimal(1)


@dataclass(frozen=True)
class RefusedDefault:
    columns: Annotated[int, "columns", Meta(ge=20)] = 0


@dataclass(frozen=True)
class Unresolved:
    ending: "Annotated[Missing | None, 'help']" = None  # type: ignore[name-defined]  # noqa: F821


@dataclass(frozen=True)
class Cased:
    case: Annotated[Literal["kept", "upper"], "the case of the words"] = "kept"


class Paper(enum.Enum):
    A4 = "a4"
    A5 = "a5"


@dataclass(frozen=True)
class Many:
    """Options of the types that can be shown."""

    path: Annotated[Path | None, "a file"] = None
    names: Annotated[tuple[str, ...], "names"] = ()
    width: Annotated[Annotated[int, Meta(ge=20)] | None, "columns"] = None
    ratio: Annotated[float, "a ratio"] = 1.5


def failing_for_upper(document: Document, options: Cased) -> str:
    if options.case == "upper":
        raise KeyError("upper")
    return shown(document)


FAULTY: tuple[tuple[str, Writer[Any]], ...] = (
    ("prints_the_numbers_of_the_tree", writer(counting)),
    ("has_every_reference", writer(without_references)),
    ("keeps_references_in_order", writer(with_references_at_the_end)),
    ("has_every_note", writer(without_notes)),
    ("has_every_word", writer(without_hashtags)),
    ("keeps_words_in_order", writer(sorted_posts)),
    ("keeps_words_in_order", writer(sorting_all_words)),
    ("shows_quotes", writer(without_quotes)),
    ("shows_quotes", writer(bytes_without_quotes)),
    ("shows_pictures", writer(without_figures)),
    ("shows_polls", writer(without_polls)),
    ("shows_lists", writer(without_lists)),
    ("shows_code", writer(without_code)),
    ("shows_code", writer(with_joined_code)),
    ("shows_styled_words", writer(without_styled_words)),
    ("keeps_line_breaks", writer(without_breaks)),
    ("keeps_line_breaks", writer(bytes_without_breaks)),
    ("keeps_indentation", writer(without_indentation)),
    ("shows_gaps", writer(without_gaps)),
    ("shows_authors", writer(without_authors)),
    ("shows_dates", writer(without_dates)),
    ("shows_answers", writer(without_answers)),
    ("shows_warnings", writer(without_warnings)),
    ("shows_missing_posts", writer(without_missing_posts)),
    ("shows_parts", writer(without_parts)),
    ("writes_every_document", writer(failing_without_posts)),
    ("writes_every_document", writer(failing_for_pictures)),
    ("writes_every_document", writer(failing_for_surrogates)),
    ("writes_every_document", writer(failing_for_quotes)),
    ("writes_every_document", writer(needing_a_library)),
    ("never_exits", writer(exiting)),
    ("never_exits", writer(exiting_without_posts)),
    ("returns_text_or_bytes", writer(returning_none)),
    ("returns_text_or_bytes", writer(returning_bytearray)),
    ("returns_text_or_bytes", writer(with_an_unsafe_name)),
    ("gives_the_same_output_twice", writer(numbered_by_call)),
    ("gives_the_same_output_twice", writer(randomised)),
    ("gives_the_same_output_twice", writer(with_random_files)),
    ("leaves_the_document_unchanged", writer(forcing)),
    ("leaves_the_document_unchanged", writer(setting)),
    ("is_the_same_in_another_process", writer(in_hash_order)),
    ("is_the_same_in_another_process", writer(in_the_folder)),
    ("depends_on_no_clock", writer(dated_by_now)),
    ("depends_on_no_clock", writer(dated_by_today)),
    ("depends_on_no_clock", writer(dated_by_time)),
    ("depends_on_no_clock", writer(dated_by_strftime)),
    ("depends_on_no_time_zone", writer(in_local_time)),
    ("depends_on_no_locale", writer(in_system_encoding)),
    ("depends_on_no_locale", writer(in_system_language)),
    ("prints_nothing", writer(printing)),
    ("prints_nothing", writer(printing_to_the_descriptor)),
    ("leaves_no_files", writer(leaving_a_file)),
    ("uses_no_network", writer(connecting)),
    ("can_be_sent_to_another_process", writer(_nested_function())),
    ("writes_text_as_text", writer(page_without_escapes, media_type="text/html")),
    ("makes_no_harmful_link", writer(page_with_live_scripts, media_type="text/html")),
    ("makes_no_harmful_link", writer(page_without_escapes_in_addresses, media_type="text/html")),
    ("makes_no_harmful_link", writer(gemtext_with_live_scripts, media_type="text/gemini")),
    ("name_can_be_typed", writer(name="Shout")),
    ("name_can_be_typed", writer(name="tar.gz")),
    ("suffix_is_of_its_own", writer(suffix="shout")),
    ("suffix_is_of_its_own", writer(suffix=".txt")),
    ("fields_have_the_right_types", writer(suffix=None)),
    ("media_type_is_one", writer(media_type="plain")),
    ("media_type_is_one", writer(media_type="words/plain")),
    ("options_are_a_frozen_dataclass", writer(options=Mutable)),
    ("options_are_a_frozen_dataclass", writer(options=int)),
    ("option_types_can_be_evaluated", writer(options=Unresolved)),
    ("options_have_defaults", writer(options=WithoutDefault)),
    ("options_have_help", writer(options=WithoutHelp)),
    ("options_have_help", writer(options=WithBlankHelp)),
    ("options_have_names_of_their_own", writer(options=Reserved)),
    ("options_have_names_of_their_own", writer(options=ReservedByPython)),
    ("options_can_be_given", writer(options=Unshown)),
    ("options_can_be_given", writer(options=UnshownNumber)),
    ("options_can_be_given", writer(options=RefusedDefault)),
    ("every_option_has_an_effect", writer(options=Cased)),
    ("every_value_is_accepted", writer(failing_for_upper, options=Cased)),
)
"""The check that must fail, and a writer for which no other one may fail."""

GOOD = (
    writer(),
    writer(good, options=Options),
    writer(options=Many),
    writer(page, media_type="text/html"),
    writer(gemtext, media_type="text/gemini"),
)
