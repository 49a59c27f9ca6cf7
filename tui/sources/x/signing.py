"""A user's signature under a request (OAuth 1.0a), over the very URL that is sent: tweepy would sign another host's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from tui.settings import Tokens


class Signer(Struct, frozen=True):
    """One user of one app."""

    tokens: Tokens

    def signed(self, method: str, url: str, headers: Mapping[str, str], at: datetime) -> dict[str, str]:
        """The headers with the signature in the place of any token; X takes it only within minutes of `at`."""
        from oauthlib.oauth1 import Client

        tokens = self.tokens
        client = Client(
            tokens.x_consumer_key,
            tokens.x_consumer_secret,
            tokens.x_access,
            tokens.x_access_secret,
            timestamp=str(int(at.timestamp())),
        )
        _, signed, _ = client.sign(url, method, headers=dict(headers))
        return dict(signed)
