"""`pantau doctor`: what works, what does not, and what to do."""

from __future__ import annotations

import locale
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tui.cli.arguments import Arguments
from tui.cli.checks import Check
from tui.cli.doctor_source import source_checks
from tui.cli.session import registry_of, state_folder
from tui.errors import PantauError, RegistryError
from tui.settings import Settings
from tui.sources.files import shown
from tui.wording import _, local_time, sentence

FREE_BYTES_NEEDED = 200 * 1024 * 1024
COLUMNS, LINES = 80, 24
GLYPHS = "◐○✓·–»◇"
EXPECTED = {"store_text_missing"}  # that is what a purge leaves
EARLIEST = datetime(2026, 11, 1, tzinfo=UTC)


def run(arguments: Arguments, settings: Settings) -> int:
    """Prints a line for each check; exit 1 where one needs attention. It tries the source and spends nothing."""
    checks = [
        *_registry(settings),
        *source_checks(settings, arguments.settings),
        *_terminal(settings),
        *_machine(settings),
        *_records(settings),
    ]
    for check in checks:
        print(check.line)
    return 0 if all(check.is_good for check in checks) else 1


def _registry(settings: Settings) -> Iterator[Check]:
    try:
        registry = registry_of(settings)
    except RegistryError as error:
        yield Check(False, sentence(error.code), _("jalankan: pantau check"))
        return
    except PantauError as error:
        yield Check(False, sentence(error.code))
        return
    yield Check(
        True, _("Registri: {title}, {units} unit").format(title=registry.directive.title, units=len(registry.units))
    )


def _terminal(settings: Settings) -> Iterator[Check]:
    size = shutil.get_terminal_size((0, 0))
    if not sys.stdout.isatty():
        yield Check(True, _("Terminal: keluaran bukan terminal, papan tidak dibuka di sini"))
    else:
        is_large = size.columns >= COLUMNS and size.lines >= LINES
        text = _("Terminal: {columns}x{lines}").format(columns=size.columns, lines=size.lines)
        yield Check(is_large, text, _("perbesar menjadi paling sedikit 80x24"))
    encoding = sys.stdout.encoding or locale.getpreferredencoding(False)
    try:
        GLYPHS.encode(encoding)
        can_draw = True
    except (UnicodeEncodeError, LookupError):
        can_draw = settings.ascii
    yield Check(
        can_draw, _("Glif: penyandian {encoding}").format(encoding=encoding), _("pakai --ascii atau LANG=C.UTF-8")
    )


def _machine(settings: Settings) -> Iterator[Check]:
    now = datetime.now(UTC)
    yield Check(now > EARLIEST, _("Jam: {time}").format(time=local_time(now)), _("mohon setel jam mesin"))
    folder = state_folder(settings)
    existing, can_write = _place_of(folder)
    yield Check(
        can_write,
        _("Folder keadaan: {folder}").format(folder=shown(folder)),
        _("mohon sebut folder yang dapat ditulis dengan --state, atau beri hak tulis"),
    )
    free = shutil.disk_usage(existing).free
    text = _("Ruang diska kosong: {free} MiB").format(free=free // 2**20)
    yield Check(free >= FREE_BYTES_NEEDED, text, _("mohon kosongkan ruang"))


def _place_of(folder: Path) -> tuple[Path, bool]:
    """What of a folder and those above it is there, and whether the folder can be written or made."""
    can_be = True
    existing = Path("/")
    for existing in (folder, *folder.parents):
        try:
            is_folder = stat.S_ISDIR(existing.stat().st_mode)
        except FileNotFoundError:
            continue
        except OSError:  # it can be neither there nor made, or nobody may look
            can_be = False
            continue
        return existing, can_be and is_folder and os.access(existing, os.W_OK | os.X_OK)
    return existing, False


def _records(settings: Settings) -> Iterator[Check]:
    """Whether the log of every kept state proves itself, and what of it was unreadable."""
    from tui.store import Store

    try:
        registry = registry_of(settings)
    except PantauError:
        return  # said of the registry already
    folder = state_folder(settings)
    for kind in Store.kinds(folder, registry):
        try:
            with Store.open(folder, registry, kind, read_only=True) as store:
                notices, count = store.load().notices, store.verify()
        except PantauError as error:
            yield Check(False, sentence(error.code))
            continue
        yield Check(
            True, _("Keadaan {kind}: {count} catatan log, rantainya terbukti utuh").format(kind=kind, count=count)
        )
        yield from (Check(notice.name in EXPECTED, sentence(notice)) for notice in notices)
