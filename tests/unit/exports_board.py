"""A small invented regency and its Board, for the tests of what is exported: every person and number is invented."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from tui.board.counts import count_groups, count_statuses, count_timings
from tui.board.model import (
    Board,
    Candidate,
    Evidence,
    Finding,
    LinkedBy,
    Outcome,
    SourceHealth,
    Status,
    Timing,
    UnitAccount,
    UnitState,
)
from tui.codes import code
from tui.profile.model import Span
from tui.registry.model import Deadline, Directive, Group, Kind, Place, Registry, Rule, Target, Unit
from tui.sources.base import AccountKey

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2015, 8, 18, 19, 0, tzinfo=WIB)
PHONE = "0812-3456-7890"
RULES = (
    *(Rule(rule, "directive", required=True) for rule in ("account", "naming", "nama", "jabatan", "hp", "telepon")),
    Rule("following", "humas", required=False),
    Rule("active", "humas", required=False),
)


def _unit(id_: str, name: str, short: str, head: str, addressee: str, parent: str | None = None) -> Unit:
    kind = name.split(maxsplit=1)[0].casefold()
    return Unit(id_, name, kind, short, parent, head_title=head, addressee=addressee)


def invented_registry() -> Registry:
    """Six units of three groups."""
    return Registry(
        id="rekaan",
        directive=Directive(
            title="Surat Edaran Sekda",
            number=None,
            issued_on=None,
            issuer="Sekda",
            target=Target("x", "bupatikbm"),
            zone_name="Asia/Jakarta",
            zone_label="WIB",
            rules=RULES,
            deadlines=(Deadline(date(2015, 8, 17)),),
        ),
        place=Place("Kebumen", "Kabupaten", "Jawa Tengah", area_codes=("0287",)),
        kinds=(
            Kind("dinas", "Dinas", ("Dinas",), ("Kepala Dinas",)),
            Kind("kecamatan", "Kecamatan", ("Kecamatan",), ("Camat",), ("Kec.",)),
            Kind("desa", "Desa", ("Desa",), ("Kepala Desa",)),
        ),
        groups=(
            Group("dinas", "DINAS, BADAN, KANTOR", ("dinas",), headline=True),
            Group("kecamatan", "KECAMATAN", ("kecamatan",), headline=True),
            Group("desa", "DESA", ("desa",)),
        ),
        units=(
            _unit("dinkes", "Dinas Kesehatan", "Dinkes", "Kepala Dinas", "Kepala Dinas Kesehatan"),
            _unit("dpu", "Dinas Pekerjaan Umum", "DPU", "Kepala Dinas", "Kepala Dinas Pekerjaan Umum"),
            _unit("kec-ambal", "Kecamatan Ambal", "Ambal", "Camat", "Camat Ambal"),
            _unit("kec-alian", "Kecamatan Alian", "Alian", "Camat", "Camat Alian"),
            _unit("desa-blengor", "Desa Blengor", "Blengor", "Kepala Desa", "Kepala Desa Blengor", "kec-ambal"),
            _unit("desa-kaib", "Desa Kaibon", "Kaibon", "Kepala Desa", "Kepala Desa Kaibon", "kec-ambal"),
        ),
        digest="0" * 64,
    )


def findings(**outcomes: Outcome) -> tuple[Finding, ...]:
    """A finding for each rule: PASS unless told otherwise; the numbers have evidence."""
    made = []
    for rule in RULES:
        outcome = outcomes.get(rule.id, Outcome.PASS)
        evidence = None
        if rule.id in ("hp", "telepon") and outcome is Outcome.PASS:
            words = PHONE if rule.id == "hp" else "(0287) 381999"
            evidence = Evidence(Span("description", 10, 10 + len(words)), words, NOW)
        made.append(Finding(rule.id, rule.required, outcome, code("rule_judged", rule=rule.id), evidence))
    return tuple(made)


def unit_account(username: str, name: str, id_: str = "1001") -> UnitAccount:
    """An account that the machine found."""
    return UnitAccount(AccountKey("x", id_), username, name, LinkedBy.MACHINE)


def invented_states() -> tuple[UnitState, ...]:
    """One unit each: complying, incomplete, personal, none, to review, lost."""
    early = NOW - timedelta(days=2)
    waiting = Candidate(AccountKey("x", "77"), "desa_blengor_unofficial", 61, (code("bare_name"),))
    own = Candidate(AccountKey("x", "78"), "sutrisno_rekaan", 40, (code("person_name"),))
    return (
        UnitState("dinkes", Status.COMPLIANT, early, Timing.IN_TIME, unit_account("dinkeskbm", f"Dinkes {PHONE}"),
                  findings(), (code("all_rules_met"),), read_at=NOW, fulfilled_at=early),
        UnitState("dpu", Status.INCOMPLETE, early, None, unit_account("dpukbm", "DPU", "1002"),
                  findings(hp=Outcome.FAIL, jabatan=Outcome.FAIL), (code("rules_missing", phone=PHONE),), read_at=NOW),
        UnitState("kec-ambal", Status.PERSONAL, early, personal=(own,),
                  reasons=(code("own_account", handle="sutrisno_rekaan"), code("said", words="kata @Sutrisno_Rekaan"))),
        UnitState("kec-alian", Status.NONE, early, reasons=(code("account_not_seen", target="bupatikbm"),)),
        UnitState("desa-blengor", Status.REVIEW, early, candidates=(waiting,),
                  reasons=(code("waits", handle="@desa_blengor_unofficial"),)),
        UnitState("desa-kaib", Status.LOST, early, reasons=(code("account_gone"),)),
    )  # fmt: skip


def invented_board(*states: UnitState, **fields: object) -> Board:
    """The Board of the invented units, states replaced by unit; other fields by keyword."""
    registry = invented_registry()
    by_unit = {state.unit: state for state in (*invented_states(), *states)}
    units = tuple(by_unit[unit.id] for unit in registry.units)
    board = Board(
        taken_at=NOW,
        registry_digest=registry.digest,
        source=SourceHealth(
            "file:ekspor.csv", NOW, NOW, complete=True, is_whole=True, followers_count=6, accounts_read=6
        ),
        units=units,
        groups=count_groups(registry, units),
        counts=count_statuses(units),
        timings=count_timings(units),
    )
    return replace(board, **fields)
