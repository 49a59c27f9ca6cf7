"""X as a source: the cheapest true reading, within the ceilings, and only with consent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from tui.clock import Clock, SystemClock
from tui.codes import Code, code
from tui.errors import SourceError
from tui.settings import Settings
from tui.sources.base import Account, LateAccounts, Ledger, Memory, Plan, Reading, Scope, SourceInfo, is_count_plausible
from tui.sources.header import are_mostly_read
from tui.sources.lasting import Consents, SourceState
from tui.sources.values import BadRecordError
from tui.sources.x.billing import Billing, CeilingError
from tui.sources.x.client import XClient, follower_price
from tui.sources.x.lookup import Lookup
from tui.sources.x.prices import FOLLOWER, POST, USER
from tui.sources.x.profiles import NETWORK, account_of
from tui.sources.x.sweep import Sweep
from tui.sources.x.timelines import Timelines, most_posts
from tui.sources.x.told import Part, Told
from tui.sources.x.transport import Limits, Transport
from tui.sources.x.walked import WalkedAccounts

KIND: Final = "x"
TARGET: Final = "target"
HANDLE: Final = "username"
_TAKEN_UP_WITHIN: Final = timedelta(minutes=30)


class XSource:
    """The followers of one account, the units' accounts and their posts, as X tells them and bills them.

    A read asks for the target's profile; it walks through the followers only if their number moved, if the operator
    asks, or if what the last walk found would be older than `fresh_for` before the next one; it reads by id the
    units' accounts that the walk did not bring, and posts where there are new ones.
    """

    def __init__(
        self,
        username: str,
        settings: Settings,
        ledger: Ledger,
        *,
        consents: Consents | None = None,
        fresh_for: timedelta = timedelta(hours=1),
        deadlines: Sequence[datetime] = (),
        clock: Clock | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._username = username
        self._settings = settings
        self._consents = consents
        self._fresh_for = fresh_for
        self._deadlines = deadlines
        self._clock = clock or SystemClock()
        self._transport = Transport(settings.x_url, self._clock, limits or Limits())
        self._billing = Billing(ledger, self._clock, self._transport.window)
        self._client = XClient(settings.tokens, self._transport, self._billing)
        self._info = SourceInfo(spec=KIND, kind=KIND, is_billed=True)
        self._memory = Memory()
        self._target_id = self._refused_id = ""
        self._followers_count: int | None = None
        self._sweep: Sweep | None = None
        self._timelines = Timelines()
        self._lacks: dict[Part, Code] = {}

    @property
    def info(self) -> SourceInfo:
        """What it is: billed."""
        return self._info

    @property
    def clock(self) -> Clock:
        """The clock this source lives by."""
        return self._clock

    @property
    def is_owned(self) -> bool:
        """Whether the target asks for itself with an app of its own, which X bills at a tenth."""
        return self._settings.x_owns_app and bool(self._target_id) and self._client.user_id == self._target_id

    def know(self, memory: Memory) -> None:
        """Is told before each read what was read before."""
        self._memory = memory

    async def read(self, *, asked: bool = False) -> tuple[Reading, ...]:
        """One read: followers where it is time, units' accounts, posts; the last reading holds all errors and notes.

        Raises SourceError where nothing could be read; `x_terms_needed` or `x_terms_by_needed` before it asks X.
        """
        if not self._transport.is_local:
            await self._consented()
        if asked:
            self._lacks.clear()
        try:
            return await self._read(asked=asked)
        finally:
            await self._billing.flush()

    async def _read(self, *, asked: bool) -> tuple[Reading, ...]:
        told = Told(self._lacks)
        readings: list[Reading] = []
        swept = WalkedAccounts()
        units: Iterable[Account] = ()
        is_behind = False
        if not self._settings.x_units_only:
            is_told = await self._ask_target(told, asked=asked)
            is_behind = not is_told or self._is_sweep_due(asked=asked)
            if is_told and is_behind and Part.FOLLOWERS not in self._lacks:
                sweep = await self._swept(told)
                swept, units = sweep.accounts, sweep.known.values()
                if swept or sweep.is_over:
                    readings.append(await self._reading_of(sweep, told))
        if not told.is_over:
            found = await self._looked_up(swept, told)
            units = [*units, *found.accounts]
            if found.accounts or found.fates:
                readings.append(found)
            elif not readings:  # the target alone: no news of the others where their list should have been read
                is_news = found.is_whole and not is_behind
                readings.append(replace(found, is_whole=is_news, complete=is_news))
        if not told.is_over and Part.POSTS not in self._lacks:
            brought = await self._timelines.read(self._client, units, self._memory, told)
            if brought.is_news:
                readings.append(brought.reading(self._clock.now(), KIND, is_whole=not told.errors))
        for accounts in (reading.accounts for reading in readings[:-1]):  # the last one tells its own by its header
            if isinstance(accounts, LateAccounts):
                told.notes += await asyncio.to_thread(getattr, accounts, "notes")
        if (fault := self._transport.window.clock_fault) is not None:
            told.notes.append(fault)
        return self._given(readings, told)

    async def _consented(self) -> None:
        """X's terms ask a government for a written basis: which one, and who answers for it, is kept before a read."""
        basis, by = self._settings.x_terms_basis, self._settings.x_terms_by
        if not basis:
            raise SourceError("x_terms_needed", stop=1)
        if not by:
            raise SourceError("x_terms_by_needed", stop=1)
        if self._consents is not None:
            await asyncio.to_thread(self._consents.agree, basis, by, self._clock.now())
            self._consents = None  # kept, and in force for this run

    def _given(self, readings: list[Reading], told: Told) -> tuple[Reading, ...]:
        """The readings, the last one with all that was told; raises SourceError where they hold nothing."""
        is_empty = not any(each.accounts or each.posts or each.fates for each in readings)
        is_nothing_read = is_empty and not any(each.is_whole for each in readings)
        first = told.errors[0] if told.errors and is_nothing_read else told.ceiling if is_empty else None
        if first is not None:
            raise SourceError(first.name, **dict(first.args))
        *others, last = readings
        return (*others, replace(last, errors=tuple(told.errors), notes=tuple(dict.fromkeys(told.notes))))

    async def _ask_target(self, told: Told, *, asked: bool) -> bool:
        """The target's id and number of followers, for the price of one user; whether the ceilings let it be asked.

        Raises SourceError `x_target_changed` where its handle is another account's than before: that one's followers
        are read only if the operator asks after that was told.
        """
        try:
            known_id = "" if self._refused_id else self._target_id
            answer = await self._client.target(self._username, known_id)
        except CeilingError as error:
            told.refused(Part.FOLLOWERS, error, self._memory.followers_count or 0)
            told.ceiling = error.code
            return False
        if not answer.found:
            raise SourceError("x_target_missing", username=self._username, retry_in=3600)
        try:
            target = account_of(answer.found[0])
        except BadRecordError as error:
            raise SourceError("x_nonsense") from error
        if self._target_id not in ("", target.id):
            change = {"username": self._username, "account": target.id, "former": self._target_id}
            if not asked or self._refused_id != target.id:
                self._refused_id = target.id
                raise SourceError("x_target_changed", **change, stop=1)
            told.notes.append(code("x_target_is_another", **change))
        self._target_id, self._refused_id = target.id, ""
        self._followers_count = target.followers_count
        if self._client.user_id == target.id and not self._settings.x_owns_app:
            told.notes.append(code("x_may_be_owned"))
        return True

    def _is_sweep_due(self, *, asked: bool) -> bool:
        memory = self._memory
        if asked or self._sweep is not None or memory.swept_at is None:
            return True
        is_moved = self._followers_count is None or self._followers_count != memory.followers_count
        return is_moved or self._clock.now() - memory.swept_at >= self._fresh_for

    async def _swept(self, told: Told) -> Sweep:
        """A walk through the followers; one that was broken off not long ago goes on where it was.

        Not over a deadline: what was read before it would count as read after it, and prove somebody late.
        """
        sweep, self._sweep = self._sweep, None
        now = self._clock.now()
        is_far = sweep is None or now - sweep.started_at > _TAKEN_UP_WITHIN
        if sweep is None or is_far or any(sweep.started_at < each <= now for each in self._deadlines):
            wanted = frozenset(key.id for key in self._memory.accounts if key.network == NETWORK)
            sweep = Sweep(self._target_id, self._followers_count, self._clock.now(), wanted)
        try:
            await sweep.walk(self._client, is_owned=self.is_owned)
        except SourceError as error:
            told.refused(Part.FOLLOWERS, error, sweep.left)
            self._sweep = sweep if Part.FOLLOWERS not in self._lacks else None
        return sweep

    async def _reading_of(self, sweep: Sweep, told: Told) -> Reading:
        """What a walk brought, and what is odd about it."""
        if sweep.astray is not None:
            told.notes.append(sweep.astray)
        told.missing(sweep.missing)
        accounts = await asyncio.to_thread(sweep.accounts.told, is_over=sweep.is_over)
        unread = () if isinstance(accounts, LateAccounts) else sweep.accounts.notes
        told.notes += unread
        read, count = len(sweep.accounts), self._followers_count
        is_whole = sweep.is_whole and (read > 0 or not count)
        is_everybody = count is not None and is_count_plausible(read, count)
        if sweep.is_whole and not is_everybody:
            told.notes.append(code("followers_count_differs", read=read, told="?" if count is None else count))
        return Reading(
            taken_at=self._clock.now(),
            source=KIND,
            scope=Scope.FOLLOWERS,
            accounts=accounts,
            is_whole=is_whole,
            complete=is_whole and is_everybody and are_mostly_read(unread, read),
            followers_count=sweep.followers_count,  # where it began: who came since is missed, and moves the count
            fates=tuple(sweep.fates.items()),
            notes=unread,
        )

    @property
    def _wanted(self) -> tuple[list[str], tuple[str, ...]]:
        """The ids and the handles to ask for; who took a handle may be anybody: not read where only units are."""
        memory = self._memory
        suspects, released = ((), ()) if self._settings.x_units_only else (memory.suspects, memory.released)
        ids = [key.id for key in (*memory.accounts, *suspects) if key.network == NETWORK]
        return ids, (*memory.handles, *released)

    async def _looked_up(self, swept: WalkedAccounts, told: Told) -> Reading:
        """The units' accounts that the walk did not bring."""
        lookup = Lookup()
        ids, handles = self._wanted
        ids = [each for each in ids if not swept.holds(each)]
        is_nobody_known = self._settings.x_units_only and not (ids or handles)
        if is_nobody_known:
            told.notes.append(code("x_units_unknown"))
        if Part.UNITS not in self._lacks:
            await lookup.run(self._client, ids, handles, told, linked=self._memory.handles)
        is_whole = lookup.is_whole and Part.UNITS not in self._lacks and not is_nobody_known
        return Reading(
            taken_at=self._clock.now(),
            source=KIND,
            scope=Scope.KNOWN,
            accounts=tuple({each.key: each for each in lookup.accounts}.values()),  # a suspect by id and by handle
            is_whole=is_whole,
            complete=is_whole,
            followers_count=self._followers_count,
            fates=tuple(lookup.fates.items()),
        )

    def plan(self) -> Plan:
        """What reading costs, by the prices of `prices.py` and the counts that are known."""
        ledger, day = self._billing.ledger, self._billing.day()
        memory, units = self._memory, len(self._memory.accounts) + len(self._memory.handles)
        known = sum(map(len, self._wanted))
        count = self._followers_count if self._followers_count is not None else memory.followers_told
        each = 0 if self._settings.x_units_only else follower_price(is_owned=self.is_owned).micro_usd
        target = 0 if self._settings.x_units_only else USER.micro_usd
        likely = target + known * USER.micro_usd + (count or 0) * each
        spent, reserved = ledger.spent(day)
        # What a list cost earlier today is no cost of the days on which none is read.
        listed = len(ledger.paid(day, FOLLOWER.kind)) * FOLLOWER.micro_usd if self._settings.x_units_only else 0
        return Plan(
            next_most=likely + most_posts(memory.accounts.values(), len(memory.handles)) * POST.micro_usd,
            day_likely=max(spent - listed, likely + units * POST.micro_usd),
            spent=spent,
            reserved=reserved,
            month_spent=sum(ledger.spent_in_month(day[:7])),
            per_follower=each if count is None else 0,
        ).under(self._settings.ceilings)

    def remembered(self) -> SourceState:
        """Whose followers are read, by id and handle: the handle may pass to another account."""
        return SourceState({TARGET: self._target_id, HANDLE: self._username})

    def recall(self, state: SourceState, *, is_judged_anew: bool = False) -> None:
        """Is told whose followers were read, whatever is judged anew; under another handle it was another target."""
        if str(state.values.get(HANDLE, self._username)).lower() == self._username.lower():
            self._target_id = str(state.values.get(TARGET) or "")

    async def changes(self) -> AsyncGenerator[None, None]:
        """X does not announce its changes: it is read at its interval."""
        announced: tuple[None, ...] = ()
        for change in announced:
            yield change

    async def close(self) -> None:
        """Lets go of the connections."""
        await self._transport.close()
