"""Convert all threads of a folder, and report what failed.

    python examples/batch.py threads/ out/

Run it again after an interruption: what is up to date is left out.
"""

import sys
from collections import Counter

import convert

FORMATS = ("markdown", "json")
FAILURES = ("failed", "timeout", "crash")


def main(folder: str, out: str) -> int:
    """Convert, and return the exit code: 1 if something failed."""
    counts: Counter[str] = Counter()
    for result in convert.convert_many([folder], to=FORMATS, out=out, timeout=60):
        counts[result.status] += 1
        if result.status in FAILURES:
            print(f"{result.status}: {result.message}", file=sys.stderr)
    print(", ".join(f"{count} {status}" for status, count in sorted(counts.items())))
    return 1 if any(counts[status] for status in FAILURES) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
