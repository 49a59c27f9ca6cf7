"""A desk for tests: a frozen clock, the checkout's registry, and one unit of every sort with invented profiles."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from textual.app import App
from textual.message import Message
from textual.pilot import Pilot

from tui.board.counts import count_groups, count_statuses, count_timings
from tui.board.model import Board, Candidate, Change, ChangeKind, LinkedBy, SourceHealth, UnitAccount, UnitState
from tui.clock import FixedClock
from tui.codes import code
from tui.compliance.model import Evidence, Finding, Outcome, Status, Timing
from tui.profile.model import SourceField, Span
from tui.registry import load_registry
from tui.registry.model import Registry
from tui.screens.base import DeskScreen
from tui.screens.desk import Desk
from tui.screens.unit import UnitScreen
from tui.screens.wall import WallScreen
from tui.sources.base import Account, Post, PostKind, SourceInfo
from tui.themes import DARK, themes

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2015, 8, 18, 19, 0, tzinfo=WIB)
READ_AT = NOW - timedelta(minutes=2)
AMBAL, ALIAN, SEMPOR, KUMOLO, GOMBONG = "33.05.07", "33.05.11", "33.05.18", "33.05.06.2011", "33.05.19"
ROOT = Path(__file__).parents[2]


@cache
def registry() -> Registry:
    """The registry of the checkout."""
    return load_registry(ROOT / "registry.json")


def account(number: str, handle: str, name: str, bio: str, **more: str) -> Account:
    """An invented account."""
    return Account("x", number, handle, name=name, description=bio, created_at=NOW - timedelta(days=9), **more)  # type: ignore[arg-type]


def _passed(rule: str, profile: Account, source: SourceField, words: str) -> Finding:
    start = str(getattr(profile, source)).index(words)
    evidence = Evidence(Span(source, start, start + len(words)), words, READ_AT)
    return Finding(rule, True, Outcome.PASS, code("field_found", field=rule, source=source), evidence)


def complete_state(unit: str) -> UnitState:
    """A unit that complies, with an invented profile, posts and a phone number in three places."""
    profile = account(
        "501",
        "kec_alian_rekaan",
        "Kecamatan Alian [/b]",
        "Camat: Sutopo Rekaan, S.Sos. HP 0812-3456-7890 Telp (0287) 381234. Cadangan 0857 1111 2222",
        location="Kebumen",
    )
    posts = tuple(
        Post(
            "x",
            str(n),
            "501",
            text,
            NOW - timedelta(hours=n * 30),
            kind,
            3,
            1,
            n,
            5400 if kind is PostKind.REPLY else None,
        )
        for n, (text, kind) in enumerate(
            (
                ("Layanan KTP buka hari ini [link=x]y[/link]", PostKind.POST),
                ("@warga_rekaan hubungi 0812-9999-8888 nggih", PostKind.REPLY),
                ("Upacara HUT RI ke-70", PostKind.POST),
            ),
            start=1,
        )
    )
    findings = (
        Finding("account", True, Outcome.PASS, code("account_found")),
        _passed("naming", profile, "name", "Kecamatan Alian"),
        _passed("nama", profile, "description", "Sutopo Rekaan, S.Sos."),
        _passed("jabatan", profile, "description", "Camat"),
        _passed("hp", profile, "description", "0812-3456-7890"),
        _passed("telepon", profile, "description", "(0287) 381234"),
        Finding("following", False, Outcome.PASS, code("following", target="bupatikbm")),
    )
    return UnitState(
        unit=unit,
        status=Status.COMPLIANT,
        since=NOW - timedelta(days=2),
        timing=Timing.IN_TIME,
        account=UnitAccount(profile.key, profile.username, profile.name, LinkedBy.MACHINE),
        findings=findings,
        reasons=(code("fulfilled_in_time", at=(NOW - timedelta(days=2)).isoformat()),),
        read_at=READ_AT,
        fulfilled_at=NOW - timedelta(days=2),
        profile=profile,
        posts=posts,
        is_following=True,
    )


def incomplete_state(unit: str) -> UnitState:
    """The same with no telephone, a second claimant, and a stale reading."""
    whole = complete_state(unit)
    findings = tuple(
        Finding("telepon", True, Outcome.FAIL, code("field_missing", field="telepon")) if f.rule == "telepon" else f
        for f in whole.findings
    )
    return replace(
        whole,
        status=Status.INCOMPLETE,
        timing=None,
        findings=findings,
        reasons=(code("field_missing", field="telepon"),),
        marks=(code("second_claimant", account="x:9"),),
        candidates=(candidate("909", "sempor_kedua", 61, unit),),
        fulfilled_at=None,
        is_stale=True,
    )


def candidate(number: str, handle: str, score: int, *units: str) -> Candidate:
    """An invented account that waits for a human."""
    profile = account(number, handle, f"Pemdes {handle}", "Akun desa rekaan, wa 0813 2222 3333")
    return Candidate(profile.key, handle, score, (code("account_found"),), profile, units)


def review_state(unit: str, *handles: str) -> UnitState:
    """A unit for which accounts wait."""
    waiting = tuple(candidate(f"{unit}-{n}", handle, 80 - n, unit) for n, handle in enumerate(handles))
    reasons = (code("candidates_wait", count=len(waiting)),)
    return UnitState(unit, Status.REVIEW, NOW - timedelta(hours=5), reasons=reasons, candidates=waiting)


def personal_state(unit: str) -> UnitState:
    """A unit of which only an official's own account is known."""
    own = replace(candidate("777", "pak_camat_rekaan", 70, unit), profile=None)
    return UnitState(unit, Status.PERSONAL, NOW - timedelta(hours=5), reasons=(code("only_personal"),), personal=(own,))


