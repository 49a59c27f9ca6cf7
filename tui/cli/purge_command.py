"""`pantau purge ACCOUNT`: removes an account's stored text; the log's chain still proves itself afterwards."""

from __future__ import annotations

from contextlib import ExitStack

from tui.cli.arguments import Arguments
from tui.cli.session import registry_of, state_folder
from tui.decisions import Decision
from tui.errors import UsageError
from tui.export.traces import Traces, files_naming, traces_of
from tui.followers import Follower
from tui.registry import Registry
from tui.settings import Settings
from tui.sources.base import AccountKey
from tui.sources.cleaning import clean_text
from tui.sources.files import shown
from tui.store import Saved, Store
from tui.wording import _

IDS_NAMED = 5
NO_ID = "@"  # begins what stands for the id where only the handle is known
Opened = dict[str, tuple[Store, Saved]]


def run(arguments: Arguments, settings: Settings) -> int:
    """Purges every source's state of the registry, verifies it, and names what stands in snapshots and rulings."""
    registry = registry_of(settings)
    with ExitStack() as stack:
        opened = _open_all(stack, settings, registry)
        keys = accounts_meant(arguments.account, registry, [saved for _store, saved in opened.values()])
        known = {kind: saved.followers.by_key.keys() & keys for kind, (_store, saved) in opened.items()}
        handles, names = _called([opened[kind][1].followers.by_key[key] for kind in known for key in known[kind]])
        traces = traces_of(settings.out, handles | {key.id for key in keys}, names)
        decisions = [decision for _store, saved in opened.values() for decision in saved.decisions.all]
        rulings = sum(_is_about(decision, keys, handles) for decision in decisions)
        for kind, (store, _saved) in opened.items():
            for key in sorted(known[kind]):
                store.purge(key)
            if known[kind]:
                _tell(sorted(known[kind]), kind, store, handles)
    print("\n".join(_told(traces, rulings)))
    return 0


def _tell(keys: list[AccountKey], kind: str, store: Store, handles: frozenset[str]) -> None:
    """Proves the log of one state after the removal, and says what it still names."""
    count = store.verify()
    for key in keys:
        print(
            _("Teks akun {account} dihapus dari keadaan {kind}; {count} catatan log tetap terbukti utuh.").format(
                account=key, kind=kind, count=count
            )
        )
    rest = (file for file in store.folder.rglob("*.json*") if not file.name.startswith("decisions."))
    named = files_naming(rest, handles)
    if not named:
        return
    if any(key.id.startswith(NO_ID) for key in keys):
        told = _("Nama penggunanya, yang di sini juga menjadi pengenalnya, masih disebut di {count} berkas keadaan.")
    else:
        told = _(
            "Nama penggunanya masih disebut di {count} berkas keadaan: "
            "dalam teks akun lain sendiri, catatan pembacaan, atau registri."
        )
    print(told.format(count=named))


def _open_all(stack: ExitStack, settings: Settings, registry: Registry) -> Opened:
    """The states of all sources, each held, so that nothing is removed where one of them is in use."""
    folder = state_folder(settings)
    opened = {}
    for kind in Store.kinds(folder, registry):
        store = stack.enter_context(Store.open(folder, registry, kind))
        opened[kind] = (store, store.load())
    return opened


def accounts_meant(words: str, registry: Registry, saved: list[Saved]) -> frozenset[AccountKey]:
    """The account of an id, `network:id` or a handle, and with a handle also what is known by that handle alone.

    Raises UsageError where none or several are called so.
    """
    words = clean_text(words, limit=200).strip()
    network, _colon, account_id = words.rpartition(":")
    by_id = AccountKey(network or registry.directive.target.network, account_id)
    if not words.startswith(NO_ID) and any(by_id in each.followers.by_key for each in saved):
        return frozenset({by_id})
    handle = words.removeprefix(NO_ID).casefold()
    known = [pair for each in saved for pair in each.followers.by_key.items()]
    called = {key for key, follower in known if follower.username.casefold() == handle or key.id == NO_ID + handle}
    called = called or {key for key, each in known for former in each.former if former.username.casefold() == handle}
    if not handle or not called:
        raise UsageError("account_unknown", account=words)
    if sum(not key.id.startswith(NO_ID) for key in called) > 1:
        raise UsageError("account_ambiguous", account=words, ids=", ".join(sorted(map(str, called))[:IDS_NAMED]))
    return frozenset(called)


def _called(known: list[Follower]) -> tuple[frozenset[str], frozenset[str]]:
    """The handles, earlier ones as well, and the names under which an account is known."""
    handles = {follower.username for follower in known}
    handles |= {earlier.username for follower in known for earlier in follower.former}
    names = {follower.account.name.strip() for follower in known if follower.account is not None}
    return frozenset(handles), frozenset(names)


def _is_about(decision: Decision, keys: frozenset[AccountKey], handles: frozenset[str]) -> bool:
    """Whether a ruling names the account, by its id or by a handle of it."""
    return decision.account in keys or decision.handle.casefold() in {handle.casefold() for handle in handles}


def _told(traces: Traces, rulings: int) -> list[str]:
    lines = [
        _("Potret yang memuat akun ini, tidak diubah: {folder}").format(folder=shown(folder))
        for folder in traces.holding
    ]
    lines += [
        _("Potret yang hanya berisi gambar, mohon diperiksa sendiri: {folder}").format(folder=shown(folder))
        for folder in traces.pictures_only
    ]
    if rulings:
        lines.append(_("{count} keputusan petugas tentang akun ini tetap tersimpan.").format(count=rulings))
    return [*lines, _("Bila akun ini masih ada di sumber, pembacaan berikutnya menyimpannya lagi.")]
