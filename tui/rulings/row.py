"""One row of a sheet, cell by cell: what it wishes, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from tui.codes import Code, code
from tui.compliance.model import Outcome, Timing
from tui.decisions import DecisionKind
from tui.errors import PantauError
from tui.registry.model import Registry
from tui.rulings.unit_names import UnitNames
from tui.rulings.wish import ON_ACCOUNT, Wish
from tui.settings import YEARS
from tui.sources.base import AccountKey
from tui.sources.cleaning import clean_text
from tui.sources.values import BadRecordError, parse_flag, parse_handle, parse_id, quoted

TEXT_LIMIT: Final = 4_000
NEEDS_BASIS: Final = (DecisionKind.LINK, DecisionKind.EXEMPT, DecisionKind.FIELD, DecisionKind.TIMING)
# What follows from other rulings, or belongs to one moment, cannot be brought from elsewhere.
NOT_BROUGHT: Final = (DecisionKind.UNDO, DecisionKind.REDO, DecisionKind.RESOLVED, DecisionKind.RELEASE)
# A cell that begins so is written with an apostrophe before it, lest a spreadsheet program run it.
GUARDED: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
OTHER_NAMES: Final = {"twitter": "x"}
VALUES: Final[Mapping[DecisionKind, tuple[str, ...]]] = {
    DecisionKind.FIELD: tuple(outcome.value for outcome in Outcome),
    DecisionKind.TIMING: tuple(timing.value for timing in Timing),
    DecisionKind.EXEMPT: ("", "yes", "no"),
}


class Row(Struct, frozen=True):
    """A sound row: its wish, and when it was ruled, None where the row does not say."""

    wish: Wish
    at: datetime | None


class RowReader:
    """Reads rows for one registry; `by` and `basis` stand in for empty cells."""

    def __init__(self, registry: Registry, by: str = "", basis: str = "") -> None:
        self._by = by
        self._basis = basis
        self._network = registry.directive.target.network
        self._zone = registry.directive.zone
        self._rules = tuple(rule.id for rule in registry.directive.rules)
        self._names = UnitNames(registry)

    def is_left_out(self, cells: Mapping[str, object]) -> bool:
        """Whether a row says of itself that it does not hold, or follows from another one."""
        return _text(cells, "kind").lower() in NOT_BROUGHT or parse_flag(cells.get("in_force", "")) is False

    def read(self, cells: Mapping[str, object]) -> tuple[Row | None, list[Code]]:
        """The row, or None and everything that is wrong with it."""
        faults: list[Code] = []
        kind = self._kind(cells, faults)
        wish = Wish(
            kind=kind or DecisionKind.LINK,
            by=_text(cells, "by") or self._by,
            basis=_text(cells, "basis") or self._basis,
            field=_text(cells, "field").lower(),
            value=_text(cells, "value"),
        )
        wish = replace(wish, unit=self._unit(cells, wish.kind, faults))
        if kind in ON_ACCOUNT:
            wish = self._with_account(wish, cells, faults)
        if kind is not None:
            wish = self._checked(wish, faults)
        at = self._at(cells, faults)
        return (None, faults) if faults else (Row(wish, at), faults)

    def _kind(self, cells: Mapping[str, object], faults: list[Code]) -> DecisionKind | None:
        word = _text(cells, "kind").lower() or DecisionKind.LINK.value
        if word in tuple(DecisionKind):
            return DecisionKind(word)
        known = ", ".join(kind.value for kind in DecisionKind if kind not in NOT_BROUGHT)
        faults.append(code("kind_unknown", value=quoted(word), known=known))
        return None

    def _unit(self, cells: Mapping[str, object], kind: DecisionKind, faults: list[Code]) -> str | None:
        words = _text(cells, "unit")
        if not words:
            if kind not in (DecisionKind.REJECT, DecisionKind.PERSONAL):
                faults.append(code("unit_missing"))
            return None
        try:
            return self._names.find(words).id
        except PantauError as error:
            faults.append(error.code)
            return None

    def _with_account(self, wish: Wish, cells: Mapping[str, object], faults: list[Code]) -> Wish:
        network = _text(cells, "network").lower() or self._network
        network = OTHER_NAMES.get(network, network)
        try:
            account_id = parse_id(cells.get("id", ""), network)
        except BadRecordError as error:
            name = "account_id_rounded" if error.code.name == "id_rounded" else "account_id_not_valid"
            faults.append(code(name, value=error.code.get("value")))
            return wish
        try:
            handle = parse_handle(cells.get("handle", ""), network)
        except BadRecordError as error:
            faults.append(code("handle_not_valid", handle=error.code.get("value")))
            return wish
        if not (account_id or handle):
            faults.append(code("account_missing"))
        elif not account_id and network != self._network:
            faults.append(code("network_needs_id", network=quoted(network), target=self._network))
        return replace(wish, account=AccountKey(network, account_id) if account_id else None, handle=handle)

    def _checked(self, wish: Wish, faults: list[Code]) -> Wish:
        if not wish.by:
            faults.append(code("by_missing"))
        if not wish.basis and wish.kind in NEEDS_BASIS:
            faults.append(code("basis_missing"))
        if wish.kind is DecisionKind.FIELD and wish.field not in self._rules:
            faults.append(code("field_unknown", value=quoted(wish.field), known=", ".join(self._rules)))
        if wish.kind is DecisionKind.NOTE and not wish.value:
            faults.append(code("note_empty"))
        allowed = VALUES.get(wish.kind)
        if allowed is None:
            return wish
        value = wish.value.lower()
        if value not in allowed:
            faults.append(code("value_unknown", value=quoted(value), known=", ".join(filter(None, allowed))))
        return replace(wish, value=value)

    def _at(self, cells: Mapping[str, object], faults: list[Code]) -> datetime | None:
        """When it was ruled; a time without an offset is meant in the directive's zone."""
        value = cells.get("at", "")
        if value is None or value == "":
            return None
        try:
            at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
        except ValueError:
            at = None
        if at is None or at.year not in YEARS:
            faults.append(code("ruling_time_not_valid", value=quoted(value)))
            return None
        return at if at.tzinfo is not None else at.replace(tzinfo=self._zone)


def _text(cells: Mapping[str, object], column: str) -> str:
    """A cell as one clean line; the mark by which a spreadsheet is kept from running it is taken off."""
    value = cells.get(column, "")
    text = clean_text("" if value is None else str(value), limit=TEXT_LIMIT).strip()
    is_guarded = text.startswith("'") and text[1:].lstrip().startswith(GUARDED)
    return text[1:].strip() if is_guarded else text
