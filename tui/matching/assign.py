"""One account for one unit, chosen over all claimants: the better founded wins, equals wait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from tui.codes import code
from tui.matching.model import Class, Match, Verdict
from tui.sources.base import AccountKey

_MARGIN = 10
_WAITING_CEILING = 69


class Claimant(Struct, frozen=True):
    """A match that claims a unit, with its institutional standing and its handle."""

    match: Match
    standing: int
    username: str


def assign(claimants: Iterable[Claimant], held: Mapping[str, Claimant]) -> dict[AccountKey, Match]:
    """The matches that change because others claim the same unit; `held` are the units with a ruled account."""
    by_unit: dict[str, list[Claimant]] = {}
    for claimant in claimants:
        if claimant.match.unit is not None:
            by_unit.setdefault(claimant.match.unit, []).append(claimant)
    changed: dict[AccountKey, Match] = {}
    for unit, rivals in by_unit.items():
        for match in _settle(rivals, held.get(unit)):
            changed[match.key] = match
    return changed


def _settle(rivals: list[Claimant], holder: Claimant | None) -> list[Match]:
    accepted = [rival for rival in rivals if rival.match.verdict is Verdict.ACCEPT]
    if holder is not None:
        return [_behind(rival, "rival_ruled", holder) for rival in rivals if _counts(rival)]
    if not accepted:
        return []
    ordered = sorted(accepted, key=lambda rival: (-rival.standing, -rival.match.score, rival.match.key))
    best = ordered[0]
    if len(ordered) == 1:
        waiting = [rival for rival in rivals if rival is not best and _counts(rival)]
        return [_behind(rival, "rival_better", best) for rival in waiting]
    if best.standing - ordered[1].standing < _MARGIN:
        return [_behind(rival, "rival_equal", ordered[1] if rival is best else best) for rival in ordered]
    won = replace(best.match, reasons=(*best.match.reasons, code("rivals_weaker", count=len(ordered) - 1)))
    losers = [rival for rival in rivals if rival is not best and _counts(rival)]
    return [won, *(_behind(rival, "rival_better", best) for rival in losers)]


def _counts(rival: Claimant) -> bool:
    return rival.match.class_ is Class.OFFICIAL and rival.match.verdict is not Verdict.NONE


def _behind(rival: Claimant, reason: str, other: Claimant) -> Match:
    """It waits because of another claimant, who is called by handle, and by id too where both bear the same one."""
    match = rival.match
    is_namesake = rival.username.lower() == other.username.lower()
    called = f"{other.username} ({other.match.key})" if is_namesake else other.username
    return replace(
        match,
        verdict=Verdict.REVIEW,
        score=min(match.score, _WAITING_CEILING),
        reasons=(code(reason, rival=called), *match.reasons),
    )
