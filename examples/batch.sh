#!/bin/sh
# Convert all threads of a folder without supervision, as from cron, and list what failed.
#
#     examples/batch.sh threads/ out/
#
# Run it again after an interruption: what is up to date is left out.
set -eu

threads=$1
out=$2
report=$out/report.jsonl

mkdir -p "$out"
status=0
thread-convert "$threads" --to markdown --to json -o "$out/" --timeout 60 --report "$report" --quiet || status=$?

case $status in
    0) echo "all threads are converted" ;;
    1) # some threads failed: the report says which
        grep -E '"status":"(failed|timeout|crash)"' "$report" ;;
    3) echo "nothing can be written to $out" >&2 ;;
    *) echo "stopped with exit code $status" >&2 ;;
esac
exit "$status"
