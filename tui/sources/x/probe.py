"""Whether X answers and takes the token, asked in the one way for which it bills nobody."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from tui.errors import SourceError
from tui.settings import Tokens
from tui.sources.x.signing import Signer
from tui.sources.x.transport import Transport
from tui.sources.x.wire import UNREADABLE

# What an app has used: X bills for the users and posts that it returns, and here it returns none (its page on prices).
USAGE: Final = "https://api.x.com/2/usage/tweets"
# Answers that say nothing of the token: the question is open to apps alone, and not on every plan.
_BESIDE: Final = ("x_no_endpoint", "x_plan_lacks", "x_rate_limited")
_BESIDE_A_USERS: Final = (*_BESIDE, "x_forbidden", "x_request_refused")


async def probe(tokens: Tokens, transport: Transport) -> bool:
    """Whether X proved the token; False where it answered and that cannot be told for nothing.

    The transport is closed afterwards. Raises SourceError where X does not answer or refuses the token.
    """
    headers = {"User-Agent": "pantau-skpd"}
    if tokens.x_access:
        transport.signer = Signer(tokens)
    else:
        headers["Authorization"] = f"Bearer {tokens.x_bearer}"
    try:
        async with transport.request("GET", USAGE, headers=headers) as response:
            if "data" in _told(await response.read()):
                return True
            raise SourceError("x_not_itself")  # a page to sign in at, say
    except SourceError as error:
        if error.code.name in (_BESIDE_A_USERS if tokens.x_access else _BESIDE):
            return False
        raise
    finally:
        await transport.close()


def _told(body: bytes) -> dict[str, Any]:
    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except UNREADABLE:
        return {}
