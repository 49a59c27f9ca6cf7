"""Process, server and network end at every point of a reading of X: what was known stays, the next reading heals."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from standin.process import standing
from tests.acceptance.control import books, fault, tell
from tests.acceptance.poll_killer import faults_of, healed
from tests.acceptance.relay import Relay
from tests.acceptance.terminal import Terminal
from tests.acceptance.test_x_poll import settings_file
from tests.unit.board_story import registry
from tui.board import Board
from tui.cli.main import main
from tui.store import Store

AMBAL = {
    "username": "kec_ambal_keb",
    "name": "Kecamatan Ambal",
    "description": "Kecamatan Ambal Kab. Kebumen. Camat: Drs. Contoh Rekaan, M.Si. (rekaan)",
}
KLIRONG, AYAH = "33.05.05", "33.05.01"
FOLLOWERS = 4
PRICE = 10_000
NEED = (1 + FOLLOWERS + 2) * PRICE
PAGE = (FOLLOWERS + 5) * PRICE  # what a request for the followers reserves, the largest of a reading
BY = ("--by", "Sari (rekaan)", "--basis", "surat rekaan 12")
WORDS = ("--followers", str(FOLLOWERS - 1), "--units", "2")
STEPS = {"target": ("users", 0), "followers": ("followers", 0), "units": ("users", 1), "handles": ("users_by", 0)}
CUTS = 16


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state after a good reading, its bill forgotten."""
    folder = tmp_path_factory.mktemp("x")
    state = folder / "good"
    with standing(*WORDS) as url:
        flags = ["--settings", settings_file(folder, url), "--state", str(state)]
        tell(url, arrivals=[AMBAL])
        assert main(["link", KLIRONG, "unit000000", *BY, *flags]) == 0
        assert main(["poll", *flags]) == 0
        assert main(["link", AYAH, "unit000001", *BY, *flags]) == 0
    for kept in state.glob("*/x/ledger*"):
        shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
    return state


@pytest.fixture
def state(good: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(good, tmp_path / "state"))


@pytest.fixture
def before(good: Path) -> Board:
    with Store.open(good, registry(), "x", read_only=True) as store:
        board = store.load().board
    assert board is not None
    return board


def flags_of(folder: Path, url: str, state: Path) -> list[str]:
    return ["--settings", settings_file(folder, url), "--state", str(state)]


def test_a_poll_killed_at_every_point_leaves_the_last_good_board_and_the_next_one_heals(
    state: Path, tmp_path: Path
) -> None:
    with standing(*WORDS) as url:
        tell(url, arrivals=[AMBAL])
        told = [str(state), settings_file(tmp_path, url), url, str(PAGE)]
        command = [sys.executable, "-m", "tests.acceptance.poll_killer", *told]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.stderr == ""
    *faults, points = done.stdout.splitlines()
    assert faults == []
    assert int(points.removeprefix("points ")) > 50


@pytest.mark.parametrize("kind", ["die", "die_billed", "die_within"])
@pytest.mark.parametrize("step", STEPS)
def test_an_x_that_dies_at_any_request_leaves_the_last_good_board_and_the_next_reading_heals(
    state: Path, tmp_path: Path, before: Board, step: str, kind: str
) -> None:
    with standing(*WORDS) as url:
        flags = flags_of(tmp_path, url, state)
        tell(url, arrivals=[AMBAL])
        route, after = STEPS[step]
        fault(url, kind, route=route, after=after)
        assert main(["poll", *flags]) == (3 if step in ("target", "followers") else 0)
    assert main(["poll", *flags]) == 3, "nobody is there"
    billed = billed_at_least(step, kind)
    assert list(faults_of(state, before, billed, PAGE)) == []
    with standing(*WORDS, "--port", str(urlsplit(url).port)) as again:
        assert again == url
        tell(url, arrivals=[AMBAL])
        assert main(["poll", *flags]) == 0
    assert list(healed(state, FOLLOWERS)) == []
    assert list(faults_of(state, before, NEED, PAGE)) == []


def billed_at_least(step: str, kind: str) -> int:
    """What an X that died at a step had billed: all before, and this one too if it died after."""
    prices = [PRICE, FOLLOWERS * PRICE, PRICE, PRICE]
    return sum(prices[: [*STEPS].index(step) + (kind != "die")])


