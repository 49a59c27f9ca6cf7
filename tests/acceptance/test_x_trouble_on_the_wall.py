"""Each way in which X fails, on the running wall: its own words, next step and wait, and the last data beside it."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

from standin.process import standing
from tests.acceptance.control import books, fault, tell
from tests.acceptance.terminal import Terminal
from tests.acceptance.test_x_broken_off import AMBAL, BY, KLIRONG, SHOWN, WORDS, flags_of, notice, read_now
from tests.sources.test_x_faults import BODIES
from tui.cli.main import main

SOON = "baca lagi "
STOPPED = "berhenti · r membaca ≤ $"

# the answer, what the wall says and asks for, whether it reads again by itself
TROUBLES: list[tuple[dict[str, object], tuple[str, ...], str]] = [
    ({"status": 401}, ("menolak token (401)", "token baru", "buka lagi pantau"), STOPPED),
    ({"status": 402, "body": "credits"}, ("Kredit X habis (402)", "isi kredit", "tekan r"), STOPPED),
    ({"status": 403, "body": "spend_undated"}, ("Batas belanja X tercapai (403)", "naikkan"), STOPPED),
    ({"status": 403, "body": "spend"}, ("Batas belanja X tercapai (403)", "dibaca lagi sesudah 13 Des 2026"), SOON),
    ({"status": 403, "body": "plan"}, ("Paket X tidak memuat", "periksa paket"), SOON),
    ({"status": 403, "body": "other"}, ("menolak permintaan (403)", "periksa aplikasi"), STOPPED),
    ({"status": 404}, ("tidak mengenal yang diminta (404)", "periksa x_url"), SOON),
    ({"status": 429}, ("Batas laju X tercapai (429)", "dibaca lagi sendiri sesudah"), SOON),
    ({"status": 429, "body": "cap"}, ("Jatah pemakaian X habis (429)", "siklus berikut"), STOPPED),
    ({"status": 500, "body": '{"title": "Internal Error"}'}, ("X sedang terganggu (500)", "dicoba lagi"), SOON),
    ({"status": 502, "body": "<html>"}, ("X sedang terganggu (502)", "dicoba lagi"), SOON),
    ({"status": 503, "body": "upstream connect error"}, ("X sedang terganggu (503)", "dicoba lagi"), SOON),
    ({"status": 504}, ("X sedang terganggu (504)", "dicoba lagi"), SOON),
    ({"kind": "garbage"}, ("Jawaban X tidak terbaca", "belum pasti"), SOON),
    ({"kind": "drop"}, ("terputus di tengah jawaban", "belum pasti"), SOON),
]


def test_each_trouble_has_its_own_words_its_own_wait_and_hides_nothing(tmp_path: Path) -> None:
    with standing(*WORDS) as url:
        tell(url, arrivals=[AMBAL])
        flags = flags_of(tmp_path, url, tmp_path / "state")
        assert main(["link", KLIRONG, "unit000000", *BY, *flags]) == 0
        with Terminal(flags, tmp_path) as wall:
            wall.wait_for_text(*SHOWN, SOON)
            for answer, words, wait in TROUBLES:
                told = {"kind": "answer", "times": 2, **answer}
                if "body" in told:
                    told["body"] = json.dumps(BODIES[told["body"]]) if told["body"] in BODIES else told["body"]
                fault(url, route="users", **told)  # type: ignore[arg-type]
                read_now(wall)
                wall.wait_for(lambda text, words=words, wait=wait: is_told(text, words, wait))  # type: ignore[misc]
                tell(url, calm=True)
            limit = {"x-rate-limit-reset": str(int(time.time()) + 300)}
            fault(url, "answer", route="followers", status=429, headers=limit)
            read_now(wall)
            wall.wait_for(lambda text: is_told(text, ("Batas laju X tercapai (429)",), SOON))
            fault(url, "answer", route="followers", status=403, body=json.dumps(BODIES["plan"]))
            read_now(wall)
            wall.wait_for(lambda text: is_told(text, ("tanpa daftar pengikut (403)", "pantau import"), SOON))
            (klirong, _) = books(url)["units"]
            tell(url, fates={klirong: "suspended"})
            read_now(wall)
            wall.wait_for(lambda text: "5 AKUN HILANG 1" in text and "@kec_ambal_keb" in text)
        assert books(url)["violations"] == []


def is_told(text: str, words: tuple[str, ...], wait: str) -> bool:
    """Whether the line that stays says it, the strip when it is read next, and the last good data are there."""
    title = text.splitlines()[0]
    return all(word in notice(text) for word in words) and wait in title and all(word in text for word in SHOWN)


def test_row_02_one_sees_when_the_limit_ends(tmp_path: Path) -> None:
    ends = int(time.time()) + 300
    with standing(*WORDS) as url:
        fault(url, "answer", status=429, times=2, headers={"x-rate-limit-reset": str(ends)})
        with Terminal(flags_of(tmp_path, url, tmp_path / "state"), tmp_path, 80, 24) as wall:
            minutes = [time.strftime("%H.%M", time.gmtime(ends + 7 * 3600 + more)) for more in (0, 60)]
            wall.wait_for(lambda text: any(f"sesudah {day(ends)} {each}" in text for each in minutes))


def day(seconds: int) -> str:
    """A date as the wall writes it, in WIB."""
    at = time.gmtime(seconds + 7 * 3600)
    names = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    return f"{at.tm_mday} {names[at.tm_mon - 1]} {at.tm_year}"


def test_row_05_without_credits_x_is_asked_once_and_told_once(tmp_path: Path) -> None:
    with standing(*WORDS) as url:
        tell(url, credits=0)
        with Terminal(flags_of(tmp_path, url, tmp_path / "state"), tmp_path) as wall:
            wall.wait_for_text("Kredit X habis (402)")
            wall.press("?")
            wall.wait_for_text("BANTUAN")
            wall.leave("BANTUAN")
        assert books(url)["requests"] == 1


def test_rows_24_25_a_name_that_could_be_markup_stands_in_the_unit_screen_as_it_is(tmp_path: Path) -> None:
    name = "[@click=app.quit]Kecamatan Ambal[/] [/foo]"
    with standing("--followers", "2") as url:
        tell(
            url,
            arrivals=[
                {
                    **AMBAL,
                    "name": name,
                    "description": f"{AMBAL['description']} \U0001f468\u200d\U0001f469\u200d\U0001f467",
                }
            ],
        )
        with Terminal(flags_of(tmp_path, url, tmp_path / "state"), tmp_path, 160, 50) as wall:
            wall.wait_for_text("terbaca 3 dari 3", "KECAMATAN 1/26")
            wall.press("/", *"ambal", "Enter")
            wall.wait_for_text("Kecamatan Ambal · Camat")
            wall.press("Enter")
            wall.wait_for_text("MENGAPA", name)


def test_row_26_the_wall_lives_on_after_it_was_suspended(tmp_path: Path) -> None:
    with Terminal(["--source", "replay@2015-08-17T23:00:00+07:00"], tmp_path, 120, 40) as wall:
        wall.wait_for_text("hal. 1/")
        os.kill(wall.pid, signal.SIGTSTP)
        stopped, status = os.waitpid(wall.pid, os.WUNTRACED)
        assert (stopped, os.WIFSTOPPED(status)) == (wall.pid, True)
        os.kill(wall.pid, signal.SIGCONT)
        wall.press("?")
        wall.wait_for_text("BANTUAN")
