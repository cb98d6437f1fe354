"""A thread is fetched as a whole from any of its posts, in few requests."""

from collections.abc import Callable
from typing import Any

import pytest

import convert
from convert.errors import FetchError, InputError
from convert.inputs import Input
from convert_bluesky import fetching as module
from convert_bluesky import read
from convert_bluesky.options import Options
from tests.bluesky.appview import AppView, address
from tests.bluesky.builders import DIDS, Value, account, chain, view
from tests.bluesky.conftest import texts

Fetching = Callable[..., convert.Document]


def words(number: int) -> str:
    return f"Lamp number {number} burns."


def long_chain(length: int) -> list[Value]:
    return chain(*[words(number) for number in range(1, length + 1)])


@pytest.mark.parametrize(("length", "requests"), [(1, 1), (11, 1), (12, 2), (25, 3), (300, 30)])
def test_a_thread_longer_than_ten_levels_is_fetched_to_its_end(
    fetching: Fetching, length: int, requests: int
) -> None:
    server = AppView(long_chain(length))
    found = fetching(server, address("3k0001"))
    assert texts(found) == [words(number) for number in range(1, length + 1)]
    assert len(server.asked) == requests


@pytest.mark.parametrize(
    ("key", "requests"), [("3k0001", 12), ("3k0013", 11), ("3k0100", 3), ("3k0120", 2)]
)
def test_any_post_of_a_thread_leads_to_all_of_it(fetching: Fetching, key: str, requests: int) -> None:
    server = AppView(long_chain(120))
    assert texts(fetching(server, address(key))) == [words(number) for number in range(1, 121)]
    assert len(server.asked) == requests


@pytest.mark.parametrize("by", ["ada.example.com", DIDS["ada"], "did%3Aplc%3A" + "a" * 24])
def test_an_address_can_have_the_handle_or_the_identifier(fetching: Fetching, by: str) -> None:
    url = f"https://bsky.app/profile/{by}/post/3k0001"
    assert texts(fetching(AppView(long_chain(2)), url)) == [words(1), words(2)]


def test_branches_and_answers_are_left_out_even_if_they_are_liked_more(fetching: Fetching) -> None:
    thread = long_chain(3)
    liked = view("3k9", "A note.", above=thread[0], minute=50) | {"likeCount": 99}
    answer = view("3kb", "Nice.", by="bob", above=thread[2], minute=51) | {"likeCount": 999}
    found = fetching(AppView([*thread, liked, answer]), address("3k0001"))
    assert texts(found) == [words(1), words(2), words(3)]
    assert [repair.text for repair in found.repairs] == ["A note.", "Nice."]


def test_the_longest_branch_is_the_thread_even_beyond_ten_levels(fetching: Fetching) -> None:
    thread = long_chain(11)
    short = chain("Short 1.", "Short 2.", above=thread[9], start=500)
    rest = chain(words(12), words(13), words(14), above=thread[10], start=12)
    found = fetching(AppView([*short, *thread, *rest]), address("3k0001"))
    assert texts(found) == [words(number) for number in range(1, 15)]


def test_the_address_of_a_post_in_a_branch_leads_through_the_branch(fetching: Fetching) -> None:
    thread = long_chain(4)
    branch = chain("Branch.", above=thread[1], start=500)
    found = fetching(AppView([*thread, *branch]), address("3k0500"))
    assert texts(found) == [words(1), words(2), "Branch."]


def test_a_thread_below_a_post_by_another_begins_there_and_says_so(fetching: Fetching) -> None:
    question = view("3kb", "Why?", by="bob")
    thread = chain("Because.", "And so.", above=question)
    found = fetching(AppView([question, *thread]), address("3k0002"))
    assert texts(found) == ["Because.", "And so."]
    answered = found.posts[0].answers
    assert answered is not None
    assert answered.url == "https://bsky.app/profile/bob.example.com/post/3kb"


