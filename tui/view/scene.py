"""What a page is drawn from: a Board with its registry, the operator's View and the present instant."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import cached_property

from msgspec import Struct, field

from tui.board.model import Board, Change, ChangeKind, GroupCount, UnitState
from tui.compliance.model import Status
from tui.registry.model import FIELD_IDS, Group, Registry
from tui.view.countdown import days_late, late_text
from tui.view.filters import is_shown
from tui.view.glyphs import ellipsis
from tui.view.model import View
from tui.view.names import Names
from tui.wording import _
from tui.wording.terms import field_letter

# Whose ball it is not: a unit waiting for Humas, unread, exempt or complying is never told how late it is.
COUNTED = frozenset({Status.NONE, Status.PERSONAL, Status.LOST})
UNREAD = frozenset({Status.UNKNOWN, Status.EXEMPT})
COMPLYING = frozenset({Status.COMPLIANT, Status.LATE})


class Scene(Struct, frozen=True, eq=False, dict=True):
    """All that a drawing may know; `changes` are the newest first.

    `money` is what the source cost and `waits` when it is read again, ready to show. `release_key` lets a held mass
    change through, where a key does.
    """

    registry: Registry
    board: Board
    view: View
    now: datetime
    names: Names
    changes: tuple[Change, ...] = ()
    money: str = ""
    waits: str = ""
    release_key: str = ""
    _due: dict[str, str] = field(default_factory=dict)

    @property
    def ellipsis(self) -> str:
        """What tells that a text was cut."""
        return ellipsis(is_ascii=self.view.is_ascii)

    def due(self, kind: str) -> str:
        """`H+n` of a kind's deadline, or nothing before it."""
        if kind not in self._due:
            directive = self.registry.directive
            self._due[kind] = late_text(days_late(self.now, directive.deadline_for(kind), directive))
        return self._due[kind]

    @cached_property
    def turns_at(self) -> datetime:
        """The next instant at which tiles look different by time alone: a deadline, or the end of the day."""
        directive = self.registry.directive
        today = self.now.astimezone(directive.zone).date()
        deadlines = (directive.deadline_for(kind.id) for kind in self.registry.kinds)
        midnight = datetime.combine(today + timedelta(days=1), time(), directive.zone)
        return min((midnight, *(deadline_at for deadline_at in deadlines if deadline_at > self.now)))

    @cached_property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The required fields with the letter of each on a tile, in their order."""
        required = {rule.id for rule in self.registry.directive.rules if rule.required}
        return tuple((name, field_letter(name)) for name in FIELD_IDS if name in required)

    @cached_property
    def groups(self) -> dict[str, Group]:
        """The groups by id."""
        return {group.id: group for group in self.registry.groups}

    @cached_property
    def counts(self) -> dict[str, GroupCount]:
        """The figures of each group by id."""
        return {count.id: count for count in self.board.groups}

    @cached_property
    def alarms(self) -> tuple[UnitState, ...]:
        """The units that smell of a takeover, in the registry's order."""
        return tuple(state for state in self.board.units if state.marks and state.alarms)

    @cached_property
    def is_unread(self) -> bool:
        """Whether of no unit anything is known: then nothing is counted as not there yet."""
        counts = self.board.counts
        is_nothing_found = not any(count.with_account for count in self.board.groups)
        return is_nothing_found and sum(counts.values()) == sum(counts.get(each, 0) for each in UNREAD)

    def figure(self, with_account: int, units: int) -> str:
        """`29/61`; `–/61` where nobody has read yet."""
        return f"{'–' if self.is_unread else with_account}/{units}"

    @cached_property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return bool(self.view.statuses) or self.view.is_to_call or self.view.is_to_check

    def is_dimmed(self, state: UnitState) -> bool:
        """Whether the filters leave a unit out."""
        return not is_shown(state, self.view, self.now)

    @cached_property
    def headline(self) -> GroupCount:
        """The figures of the headline groups together; of all groups where none is marked so."""
        marked = [group.id for group in self.registry.groups if group.headline]
        ids = marked or [group.id for group in self.registry.groups]
        counts = [self.counts[one] for one in ids if one in self.counts]
        return GroupCount(
            id="",
            label=_("SKPD & KECAMATAN") if marked else _("SEMUA UNIT"),
            units=sum(count.units for count in counts),
            with_account=sum(count.with_account for count in counts),
            compliant=sum(count.compliant for count in counts),
        )

    def is_headline(self, unit: str) -> bool:
        """Whether a unit is one of those behind the headline."""
        groups = [group for group in self.registry.groups if group.headline] or self.registry.groups
        known = self.registry.by_id.get(unit)
        return known is not None and any(known.kind in group.kinds for group in groups)

    @cached_property
    def gained_today(self) -> int | None:
        """How many headline units got an account since midnight and still have it; None where no changes are known."""
        if not self.changes:
            return None
        zone = self.registry.directive.zone
        today = self.now.astimezone(zone).date()
        gained = {
            change.unit
            for change in self.changes
            if change.kind is ChangeKind.ACCOUNT and not change.before and change.after
            and change.at.astimezone(zone).date() == today and self.is_headline(change.unit)
        }  # fmt: skip
        return sum(1 for unit in gained if (state := self.board.by_unit.get(unit)) is not None and state.account)

    @property
    def is_stale(self) -> bool:
        """Whether what the figures tell of is older than the directive allows, or was never read."""
        return self.age is None or self.age > self.registry.directive.stale_after

    @property
    def age(self) -> timedelta | None:
        """How old that is; None where nothing was read."""
        source = self.board.source
        at = source.told_at or source.read_at
        return None if at is None or source.units_read == 0 else self.now - at
