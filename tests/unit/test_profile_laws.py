"""Laws of reading profiles, for any text."""

from __future__ import annotations

import re
from pathlib import Path

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.profile import NO_FIELDS, Fields, Stated, extract
from tui.profile.phones import scan
from tui.registry.load import load_registry
from tui.sources.base import Account

REGISTRY = load_registry(Path(__file__).resolve().parents[2] / "registry.json")
AREA = REGISTRY.place.area_codes

# Pieces of which profiles are made, so that random texts meet the reading's branches.
WORDS = (
    "Camat|Kades Jemur|Plt.|Nama:|Jabatan:|Drs.|Budi|Wiratmaka|, S.Sos|Telp|/Fax|HP|(0287)|551101|0812|3400|1101"
    "|+62|62812|/|(|)|\n|:|,|.|-|&|dan|NIP|Kebumen|wa.me/6281234001101|CP|o856|2015|08.00-14.00|@x|📱|mantan|Kec.| "
)
PIECES = st.sampled_from(WORDS.split("|"))
TEXTS = st.one_of(
    st.text(max_size=160), st.lists(PIECES, max_size=24).map(" ".join), st.lists(PIECES, max_size=24).map("".join)
)
ACCOUNTS = st.builds(
    Account,
    network=st.just("x"),
    id=st.just("1"),
    username=st.just("rekaan"),
    name=TEXTS,
    description=TEXTS,
    location=TEXTS,
    url=TEXTS,
    pinned_text=TEXTS,
)
NOISE = st.text(alphabet=st.characters(categories=["L", "P", "S", "Z"]), max_size=60)


def stated(fields: Fields) -> list[Stated]:
    people = [value for value in (fields.nama, fields.jabatan) if value is not None]
    return [*people, *fields.hp, *fields.telepon]


@settings(max_examples=150, deadline=None)
@given(ACCOUNTS)
def test_every_span_points_to_the_words_that_state_the_value(account: Account) -> None:
    fields = extract(account, REGISTRY)
    for value in stated(fields):
        text = getattr(account, value.span.source)
        assert 0 <= value.span.start < value.span.end <= len(text)
        if value in (fields.nama, fields.jabatan):
            assert text[value.span.start : value.span.end] == value.value
        else:
            assert re.search(r"\d", text[value.span.start : value.span.end])


@settings(max_examples=150, deadline=None)
@given(ACCOUNTS)
def test_every_number_is_possible_and_in_its_international_form_once(account: Account) -> None:
    fields = extract(account, REGISTRY)
    numbers = [value.value for value in (*fields.hp, *fields.telepon)]
    assert len(numbers) == len(set(numbers))
    for number in numbers:
        assert re.fullmatch(r"\+62[1-9]\d{6,11}", number)
        assert phonenumbers.is_possible_number(phonenumbers.parse(number, None))
    assert all(value.value.startswith("+628") for value in fields.hp)


@settings(max_examples=100, deadline=None)
@given(ACCOUNTS)
def test_reading_again_finds_the_same(account: Account) -> None:
    assert extract(account, REGISTRY) == extract(account, REGISTRY)


@settings(max_examples=100, deadline=None)
@given(NOISE)
def test_without_digits_there_is_no_number(text: str) -> None:
    assert scan(text, AREA) == []


@settings(max_examples=150, deadline=None)
@given(NOISE, NOISE)
def test_words_around_a_number_never_make_another_of_it(before: str, after: str) -> None:
    found = scan(f"{before} 0812-3400-1101 {after}", AREA)
    assert {phone.number for phone in found} <= {"+6281234001101"}


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_a_mobile_number_is_the_same_in_every_layout(seed: int) -> None:
    digits = f"{10**9 + seed:010d}"[1:]
    national = f"812{digits}"
    layouts = [
        f"0{national}",
        f"+62{national}",
        f"62 {national}",
        f"0{national[:3]}-{national[3:7]}-{national[7:]}",
        f"0{national[:3]}.{national[3:7]}.{national[7:]}",
        f"(0{national[:3]}) {national[3:7]} {national[7:]}",
        f"0{national[:3]} | {national[3:7]} | {national[7:]}",
        f"wa.me/62{national}",
    ]
    for layout in layouts:
        assert [phone.number for phone in scan(f"HP {layout}", AREA)] == [f"+62{national}"], layout


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "+",
        "(((((",
        "0" * 500,
        "Camat" * 200,
        "Nama:" * 100,
        "Drs. " * 200,
        "&" * 300,
        "o" * 300 + "8",
        "62" * 100,
    ],
)
def test_tiresome_texts_are_read_without_complaint(text: str) -> None:
    account = Account("x", "1", "rekaan", text, text, text, text, text)
    assert not extract(account, REGISTRY).hp


def test_an_empty_profile_states_nothing() -> None:
    assert extract(Account("x", "1", "rekaan"), REGISTRY) is NO_FIELDS
