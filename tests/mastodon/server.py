"""A server of Mastodon on the loopback address, with the limits that real ones have."""

import json
from collections.abc import Sequence
from typing import Any

from tests.network.server import Server, constant

LEVELS = 20
BELOW = 60
ABOVE = 40


def serve(server: Server, statuses: Sequence[dict[str, Any]]) -> None:
    """Let a server give statuses and their contexts, as it gives them without a login."""
    by_id = {status["id"]: status for status in statuses}
    for status in statuses:
        path = f"/api/v1/statuses/{status['id']}"
        context = {"ancestors": _above(status, by_id), "descendants": _below(status, by_id)}
        server.routes[path] = constant(json.dumps(status).encode())
        server.routes[f"{path}/context"] = constant(json.dumps(context).encode())


def counted(statuses: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return statuses with the number of the answers to each."""
    parents = [status["in_reply_to_id"] for status in statuses]
    return [{**status, "replies_count": parents.count(status["id"])} for status in statuses]


def _above(status: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    parent = by_id.get(status["in_reply_to_id"] or "")
    while parent is not None and len(found) < ABOVE:
        found.insert(0, parent)
        parent = by_id.get(parent["in_reply_to_id"] or "")
    return found


def _below(status: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what is below a status, depth first."""
    found: list[dict[str, Any]] = []
    waiting = [(status, 0)]
    while waiting and len(found) <= BELOW:
        current, level = waiting.pop()
        found.append(current)
        answers = [each for each in by_id.values() if each["in_reply_to_id"] == current["id"]]
        if level < LEVELS:
            waiting += [(each, level + 1) for each in reversed(answers)]
    return found[1 : BELOW + 1]