def test_with_all_replies_everything_above_and_below_is_fetched(fetching: Fetching) -> None:
    question = view("3kb", "Why?", by="bob")
    thread = chain("Because.", "And so.", above=question)
    deep = [view("3kc0", "Level 0.", by="cid", above=thread[1], minute=60)]
    for level in range(1, 15):
        deep.append(view(f"3kc{level}", f"Level {level}.", by="cid", above=deep[-1], minute=60 + level))
    found = fetching(AppView([question, *thread, *deep]), address("3k0002"), replies="all")
    assert texts(found) == ["Why?", "Because.", "And so.", *[f"Level {level}." for level in range(15)]]
    assert found.author.handle == "bob.example.com"


def test_with_all_replies_those_to_posts_above_are_fetched_too(fetching: Fetching) -> None:
    thread = long_chain(3)
    answers = [
        view(f"3kb{number}", f"Answer {number}.", by="bob", above=post, minute=70 + number)
        for number, post in enumerate(thread)
    ]
    server = AppView([*thread, *answers])
    found = fetching(server, address("3k0003"), replies="all")
    assert texts(found) == [words(1), words(2), words(3), "Answer 2.", "Answer 0.", "Answer 1."]
    assert server.asked == ["3k0003", "3k0001"]


def test_above_a_deleted_post_the_thread_is_fetched_from_its_top(fetching: Fetching) -> None:
    thread = long_chain(5)
    server = AppView([post for post in thread if post is not thread[2]], deleted=[thread[2]["uri"]])
    found = fetching(server, address("3k0004"))
    assert texts(found) == [words(1), words(2), "deleted", words(4), words(5)]
    assert server.asked == ["3k0004", "3k0001"]


def test_a_post_that_needs_a_login_is_not_shown_and_nothing_more_is_asked() -> None:
    hidden = account("ada", labels=[{"val": "!no-unauthenticated"}])
    thread = [post | {"author": hidden} for post in long_chain(30)]
    server = AppView(thread)
    with pytest.raises(InputError, match="without a login"):
        next(iter(read(Input.of_answers(address("3k0001"), server), Options())))
    assert server.asked == ["3k0001"]


REFUSED = {
    b'{"error": "NotFound", "message": "Post not found"}': "the post does not exist: it was deleted",
    b'{"error": "InvalidRequest", "message": "Error: actor\\nmust be\\u0007 valid"}': "actor must be",
    b"": "unexpected",
    b"[" * 100_000: "unexpected",
    b'"\\ud83d"': "unexpected",
}


@pytest.mark.parametrize(("body", "message"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_the_server_says_of_an_error_is_in_the_message(body: bytes, message: str) -> None:
    class Refusing(AppView):
        def __getitem__(self, url: str) -> Any:
            return FetchError("unexpected (400)", url=url, status=400, body=body)

    url = address("3k0001")
    with pytest.raises(InputError, match=message) as caught:
        next(iter(read(Input.of_answers(url, Refusing([])), Options())))
    assert caught.value.file == url
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"thread": 3}', b'{"a": NaN}', b"[" * 100_000, b"\xff"]
)
def test_an_answer_that_is_no_thread_is_one_error(body: bytes) -> None:
    class Wrong(AppView):
        def __getitem__(self, url: str) -> bytes:
            return body

    with pytest.raises(InputError) as caught:
        next(iter(read(Input.of_answers(address("3k0001"), Wrong([])), Options())))
    assert caught.value.file == address("3k0001")


def test_answers_without_end_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REQUESTS", 3)
    server = AppView(long_chain(50))
    with pytest.raises(InputError, match="more than 3 answers"):
        next(iter(read(Input.of_answers(address("3k0001"), server), Options())))


def test_a_server_that_says_the_same_again_and_again_is_asked_once_for_each_post() -> None:
    first = view("3k0001", "One.", replies=5)

    class Same(AppView):
        def thread(self, uri: str, depth: int, height: int) -> Value | None:
            self.asked.append(uri)
            return {"thread": {"$type": "app.bsky.feed.defs#threadViewPost", "post": first}}

    server = Same([first])
    (found,) = read(Input.of_answers(address("3k0001"), server), Options())
    assert texts(found) == ["One."]
    assert len(server.asked) == 1


@pytest.mark.parametrize("url", ["https://bsky.app/", "https://bsky.app/profile/ada", "https://[::1"])
def test_an_address_of_no_post_is_an_error(url: str) -> None:
    with pytest.raises(InputError, match="not the address of a post"):
        next(iter(read(Input.of_answers(url, {}), Options())))
