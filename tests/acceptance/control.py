"""Tells a stand-in in another process how to behave, and asks for its books."""

from __future__ import annotations

import json
from typing import Any
from urllib.request import Request, urlopen


def tell(url: str, **told: object) -> None:
    """Tells the stand-in one thing or several."""
    request = Request(f"{url}/control", json.dumps(told).encode(), method="POST")
    with urlopen(request) as answer:
        answer.read()


def fault(url: str, kind: str, **told: object) -> None:
    """One misbehaviour more."""
    tell(url, faults=[{"kind": kind, **told}])


def books(url: str) -> dict[str, Any]:
    """Its books: what was billed, how many requests there were, which of them or of its answers were wrong."""
    with urlopen(f"{url}/control") as answer:
        read: dict[str, Any] = json.load(answer)
    return read
