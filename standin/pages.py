"""Pages of followers made and judged before anybody asks, so that a benchmark measures the one who asks."""

from __future__ import annotations

import json

from standin.answers import chosen, token_of
from standin.contract import PATHS, Contract
from standin.world import World

SIZE = 1000
FIELDS = (
    "created_at", "description", "entities", "location", "most_recent_tweet_id", "protected", "public_metrics", "url",
    "verified_type",
)  # fmt: skip
SIGNS = ("\N{HOUSE BUILDING}", "\N{PUBLIC ADDRESS LOUDSPEAKER}", "\N{WAVING HAND SIGN}")


def prepared_pages(followers: int, contract: Contract | None) -> dict[str, bytes]:
    """Bodies by pagination token; most are private people, as such followers are, and one in fifty speaks as an office.

    Every tenth profile has a sign beyond plain text, every seventh an `&`.
    """
    people = list(World("rekaan", followers).people.values())[1:]
    for number, person in enumerate(people):
        if number % 50:
            person.name = f"Warga Rekaan {number}"
            person.description = f"Orang rekaan nomor {number}: kopi, sepeda, sawah dan sepak bola. Tinggal di sini."
        if number % 10 == 0:
            person.description += " " + SIGNS[number % 3]
        if number % 7 == 0:
            person.name += " &amp; Rekan"
    pages: dict[str, bytes] = {}
    for start in range(0, max(1, followers), SIZE):
        records = [
            chosen(each.shown(), list(FIELDS), ("id", "username", "name")) for each in people[start : start + SIZE]
        ]
        page = {"data": records, "meta": {"result_count": len(records)}}
        if start + SIZE < followers:
            page["meta"] = {"result_count": len(records), "next_token": token_of(start + SIZE)}
        if contract is not None and start == 0:
            contract.check_answer(PATHS["followers"], page)
        pages[token_of(start) if start else ""] = json.dumps(page).encode()
    return pages
