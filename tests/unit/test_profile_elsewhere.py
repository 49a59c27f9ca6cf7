"""Another regency, with a later vocabulary, other titles and another area code: data alone make the difference."""

from __future__ import annotations

from datetime import date

import pytest

from tui.profile import extract
from tui.registry.model import Deadline, Directive, Kind, Place, Registry, Rule, Target, Unit
from tui.sources.base import Account

# An invented regency; its area code is a real one, for the numbering plan knows no invented ones.
REGISTRY = Registry(
    id="tirtamulya-2026",
    directive=Directive(
        title="Akun resmi OPD",
        number=None,
        issued_on=None,
        issuer="Sekda",
        target=Target("x", "pemkabtirtamulya"),
        zone_name="Asia/Makassar",
        zone_label="WITA",
        rules=(Rule("account", "directive", required=True),),
        deadlines=(Deadline(date(2026, 12, 31)),),
    ),
    place=Place(
        "Tirtamulya", "Kabupaten", "Kalimantan Timur", ("trm",), ("0542",), ("tirtamulyakab.go.id",), ("Samarinda",)
    ),
    kinds=(
        Kind("opd", "OPD", ("Dinas",), ("Kepala Dinas", "Kadis"), ("Dis",)),
        Kind("kapanewon", "Kapanewon", ("Kapanewon",), ("Panewu",), ("Kap.",)),
        Kind("nagari", "Nagari", ("Nagari",), ("Wali Nagari",)),
    ),
    groups=(),
    units=(
        Unit(
            "diskominfo", "Dinas Komunikasi, Informatika dan Persandian", "opd", "Diskominfo", aliases=("Diskominfo",)
        ),
        Unit("dpmptsp", "Dinas Penanaman Modal dan PTSP", "opd", "DPMPTSP", aliases=("DPMPTSP",)),
        Unit("kap-rinjani", "Kapanewon Rinjanilaya", "kapanewon", "Rinjanilaya"),
        Unit("nag-koto", "Nagari Kotobaralaya", "nagari", "Kotobaralaya"),
    ),
)


def read(name: str, description: str) -> tuple[str, str, list[str], list[str], str]:
    fields = extract(Account("x", "1", "rekaan", name, description), REGISTRY)
    return (
        fields.nama.value if fields.nama else "",
        fields.jabatan.value if fields.jabatan else "",
        [stated.value for stated in fields.hp],
        [stated.value for stated in fields.telepon],
        fields.role or "",
    )


@pytest.mark.parametrize(
    ("name", "description", "expected"),
    [
        (
            "Diskominfo Tirtamulya",
            "Kadis: Dr. Laksmi Pradnyawati, M.Kom | HP 0812-3400-3001 | Telp 553001",
            ("Dr. Laksmi Pradnyawati, M.Kom", "Kadis", ["+6281234003001"], ["+62542553001"], "head"),
        ),
        (
            "Kapanewon Rinjanilaya",
            "Panewu Rinjanilaya Bagus Wicaksana 0812-3400-3002",
            ("Bagus Wicaksana", "Panewu Rinjanilaya", ["+6281234003002"], [], "head"),
        ),
        (
            "Nagari Kotobaralaya",
            "Wali Nagari: Syafril Hamdani, S.Kom. WA wa.me/6281234003003",
            ("Syafril Hamdani, S.Kom", "Wali Nagari", ["+6281234003003"], [], "head"),
        ),
        (
            "Syafril Hamdani",
            "Wali Nagari Kotobaralaya",
            ("Syafril Hamdani", "Wali Nagari Kotobaralaya", [], [], "head"),
        ),
        (
            "Rangga Adiputra",
            "Kepala Dinas Komunikasi, Informatika dan Persandian Kab. Tirtamulya",
            (
                "Rangga Adiputra",
                "Kepala Dinas Komunikasi, Informatika dan Persandian Kab. Tirtamulya",
                [],
                [],
                "head",
            ),
        ),
        ("DPMPTSP Tirtamulya", "Telp (0542) 553004, 553005", ("", "", [], ["+62542553004", "+62542553005"], "")),
        ("DPMPTSP Samarinda", "Telp 553006", ("", "", [], [], "")),
        ("DPMPTSP Tirtamulya", "Kantor perwakilan Samarinda (0541) 553007", ("", "", [], [], "")),
    ],
)
def test_titles_places_and_area_code_come_from_the_registry(
    name: str, description: str, expected: tuple[str, str, list[str], list[str], str]
) -> None:
    assert read(name, description) == expected


def test_a_title_that_only_another_registry_knows_is_no_title() -> None:
    assert read("Syafril Hamdani", "Kuwu Kotobaralaya")[:2] == ("", "")


def test_the_head_of_the_units_own_kind_comes_before_another_kinds() -> None:
    account = Account("x", "1", "rekaan", "Nagari", "Panewu: Bagus Wicaksana. Wali Nagari: Syafril Hamdani")
    general, own = extract(account, REGISTRY), extract(account, REGISTRY, "nagari")
    assert general.nama is not None
    assert general.nama.value == "Bagus Wicaksana"
    assert own.nama is not None
    assert own.nama.value == "Syafril Hamdani"
