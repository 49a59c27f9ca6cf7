"""The Board as JSON, for other programs: a stable shape, and the same bytes for the same state."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from tui.board.model import Board, Finding, Outcome, SourceHealth, Status, UnitState
from tui.codes import Argument, Code
from tui.export.discretion import Discretion, discretion_for, public_spec
from tui.registry.model import FIELD_IDS, Registry, Unit
from tui.wording import sentence

Json = dict[str, Any]


def board_as_json(board: Board, registry: Registry, *, with_phones: bool = False) -> bytes:
    """The Board in the shape of the commands' contract: UTF-8, keys sorted, times with the directive's offset.

    `reasons` and `errors` are objects `{code, text, ...arguments}`, the text in the language in use; what smells of a
    takeover stands last among the reasons. Telephone numbers are masked unless `with_phones`; handles of officials'
    own and of waiting accounts never stand in it.
    """
    zone = registry.directive.zone
    discretion = discretion_for(board, with_phones=with_phones)
    units = [(registry.by_id[state.unit], state) for state in board.units if state.unit in registry.by_id]
    data = {
        "taken_at": _time(board.taken_at, zone),
        "directive": _directive(registry),
        "source": _source(board.source, zone, discretion),
        "counts": {status.value: board.counts.get(status, 0) for status in Status},
        "groups": [
            {
                "id": group.id,
                "label": group.label,
                "units": group.units,
                "with_account": group.with_account,
                "compliant": group.compliant,
            }
            for group in board.groups
        ],
        "units": [_unit(unit, state, zone, discretion) for unit, state in units],
    }
    return orjson.dumps(data, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _time(at: datetime | None, zone: ZoneInfo) -> str | None:
    return at.astimezone(zone).isoformat() if at is not None else None


def _directive(registry: Registry) -> Json:
    directive = registry.directive
    return {
        "title": directive.title,
        "target": directive.target.username,
        "deadline": _time(directive.deadline_at, directive.zone),
    }


def _source(source: SourceHealth, zone: ZoneInfo, discretion: Discretion) -> Json:
    return {
        "spec": public_spec(source.spec),
        "read_at": _time(source.read_at, zone),
        "complete": source.complete,
        "followers_count": source.followers_count,
        "accounts_read": source.accounts_read,
        "errors": [_reason(error, discretion) for error in source.errors],
    }


def _reason(reason: Code, discretion: Discretion) -> dict[str, Argument]:
    shown = discretion.code(reason)
    return {**dict(shown.args), "code": shown.name, "text": sentence(shown)}


def _unit(unit: Unit, state: UnitState, zone: ZoneInfo, discretion: Discretion) -> Json:
    account = state.account
    return {
        "id": unit.id,
        "name": unit.name,
        "kind": unit.kind,
        "parent": unit.parent,
        "status": state.status.value,
        "timing": state.timing.value if state.timing is not None else None,
        "since": _time(state.since, zone),
        "account": None
        if account is None
        else {
            "network": account.key.network,
            "id": account.key.id,
            "username": discretion.text(account.username),
            "name": discretion.text(account.name),
        },
        "fields": {field: _field(state.finding(field)) for field in FIELD_IDS},
        "findings": [_finding(finding, zone, discretion) for finding in state.findings],
        "reasons": [_reason(reason, discretion) for reason in (*state.reasons, *discretion.alarms(state))],
    }


def _field(finding: Finding | None) -> Json:
    if finding is None:
        return {"outcome": Outcome.NOT_APPLICABLE.value, "source": None}
    span = finding.evidence.span if finding.evidence is not None else None
    return {"outcome": finding.outcome.value, "source": span.source if span is not None else None}


def _finding(finding: Finding, zone: ZoneInfo, discretion: Discretion) -> Json:
    return {
        "rule": finding.rule,
        "required": finding.required,
        "outcome": finding.outcome.value,
        "evidence": _evidence(finding, zone, discretion),
    }


def _evidence(finding: Finding, zone: ZoneInfo, discretion: Discretion) -> Json | None:
    evidence = finding.evidence
    if evidence is None:
        return None
    span = evidence.span
    return {
        "text": discretion.evidence(finding),
        "source": span.source if span is not None else None,
        "span": [span.start, span.end] if span is not None else None,
        "read_at": _time(evidence.read_at, zone),
    }
