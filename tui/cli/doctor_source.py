"""What `pantau doctor` says of the source: whether it is there, answers and takes the token. Nothing is spent."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.checks import Check
from tui.cli.session import means_kept_data, registry_of, source_of, state_folder
from tui.clock import SystemClock
from tui.codes import code
from tui.errors import PantauError, SourceError
from tui.settings import Settings, at_home, default_settings_file
from tui.sources.base import Reading, Source
from tui.sources.files import shown
from tui.sources.opening import FILE, WEB, X, open_source
from tui.wording import _, local_time, sentence
from tui.wording.amounts import dollars

if TYPE_CHECKING:
    from tui.sources.x.transport import Transport

NOTES = 3
PATIENCE = 30.0  # seconds for which somebody at a terminal waits for an answer


def source_checks(settings: Settings, named: str | None) -> Iterator[Check]:
    """The source that is configured, tried; `named` is the settings file of the command line."""
    spec = settings.source
    if spec is None:
        yield _kept(settings)
        return
    yield Check(True, _("Sumber: {spec}").format(spec=_shown(spec)))
    if spec == X:
        yield from _x(settings, named)
    elif spec.startswith(FILE):
        yield from _file(at_home(spec.removeprefix(FILE)), settings)
    elif spec.startswith(WEB):
        yield from _feed(settings)
    else:
        yield from _replay(spec, settings)


def _shown(spec: str) -> str:
    """A spec without what may be secret in it: the query of an address."""
    from tui.sources import addresses

    return addresses.shown(spec) if spec.startswith(WEB) else spec


def _replay(spec: str, settings: Settings) -> Iterator[Check]:
    """Whether the story can be told from there; anything else is no source."""
    try:
        open_source(spec, registry_of(settings))
    except PantauError as error:
        yield Check(False, sentence(error.code))


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


def _file(path: Path, settings: Settings) -> Iterator[Check]:
    """Whether a file is there and is understood as a reading would understand it, and holds what was said of it."""
    from tui.sources.previews import preview

    network = settings.network or registry_of(settings).directive.target.network
    try:
        seen = preview(path, network=network, complete=settings.complete)
    except PantauError as error:
        yield Check(False, sentence(error.code))
        return
    text = _("Berkas {file}: {count} akun dipahami, {skipped} baris dilewati")
    text = text.format(file=shown(path), count=seen.understood, skipped=seen.skipped)
    yield from _told(seen.readings, text, settings)


def _feed(settings: Settings) -> Iterator[Check]:
    """Whether a feed answers with a list, as a reading would find it."""
    try:
        readings = asyncio.run(_read(source_of(settings, registry_of(settings))))
    except PantauError as error:
        yield Check(False, sentence(error.code))
        return
    count = sum(len(reading.accounts) for reading in readings)
    yield from _told(readings, _("Sumber menjawab: {count} akun dipahami").format(count=count), settings)


def _told(readings: Sequence[Reading], text: str, settings: Settings) -> Iterator[Check]:
    """What was read, whether it is whole and as complete as it was called, and the first of what is worth knowing."""
    notes = dict.fromkeys(note for reading in readings for note in reading.notes)
    is_complete = any(reading.complete for reading in readings) or not settings.complete
    is_good = is_complete and all(reading.is_whole for reading in readings)
    yield Check(is_good, text)
    yield from (Check(is_good, sentence(note)) for note in list(notes)[:NOTES])  # where it is not, they say why


async def _read(source: Source) -> tuple[Reading, ...]:
    try:
        async with asyncio.timeout(PATIENCE):
            return await source.read()
    except TimeoutError as error:
        raise SourceError("feed_timeout", url=source.info.spec) from error
    finally:
        await source.close()


def _x(settings: Settings, named: str | None) -> Iterator[Check]:
    """Consent, tokens and ceilings of the source x."""
    from tui.sources.x.client import check_tokens
    from tui.sources.x.transport import Limits, Transport

    try:
        check_tokens(settings.tokens)
        transport = Transport(settings.x_url, SystemClock(), Limits(total=PATIENCE))
    except PantauError as error:
        yield Check(False, sentence(error.code))
        return
    kind = _("pengguna") if settings.tokens.x_access else _("aplikasi")
    yield Check(True, _("Token X: ada ({kind})").format(kind=kind))
    yield from _secret_file(named)
    if transport.is_local:
        yield Check(True, _("X: tiruan di mesin ini ({url})").format(url=settings.x_url))
    else:
        yield from _consents(settings)
    if transport.is_local or (settings.x_terms_basis and settings.x_terms_by):
        yield from _answer(settings, transport)
    day, month = settings.ceilings.day, settings.ceilings.month
    text = _("Batas biaya X: sehari {day}, sebulan {month}").format(day=_amount(day), month=_amount(month))
    has_ceiling = day is not None or month is not None
    yield Check(has_ceiling, text, _("isi ceiling_day atau ceiling_month di settings.toml"))


def _amount(ceiling: int | None) -> str:
    return _("tanpa batas") if ceiling is None else dollars(ceiling)


def _answer(settings: Settings, transport: Transport) -> Iterator[Check]:
    """Whether X answers, takes the token and agrees with this machine's clock; it is asked what it bills nobody for."""
    from tui.sources.x.probe import probe

    try:
        is_proven = asyncio.run(probe(settings.tokens, transport))
    except PantauError as error:
        yield Check(False, sentence(error.code))
    else:
        proven, unproven = _("X menjawab dan menerima token"), _("X menjawab; token terbukti pada pembacaan pertama")
        yield Check(True, proven if is_proven else unproven)
    if (fault := transport.window.clock_fault) is not None:
        yield Check(False, sentence(fault))


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
