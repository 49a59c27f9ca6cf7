"""The bundled registry, loading, and finding the file."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import fields

from scripts import make_schema
from tui.registry import (
    RULE_IDS,
    Group,
    Kind,
    Place,
    Rule,
    Target,
    UnitAccount,
    bundled_registry,
    find_registry,
    load_registry,
)
from tui.registry.shape import SHAPES

REGISTRY = load_registry(bundled_registry())
SMALL = Path(__file__).parents[1] / "data" / "registry_small.json"
CODES = "AYA BUA PUR PTN KLI BLS AMB MIR PRE KTW ALI KBM PJG SRU ADI KWR ROW SEM GOM KRA KRG SAD BON PAD PON KRS"


def test_the_bundled_registry_has_521_units_in_five_groups() -> None:
    assert [len(REGISTRY.units_of(group)) for group in REGISTRY.groups] == [10, 25, 26, 11, 449]
    assert [group.headline for group in REGISTRY.groups] == [True, True, True, False, False]
    assert sum(len(REGISTRY.units_of(group)) for group in REGISTRY.groups if group.headline) == 61


def test_the_directive_of_2015_ends_at_midnight_after_the_seventeenth_of_august() -> None:
    directive = REGISTRY.directive
    assert directive.deadline_at == datetime(2015, 8, 17, 17, tzinfo=UTC)
    assert (directive.number, directive.issued_on, directive.zone_label) == (None, None, "WIB")
    assert directive.target == Target("x", "bupatikbm")
    assert tuple(rule.id for rule in directive.rules) == RULE_IDS
    assert [rule.id for rule in directive.rules if not rule.required] == ["following", "active"]
    assert (directive.interval, directive.stale_after) == (timedelta(hours=1), timedelta(hours=2))
    assert directive.holidays == (date(2015, 8, 17),)


def test_the_26_kecamatan_carry_their_codes_in_order_and_hold_the_villages() -> None:
    kecamatan = [unit for unit in REGISTRY.units if unit.kind == "kecamatan"]
    assert " ".join(unit.code for unit in kecamatan) == CODES
    assert sum(len(REGISTRY.children[unit.id]) for unit in kecamatan) == 449 + 11


def test_a_short_name_fits_its_tile_and_is_unique_among_its_siblings() -> None:
    assert all(len(unit.short) <= 16 for unit in REGISTRY.units)
    assert max(Counter((unit.kind, unit.parent, unit.short) for unit in REGISTRY.units).values()) == 1


@pytest.mark.parametrize(
    ("unit", "short", "addressee"),
    [
        ("setda", "Setda", "Sekretaris Daerah Kabupaten Kebumen"),
        ("setwan", "Setwan", "Sekretaris DPRD Kabupaten Kebumen"),
        ("bpbd", "BPBD", "Kepala Pelaksana BPBD Kabupaten Kebumen"),
        ("inspektorat", "Inspektorat", "Inspektur Kabupaten Kebumen"),
        ("rsud", "RSUD Soedirman", "Direktur RSUD dr. Soedirman Kebumen"),
        ("satpol-pp", "Satpol PP", "Kepala Satuan Polisi Pamong Praja"),
        ("dinkes", "Dinkes", "Kepala Dinas Kesehatan"),
        ("bag-hukum", "Hukum", "Kepala Bagian Hukum"),
        ("33.05.01", "Ayah", "Camat Ayah"),
        ("33.05.12.1010", "Selang", "Lurah Selang"),
        ("33.05.07.2002", "Plempukan Kemb.", "Kepala Desa Plempukan Kembaran"),
        ("33.05.07.2005", "Kaibonptangkuran", "Kepala Desa Kaibonpetangkuran"),
    ],
)
def test_a_unit_has_a_short_name_and_somebody_to_write_to(unit: str, short: str, addressee: str) -> None:
    assert (REGISTRY.by_id[unit].short, REGISTRY.by_id[unit].addressee) == (short, addressee)


@pytest.mark.parametrize(
    ("unit", "alias"),
    [
        ("33.05.12.2002", "Muktirejo"),
        ("33.05.26.2010", "Kalisono"),
        ("setwan", "DPRD Kebumen"),
        ("bag-tapem", "Tata Pemerintahan Kebumen"),
    ],
)
def test_other_spellings_and_the_papers_names_are_aliases(unit: str, alias: str) -> None:
    assert alias in REGISTRY.by_id[unit].aliases


def test_the_schema_beside_the_registry_is_the_one_the_reader_follows() -> None:
    schema = bundled_registry().with_name("registry.schema.json")
    assert schema.read_text(encoding="utf-8") == make_schema.as_text()
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    for path in (bundled_registry(), SMALL):
        validator.validate(json.loads(path.read_text(encoding="utf-8")))
    broken = json.loads(SMALL.read_text(encoding="utf-8")) | {"nama": 1}
    assert not validator.is_valid(broken)


@pytest.mark.parametrize(
    ("shape", "made"),
    [("place", Place), ("kind", Kind), ("group", Group), ("rule", Rule), ("target", Target), ("account", UnitAccount)],
)
def test_the_table_of_keys_and_the_value_objects_agree(shape: str, made: type) -> None:
    assert set(SHAPES[shape]) == {field.name for field in fields(made)}


def test_another_regencys_registry_needs_nothing_but_its_file() -> None:
    small = load_registry(SMALL)
    directive = small.directive
    assert directive.stale_after == 2 * directive.interval == timedelta(hours=1)
    assert directive.deadline_for("kecamatan") == datetime(2020, 2, 3, 16, tzinfo=UTC)
    assert directive.deadline_for("desa") == datetime(2020, 3, 1, 8, tzinfo=UTC)
    assert directive.deadline_at == directive.deadline_for("kecamatan")
    assert small.by_id["d1"].accounts == (UnitAccount("x", "desamawar", "11"),)
    assert (small.by_id["d3"].to_date, small.by_id["d3"].successors) == (date(2020, 1, 31), ("d2",))


def test_a_term_that_ends_at_midnight_ends_with_the_day_before(tmp_path: Path) -> None:
    copy = tmp_path / "r.json"
    copy.write_text(SMALL.read_text(encoding="utf-8").replace("2020-03-01T16:00+08:00", "2020-03-01T00:00+08:00"))
    deadline = load_registry(copy).directive.deadlines[1]
    assert (deadline.until, deadline.at) == (date(2020, 2, 29), datetime(2020, 2, 29, 16, tzinfo=UTC))


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    copy = tmp_path / "r.json"
    copy.write_bytes(b"\xef\xbb\xbf" + SMALL.read_bytes())
    assert load_registry(copy).units == load_registry(SMALL).units
    assert load_registry(copy).digest != load_registry(SMALL).digest


def test_the_registry_is_sought_in_flag_environment_settings_folder_and_bundle(tmp_path: Path) -> None:
    environ = {"PANTAU_REGISTRY": "/e.json"}
    (tmp_path / "registry.json").write_text("{}", encoding="utf-8")
    assert find_registry("/f.json", "/s.json", environ=environ, folder=tmp_path) == Path("/f.json")
    assert find_registry(None, "/s.json", environ=environ, folder=tmp_path) == Path("/e.json")
    assert find_registry(None, "/s.json", environ={}, folder=tmp_path) == Path("/s.json")
    assert find_registry(environ={}, folder=tmp_path) == tmp_path / "registry.json"
    assert find_registry(environ={}, folder=tmp_path / "elsewhere") == bundled_registry()
