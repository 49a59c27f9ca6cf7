"""The stand-in itself: routes, tokens, windows, credits, and the answers."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from aiohttp import web
from msgspec import UNSET

from standin import answers, control
from standin.books import Bill, Fault, Faults, Windows
from standin.contract import PATHS, Contract, ContractError
from standin.misbehaviour import INVALID, misbehaved
from standin.signatures import Signatures
from standin.world import World

BEARER = "AAAAAAAAAAAAAAAAAAAAArekaanBearer"
# Requests in a quarter of an hour, of X's page on rate limits of August 2026.
APP_LIMITS = {"user": 300, "users": 300, "users_by": 300, "followers": 300, "tweets": 10_000, "usage": 50}
USER_LIMITS = {"user": 900, "users": 900, "users_by": 900, "followers": 300, "tweets": 900}
APPS_ONLY = {"usage"}
# What X takes and this stand-in does not play: to leave it unheeded would be an answer that X does not give.
UNPLAYED = {"expansions", "exclude", "start_time", "end_time", "until_id"}
PIECES = "x-rekaan-pieces"  # never leaves this process
MOMENT = 0.02
KINDS = {"user": "user", "users": "user", "users_by": "user", "followers": "follower", "tweets": "post"}


@dataclass
class StandIn:
    """One X of our own: its world, its books, and whether it judges what passes."""

    world: World = field(default_factory=World)
    contract: Contract | None = field(default_factory=Contract)
    bill: Bill = field(default_factory=Bill)
    windows: Windows = field(default_factory=lambda: Windows(dict(APP_LIMITS), dict(USER_LIMITS)))
    faults: Faults = field(default_factory=Faults)
    now: datetime | None = None
    app_owner: str = ""
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    prepared: dict[str, bytes] = field(default_factory=dict)
    signatures: Signatures = field(default_factory=Signatures)

    def time(self) -> datetime:
        """The present, or the instant at which it was told to stand."""
        return self.now or datetime.now(UTC)

    def app(self) -> web.Application:
        """The aiohttp application."""
        app = web.Application()
        for route, path in PATHS.items():
            app.router.add_get(path, self._handler(route), allow_head=False)
        app.router.add_post("/control", self._control)
        app.router.add_get("/control", self._told)
        return app

    def _handler(self, route: str) -> Any:
        async def handle(request: web.Request) -> web.StreamResponse:
            self.requests.append((route, {**request.match_info, **request.query}))
            answer = self._answer(route, request)
            fault = answer if isinstance(answer, Fault) else None
            if fault is not None:
                await self._break(fault, request)
            assert isinstance(answer, web.Response)
            answer.headers["Date"] = format_datetime(self.time(), usegmt=True)
            answer.headers["api-version"] = "2.166"
            return await self._in_pieces(answer, request)

        return handle

    async def _in_pieces(self, answer: web.Response, request: web.Request) -> web.StreamResponse:
        """The answer as a slow network brings it: half of its body, and after a moment the rest, if there is one."""
        kind = answer.headers.popall(PIECES, [""])[0]
        if not kind:
            return answer
        body = bytes(answer.body)  # type: ignore[arg-type]
        sent = web.StreamResponse(status=answer.status, headers=answer.headers)
        sent.content_length = len(body)
        await sent.prepare(request)
        await sent.write(body[: len(body) // 2])
        await asyncio.sleep(MOMENT)
        if kind == "die_within":
            os.kill(os.getpid(), signal.SIGKILL)
        if kind == "tear":
            await self._break(Fault(kind), request)
        await sent.write(body[len(body) // 2 :])
        await sent.write_eof()
        return sent

    async def _break(self, fault: Fault, request: web.Request) -> None:
        """Does not answer: for ever, or because the connection is gone, or the whole process."""
        if fault.kind == "hang":
            await asyncio.Event().wait()
        if fault.kind in ("die", "die_billed"):
            os.kill(os.getpid(), signal.SIGKILL)
        assert request.transport is not None
        request.transport.abort()
        raise asyncio.CancelledError

    def _answer(self, route: str, request: web.Request) -> web.Response | Fault:
        user = self._who(request)
        if user is None:
            return self._problem(401, "Unauthorized", "about:blank", detail="Unauthorized")
        if user and route in APPS_ONLY:
            return self._problem(
                403, "Unsupported Authentication", f"{answers.PROBLEMS}unsupported-authentication", detail="app only"
            )
        fault = self.faults.next_for(route)
        if fault is not None and fault.kind in ("hang", "drop", "die"):
            return fault
        if fault is not None and fault.kind == "answer":
            content = fault.headers.get("Content-Type", "application/json")
            headers = {name: value for name, value in fault.headers.items() if name != "Content-Type"}
            return web.Response(status=fault.status, body=fault.body.encode(), headers=headers, content_type=content)
        is_let, headers = self.windows.count(route, self.time(), user)
        if not is_let:
            return self._problem(429, "Too Many Requests", "about:blank", headers, detail="Too Many Requests")
        if self.bill.is_spent:
            return self._problem(
                402, "CreditsDepleted", f"{answers.PROBLEMS}credits", headers, detail="no credits", account_id=10**18
            )
        return self._good(route, request, user, fault, headers)

    def _good(
        self, route: str, request: web.Request, user: str, fault: Fault | None, headers: dict[str, str]
    ) -> web.Response | Fault:
        if route == "followers" and self.prepared:
            body = self.prepared[request.query.get("pagination_token", "")]
            return web.Response(body=body, headers=headers, content_type="application/json")
        try:
            if self.contract is not None:
                self.contract.check_request(PATHS[route], request.match_info, request.query)
            page = self._page(route, request)
        except (ContractError, ValueError) as error:
            return self._problem(
                400, "Invalid Request", f"{answers.PROBLEMS}invalid-request", headers, detail=str(error)
            )
        unplayed = sorted(UNPLAYED & set(request.query))
        if unplayed or (route == "tweets" and "pagination_token" in request.query):
            return self._problem(501, "Not Implemented", "about:blank", headers, detail=f"not played: {unplayed}")
        if fault is not None:
            page = misbehaved(page, fault, len(self.requests))
        if self.contract is not None and not (fault is not None and fault.kind in INVALID):
            self._check(route, page)
        self._charge(route, user, page)
        if fault is not None and fault.kind in ("cut", "die_billed"):
            return fault
        body = {"garbage": b'{"data": [{"id": "1"', "html": b"<html>busy</html>", "null": b"null"}.get(
            fault.kind if fault else "", json.dumps(page).encode()
        )
        content = "text/html" if fault is not None and fault.kind == "html" else "application/json"
        if fault is not None and fault.kind in ("halves", "tear", "die_within"):
            headers = {**headers, PIECES: fault.kind}
        return web.Response(body=body, headers=headers, content_type=content)

    def _page(self, route: str, request: web.Request) -> dict[str, Any]:
        if route == "usage":
            return answers.usage(self.bill.count("post"), self.time())
        query = request.query
        fields = [each for each in query.get("user.fields", query.get("tweet.fields", "")).split(",") if each]
        if route == "user":
            page = answers.users_by(self.world, [request.match_info["username"]], "username", fields)
            return {**page, "data": page["data"][0]} if "data" in page else page
        if route in ("users", "users_by"):
            parameter = "ids" if route == "users" else "usernames"
            return answers.users_by(self.world, query[parameter].split(","), parameter, fields)
        person = self.world.people.get(request.match_info["id"])
        if person is None:
            return {"errors": [answers.missing(request.match_info["id"], "id", None)]}
        size = int(query.get("max_results", "100"))
        if route == "followers":
            return answers.followers_page(self.world, size, query.get("pagination_token"), fields)
        if person.protected or person.fate == "protected":
            return answers.unauthorized(person.id)
        return answers.posts_page(person, size, query.get("since_id"), fields)

    def _problem(
        self, status: int, title: str, sort: str, headers: dict[str, str] | None = None, **more: Any
    ) -> web.Response:
        """An error as X writes it, judged as well."""
        body = {"title": title, "type": sort, **more}
        if self.contract is not None:
            try:
                self.contract.check_error(body)
            except ContractError as error:
                self.violations.append(str(error))
                raise
        text = json.dumps(body).encode()
        return web.Response(status=status, body=text, headers=headers, content_type="application/problem+json")

    def _check(self, route: str, page: dict[str, Any]) -> None:
        assert self.contract is not None
        try:
            self.contract.check_answer(PATHS[route], page)
        except ContractError as error:
            self.violations.append(str(error))
            raise

    def _charge(self, route: str, user: str, page: dict[str, Any]) -> None:
        if route not in KINDS:
            return  # X bills for the people and posts that it returns
        data = page.get("data", [])
        records = data if isinstance(data, list) else [data]
        is_owned = route == "followers" and user == self.world.target.id == self.app_owner
        kind = "owned_follower" if is_owned else KINDS[route]
        self.bill.add(self.time().date().isoformat(), kind, [record["id"] for record in records])

    def _who(self, request: web.Request) -> str | None:
        """The user who asks, empty for the app itself, None for a token that is not good."""
        told = request.headers.get("Authorization", "")
        if told == f"Bearer {BEARER}":
            return ""
        if not told.startswith("OAuth "):
            return None
        address = f"{request.scheme}://{request.host}{request.rel_url.raw_path}"
        user = self.world.target.id
        is_good = self.signatures.is_good(told, request.method, address, request.query.items(), user, self.time())
        return user if is_good else None

    async def _control(self, request: web.Request) -> web.Response:
        """Is told how to behave, as `control.Told` says; what cannot be is answered with 400, and nothing is done."""
        try:
            told = control.told_in(await request.read())
            control.rehearse(self.world, told, self.time(), self.contract)
        except control.ControlError as error:
            return web.json_response({"error": str(error)}, status=400)
        self._heed(told)
        return web.json_response({"ok": True})

    def _heed(self, told: control.Told) -> None:
        if told.calm:
            self.faults.waiting.clear()
        if told.forget:
            self.bill.resources.clear()
            self.windows.counts.clear()
        control.rewrite(self.world, told, self.time())
        self.faults.waiting.extend(told.faults)
        if told.credits is not UNSET:
            self.bill.credits = told.credits
        if told.followers_count is not UNSET:
            self.world.told_count = told.followers_count
        if told.now is not UNSET:
            self.now = control.instant("now", told.now)

    async def _told(self, _request: web.Request) -> web.Response:
        """The books."""
        return web.json_response(
            {
                "billed": self.bill.total(),
                "requests": len(self.requests),
                "violations": self.violations,
                "followers": len(self.world.followers),
                "units": self.world.units,
                "days": {day: len(each) for day, each in self.bill.resources.items()},
            }
        )
