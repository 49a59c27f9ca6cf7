"""A registry at fault: every fault is named, with its path and its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.codes import Code
from tui.errors import RegistryError, UsageError
from tui.registry import bundled_registry, check, load_registry
from tui.registry.load import judge
from tui.wording import sentence

GOOD = (Path(__file__).parents[1] / "data" / "registry_small.json").read_text(encoding="utf-8")
U1, U2, D1, D2 = '{"id": "k1"', '{"id": "k2"', '"id": "d1"', '{"id": "d2"'
D3_END = '"to": "2020-01-31", "successors": ["d2"]'


def line_of(text: str, marker: str) -> int:
    """The line on which the marker stands."""
    return text[: text.index(marker)].count("\n") + 1


# what is replaced, by what, the fault, its path, what stands on its line
BROKEN = [
    ('"id": "contoh-2020",', "", "fault_missing_key", "$", "{"),
    ('"id": "contoh-2020"', '"id": "../x"', "fault_bad_id", "$.id", "../x"),
    ('"title": "Edaran contoh"', '"title": 5', "fault_not_text", "$.directive.title", '"title": 5'),
    ('"title": "Edaran contoh"', '"title": " x"', "fault_text_unclean", "$.directive.title", '" x"'),
    ('"title": "Edaran contoh"', '"title": "a\\u202eb"', "fault_text_unclean", "$.directive.title", "202e"),
    ('"title": "Edaran contoh"', '"title": "\\ud800"', "fault_text_unclean", "$.directive.title", "ud800"),
    ('"number": null', '"nomor": null', "fault_unknown_key", "$.directive.nomor", '"nomor"'),
    ('"issued_on": "2020-01-02"', '"issued_on": "2020-02-30"', "fault_bad_date", "$.directive.issued_on", "02-30"),
    ('"issued_on": "2020-01-02"', '"issued_on": 2020', "fault_not_date", "$.directive.issued_on", "2020,"),
    ('"bupaticontoh"', '"@bupati"', "fault_bad_handle", "$.directive.target.username", "@bupati"),
    ('"network": "x", "username": "b', '"network": "y", "username": "b', "fault_unknown_network",
     "$.directive.target.network", '"y"'),
    ('"Asia/Makassar"', '"Asia/Makasar"', "fault_unknown_zone", "$.directive.zone.name", "Makasar"),
    ('"Asia/Makassar"', '"/etc"', "fault_unknown_zone", "$.directive.zone.name", "/etc"),
    ('"id": "account", "basis": "d', '"id": "acount", "basis": "d', "fault_unknown_rule",
     "$.directive.rules[0].id", "acount"),
    ('"id": "following"', '"id": "account"', "fault_duplicate_id", "$.directive.rules[1].id", '"humas"'),
    ('"basis": "humas"', '"basis": "human"', "fault_unknown_word", "$.directive.rules[1].basis", "human"),
    ('"required": false', '"required": 0', "fault_not_flag", "$.directive.rules[1].required", '"required": 0'),
    ("T16:00+08:00", "T16:00", "fault_time_without_offset", "$.directive.deadlines[1].until", "T16:00"),
    ("T16:00+08:00", " 16:00", "fault_time_without_offset", "$.directive.deadlines[1].until", " 16:00"),
    ("T16:00+08:00", "T16:99+08:00", "fault_bad_date", "$.directive.deadlines[1].until", "T16:99"),
    ('"2020-02-03"', '"3 Feb 2020"', "fault_bad_date", "$.directive.deadlines[0].until", "3 Feb"),
    ('"2020-02-03"', '"9999-12-31"', "fault_bad_date", "$.directive.deadlines[0].until", "9999"),
    ('"kinds": ["desa"], "added"', '"kinds": ["desaa"], "added"', "fault_unknown_kind",
     "$.directive.deadlines[1].kinds[0]", "desaa"),
    ('["2020-01-25"]', '["2020-01-25",\n"25 Jan"]', "fault_bad_date", "$.directive.holidays[1]", "25 Jan"),
    ('"30m"', '"setengah jam"', "fault_bad_duration", "$.directive.interval", "setengah"),
    ('{"x": "X"}', '{"x": ["X"]}', "fault_not_text", "$.network_labels.x", '["X"]'),
    ('{"x": "X"}', '{"x": "X", "a b": "Y"}', "fault_bad_id", '$.network_labels["a b"]', "a b"),
    ('"words": ["Desa"]', '"words": "Desa"', "fault_not_list", "$.kinds[1].words", '"words": "Desa"'),
    ('{"id": "desa", "label"', '{"id": "kecamatan", "label"', "fault_duplicate_id", "$.kinds[1].id", '["Desa"]'),
    ('"kinds": ["desa"]}', '"kinds": ["kecamatan", "desa"]}', "fault_kind_in_two_groups",
     "$.groups[1].kinds[0]", '"bawah"'),
    ('"kinds": ["desa"]}', '"kinds": []}', "fault_kind_without_group", "$.kinds[1]", '["Desa"]'),
    ('"kinds": ["desa"]}', '"kinds": []}', "fault_empty_group", "$.groups[1]", '"bawah"'),
    ('"headline": true', '"headline": "ya"', "fault_not_flag", "$.groups[0].headline", '"ya"'),
    (U2, U1, "fault_duplicate_id", "$.units[1].id", '"DUA"'),
    ('"code": "DUA"', '"code": "SAT"', "fault_duplicate_code", "$.units[1].code", "Kecamatan Dua"),
    ('"code": "DUA"', '"code": "DUAA"', "fault_text_too_long", "$.units[1].code", "DUAA"),
    ('"short": "Dua"', '"short": "Tujuh belas huruf"', "fault_text_too_long", "$.units[1].short", "Tujuh"),
    ('"kind": "desa",\n', '"kind": "dessa",\n', "fault_unknown_kind", "$.units[2].kind", "dessa"),
    ('"parent": "k1"', '"parent": "k9"', "fault_unknown_parent", "$.units[2].parent", '"k9"'),
    ('"short": "Satu"', '"short": "Satu", "parent": "k1"', "fault_cycle", "$.units[0].parent", '"SAT"'),
    ('"short": "Satu"', '"short": "Satu", "parent": "d1"', "fault_cycle", "$.units[0].parent", '"SAT"'),
    ("Desa Lama", "Desa  mawar", "fault_name_not_unique", "$.units[4].name", '"d3"'),
    ('["Ds. Mawar"]', '["Ds. Mawar", "desa mawar"]', "fault_name_not_unique", "$.units[2].aliases[1]", "desa mawar"),
    ('"short": "Dua"', '"short": "Dua", "accounts": [{"network": "x", "username": "DesaMawar"}]',
     "fault_shared_account", "$.units[2].accounts[0].username", "desamawar"),
    ('"short": "Dua"', '"short": "Dua", "accounts": [{"network": "x", "username": "lain", "id": "11"}]',
     "fault_shared_account", "$.units[2].accounts[0].id", "desamawar"),
    ('"successors": ["d2"]', '"successors": ["d9"]', "fault_unknown_successor", "$.units[4].successors[0]", "d9"),
    ('"successors": ["d2"]', '"successors": ["d3"]', "fault_cycle", "$.units[4].successors", '["d3"]'),
    ('"to": "2020-01-31", ', "", "fault_successor_without_end", "$.units[4].successors", '"d3"'),
    ('"to": "2020-01-31"', '"from": "2020-02-01", "to": "2020-01-31"', "fault_dates_reversed",
     "$.units[4].to", '"d3"'),
    ('"parent": "k1",', '"parent": "k1", "parent": "k2",', "fault_duplicate_key",
     "$.units[2].parent", '"parent": "k1", "parent"'),
    ('"short": "Mawar",\n', '"short": "Mawar",\n"short": "Mawar",\n', "fault_duplicate_key",
     "$.units[2].short", '"short": "Mawar",\n      "aliases"'),
    ("{\n", "[\n", "fault_not_json", "$", '"id": "contoh'),
]  # fmt: skip


def faults_of(text: str) -> list[tuple[str, str, int]]:
    """Name, path and line of every fault."""
    return [(found.name, str(found.get("path")), int(found.get("line"))) for found in judge(text).faults]


def test_the_small_and_the_bundled_registry_have_no_fault() -> None:
    assert judge(GOOD).faults == ()
    assert check(bundled_registry()) == ()


@pytest.mark.parametrize(("old", "new", "name", "path", "marker"), BROKEN)
def test_a_fault_is_named_with_its_path_and_line(old: str, new: str, name: str, path: str, marker: str) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    assert (name, path, line_of(text, marker)) in faults_of(text)


def test_every_fault_has_a_sentence_that_tells_its_place() -> None:
    for old, new, name, *_ in BROKEN:
        for found in judge(GOOD.replace(old, new, 1)).faults:
            said = sentence(found)
            assert str(found.get("line")) in said
            assert name not in said
            assert "{" not in said or found.name == "fault_not_object"


def test_all_faults_are_named_together_in_the_order_of_their_lines() -> None:
    text = GOOD
    for old, new, *_ in (BROKEN[2], BROKEN[15], BROKEN[37], BROKEN[44]):
        assert old in text
        text = text.replace(old, new, 1)
    found = faults_of(text)
    assert len(found) == 4
    assert [line for _, _, line in found] == sorted(line for _, _, line in found)


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ('"parent": "k1"', '"parrent": "k1"', "parent"),
        ('"kind": "desa",\n', '"kind": "dessa",\n', "desa"),
        ('"id": "following"', '"id": "folowing"', "following"),
        ('"Asia/Makassar"', '"Asia/Makasar"', "Asia/Makassar"),
    ],
)
def test_a_misspelt_word_is_answered_with_the_nearest_known_one(old: str, new: str, near: str) -> None:
    assert near in [found.get("near") for found in judge(GOOD.replace(old, new, 1)).faults]


def test_what_checks_loads_and_what_does_not_is_refused_with_the_same_faults(tmp_path: Path) -> None:
    path = tmp_path / "registry.json"
    for old, new, *_ in BROKEN:
        path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(RegistryError) as caught:
            load_registry(path)
        assert caught.value.faults == check(path)
        assert caught.value.code.get("count") == len(caught.value.faults)


@pytest.mark.parametrize(
    "text", ["", "null", "3", "[]", "{", '{"a":}', "NaN", "1" * 5000, '{"id": 1e999}', "[" * 100_000, '"x"', "{}{}"]
)
def test_what_is_no_registry_at_all_is_one_fault_or_more(text: str) -> None:
    assert judge(text).faults


def test_a_file_that_cannot_be_read_is_bad_usage(tmp_path: Path) -> None:
    binary = tmp_path / "binary.json"
    binary.write_bytes(b"\xff\xfe\x00{")
    for path, name in (
        (tmp_path / "none.json", "registry_unreadable"),
        (tmp_path, "registry_unreadable"),
        (tmp_path / "a\0b", "registry_unreadable"),
        (binary, "registry_not_text"),
    ):
        with pytest.raises(UsageError) as caught:
            load_registry(path)
        assert caught.value.code.name == name


def test_a_message_never_carries_control_characters_or_a_flood_of_text() -> None:
    text = GOOD.replace('"parent": "k1"', json.dumps("\x1b[31m" + "x" * 9000) + ': "k1"', 1)
    (found,) = judge(text).faults
    assert all(value.isprintable() and len(value) < 200 for _, value in found.args if isinstance(value, str))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["k1", "desa", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "units", "kinds", "groups", "directive", "zone", "name", "parent", "rules", "accounts"]
            )
            | st.text(max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(JSON)
def test_any_json_is_judged_without_a_crash(data: object) -> None:
    faults = judge(json.dumps(data, indent=1)).faults
    assert faults
    assert all(isinstance(found, Code) and int(found.get("line")) >= 1 for found in faults)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_judged_without_a_crash(text: str) -> None:
    assert judge(text).faults


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_value_in_any_place_of_a_registry_is_judged_without_a_crash(data: st.DataObject) -> None:
    registry = json.loads(GOOD)
    node: object = registry
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
        key = data.draw(st.sampled_from(keys))
        child = node[key]  # type: ignore[index]
        if not isinstance(child, dict | list) or not child or data.draw(st.booleans()):
            node[key] = data.draw(JSON)  # type: ignore[index]
            break
        node = child
    for found in judge(json.dumps(registry, indent=1)).faults:
        assert str(found.get("path")).startswith("$")
