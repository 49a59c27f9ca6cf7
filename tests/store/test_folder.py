"""The state folder: one writer, any number of readers, and one clear error where it cannot be used."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store import world
from tui.decisions import Decision, DecisionKind
from tui.errors import StateError
from tui.followers import fold
from tui.sources.lasting import SourceState
from tui.store import Store
from tui.store.held import safe_name

PLACE = world.registry(3)
HOLDER = """
import sys
from pathlib import Path
from tests.store import world
from tui.store import Store
with Store.open(Path(sys.argv[1]), world.registry(3), "x"):
    print("held", flush=True)
    sys.stdin.read()
"""


def refused(folder: Path) -> StateError:
    with pytest.raises(StateError) as caught:
        Store.open(folder, PLACE, "x")
    assert caught.value.exit_code == 4
    return caught.value


def test_a_second_instance_is_told_who_holds_the_folder_until_that_one_dies(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        error = refused(tmp_path)
        assert (error.code.name, error.code.get("pid")) == ("store_held", str(holder.pid))
        with Store.open(tmp_path, PLACE, "x", read_only=True) as reader:
            assert reader.load().board is None
        holder.send_signal(signal.SIGKILL)
    with Store.open(tmp_path, PLACE, "x") as store:
        assert store.load().board is None


def test_other_registries_and_kinds_of_source_have_folders_of_their_own(tmp_path: Path) -> None:
    read, followers, board, _ = world.first(PLACE, 3)
    other = replace(PLACE, id="purworejo")
    with Store.open(tmp_path, PLACE, "x") as store:
        store.save(read, followers, board)
        with Store.open(tmp_path, PLACE, "file") as file, Store.open(tmp_path, other, "x") as elsewhere:
            assert file.load().board is None
            assert elsewhere.load().board is None


@pytest.mark.parametrize("name", ["../../etc", "a/b", "", ".", "A", "x" * 300, "\0", "\ud800"])
def test_an_id_never_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    safe = safe_name(name)
    assert (tmp_path / safe).resolve().parent == tmp_path.resolve()
    assert safe != safe_name(name + "x")


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert refused(blocked).code.name == "store_not_writable"
    (tmp_path / "held" / PLACE.id / "x" / "lock").mkdir(parents=True)
    assert refused(tmp_path / "held").code.name == "store_not_writable"


def test_a_store_that_could_not_be_opened_holds_no_lock(tmp_path: Path) -> None:
    folder = tmp_path / PLACE.id / "x"
    folder.mkdir(parents=True)
    (folder / "decisions.json").write_bytes(b"{")
    refused(tmp_path)
    (folder / "decisions.json").unlink()
    Store.open(tmp_path, PLACE, "x").close()


def test_a_reader_changes_nothing(tmp_path: Path) -> None:
    read, followers, board, _ = world.first(PLACE, 3)
    with Store.open(tmp_path / "none", PLACE, "x", read_only=True) as reader:
        assert reader.load().board is None
        assert (reader.history(), reader.instants(), reader.verify()) == ((), [], 0)
        with pytest.raises(StateError) as caught:
            reader.save(read, followers, board)
        assert caught.value.code.name == "store_read_only"
    assert not (tmp_path / "none").exists()


def test_a_reader_beside_a_writer_that_saves_and_seals_always_sees_a_whole(tmp_path: Path) -> None:
    read, followers, board, owners = world.first(PLACE, 3)
    seen: list[int] = []
    faults: list[object] = []
    is_over = threading.Event()

    def look() -> None:
        with Store.open(tmp_path, PLACE, "x", read_only=True) as reader:
            while not is_over.is_set():
                saved = reader.load()
                state = saved.board.by_unit["desa-0"] if saved.board else None
                if saved.notices or state is None or state.profile is None:
                    faults.append(saved)
                elif state.profile.description != f"bacaan {saved.through}":
                    faults.append((saved.through, state.profile.description))
                seen.append(saved.through)

    with Store.open(tmp_path, PLACE, "x") as store:
        store.save(read, followers, board)
        watcher = None
        for number in range(2, 60):
            read = world.reading((world.account(0, description=f"bacaan {number}"), world.account(1)), number)
            followers = fold(followers, read)
            board = world.board(PLACE, followers, owners, board)
            store.save(read, followers, board)
            if watcher is None:
                watcher = threading.Thread(target=look)
                watcher.start()
            store.seal()
        is_over.set()
        assert watcher is not None
        watcher.join()
    assert not faults
    assert seen
    assert seen == sorted(seen)


def test_rulings_last_and_a_number_is_given_once(tmp_path: Path) -> None:
    ruling = Decision(1, DecisionKind.LINK, "Humas", world.START, basis="surat", unit="desa-0", handle="[/x]\ud7ff")
    other = Decision(2, DecisionKind.UNDO, "Humas", world.START, refers_to=1)
    with Store.open(tmp_path, PLACE, "x") as store:
        store.append_decision(ruling)
        store.append_decision(ruling)
        store.append_decision(other)
        with pytest.raises(StateError) as caught:
            store.append_decision(replace(other, by="lain"))
        assert caught.value.code.name == "store_decision_taken"
    with Store.open(tmp_path, PLACE, "x") as store:
        assert store.load().decisions.all == (ruling, other)
        assert store.decisions.undone == {1}


def test_a_source_is_reminded_of_what_it_asked_for(tmp_path: Path) -> None:
    with Store.open(tmp_path, PLACE, "x") as store:
        assert store.remembered() == SourceState()
        store.remember(SourceState({"etag": '"a"', "count": 3, "sound": None}))
    with Store.open(tmp_path, PLACE, "x") as store:
        assert store.remembered() == SourceState({"etag": '"a"', "count": 3, "sound": None})


def test_a_registry_is_found_by_its_digest_long_after(tmp_path: Path) -> None:
    with Store.open(tmp_path, PLACE, "x"):
        pass
    with Store.open(tmp_path, replace(world.registry(1), digest="ff"), "x") as store:
        assert store.registry("ab12") == PLACE
        assert store.registry("../x") is None


def test_the_folder_is_its_owners_alone(tmp_path: Path) -> None:
    read, followers, board, _ = world.first(PLACE, 3)
    with Store.open(tmp_path / "state", PLACE, "x") as store:
        store.save(read, followers, board)
        store.seal()
    for file in (tmp_path / "state" / PLACE.id / "x").rglob("*"):
        assert file.stat().st_mode & 0o077 == 0, file
