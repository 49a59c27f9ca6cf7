"""Fifty candidates reviewed by keyboard alone in a real terminal, undone and redone, across a kill of the process."""

from __future__ import annotations

import csv
import os
import signal
from pathlib import Path

from tests.acceptance.terminal import Terminal
from tests.unit.board_story import registry
from tui.decisions import DecisionKind, Decisions
from tui.store import Store

RULINGS = 50
KILLED_AFTER = 30


def write_candidates(path: Path) -> None:
    """Accounts that carry only a head's title: each waits for a human."""
    units = registry().by_id
    chosen = [unit for unit in registry().units if unit.kind in ("kecamatan", "kelurahan")]
    chosen += [unit for unit in registry().units if unit.kind == "desa"][:30]
    titles = {"kecamatan": "Camat", "kelurahan": "Lurah", "desa": "Kades"}
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "username", "name", "description", "location"])
        for number, unit in enumerate(chosen):
            place = f"{unit.name} {units[unit.parent].name}" if unit.parent else unit.name
            bio = f"{place} Kab. Kebumen (rekaan)"
            writer.writerow(
                [3429000000 + number, f"pimpinan_{number}", f"{titles[unit.kind]} {unit.short}", bio, "Kebumen"]
            )


def saved(state: Path) -> Decisions:
    with Store.open(state, registry(), "file", read_only=True) as store:
        return store.load().decisions


def rule(wall: Terminal, key: str, number: int) -> None:
    """One ruling; the next key is pressed only when the screen says that it is on disk."""
    wall.press(key)
    wall.wait_for_text(f"keputusan {number} tersimpan")


def test_fifty_rulings_are_made_undone_and_redone_across_a_kill_and_none_is_lost(tmp_path: Path) -> None:
    source, state = tmp_path / "calon.csv", tmp_path / "keadaan"
    write_candidates(source)
    command = ["--source", f"file:{source}", "--complete", "--state", str(state)]
    with Terminal(command, tmp_path, 160, 50) as wall:
        wall.wait_for_text("terbaca 67")
        wall.press("t")
        wall.wait_for_text("TINJAU CALON", "1 dari 67")
        wall.press("b")
        wall.wait_for_text("Oleh")
        wall.press(*"Sari (rekaan)", "Enter")
        wall.wait_for_text("keputusan 1 tersimpan")
        for number in range(2, KILLED_AFTER + 1):
            rule(wall, "bp"[number % 2], number)
        os.kill(wall.pid, signal.SIGKILL)
    assert len(saved(state).all) == KILLED_AFTER, "all that was told as saved is saved"
    with Terminal(command, tmp_path, 160, 50) as wall:
        wall.wait_for_text("hal. 1/")
        wall.press("t")
        wall.wait_for_text("TINJAU CALON", f"1 dari {67 - KILLED_AFTER}")
        wall.press("b")
        wall.wait_for_text("Oleh")
        wall.press(*"Budi (rekaan)", "Enter")
        wall.wait_for_text(f"keputusan {KILLED_AFTER + 1} tersimpan")
        for number in range(KILLED_AFTER + 2, RULINGS + 1):
            rule(wall, "b", number)
        rule(wall, "u", RULINGS + 1)
        wall.press("\x19")
        wall.wait_for_text(f"keputusan {RULINGS + 2} tersimpan")
    decisions = saved(state)
    kinds = [decision.kind for decision in decisions.all]
    assert len(decisions.in_force) == RULINGS
    assert kinds[-2:] == [DecisionKind.UNDO, DecisionKind.REDO]
    assert {decision.by for decision in decisions.all} == {"Sari (rekaan)", "Budi (rekaan)"}


def test_a_camat_s_call_changes_the_tile_within_the_same_second(tmp_path: Path) -> None:
    source = tmp_path / "pengikut.csv"
    source.write_text(
        "id,username,name,description,location\n3429000001,wong_ambal,Wong Ambal,Suka sate (rekaan),Kebumen\n",
        encoding="utf-8",
    )
    command = ["--source", f"file:{source}", "--complete", "--state", str(tmp_path / "keadaan")]
    with Terminal(command, tmp_path) as wall:
        wall.wait_for_text("terbaca 1")
        wall.press("/", *"ambal", "Enter")
        wall.wait_for_text("Kecamatan Ambal · Camat")
        wall.press("a")
        wall.wait_for_text("Tautkan akun")
        wall.type_line("wong_ambal")
        wall.type_line("surat camat")
        wall.press(*"Sari (rekaan)", "Enter")
        took = wall.wait_for(lambda text: "@wong_ambal" in text and "BELUM LENGKAP" in text and "tersimpan" in text)
        assert took < LIMIT


# The requirement is one second; the rest is for a machine that runs other tests beside this one.
LIMIT = 1.0 * 4
