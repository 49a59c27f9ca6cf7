"""`pantau import FILE`: tells what was understood of a file, then keeps it as a reading."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from tui.cli.arguments import Arguments
from tui.cli.poll_command import summary
from tui.cli.reading import take_reading
from tui.cli.session import open_session, registry_of, state_folder
from tui.errors import UsageError
from tui.settings import Settings, at_home
from tui.sources.base import Reading, Scope
from tui.sources.files import shown
from tui.sources.piece import AHEAD
from tui.sources.previews import Preview, PreviewedSource, preview
from tui.store import Store
from tui.wording import _, local_time, sentence

CANCELLED = 1
KIND = "file"  # of the source that a file is kept under


def run(arguments: Arguments, settings: Settings) -> int:
    """Previews, asks, stores and sums up; without a terminal to ask on it needs `--yes`."""
    path = at_home(arguments.file).absolute()
    network = settings.network or registry_of(settings).directive.target.network
    seen = preview(path, network=network, complete=settings.complete, taken_at=settings.taken_at)
    print("\n".join([*told(seen, path, settings), *_warned(seen, settings)]))
    if not arguments.yes:
        if not sys.stdin.isatty():
            raise UsageError("import_needs_yes")
        if not _is_agreed():
            print(_("Tidak ada yang disimpan."))
            return CANCELLED
    with open_session(replace(settings, source=f"file:{path}")) as session:
        board = take_reading(replace(session, source=PreviewedSource(seen)))
    print(_("Tersimpan sebagai pembacaan."))
    print("\n".join(summary(board)))
    return 0


def told(seen: Preview, path: Path, settings: Settings) -> list[str]:
    """What was understood, as lines."""
    lines = [
        _("Berkas      : {file}").format(file=shown(path)),
        _("Format      : {format}").format(format=_format_label(seen.format)),
        _("Dipahami    : {count} akun").format(count=seen.understood),
        _("Dilewati    : {count} baris").format(count=seen.skipped),
        *(f"  - {sentence(fault)}" for fault in seen.faults),
    ]
    if seen.unknown_columns:
        lines.append(_("Tidak dipakai: kolom {columns}").format(columns=", ".join(seen.unknown_columns)))
    for reading, modified_at in zip(seen.readings, seen.modified_at, strict=True):
        what = _("jumlah pengikut") if reading.scope is Scope.FOLLOWERS else _("akun yang diikuti")
        lines.append(
            _("Diambil     : {time} ({origin}) · {what}: {count}").format(
                time=local_time(reading.taken_at),
                origin=_origin(reading, modified_at, settings),
                count=len(reading.accounts),
                what=what,
            )
        )
    lines.append(_("Lengkap     : {verdict}").format(verdict=_completeness(seen, settings)))
    said = {*seen.faults}
    return [*lines, *(f"  - {sentence(note)}" for note in seen.notes if note not in said)]


def _warned(seen: Preview, settings: Settings) -> list[str]:
    """That newer data are kept already: what is read last is what counts, however old it is."""
    with Store.open(state_folder(settings), registry_of(settings), KIND, read_only=True) as store:
        kept = store.load().followers.last
    older = (
        kept[each.scope] for each in seen.readings if each.scope in kept and each.taken_at < kept[each.scope].taken_at
    )
    text = _("Perhatian   : simpanan sudah memuat data {time}; isi berkas yang lebih tua ini akan menggantikannya")
    return [text.format(time=local_time(header.taken_at)) for header in older]


def _completeness(seen: Preview, settings: Settings) -> str:
    if seen.complete:
        return _("ya, semua pengikut tercakup")
    if not seen.is_whole:
        return _("belum: berkas ini sendiri belum utuh")
    if settings.complete:
        return _("belum, walaupun diminta --complete; unit yang tidak tampak tidak dinilai BELUM ADA")
    return _("belum diketahui; unit yang tidak tampak tidak dinilai BELUM ADA (bila semua tercakup: --complete)")


def _origin(reading: Reading, modified_at: datetime, settings: Settings) -> str:
    """Where the time comes from."""
    if reading.taken_at == settings.taken_at:
        return "--taken-at"
    if reading.taken_at == modified_at:
        return _("waktu ubah berkas")
    is_file_wrong = any(note.name == AHEAD for note in reading.notes)
    return _("waktu membacanya") if is_file_wrong else _("menurut berkas")


def _is_agreed() -> bool:
    try:
        answer = input(_("Simpan sebagai pembacaan? [y/T] "))
    except EOFError:
        return False
    return answer.strip().lower() in ("y", "ya", "yes")


def _format_label(name: str) -> str:
    labels = {
        "plain": _("tabel dengan baris judul"),
        "workbook": _("lembar kerja XLSX"),
        "handles": _("daftar nama akun atau id"),
        "ids": _("daftar id (API v1.1)"),
        "x_archive": _("arsip X milik pemegang akun"),
        "x_api_v1": _("jawaban API X v1.1"),
        "x_api_v2": _("jawaban API X v2"),
        "web_exporter": "twitter-web-exporter",
        "twarc_csv": "twarc-csv",
        "phantombuster": "PhantomBuster",
        "apify": "Apify",
        "sorsa": "Sorsa",
    }
    return labels.get(name, name)
