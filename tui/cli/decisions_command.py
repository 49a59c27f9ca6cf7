"""`pantau decisions`: all rulings, printed or as a sheet that `pantau link` reads again."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from tui.cli.arguments import Arguments
from tui.cli.kept import open_kept
from tui.decisions import Decision
from tui.errors import StateError, UsageError
from tui.export.ruling_sheet import ruling_rows, rulings_as_csv, rulings_as_xlsx
from tui.export.tables import Row, one_line
from tui.rulings.columns import COLUMNS
from tui.screens.change_text import ruling_words
from tui.settings import Settings, at_home
from tui.sources.files import shown
from tui.wording import _, local_time

WRITERS = {".csv": rulings_as_csv, ".xlsx": rulings_as_xlsx}


def run(arguments: Arguments, settings: Settings) -> int:
    """Prints a line a ruling, or writes the sheet, readable by its owner only."""
    out = at_home(arguments.out) if arguments.out else None
    if out is not None and out.suffix.lower() not in WRITERS:
        raise UsageError("sheet_format_unknown", file=shown(out), known=", ".join(WRITERS))
    with open_kept(settings, read_only=True) as kept:
        decisions = kept.saved.decisions
        rows = ruling_rows(decisions, kept.registry, with_phones=bool(arguments.with_phones))
    count = len(rows) - 1
    if out is not None:
        _write(out, WRITERS[out.suffix.lower()](rows))
        print(_("{count} keputusan ditulis ke {file}").format(count=count, file=shown(out)))
    elif not count:
        print(_("Belum ada keputusan."))
    else:
        print("\n".join(one_line(_line(*pair)) for pair in zip(decisions.all, rows[1:], strict=True)))
    return 0


def _line(decision: Decision, row: Row) -> str:
    """One ruling as one line; what somebody wrote comes from its row, where numbers are masked."""
    said = dict(zip(COLUMNS, row, strict=True))
    account = f"@{said['handle']}" if said["handle"] else ""
    if said["id"]:
        account = f"{account} ({said['network']}:{said['id']})".strip()
    parts = [
        said["number"].rjust(4),
        local_time(decision.at),
        ruling_words(replace(decision, value=said["value"])),
        f"{said['unit']} {said['unit_name']}".strip(),
        account,
        _("oleh {by}").format(by=said["by"]) if said["by"] else "",
        _("dasar: {basis}").format(basis=said["basis"]) if said["basis"] else "",
        "" if said["in_force"] == "yes" else _("[tidak berlaku]"),
    ]
    return " · ".join(filter(None, parts))


def _write(file: Path, data: bytes) -> None:
    """Puts a file in its place whole or not at all; raises StateError."""
    hidden = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with open(os.open(hidden, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:  # noqa: PTH123
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        hidden.replace(file)
    except OSError as error:
        with suppress(OSError):
            hidden.unlink()
        raise StateError("sheet_not_writable", file=shown(file), reason=error.strerror or "") from error
