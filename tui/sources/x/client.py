"""The few questions that are asked of X, through tweepy, each billed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from tui.errors import UsageError
from tui.settings import Tokens
from tui.sources.x import posts, profiles, wire
from tui.sources.x.billing import Billing
from tui.sources.x.brief import FollowersPage, followers_page
from tui.sources.x.faults import refuse_withheld
from tui.sources.x.prices import FOLLOWER, OWNED_FOLLOWER, POST, USER, Price
from tui.sources.x.signing import Signer
from tui.sources.x.transport import Transport

if TYPE_CHECKING:
    from aiohttp import ClientResponse

USERS_A_CALL: Final = 100
FOLLOWERS_A_PAGE: Final = 1000
PAGES_A_WALK: Final = 15  # into which a ceiling may cut what one page would hold; X once allowed no more in a window
LEAST_POSTS: Final = 5
MOST_POSTS: Final = 10


class Users(Struct, frozen=True):
    """Users that one request returned, what X says of the others, and a mark for each that could not be read."""

    found: list[wire.User]
    problems: list[wire.Problem]
    unread: wire.Unread = ()


class Tweets(Struct, frozen=True):
    """Posts that one request returned, what X says instead, and a mark for each that could not be read.

    `is_all` says that there are no older ones after the one that is known.
    """

    found: list[wire.Tweet]
    problems: list[wire.Problem]
    unread: wire.Unread = ()
    is_all: bool = False


def check_tokens(tokens: Tokens) -> None:
    """Whether X can be asked with these: an app's token, or all four of a user. Raises UsageError."""
    secrets = (tokens.x_consumer_key, tokens.x_consumer_secret, tokens.x_access, tokens.x_access_secret)
    if not tokens.x_bearer and not tokens.x_access:
        raise UsageError("x_token_missing")
    if tokens.x_access and not all(secrets):
        raise UsageError("x_token_incomplete")
    if any(not (each.isascii() and each.isprintable() and " " not in each) for each in (tokens.x_bearer, *secrets)):
        raise UsageError("x_token_invalid")


class XClient:
    """One account's view of X: with an app-only token, or as the user whose access token it is."""

    def __init__(self, tokens: Tokens, transport: Transport, billing: Billing) -> None:
        check_tokens(tokens)
        self._tokens = tokens
        self._transport = transport
        if tokens.x_access:
            transport.signer = Signer(tokens)
        self._billing = billing
        self._tweepy: Any = None

    @property
    def user_id(self) -> str:
        """The id of the user whose access token it is, which stands before its dash; empty for an app-only token."""
        owner, dash, _ = self._tokens.x_access.partition("-")
        return owner if dash and owner.isdigit() else ""

    async def target(self, username: str, known_id: str) -> Users:
        """Who bears a handle; who bore it before is asked for by id, which is exactly what was paid for today."""
        if known_id:
            answer, _ = await self.users(ids=[known_id])
            if any(user.username.lower() == username.lower() for user in answer.found):
                return answer

        async def ask(_: int) -> Users:
            page = wire.user_page(await self._body("get_user", username=username, user_fields=list(profiles.FIELDS)))
            return Users([page.data] if page.data else [], page.errors or [])

        return await self._billing.pay(USER, 1, ask, _ids)

    async def users(self, ids: Sequence[str] = (), handles: Sequence[str] = ()) -> tuple[Users, int]:
        """Users by id or by handle, 100 at most, and how many of these were asked for: a ceiling may cut them off."""
        wanted = list(ids or handles)
        asked = 0

        async def ask(count: int) -> Users:
            nonlocal asked
            asked = count
            which = {"ids" if ids else "usernames": wanted[:count]}
            page, unread = wire.users_page(await self._body("get_users", **which, user_fields=list(profiles.FIELDS)))
            return Users(page.data, page.errors, unread)

        return await self._billing.pay(USER, len(wanted), ask, _ids, wanted=ids), asked

    async def followers(
        self,
        target_id: str,
        count: int,
        token: str | None,
        *,
        is_owned: bool,
        meanwhile: Callable[[], None],
    ) -> FollowersPage:
        """A page of at most `count` followers, or of as many as the ceilings let through, if these are worth a request.

        `meanwhile` is done while the money is reserved. Raises SourceError `x_followers_withheld` where X says of the
        target itself that it does not show them.
        """

        async def ask(count: int) -> FollowersPage:
            body = await self._body(
                "get_users_followers",
                id=target_id,
                max_results=count,
                pagination_token=token,
                user_fields=list(profiles.FIELDS),
            )
            page = followers_page(body)
            await asyncio.sleep(0)  # reading a page and billing it are each work enough for one turn of the event loop
            if not page.billed():
                refuse_withheld(page.problems, target_id)
            return page

        price = follower_price(is_owned=is_owned)
        least = ceil(count / PAGES_A_WALK)
        return await self._billing.pay(price, count, ask, FollowersPage.billed, least=least, meanwhile=meanwhile)

    async def tweets(self, author: str, since: str | None) -> Tweets:
        """The newest posts of a user, after the one that is known."""

        async def ask(count: int) -> Tweets:
            page, unread = wire.tweets_page(
                await self._body(
                    "get_users_tweets", id=author, max_results=count, since_id=since, tweet_fields=list(posts.FIELDS)
                )
            )
            is_all = page.meta is not None and not page.meta.next_token
            return Tweets(page.data, page.errors, unread, is_all)

        return await self._billing.pay(POST, most_of(since), ask, _ids, least=LEAST_POSTS)

    async def _body(self, method: str, **parameters: Any) -> bytes:
        """The body of a good answer."""
        if self._tweepy is None:
            self._tweepy = await asyncio.to_thread(self._opened)
        call = getattr(self._tweepy, method)
        response: ClientResponse = await call(**parameters)
        return await response.read()

    def _opened(self) -> Any:
        """Tweepy's client over our session; it is imported only now, and off the event loop: that takes a while."""
        import aiohttp
        from tweepy.asynchronous import AsyncClient

        client = AsyncClient(self._tokens.x_bearer, return_type=aiohttp.ClientResponse, wait_on_rate_limit=False)
        client.session = self._transport
        return client


def most_of(since: str | None) -> int:
    """How many posts of one account are asked for: few where none is known yet."""
    return MOST_POSTS if since else LEAST_POSTS


def follower_price(*, is_owned: bool) -> Price:
    """What a follower costs: little where the target's own account owns the app and asks for itself."""
    return OWNED_FOLLOWER if is_owned else FOLLOWER


def _ids(answer: Users | Tweets) -> list[str]:
    """What an answer is billed for, what could not be read as well."""
    return [*[each.id for each in answer.found], *answer.unread]
