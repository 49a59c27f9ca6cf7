"""`pantau purge ACCOUNT`: removes an account's stored text; the log's chain still proves itself afterwards."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from tui.cli.arguments import Arguments
from tui.cli.meant import Meant, account_meant
from tui.cli.session import REMEMBERED, registry_of, state_folder
from tui.export.traces import Traces, files_naming, traces_of
from tui.registry import Registry
from tui.settings import Settings
from tui.sources.base import AccountKey
from tui.sources.files import shown
from tui.store import Saved, Store
from tui.wording import _

RULINGS = "decisions."  # begins the names of the files that hold the operator's own word
Opened = dict[str, tuple[Store, Saved]]


def run(arguments: Arguments, settings: Settings) -> int:
    """Purges every source's state of the registry, verifies it, and names what stands in snapshots and rulings."""
    registry = registry_of(settings)
    with ExitStack() as stack:
        opened = _open_all(stack, settings, registry)
        stores = [store for store, _saved in opened.values()]

        def bearers_of(handle: str) -> frozenset[AccountKey]:
            return frozenset().union(*(store.bearers_of(handle) for store in stores))

        meant = account_meant(arguments.account, registry, [saved for _store, saved in opened.values()], bearers_of)
        traces = traces_of(settings.out, meant.handles | {key.id for key in meant.keys}, meant.names)
        for kind, (store, saved) in opened.items():
            _purge(kind, store, saved, meant)
        folders = [store.folder for store in stores]
    # What is counted is what stays: closing a state may still write to it.
    named = _naming([state_folder(settings) / REMEMBERED, *folders], meant.handles)
    print("\n".join([*_still_named(named, meant), *_told(traces, meant)]))
    return 0


def _purge(kind: str, store: Store, saved: Saved, meant: Meant) -> None:
    """Removes the account from one state, proves its log afterwards, and says what was done, if it concerned it."""
    removed = {key: store.purge(key, handles=meant.handles).removed for key in sorted(meant.keys) or (None,)}
    count = store.verify()
    for key, texts in removed.items():
        if not texts and not meant.is_known_to(saved, key):
            continue
        told = (
            _("Teks akun {account} dihapus dari keadaan {kind}; {count} catatan log tetap terbukti utuh.")
            if texts
            else _("Tidak ada lagi teks akun {account} dalam keadaan {kind}; {count} catatan log tetap terbukti utuh.")
        )
        print(told.format(account=key or f"@{min(meant.handles)}", kind=kind, count=count))


def _naming(places: list[Path], handles: frozenset[str]) -> int:
    """How many files of the state name one of the handles, the rulings left aside."""
    files = (file for place in places for file in (place, *place.rglob("*")) if file.is_file())
    return files_naming((file for file in files if not file.name.startswith(RULINGS)), handles)


def _still_named(count: int, meant: Meant) -> list[str]:
    if not count:
        return []
    if meant.is_by_handle:
        told = _("Nama penggunanya, yang di sini juga menjadi pengenalnya, masih disebut di {count} berkas keadaan.")
    else:
        told = _(
            "Nama penggunanya masih disebut di {count} berkas keadaan: "
            "dalam teks akun lain sendiri, catatan pembacaan, atau registri."
        )
    return [told.format(count=count)]


def _open_all(stack: ExitStack, settings: Settings, registry: Registry) -> Opened:
    """The states of all sources, each held, so that nothing is removed where one of them is in use."""
    folder = state_folder(settings)
    opened = {}
    for kind in Store.kinds(folder, registry):
        store = stack.enter_context(Store.open(folder, registry, kind))
        opened[kind] = (store, store.load())
    return opened


def _told(traces: Traces, meant: Meant) -> list[str]:
    lines = [
        _("Potret yang memuat akun ini, tidak diubah: {folder}").format(folder=shown(folder))
        for folder in traces.holding
    ]
    lines += [
        _("Potret yang hanya berisi gambar, mohon diperiksa sendiri: {folder}").format(folder=shown(folder))
        for folder in traces.pictures_only
    ]
    if meant.rulings:
        lines.append(_("{count} keputusan petugas tentang akun ini tetap tersimpan.").format(count=len(meant.rulings)))
    if meant.is_linked:
        lines.append(_("Selama penautannya berlaku, papan menyebutnya lagi dengan nama pengguna dari keputusan itu."))
    return [*lines, _("Bila akun ini masih ada di sumber, pembacaan berikutnya menyimpannya lagi.")]
