"""Invented profiles in many layouts, and the labelled ones retold: each field as a reader finds it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.profile import Fields, extract
from tui.registry.load import load_registry
from tui.registry.model import Registry
from tui.sources.base import Account

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"


@dataclass(frozen=True)
class Case:
    """One invented profile and what a reader finds in it."""

    kind: str
    account: Account
    expected: tuple[str, str, frozenset[str], frozenset[str], str]


def account(name: str, description: str, location: str = "", url: str = "", pinned: str = "") -> Account:
    return Account("x", "1", "rekaan", name, description, location, url, pinned)


def cases() -> list[Case]:
    found = []
    for line in (DATA / "profile_variations.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        cells = [cell.replace("\\n", "\n").strip(" ") for cell in line.split("\t")]
        kind, name, bio, nama, jabatan, hp, telepon, role, location, url = [*cells, *[""] * (10 - len(cells))]
        expected = (nama, jabatan, numbers(hp), numbers(telepon), role)
        found.append(Case(kind, account(name, bio, location, url), expected))
    return found


def numbers(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("|")))


def told(fields: Fields) -> tuple[str, str, frozenset[str], frozenset[str], str]:
    return (
        fields.nama.value if fields.nama else "",
        fields.jabatan.value if fields.jabatan else "",
        frozenset(stated.value for stated in fields.hp),
        frozenset(stated.value for stated in fields.telepon),
        fields.role or "",
    )


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(ROOT / "registry.json")


CASES = cases()


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert len(CASES) >= 280
    assert len({case.kind for case in CASES}) >= 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.account.description[:50]!r}")
def test_a_profile_is_read_as_a_reader_reads_it(case: Case, registry: Registry) -> None:
    assert told(extract(case.account, registry)) == case.expected


def gold() -> list[tuple[Account, dict[str, str]]]:
    def rows(name: str) -> list[dict[str, str]]:
        with (DATA / "gold" / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    classes = {row["id"]: row["class"] for row in rows("labels.csv")}
    fields = {row["id"]: row for row in rows("fields.csv")}
    return [
        (account(row["name"], row["description"], row["location"], row["url"]), fields[row["id"]])
        for row in rows("followers.csv")
        if classes[row["id"]] != "unrelated"
    ]


def swapped(text: str, pairs: dict[str, str]) -> str:
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


# Ways to retell a text that change neither who is named nor which numbers stand there.
RETELLINGS: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "pipes for bars": lambda text: text.replace(" | ", " • ").replace("; ", " | "),
    "other words for telephone": lambda text: swapped(text, {"Telp": "Tlp", "HP": "Hp", "telp ": "telepon "}),
    "lines for bars": lambda text: text.replace(" | ", "\n").replace("; ", "\n").replace(" / ", "\n"),
    "bars for lines": lambda text: text.replace("\n", " | "),
    "wide blanks": lambda text: text.replace(" ", "\xa0"),
    "long dashes": lambda text: text.replace(" - ", " – ").replace("-55", "–55"),
    "a motto before": lambda text: f"Kerja nyata! {text}" if text else text,
    "a motto after": lambda text: f"{text} | #kerjanyata" if text else text,
    "sure colons": lambda text: text.replace(" : ", ": ").replace(": ", " : "),
}


@pytest.mark.parametrize("name", RETELLINGS)
def test_a_labelled_profile_retold_keeps_its_fields(name: str, registry: Registry) -> None:
    retell = RETELLINGS[name]
    wrong, total = [], 0
    for labelled, fields in gold():
        retold = account(labelled.name, retell(labelled.description), labelled.location, labelled.url)
        nama, jabatan, hp, telepon, _ = told(extract(retold, registry))
        expected = (fields["nama"], fields["jabatan"], numbers(fields["hp"]), numbers(fields["telepon"]))
        found = (" ".join(nama.split()), " ".join(jabatan.split()), hp, telepon)
        total += sum(1 for value in expected if value)
        wrong += [
            (retold.description, have, want)
            for have, want in zip(found, expected, strict=True)
            if (have.casefold() if isinstance(have, str) else have)
            != (want.casefold() if isinstance(want, str) else want)
        ]
    assert total > 180
    assert len(wrong) <= total * 0.02, wrong


def test_a_pinned_post_states_what_stands_there_with_its_label(registry: Registry) -> None:
    pinned = "Nama: Sri Rekawati, SH\nJabatan: Camat Ambal\nHP: 0812-3400-5004\nTelp: (0287) 555004"
    fields = extract(account("Kecamatan Ambal", "Akun resmi", pinned=pinned), registry)
    assert told(fields) == (
        "Sri Rekawati, SH",
        "Camat Ambal",
        frozenset({"+6281234005004"}),
        frozenset({"+62287555004"}),
        "head",
    )
    assert fields.nama is not None
    assert fields.nama.span.source == "pinned_text"


def test_a_pinned_post_about_somebody_elses_visit_names_no_head(registry: Registry) -> None:
    pinned = "Bupati Kebumen Ir. H. Bambang Rekaan membuka lomba desa di Ambal"
    assert told(extract(account("Kecamatan Ambal", "Akun resmi", pinned=pinned), registry))[:2] == ("", "")


def test_a_number_stated_twice_counts_once_where_it_stands_first(registry: Registry) -> None:
    fields = extract(account("Desa Jemur", "WA 0812 3400 5005", url="https://wa.me/6281234005005"), registry)
    assert [(stated.value, stated.span.source) for stated in fields.hp] == [("+6281234005005", "description")]
