"""Profiles put together by chance from invented names, real titles and layouts: nearly all read as meant."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.profile import extract
from tui.registry.load import load_registry
from tui.registry.model import Registry, Unit
from tui.sources.base import Account

GIVEN = (
    "Budi", "Siti", "Agus", "Tri", "Dwi", "Eko", "Wahyu", "Bambang", "Endang", "Sugeng", "Ahmad", "Yuni",
    "Hartono", "Joko", "Heri", "Fajar", "Hari", "Jumadi",
)  # fmt: skip
FAMILY = (
    "Santosa", "Wijaya", "Kusuma", "Hidayat", "Saputra", "Nugroho", "Handayani", "Setiawan", "Atmaja",
    "Sastro-Wijoyo", "Al-Farisi",
)  # fmt: skip
HONORIFICS = ("", "", "Drs. ", "Dra. ", "Ir. ", "H. ", "Drs. H. ", "dr. ", "R. ", "Ir. Hj. ")
DEGREES = ("", "", ", S.Sos", ", SH", ", SE, MM", ", S.IP., M.Si", ", S.STP, M.AP", ", SIP", ", S.Sos, M.Si", ", MT")
TITLES = {
    "kecamatan": ("Camat", "Camat {place}"),
    "kelurahan": ("Lurah", "Lurah {place}"),
    "desa": ("Kades", "Kepala Desa", "Kades {place}", "Kepala Desa {place}"),
    "dinas": ("Kepala Dinas", "Kadis", "Kadin", "Ka. Dinas", "Kepala {name}"),
    "badan": ("Kepala Badan", "Kaban", "Kepala {name}"),
    "kantor": ("Kepala Kantor", "Ka. Kantor", "Kakan"),
    "bagian": ("Kabag", "Kepala Bagian", "Kabag {place}"),
}
ACTING = ("", "", "", "", "Plt. ", "Plh ", "Pj. ")
PEOPLE = (
    "{title}: {name}", "{title} : {name}", "{title} {name}", "{name} ({title})", "{name}, {title}", "{name} - {title}",
    "{title} - {name}", "{name} | {title}", "{name} / {title}", "{title}\n{name}", "{name}\n{title}",
    "{title} ({name})", "Nama: {name}; Jabatan: {title}",
    "Nama : {name}\nJabatan : {title}", "Nama: {name}, Jabatan: {title}",
)  # fmt: skip
MOBILES = (
    "0{n}", "0{a}-{b}-{c}", "0{a} {b} {c}", "0{a}.{b}.{c}", "+62{n}", "+62 {a} {b} {c}", "62{n}", "(0{a}) {b}-{c}",
    "O{a} {b} {c}", "0{a}-{b}{c}", "0{a}/{b}/{c}", "wa.me/62{n}", "0{a}{b} {c}",
)  # fmt: skip
OFFICES = (
    "(0287) {t}", "(0287){t}", "0287-{t}", "0287 {t}", "0287{t}", "0287.{t}", "+62287{t}", "+62 287 {t}", "0287/{t}",
    "(0287 {t}", "{t}", "0287 - {t}", "[0287] {t}",
)  # fmt: skip
MOBILE_LABELS = ("HP", "HP:", "Hp.", "No. HP:", "WA", "HP/WA:", "Hub", "hp", "CP", "Handphone:", "")
OFFICE_LABELS = ("Telp", "Telp.", "Telp:", "Tlp", "Telepon:", "No. Telp:", "telp", "Telp/Fax", "Phone:")
SEPARATORS = (" | ", "\n", " / ", "; ", ", ", ". ", " - ", " • ", " 📱 ")
BEFORE = (
    "", "", "Kab. Kebumen. ", "Jl. Pemuda No. 12 Kebumen 54311. ", "Melayani dengan hati. ", "Kebumen Beriman | ",
)  # fmt: skip
AFTER = (
    "",
    "",
    "\nSenin-Jumat 07.30-16.00",
    ". #kebumen",
    " 🌾",
    ", Kodepos 54391",
    ", Fax (0287) 381199",
    " | 2013-2019",
)


@dataclass(frozen=True)
class Composed:
    """One composed profile and what it was composed of."""

    account: Account
    nama: str
    jabatan: str
    hp: str
    telepon: str


def composed(draw: random.Random, units: list[Unit]) -> Composed:
    unit = draw.choice(units)
    place = unit.name.split(" ", 1)[1]
    name = f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}"
    name = draw.choice(HONORIFICS) + name + draw.choice(DEGREES)
    title = draw.choice(ACTING) + draw.choice(TITLES[unit.kind]).format(place=place, name=unit.name)
    a, b, c = (
        draw.choice(("812", "815", "821", "857", "878", "819")),
        digits(draw, 4),
        digits(draw, draw.choice((3, 4, 4))),
    )
    mobile = draw.choice(MOBILES).format(a=a, b=b, c=c, n=a + b + c)
    local = draw.choice("345") + digits(draw, 5)
    office = draw.choice(OFFICES).format(t=local)
    parts = [
        draw.choice(PEOPLE).format(name=name, title=title),
        f"{draw.choice(MOBILE_LABELS)} {mobile}".strip(),
        f"{draw.choice(OFFICE_LABELS)} {office}",
    ]
    if draw.random() < 0.3:
        parts = [*parts[1:], parts[0]]
    bio = draw.choice(BEFORE) + draw.choice(SEPARATORS).join(parts) + draw.choice(AFTER)
    case = draw.choice((str, str, str, str, str.upper, str.lower))
    account = Account("x", "1", "rekaan", unit.name, case(bio))
    return Composed(account, case(name), case(title), f"+62{a}{b}{c}", f"+62287{local}")


def digits(draw: random.Random, count: int) -> str:
    return "".join(draw.choice("0123456789") for _ in range(count))


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(Path(__file__).resolve().parents[2] / "registry.json")


@pytest.mark.parametrize("seed", range(4))
def test_composed_profiles_are_read_as_they_were_meant(seed: int, registry: Registry) -> None:
    draw = random.Random(seed)
    units = [unit for unit in registry.units if unit.kind in TITLES]
    wrong = []
    for _ in range(250):
        case = composed(draw, units)
        fields = extract(case.account, registry)
        found = (
            fields.nama.value if fields.nama else "",
            fields.jabatan.value if fields.jabatan else "",
            [stated.value for stated in fields.hp],
            [stated.value for stated in fields.telepon],
        )
        if found != (case.nama, case.jabatan, [case.hp], [case.telepon]):
            wrong.append((case.account.description, found))
    assert len(wrong) <= 250 * 0.02, wrong
