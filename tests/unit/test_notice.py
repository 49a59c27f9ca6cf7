"""The line below the title: no width hides what went wrong, what to do, and when it is read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.ui.boards import NOW, board_of, kebumen, scene
from tui.board.model import Held
from tui.codes import Argument, Code, code
from tui.compliance.model import Status
from tui.view.cells import line_len, plain
from tui.view.notice import notice_line
from tui.view.scene import Scene
from tui.wording import short_sentence, use_language
from tui.wording.tables.narrow import SENTENCES

REGISTRY = kebumen()
LIVE = board_of(REGISTRY, is_reconstruction=False)
WAITS = "baca lagi 10.52"
ALARM = "▲ 3 PERIKSA"
STOPPING = {
    "x_terms_needed",
    "x_terms_by_needed",
    "x_token_refused",
    "x_no_credits",
    "x_spend_cap",
    "x_forbidden",
    "x_cap_reached",
    "x_certificate",
    "x_target_changed",
}
NOTES = (
    "wall_only_reads", "list_", "reading_change", "file_change", "followers_count_differs", "records_lacking",
    "x_plan_lacks_", "x_no_endpoint_", "x_clock", "x_handles", "x_units", "x_pages", "x_cursor", "x_target_is",
    "x_left_out_",
)  # fmt: skip
ARGUMENTS: dict[str, Argument] = {
    "status": 503,
    "username": "b" * 15,
    "handles": "@a, @b, @c",
    "count": 521,
    "n": 521,
    "minutes": 999,
    "read": 100_000,
    "told": 100_100,
    "spec": "x",
    "ceiling": "1.700",
    "period": "2026-11-30",
    "kind": "UnicodeEncodeError",
    "place": "matching/text.py:120",
}
UNTIL = {"until": (NOW + timedelta(hours=15)).isoformat()}
# what goes wrong, and what the line must say of it even beside alarms at 80 columns
TROUBLES: list[tuple[Code, tuple[str, ...]]] = [
    (code("x_token_refused", stop=1), ("menolak token (401)", "buka lagi pantau", "berhenti")),
    (code("x_no_credits", stop=1), ("Kredit X habis (402)", "isi", "lalu r", "berhenti")),
    (code("x_spend_cap", stop=1), ("Batas belanja X (403)", "naikkan", "berhenti")),
    (code("x_spend_cap_until", **UNTIL), ("Batas belanja X (403)", "naikkan", WAITS)),
    (code("x_plan_lacks"), ("Paket X", "(403)", "periksa", WAITS)),
    (code("x_forbidden", detail="no", stop=1), ("X menolak (403)", "periksa", "berhenti")),
    (code("x_no_endpoint"), ("(404)", "periksa x_url", WAITS)),
    (code("x_rate_limited", **UNTIL), ("Batas laju X", "(429)", WAITS)),
    (code("x_cap_reached", stop=1), ("(429)", "siklus berikut", "berhenti")),
    (code("x_server_fault", status=503), ("terganggu (503)", WAITS)),
    (code("x_nonsense"), ("Jawaban X tidak terbaca", WAITS)),
    (code("x_broken_off"), ("terputus", WAITS)),
    (code("x_timeout"), ("tidak menjawab", WAITS)),
    (code("x_terms_needed", stop=1), ("x_terms_basis", "buka lagi", "berhenti")),
    (code("unexpected_reading", kind="KeyError", place="poller.py:120"), ("poller.py:120", "laporkan", WAITS)),
    (code("feed_timeout", url="https://" + "a" * 200 + ".id"), ("belum menjawab", "periksa jaringan", WAITS)),
]


@pytest.fixture(autouse=True)
def _indonesian_again() -> Iterator[None]:
    yield
    use_language("id")


def troubled(*errors: Code, alarms: int = 0, held: int = 0, notes: tuple[Code, ...] = (), waits: str = WAITS) -> Scene:
    """A live wall of which the last reading went wrong so."""
    taken = code("handle_taken", handle="a", until="2015-08-17", former="x:1", since="2015-08-18", account="x:2")
    units = [replace(state, marks=(taken,)) if at < alarms else state for at, state in enumerate(LIVE.units)]
    proposed = tuple((state.unit, Status.NONE) for state in LIVE.units[:held])
    board = replace(
        LIVE,
        units=tuple(units),
        source=replace(LIVE.source, errors=errors, notes=notes),
        held=Held(NOW, NOW, proposed) if held else None,
    )
    return replace(scene(board), waits=waits)


def said(shown: Scene, width: int) -> str:
    line = notice_line(shown, width)
    assert line_len(line) == width
    return plain(line)


@pytest.mark.parametrize("width", [80, 120, 240])
@pytest.mark.parametrize("alarms", [0, 3])
@pytest.mark.parametrize(("error", "words"), TROUBLES, ids=[error.name for error, _ in TROUBLES])
def test_what_went_wrong_the_step_and_the_wait_stand_on_every_width_beside_any_alarm(
    error: Code, words: tuple[str, ...], alarms: int, width: int
) -> None:
    text = said(troubled(error, alarms=alarms), width)
    for word in words if width == 80 and alarms else set(words) & {"berhenti", WAITS, "buka lagi"}:
        assert word in text or (word == WAITS and "sesudah 19 Agu 2015 10.00 WIB" in text)
    assert ("▲ 3" in text) is bool(alarms)
    assert "…" not in text


def test_a_mass_change_that_is_held_never_pushes_an_error_out() -> None:
    for width in (80, 120, 240):
        text = said(troubled(TROUBLES[1][0], alarms=3, held=17), width)
        assert "Kredit X habis (402)" in text
        assert "berhenti" in text
    assert "17 unit memburuk sekaligus" in text


@pytest.mark.parametrize(
    ("spec", "key", "words"),
    [
        ("x", "F10", "pembacaan berikutnya memastikan · F10 melepas"),
        ("x", "", "pembacaan berikutnya memastikan"),
        ("file:/data/f.csv", "F10", "petugas memastikan · F10 melepas"),
        ("file:/data/f.csv", "", "petugas memastikan"),
    ],
)
def test_a_mass_change_says_who_confirms_it_and_names_the_key_only_where_it_works(
    spec: str, key: str, words: str
) -> None:
    shown = replace(troubled(held=17), release_key=key)
    shown = replace(shown, board=replace(shown.board, source=replace(shown.board.source, spec=spec)))
    assert said(shown, 120).strip() == f"17 unit memburuk sekaligus; ditahan sampai {words}"
    narrow = replace(troubled(held=17, alarms=3), release_key=key)
    assert said(narrow, 80).rstrip().endswith("17 unit memburuk, ditahan" + (" · F10 melepas" if key else ""))


def test_alarms_alone_name_their_units_and_leave_no_sign_of_a_cut() -> None:
    shown = troubled(alarms=1)
    for width in (80, 120, 240):
        assert "▲ 1 perlu diperiksa" in said(shown, width)
        assert "…" not in said(shown, width)
    assert "▲ 3 perlu diperiksa" in said(troubled(alarms=3), 40)


def test_a_wide_line_says_the_whole_sentence_and_a_narrower_one_its_beginning() -> None:
    shown = troubled(code("x_server_fault", status=503))
    assert "Yang sudah terbaca tetap tampil · baca lagi 10.52" in said(shown, 120)
    assert said(shown, 80).strip() == "X sedang terganggu (503); dicoba lagi sendiri · baca lagi 10.52"
    assert said(shown, 60).strip() == "X sedang terganggu (503) · baca lagi 10.52"


def test_a_sentence_without_a_short_form_is_cut_and_keeps_the_wait() -> None:
    text = said(troubled(code("file_gone_" + "a" * 200)), 80)
    assert text.rstrip().endswith("… · " + WAITS)


def test_a_limit_is_told_before_the_wait_is_known() -> None:
    assert "baca lagi 19 Agu 10.00" in said(troubled(code("x_rate_limited", **UNTIL), waits=""), 60)


def test_the_banner_of_a_reconstruction_leaves_room_for_an_alarm() -> None:
    shown = troubled(alarms=3)
    shown = replace(shown, board=replace(shown.board, is_reconstruction=True))
    for width in (80, 120, 240):
        text = said(shown, width)
        assert "REKONSTRUKSI" in text
        assert "bukan data langsung" in text
        assert "▲ 3" in text


@pytest.mark.parametrize(
    ("is_complete", "is_whole", "count", "notes", "words"),
    [
        (True, True, None, (), ""),
        (False, True, None, (), "--complete"),
        (False, True, None, (code("columns_unknown", count=1, file="f.csv", columns="x"),), "--complete"),
        (False, True, None, (code("records_lacking", read=9, count=3),), "belum lengkap"),
        (False, False, None, (), "belum lengkap"),
        (False, True, 324, (code("followers_count_differs", read=300, told=324),), "belum lengkap"),
        (False, False, 324, (), "belum lengkap"),
    ],
)
@pytest.mark.parametrize("width", [80, 120, 240])
def test_a_list_that_is_not_complete_says_so_in_words_with_the_step_where_there_is_one(
    is_complete: bool, is_whole: bool, count: int | None, notes: tuple[Code, ...], words: str, width: int
) -> None:
    shown = troubled(notes=notes)
    source = replace(shown.board.source, complete=is_complete, is_whole=is_whole, followers_count=count)
    text = said(replace(shown, board=replace(shown.board, source=source)), width)
    assert words.lower() in text.lower().replace("belum dianggap lengkap", "belum lengkap")
    assert bool(text.strip()) is bool(words)
    unread = replace(shown.board, source=replace(source, read_at=None, notes=()))
    assert not said(replace(shown, board=unread), width).strip()


def test_on_a_stored_wall_the_command_that_reads_again_is_whole_on_a_narrow_line() -> None:
    shown = troubled(notes=(code("wall_only_reads", spec="file:/data/ekspor.csv"),))
    source = replace(shown.board.source, complete=False, followers_count=None)
    text = said(replace(shown, board=replace(shown.board, source=source)), 80)
    assert "pantau --source file:/data/ekspor.csv · " in text


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", list(SENTENCES))
def test_every_short_form_fits_a_narrow_wall_beside_an_alarm(name: str, language: str) -> None:
    use_language(language)
    own = name.removesuffix("_short")
    beside = len(" · berhenti") if own in STOPPING else len(" · " + WAITS)
    room = 80 - len(f" {ALARM} ") - 1
    assert len(short_sentence(code(own, **ARGUMENTS))) <= room - (0 if own.startswith(NOTES) else beside)
