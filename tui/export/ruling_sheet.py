"""All rulings as a sheet that `pantau link` reads again; its columns are called the same in every language."""

from __future__ import annotations

import io
from typing import Any

from tui.decisions import Decision, DecisionKind, Decisions
from tui.export.masking import masked
from tui.export.tables import Row, csv_of
from tui.export.workbook import fill_sheet
from tui.registry.model import Registry
from tui.rulings.columns import COLUMNS

META = (DecisionKind.UNDO, DecisionKind.REDO, DecisionKind.RESOLVED)


def ruling_rows(decisions: Decisions, registry: Registry, *, with_phones: bool = False) -> list[Row]:
    """The headings and one row a ruling, oldest first; ids of accounts linked by handle are filled in."""
    in_force = {decision.number: decision for decision in decisions.in_force}
    rows = [
        _row(in_force.get(decision.number, decision), decision.number in in_force, registry, with_phones=with_phones)
        for decision in decisions.all
    ]
    return [COLUMNS, *rows]


def rulings_as_csv(rows: list[Row]) -> bytes:
    """The sheet as CSV."""
    return csv_of(rows)


def rulings_as_xlsx(rows: list[Row]) -> bytes:
    """The sheet as XLSX, every cell a text."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "Pantau SKPD"
    sheet: Any = book.active
    fill_sheet(sheet, rows)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(decision: Decision, is_in_force: bool, registry: Registry, *, with_phones: bool) -> Row:
    unit = registry.by_id.get(decision.unit or "")
    account = decision.account
    basis, value = (
        text if with_phones else masked(text) for text in (decision.basis, decision.value or _refers_to(decision))
    )
    return (
        str(decision.number),
        decision.kind.value,
        decision.unit or "",
        unit.name if unit is not None else "",
        account.network if account is not None else registry.directive.target.network if decision.handle else "",
        decision.handle,
        account.id if account is not None else "",
        decision.field,
        value,
        basis,
        decision.by,
        decision.at.astimezone(registry.directive.zone).isoformat(),
        "yes" if is_in_force else "no",
    )


def _refers_to(decision: Decision) -> str:
    return str(decision.refers_to) if decision.kind in META and decision.refers_to is not None else ""
