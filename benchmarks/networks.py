"""Measure the time and the memory to read a large archive of X.

    python benchmarks/networks.py [POSTS]

The archive is made by this script, with posts of the form and the size that X's archives have, in files
of at most 100 MiB. As in real archives, two fifths of the posts are in threads. Times are those of the
processor, of a new process for each row; memory is its largest amount.
"""

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

POSTS = 73_000
_PART = 100 * 1024 * 1024
_HEAD = 40  # more than the bytes before the first post of a file
_FIRST = 1_500_000_000_000_000_000
_BEGIN = datetime(2022, 3, 6, tzinfo=UTC)
_THREAD = 5  # posts
_PERIOD = 12  # posts, of which one thread
_SENTENCE = "It was a matter of when rather than if 🧵, they said &amp; left with @ann_{n}, "
_LINK = "and nobody spoke. More of it: https://t.co/{n:010d}"
_CODE = """
import resource, sys, time, warnings
from pathlib import Path
import convert
from convert.inputs import Input
from convert.files import Limit
from convert_twitter import Options, read
warnings.simplefilter("ignore")
begin = time.process_time()
posts = documents = 0
with Input.of_file(Path(sys.argv[1]), Limit(size=1, rule="")) as source:
    for document in read(source, Options(least=int(sys.argv[2]))):
        documents += 1
        posts += len(document.posts)
taken = time.process_time() - begin
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{documents:,} documents of {posts:,} posts: {taken:.2f} s, "
      f"{int(sys.argv[3]) / taken:,.0f} posts of the archive per second, {memory:.0f} MB")
"""


def post(number: int) -> dict[str, object]:
    """Return a post as archives have it; numbers are texts there."""
    post_id = str(_FIRST + number * 4_194_304_000)
    text = _SENTENCE.format(n=number) + _LINK.format(n=number)
    mention, link = text.index("@"), text.index("https")
    moment = _BEGIN + timedelta(seconds=number)
    found: dict[str, object] = {
        "edit_info": {
            "initial": {
                "editTweetIds": [post_id],
                "editableUntil": moment.isoformat(),
                "editsRemaining": "5",
                "isEditEligible": True,
            }
        },
        "retweeted": False,
        "source": '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
        "entities": {
            "hashtags": [],
            "symbols": [],
            "user_mentions": [
                {
                    "name": "Ann",
                    "screen_name": f"ann_{number}",
                    "indices": [str(mention), str(text.index(",", mention))],
                    "id_str": "7",
                    "id": "7",
                }
            ],
            "urls": [
                {
                    "url": text[link:],
                    "expanded_url": f"https://example.org/articles/{number}?a=1&b=2",
                    "display_url": "example.org/articles/…",
                    "indices": [str(link), str(len(text))],
                }
            ],
        },
        "display_text_range": ["0", str(len(text))],
        "scopes": {"followers": False, "place_ids": ["0" * 16] * 40},  # to the size of a real post
        "favorite_count": "3",
        "id_str": post_id,
        "truncated": False,
        "retweet_count": "0",
        "id": post_id,
        "created_at": moment.strftime("%a %b %d %H:%M:%S +0000 %Y"),
        "favorited": False,
        "full_text": text,
        "lang": "en",
    }
    if 0 < number % _PERIOD < _THREAD:
        parent = str(_FIRST + (number - 1) * 4_194_304_000)
        found |= {
            "in_reply_to_status_id_str": parent,
            "in_reply_to_status_id": parent,
            "in_reply_to_user_id": "42",
            "in_reply_to_user_id_str": "42",
            "in_reply_to_screen_name": "ada",
        }
    return found


def make(folder: Path, count: int) -> None:
    """Write an archive. Nothing of it is kept in memory, whose amount a new process inherits."""
    account = '[{"account": {"username": "ada", "accountId": "42", "accountDisplayName": "Ada"}}]'
    (folder / "data").mkdir()
    (folder / "data/account.js").write_text(f"window.YTD.account.part0 = {account}")
    number = part = 0
    while number < count:
        name = f"tweets-part{part}.js" if part else "tweets.js"
        with (folder / "data" / name).open("w", encoding="utf-8") as file:
            file.write(f"window.YTD.tweets.part{part} = [")
            while number < count and file.tell() < _PART:
                file.write(",\n" if file.tell() > _HEAD else "\n")
                json.dump({"tweet": post(number)}, file, indent=2, ensure_ascii=False)
                number += 1
            file.write("]")
        part += 1


def main() -> None:
    """Run all measurements."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else POSTS
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), count)
        size = sum(path.stat().st_size for path in Path(folder, "data").iterdir())
        print(f"{count:,} posts, {size / 1e6:.0f} MB")
        for name, least in (("threads", 2), ("all posts", 1)):
            command = [sys.executable, "-c", _CODE, folder, str(least), str(count)]
            result = subprocess.run(command, capture_output=True, text=True, check=True)
            print(f"{name}: {result.stdout.strip()}")


if __name__ == "__main__":
    main()
