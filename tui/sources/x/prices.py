"""What X charges for one resource, in micro-dollars.

Source: docs.x.com, "Pricing" (x-api/getting-started/pricing), the page of 13 August 2026, pay-per-use. A resource
returned again within one UTC day is charged once; failed requests are not charged.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import Struct

AS_OF: Final = date(2026, 8, 13)
SOURCE: Final = "https://docs.x.com/x-api/getting-started/pricing"


class Price(Struct, frozen=True):
    """One row of the price list: the kind as the ledger names it, and micro-dollars for each distinct resource."""

    kind: str
    micro_usd: int


USER: Final = Price("user", 10_000)
FOLLOWER: Final = Price("follower", 10_000)
POST: Final = Price("post", 5_000)
OWNED_FOLLOWER: Final = Price("owned_follower", 1_000)
PRICES: Final = (USER, FOLLOWER, POST, OWNED_FOLLOWER)
