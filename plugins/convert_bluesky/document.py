"""Make a document of a thread."""

from collections.abc import Iterable, Iterator

from convert import composing
from convert.metadata import byline, valid_language
from convert.tree import Answered, Document, Post, Repair, Source, replace
from convert_bluesky.composing import Composing
from convert_bluesky.pool import Pool
from convert_bluesky.threads import Thread
from convert_bluesky.uris import page_of
from convert_bluesky.values import texts, words
from convert_bluesky.views import View


def document(
    thread: Thread, pool: Pool, source: Source, left_out: Iterable[View], repairs: Iterable[Repair]
) -> Document:
    """Return the document of a thread.

    Its repairs are those that are given, and one for each post that is left out. The address of the
    source becomes that of the first post.
    """
    making = Composing(pool.posts)
    posts: list[Post] = []
    before: str | None = None
    for view in thread.posts:
        above = pool.parent(view)
        answered = None if above is None or above == before else _answered(above, pool)
        posts.append(_post(view, answered, making, pool))
        before = view.key
    return composing.document(
        posts,
        numbering=making.numbering,
        source=replace(source, url=thread.posts[0].url),
        author=pool.author(thread.posts[0]),
        media=making.media.media,
        repairs=(*repairs, *making.repairs, *_answers(left_out)),
        labels=True,
    )


def _post(view: View, answered: Answered | None, making: Composing, pool: Pool) -> Post:
    bare = Post(
        number=None,
        total=None,
        label="",
        lines=None,
        id=view.uri,
        url=view.url,
        author=pool.author(view),
        answers=answered,
        missing=view.unseen,
        blocks=(),
    )
    if view.unseen:
        return bare
    languages = map(valid_language, texts(view.record.get("langs")))
    blocks, warnings = making.post(view)
    return replace(
        bare,
        published=view.published,
        language=next((tag for tag in languages if tag != "und"), None),
        warning=", ".join(warnings) or None,
        blocks=blocks,
    )


def _answered(key: str, pool: Pool) -> Answered:
    """Return the post that another one answers, and that is not the one before it."""
    view = pool.posts.get(key)
    author = pool.author(view) if view else None
    return Answered(author=author, url=view.url if view else page_of(key))


def _answers(left_out: Iterable[View]) -> Iterator[Repair]:
    """Yield a repair for each post that is left out."""
    for view in left_out:
        name = byline(view.account.author()) or "somebody"
        message = f"left out a post by {name}, {view.url}; --replies all keeps it"
        yield Repair(kind="answer", line=None, text=words(view.text), became="", message=message)
