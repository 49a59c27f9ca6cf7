"""Telephone numbers are masked wherever outside text is shown; dates, years and short figures stay."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.board.model import Change, ChangeKind
from tui.codes import code
from tui.export.discretion import CONCEALED, Discretion, discreet_changes
from tui.export.masking import masked, masked_number

AT = datetime(2015, 8, 18, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("HP 0812-3456-7890", "HP 0812-••••-7890"),
        ("HP 0812 3456 7890", "HP 0812 •••• 7890"),
        ("081234567890", "0812••••7890"),
        ("+62 812-3456-7890", "+62 81•-••••-7890"),
        ("(0287) 381144", "(0287) ••••44"),
        ("telp 381144 ext 9", "telp 38•••4 ext 9"),
        ("wa.me/6281234567890", "wa.me/6281•••••7890"),
        ("0812.3456.7890 / 0813 2222 1111", "0812.••••.•••• / •••• •••• 1111"),
        ("٠٨١٢٣٤٥٦٧٨٩٠", "٠٨١٢••••٧٨٩٠"),
        ("0\ufe0f\u20e38\ufe0f\u20e3123456", "0\ufe0f\u20e38\ufe0f\u20e312••56"),
        ("sejak 2015-08-17", "sejak 2015-08-17"),
        ("17/08/2015", "17/08/2015"),
        ("2015-08-17T19:00", "2015-08-17T19:00"),
        ("pada 2026-11-25T08:54:58.684674+00:00", "pada 2026-11-25T08:54:58.684674+00:00"),
        ("2026-11-25T08:54:58.6846741", "2026-11-25T08:54:58.68•••41"),
        ("17-08-2015 0812 3456 7890", "17-08-2015 0812 •••• 7890"),
        ("periode 2015-2020", "periode 2015-2020"),
        ("17-08-2015-7890", "17-08-••••-7890"),
        ("kode pos 54392", "kode pos 54392"),
        ("RT 01/02", "RT 01/02"),
    ],
)
def test_a_run_of_digits_that_could_be_a_number_is_masked(written: str, shown: str) -> None:
    assert masked(written) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [("112", "•••"), ("12345", "•••••"), ("381144", "38•••4"), ("tanpa angka", "tanpa angka")]
)
def test_what_is_known_to_be_a_number_is_masked_however_short(number: str, shown: str) -> None:
    assert masked_number(number) == shown


@settings(max_examples=80, deadline=None)
@given(
    st.from_regex(r"(\+62 ?|0)8[0-9]{2}[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,4}", fullmatch=True),
    st.text("abc XYZ.,:@\n", max_size=10),
)
def test_no_mobile_number_survives_in_any_surrounding(number: str, around: str) -> None:
    shown = masked(f"{around} {number} {around}")
    assert shown.count("•") >= 3
    assert len(shown) == len(number) + 2 * len(around) + 2
    assert masked(shown) == shown


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("account", "x:2000123456780316", "x:2000123456780316"),
        ("former", "x:2000123456780316", "x:2000123456780316"),
        ("account", "x:0812-3456-7890", "x:0812-••••-7890"),
        ("account", "hub. x:081234567890", "hub. x:0812••••7890"),
        ("account", "x:081234567890", "x:0812••••7890"),
        ("handle", "x:2000123456780316", "x:2000••••••••0316"),
        ("words", "081234567890", "0812••••7890"),
    ],
)
def test_an_account_s_id_stays_and_a_number_does_not(name: str, value: str, shown: str) -> None:
    assert Discretion().argument(name, value) == shown


def test_a_change_keeps_the_id_of_the_unit_s_own_account_and_hides_the_suspect_s() -> None:
    own, other = "x:2000123456780316", "x:3000123456780317"
    taken = code("handle_taken", account=other, former=own, handle="kec_ambal")
    renamed = code("renamed_away", account=own, old="kec_ambal", handle="toko_jaya")
    changes = [Change(AT, "33.05.07", ChangeKind.MARK, one.name, "", one.name, one) for one in (taken, renamed)]
    first, second = (change.reason for change in discreet_changes(changes))
    assert first is not None
    assert second is not None
    assert (first.get("account"), first.get("former")) == (CONCEALED, own)
    assert second.get("account") == own
