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

from msgspec import Struct

from tui.cli.arguments import Arguments
from tui.cli.session import REPLAY, means_kept_data, registry_of, state_folder
from tui.clock import SystemClock
from tui.codes import code
from tui.errors import PantauError, RegistryError
from tui.settings import Settings, at_home, default_settings_file
from tui.sources.files import shown
from tui.sources.opening import FILE, WEB, X, open_source
from tui.wording import _, local_time, sentence

FREE_BYTES_NEEDED = 200 * 1024 * 1024
COLUMNS, LINES = 80, 24
GLYPHS = "◐○✓·–»◇"
EXPECTED = {"store_text_missing"}  # that is what a purge leaves
EARLIEST = datetime(2026, 11, 1, tzinfo=UTC)


class Check(Struct, frozen=True):
    """One thing looked at: whether it works, what it is, and what to do where it does not."""

    is_good: bool
    text: str
    advice: str = ""

    @property
    def line(self) -> str:
        """The check as one line."""
        mark = _("baik") if self.is_good else _("perlu perhatian")
        return f"[{mark}] {self.text}" + (f" · {self.advice}" if self.advice and not self.is_good else "")


def run(arguments: Arguments, settings: Settings) -> int:
    """Prints a line for each check; exit 1 where one needs attention. It asks X nothing and spends nothing."""
    checks = [
        *_registry(settings),
        *_source(settings, arguments.settings),
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


def _source(settings: Settings, named: str | None) -> Iterator[Check]:
    spec = settings.source
    if spec is None:
        yield _kept(settings)
        return
    yield Check(True, _("Sumber: {spec}").format(spec=spec))
    if spec == X:
        yield from _x(settings, named)
        return
    if spec.startswith(FILE):
        yield _file(at_home(spec.removeprefix(FILE)))
        return
    try:
        open_source(spec, registry_of(settings), feed_secret=settings.tokens.feed)
    except PantauError as error:
        yield Check(False, sentence(error.code))
        return
    if not spec.startswith((*WEB, REPLAY)):
        yield Check(False, _("Sumber: {spec}").format(spec=spec))


def _kept(settings: Settings) -> Check:
    """What the wall shows where no source is configured."""
    from tui.cli.seen import open_seen

    if not means_kept_data(settings):
        return Check(True, _("Sumber: belum diatur, papan memutar rekonstruksi"))
    try:
        with open_seen(settings) as seen:
            text = _("Sumber: belum diatur, papan menampilkan data tersimpan dari {spec}")
            return Check(True, text.format(spec=seen.board.source.spec))
    except PantauError as error:
        return Check(False, sentence(error.code))


def _file(path: Path) -> Check:
    """Whether a file is there and is understood."""
    from tui.sources.previews import preview

    try:
        seen = preview(path)
    except PantauError as error:
        return Check(False, sentence(error.code))
    text = _("Berkas {file}: {count} akun dipahami, {skipped} baris dilewati")
    return Check(True, text.format(file=shown(path), count=seen.understood, skipped=seen.skipped))


def _x(settings: Settings, named: str | None) -> Iterator[Check]:
    """Consent, tokens and ceilings of the source x."""
    from tui.sources.x.client import check_tokens
    from tui.sources.x.transport import Limits, Transport

    try:
        check_tokens(settings.tokens)
        is_local = Transport(settings.x_url, SystemClock(), Limits()).is_local
    except PantauError as error:
        yield Check(False, sentence(error.code))
        return
    kind = _("pengguna") if settings.tokens.x_access else _("aplikasi")
    yield Check(True, _("Token X: ada ({kind})").format(kind=kind))
    yield from _secret_file(named)
    if is_local:
        yield Check(True, _("X: tiruan di mesin ini ({url})").format(url=settings.x_url))
    else:
        yield from _consents(settings)
    has_ceiling = settings.ceilings.day is not None or settings.ceilings.month is not None
    yield Check(has_ceiling, _("Batas biaya X"), _("isi ceiling_day atau ceiling_month di settings.toml"))


def _consents(settings: Settings) -> Iterator[Check]:
    """The basis in force, and every one on which X was read here: which, by whom, since when."""
    from tui.store import Store

    basis, by = settings.x_terms_basis, settings.x_terms_by
    missing = "x_terms_needed" if not basis else "x_terms_by_needed" if not by else ""
    text = _("Dasar pemakaian X: {basis}, oleh {by}").format(basis=basis, by=by)
    yield Check(False, sentence(code(missing))) if missing else Check(True, text)
    try:
        with Store.open(state_folder(settings), registry_of(settings), X, read_only=True) as store:
            kept = store.consents.all()
    except PantauError as error:
        yield Check(False, sentence(error.code))
        return
    for each in kept:
        text = _("X dibaca sejak {at} atas dasar {basis}, oleh {by}")
        yield Check(True, text.format(at=local_time(each.at), basis=each.basis, by=each.by))


def _secret_file(named: str | None) -> Iterator[Check]:
    """A file with tokens must be its owner's alone."""
    named = named or os.environ.get("PANTAU_SETTINGS")
    path = at_home(named) if named else default_settings_file()
    if path.is_file():
        mode = stat.S_IMODE(path.stat().st_mode)
        text = _("Berkas pengaturan {file}, mode {mode}").format(file=path, mode=f"{mode:04o}")
        yield Check(not mode & 0o077, text, _("jalankan: chmod 600 {file}").format(file=path))


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
    existing = next(each for each in (folder, *folder.parents) if each.exists())
    can_write = os.access(existing, os.W_OK)
    yield Check(
        can_write, _("Folder keadaan: {folder}").format(folder=folder), _("mohon beri hak tulis atau pakai --state")
    )
    free = shutil.disk_usage(existing).free
    text = _("Ruang diska kosong: {free} MiB").format(free=free // 2**20)
    yield Check(free >= FREE_BYTES_NEEDED, text, _("mohon kosongkan ruang"))


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
