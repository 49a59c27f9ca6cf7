"""`pantau decisions`: all rulings, printed or as a sheet that `pantau link` reads again."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from tui.cli.arguments import Arguments
from tui.cli.kept import open_kept
from tui.errors import StateError, UsageError
from tui.export.ruling_sheet import ruling_rows, rulings_as_csv, rulings_as_xlsx
from tui.export.tables import Row, one_line
from tui.rulings.columns import COLUMNS
from tui.settings import Settings, at_home
from tui.sources.files import shown
from tui.wording import _

WRITERS = {".csv": rulings_as_csv, ".xlsx": rulings_as_xlsx}


def run(arguments: Arguments, settings: Settings) -> int:
    """Prints a line a ruling, or writes the sheet, readable by its owner only."""
    out = at_home(arguments.out) if arguments.out else None
    if out is not None and out.suffix.lower() not in WRITERS:
        raise UsageError("sheet_format_unknown", file=shown(out), known=", ".join(WRITERS))
    with open_kept(settings, read_only=True) as kept:
        rows = ruling_rows(kept.saved.decisions, kept.registry, with_phones=bool(arguments.with_phones))
    count = len(rows) - 1
    if out is not None:
        _write(out, WRITERS[out.suffix.lower()](rows))
        print(_("{count} keputusan ditulis ke {file}").format(count=count, file=shown(out)))
    elif not count:
        print(_("Belum ada keputusan."))
    else:
        print("\n".join(one_line(_line(row)) for row in rows[1:]))
    return 0


def _line(row: Row) -> str:
    """One ruling as one line."""
    said = dict(zip(COLUMNS, row, strict=True))
    account = f"@{said['handle']}" if said["handle"] else ""
    if said["id"]:
        account = f"{account} ({said['network']}:{said['id']})".strip()
    parts = [
        said["number"].rjust(4),
        said["at"][:16].replace("T", " "),
        said["kind"],
        f"{said['unit']} {said['unit_name']}".strip(),
        account,
        " ".join(filter(None, (said["field"], said["value"]))),
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