def none_state(unit: str) -> UnitState:
    """A unit of which nothing was found."""
    return UnitState(unit, Status.NONE, NOW - timedelta(days=13), reasons=(code("not_seen", target="bupatikbm"),))


def board_with(*states: UnitState, is_reconstruction: bool = False) -> Board:
    """A Board of the whole registry on which these states stand and nothing else was found."""
    given = {state.unit: state for state in states}
    units = tuple(given.get(unit.id) or none_state(unit.id) for unit in registry().units)
    return Board(
        taken_at=NOW,
        registry_digest=registry().digest,
        source=SourceHealth("file:contoh.csv", READ_AT, READ_AT, True, True, 313, 313),
        units=units,
        groups=count_groups(registry(), units),
        counts=count_statuses(units),
        timings=count_timings(units),
        is_reconstruction=is_reconstruction,
    )


@cache
def everyday_board() -> Board:
    """One unit of every sort that the screens must show."""
    return board_with(
        complete_state(ALIAN),
        incomplete_state(SEMPOR),
        review_state(KUMOLO, "kumolo_satu", "kumolo_dua"),
        personal_state(GOMBONG),
    )


def changes() -> tuple[Change, ...]:
    """A few Changes, newest first."""
    reason = code("field_found", field="telepon", source="description")
    return (
        Change(READ_AT, ALIAN, ChangeKind.STATUS, "status", "incomplete", "compliant", reason),
        Change(READ_AT - timedelta(hours=4), SEMPOR, ChangeKind.ACCOUNT, "account", "", "x:501"),
        Change(READ_AT - timedelta(days=1), ALIAN, ChangeKind.FINDING, "telepon", "fail", "pass", reason),
    )


def desk(board: Board | None = None, *, by: str = "", is_billed: bool = False) -> Desk:
    """A desk on which that Board lies."""
    source = SourceInfo("file:contoh.csv", "file", is_billed=is_billed)
    return Desk(registry(), FixedClock(NOW), source, board or everyday_board(), by=by)


class DeskApp(App[None]):
    """An app that only keeps what its screens ask for."""

    CSS_PATH = ROOT / "tui" / "app.tcss"
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    def __init__(self, screen: DeskScreen) -> None:
        super().__init__()
        self.first = screen
        self.asked: list[Message] = []
        self.copied = ""
        self.opened: list[str] = []

    def on_mount(self) -> None:
        """Shows the screen under test."""
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK
        self.push_screen(self.first)

    def copy_to_clipboard(self, text: str) -> None:
        """Keeps what was copied."""
        self.copied = text

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Keeps what was opened."""
        self.opened.append(url)

    def _keep(self, message: Message) -> None:
        self.asked.append(message)

    on_decision_requested = _keep
    on_history_requested = _keep
    on_instant_requested = _keep
    on_pause_toggled = _keep
    on_reading_requested = _keep
    on_snapshot_requested = _keep

    def wishes(self, kind: type[Message]) -> list[Message]:
        """What was asked of one sort."""
        return [message for message in self.asked if isinstance(message, kind)]


def wall(**more: Any) -> tuple[DeskApp, WallScreen]:
    """An app that shows the wall of the everyday Board."""
    screen = WallScreen(desk(**more))
    return DeskApp(screen), screen


def unit_screen(unit: str, *, is_live: bool = True, **more: Any) -> tuple[DeskApp, UnitScreen]:
    """An app that shows one unit of the everyday Board."""
    the_desk = desk(**more)
    assert the_desk.board is not None
    screen = UnitScreen(the_desk, unit, the_desk.board, is_live=is_live)
    return DeskApp(screen), screen


def seen(app: App[None]) -> str:
    """What the terminal shows, as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys and waits until they were handled."""
    await pilot.press(*keys)
    await pilot.pause()
