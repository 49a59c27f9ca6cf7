"""Kills a child in the middle of its saves, again and again, and looks at what is left each time.

Run as a process of its own, since it forks: `python -m tests.store.killer FOLDER KILLS SEED`.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
from pathlib import Path

from tests.store import world
from tui.decisions import Decision, DecisionKind
from tui.followers import fold
from tui.store import Store

ACCOUNTS = 12
PLACE = world.registry(ACCOUNTS)
OWNERS = {unit.id: world.account(n).key for n, unit in enumerate(PLACE.units)}
LONGEST = 0.03


def save_for_ever(folder: Path, acknowledged: int) -> None:
    """Goes on from what is on disk and tells the number of each save once it returned; seals now and then."""
    with Store.open(folder, PLACE, "x") as store:
        saved = store.load()
        followers, board, number = saved.followers, saved.board, saved.through
        while True:
            number += 1
            accounts = (world.account(n, description=f"bacaan {number // (n + 1)}") for n in range(ACCOUNTS))
            read = world.reading(tuple(accounts), number)
            followers = fold(followers, read)
            board = world.board(PLACE, followers, OWNERS, board)
            store.append_decision(Decision(number, DecisionKind.NOTE, "uji", world.START, unit="desa-1"))
            store.save(read, followers, board)
            os.write(acknowledged, f"{number}\n".encode())
            if number % 3 == 0:
                store.seal()


def killed(folder: Path, draw: random.Random) -> int:
    """Starts a child, kills it a moment after its first save; the last number that it told."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        save_for_ever(folder, telling)
    os.close(telling)
    first = os.read(told, 64)
    select.select([], [], [], draw.random() * LONGEST)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(told, "rb") as pipe:
        numbers = (first + pipe.read()).split()
    return int(numbers[-1])


def main(folder: Path, kills: int, seed: int) -> None:
    """Prints a line for each kill after which something acknowledged was missing, then how far the log came."""
    draw = random.Random(seed)
    for kill in range(kills):
        acknowledged = killed(folder, draw)
        with Store.open(folder, PLACE, "x") as store:
            saved = store.load()
            whole = saved.board is not None and saved.board.by_unit["desa-1"].profile is not None
            is_kept = saved.through >= acknowledged and saved.decisions.last_number >= acknowledged
            if not (whole and is_kept and not saved.notices):
                print(f"kill {kill}: told {acknowledged}, found {saved.through}, {saved.notices}")
            if kill % 25 == 24 and store.verify() != saved.through:
                print(f"kill {kill}: the chain ends early")
    print("kills", kills, "records", saved.through)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