@pytest.fixture(scope="module")
def whole_answers(good: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many bytes of answers an undisturbed reading takes."""
    folder = tmp_path_factory.mktemp("whole")
    state = Path(shutil.copytree(good, folder / "state"))
    with standing(*WORDS) as url, Relay(urlsplit(url).port or 0) as relay:
        tell(url, arrivals=[AMBAL])
        assert main(["poll", *flags_of(folder, relay.url, state)]) == 0
        return relay.passed


@pytest.fixture(scope="module")
def far() -> Iterator[str]:
    with standing(*WORDS) as url:
        tell(url, arrivals=[AMBAL])
        yield url


@pytest.mark.parametrize("part", range(CUTS))
def test_a_network_cut_after_any_part_of_the_answers_leaves_the_last_good_board_and_the_next_reading_heals(
    state: Path, tmp_path: Path, before: Board, far: str, whole_answers: int, part: int
) -> None:
    tell(far, forget=True)
    with Relay(urlsplit(far).port or 0) as relay:
        flags = flags_of(tmp_path, relay.url, state)
        relay.cut_after(whole_answers * part // CUTS)
        assert main(["poll", *flags]) in (0, 3)
        assert main(["poll", *flags]) == 3, "the network is down"
        assert list(faults_of(state, before, books(far)["billed"], PAGE + PRICE)) == []
        relay.mend()
        assert main(["poll", *flags]) == 0
    assert list(healed(state, FOLLOWERS)) == []
    assert list(faults_of(state, before, books(far)["billed"], PAGE + PRICE)) == [], "two requests were cut"


SHOWN = (f"terbaca {FOLLOWERS} dari {FOLLOWERS}", "@kec_ambal_keb", "@unit000000", " lalu ·")


def read_now(wall: Terminal) -> None:
    """The operator asks for a reading and agrees to its price."""
    wall.press("r")
    wall.wait_for_text("Baca sekarang?")
    wall.press("y")
    wall.wait_for(lambda text: "Baca sekarang?" not in text)


def wait_for_trouble(wall: Terminal, words: str) -> None:
    """Until the wall says what is wrong, in the line that stays, beside the last good data and their age."""
    wall.wait_for(lambda text: words in notice(text) and all(word in text for word in SHOWN))


def wait_until_healed(wall: Terminal) -> None:
    """Until nothing is wrong any more and the data are there."""
    wall.wait_for(lambda text: not notice(text).strip() and all(word in text for word in (*SHOWN, "@unit000001")))


def notice(text: str) -> str:
    """The line that says what is wrong, without what a toast says for a while."""
    return text.splitlines()[1]


def test_the_wall_shows_the_last_good_data_with_their_age_through_every_break_and_heals_by_itself(
    state: Path, tmp_path: Path
) -> None:
    with standing(*WORDS) as url, Relay(urlsplit(url).port or 0) as relay:
        tell(url, arrivals=[AMBAL])
        flags = flags_of(tmp_path, relay.url, state)
        with Terminal(flags, tmp_path) as wall:
            wait_until_healed(wall)
            relay.cut_after(1500)  # within a body
            read_now(wall)
            wait_for_trouble(wall, "terputus di tengah jawaban")
            relay.mend()
            wait_until_healed(wall)
            fault(url, "die_within", route="followers")
            read_now(wall)
            wait_for_trouble(wall, "terputus di tengah jawaban")
            with standing(*WORDS, "--port", str(urlsplit(url).port)):
                tell(url, arrivals=[AMBAL])
                wait_until_healed(wall)
                fault(url, "hang", route="followers")
                read_now(wall)
                wall.wait_for_text("sedang membaca")
                os.kill(wall.pid, signal.SIGKILL)
    with Terminal(flags_of(tmp_path, url, state), tmp_path) as wall:
        wall.wait_for_text(*SHOWN, "belum pasti $0.")
        wait_for_trouble(wall, "X tidak dapat dihubungi")
        with standing(*WORDS, "--port", str(urlsplit(url).port)):
            tell(url, arrivals=[AMBAL])
            wait_until_healed(wall)
