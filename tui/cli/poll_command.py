"""`pantau poll`: one reading without a screen, saved and summarised."""

from __future__ import annotations

import sys

from tui.board import Board
from tui.cli.arguments import Arguments
from tui.cli.reading import take_reading
from tui.cli.seen import open_seen
from tui.cli.session import means_kept_data, open_session
from tui.compliance import Status
from tui.errors import UsageError
from tui.export.banner import banner_of
from tui.settings import Settings
from tui.wording import _, local_time, sentence
from tui.wording.terms import status_word


def run(arguments: Arguments, settings: Settings) -> int:
    """Prints the summary, or the Board as JSON; what a reading complains of goes to stderr.

    Raises UsageError where no source is configured and real data are kept: what was meant would be theirs.
    """
    if means_kept_data(settings):
        with open_seen(settings) as seen:
            raise UsageError("poll_needs_source", spec=seen.source)
    with open_session(settings) as session:
        board = take_reading(session)
        for code in (*board.source.errors, *(() if board.is_reconstruction else board.source.notes)):
            print(f"pantau: {sentence(code)}", file=sys.stderr)
        if arguments.json:
            if board.is_reconstruction:
                print(banner_of(board), file=sys.stderr)
            if board.held is not None:
                print(f"pantau: {sentence(board.held.said)}", file=sys.stderr)
            from tui.export.board_json import board_as_json

            payload = board_as_json(board, session.registry, with_phones=bool(arguments.with_phones))
            sys.stdout.buffer.write(payload)
            if not payload.endswith(b"\n"):
                sys.stdout.buffer.write(b"\n")
        else:
            print("\n".join(summary(board)))
    return 0


def summary(board: Board) -> list[str]:
    """What was read and what it means, as lines."""
    source = board.source
    lines = [banner_of(board), *map(sentence, source.notes)] if board.is_reconstruction else []
    lines += [
        _("Sumber: {spec} · terbaca {read} akun · {time}").format(
            spec=source.spec, read=source.accounts_read, time=local_time(source.read_at or board.taken_at)
        )
    ]
    if not source.complete:
        lines.append(_("Pembacaan ini belum lengkap: unit yang belum tampak tidak dinilai BELUM ADA."))
    if board.held is not None:
        lines.append(sentence(board.held.said))
    lines += [
        _("{label}: akun ada {with_account}/{units}, patuh {compliant}/{units}").format(
            label=group.label, with_account=group.with_account, compliant=group.compliant, units=group.units
        )
        for group in board.groups
    ]
    lines.append(" · ".join(f"{status_word(status)} {board.counts[status]}" for status in Status))
    alarms = sum(1 for state in board.units if state.alarms)
    if alarms:
        lines.append(_("{n} perlu diperiksa, dugaan pengambilalihan").format(n=alarms))
    return lines
