"""`pantau link UNIT HANDLE`: an account linked by hand, as a Decision with basis and name."""

from __future__ import annotations

from datetime import datetime

from tui.cli.arguments import Arguments
from tui.cli.reading import known_of
from tui.cli.session import open_session
from tui.decisions import Decision, DecisionKind
from tui.errors import UsageError
from tui.known import rejudge
from tui.settings import Settings
from tui.sources.values import BadRecordError, parse_handle
from tui.wording import _


def run(arguments: Arguments, settings: Settings) -> int:
    """Saves the ruling and what follows from it, and prints its number."""
    handle = handle_of(arguments.handle)
    if not (arguments.by and arguments.basis):
        raise UsageError("ruling_incomplete")
    with open_session(settings) as session:
        if arguments.unit not in session.registry.by_id:
            raise UsageError("unit_not_in_registry", id=arguments.unit)
        if session.store is None:
            raise UsageError("ruling_needs_state")
        known = known_of(session)
        now = session.source.clock.now()
        decision = link(known.decisions.last_number + 1, arguments, handle, now)
        known = known.decided(decision)
        session.store.append_decision(decision)
        known = rejudge(session.registry, known, now)
        if known.board is not None:
            session.store.save_board(known.board, known.followers)
    print(_("Keputusan nomor {number} tersimpan.").format(number=decision.number))
    return 0


def handle_of(words: str) -> str:
    """The handle in what was typed: with or without @, or a link to the profile; raises UsageError."""
    try:
        handle = parse_handle(words, "x")
    except BadRecordError as error:
        raise UsageError("handle_not_valid", handle=words) from error
    if not handle:
        raise UsageError("handle_not_valid", handle=words)
    return handle


def link(number: int, arguments: Arguments, handle: str, at: datetime) -> Decision:
    """The ruling that an account is a unit's."""
    return Decision(
        number=number,
        kind=DecisionKind.LINK,
        by=arguments.by,
        at=at,
        basis=arguments.basis,
        unit=arguments.unit,
        handle=handle,
    )
