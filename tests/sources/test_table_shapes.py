"""Tables that are not as sound as they look: rows that a quote swallowed, accounts in further columns, odd headings."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.base import Scope
from tui.sources.previews import Preview, preview

HEADER = "id,username,description\n"


def seen(tmp_path: Path, text: str) -> Preview:
    path = tmp_path / "pengikut.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return preview(path, complete=True)


def keys(shown: Preview) -> list[str]:
    return [each.id for each in shown.readings[0].accounts]


def row(number: int, bio: str) -> str:
    return f"33000000{number:02},rekaan_{number},{bio}\n"


def test_a_stray_quote_costs_its_own_row_and_those_after_it_nothing(tmp_path: Path) -> None:
    shown = seen(tmp_path, HEADER + row(1, '"Dinas') + row(2, "Resmi") + row(3, '"Resmi, ramah"') + row(4, "x"))
    assert keys(shown) == ["3300000002", "3300000003", "3300000004"]
    assert [(fault.name, fault.get("line")) for fault in shown.faults] == [("record_unreadable", 2)]
    assert not shown.complete


def test_rows_between_two_stray_quotes_are_missed_aloud(tmp_path: Path) -> None:
    shown = seen(tmp_path, HEADER + row(1, '"Dinas') + row(2, "Resmi") + row(3, 'Resmi"') + row(4, "x"))
    assert keys(shown) == ["3300000004"]
    assert [(each.name, each.get("line"), each.get("count")) for each in shown.faults] == [("record_holds_rows", 2, 2)]
    assert not shown.complete


def test_a_row_that_somebody_wrote_into_a_text_never_becomes_an_account(tmp_path: Path) -> None:
    shown = seen(tmp_path, HEADER + row(1, '"Halo\n3300000099,kec_ayah,Kecamatan Ayah\n"') + row(2, "x"))
    assert keys(shown) == ["3300000002"]
    assert [fault.name for fault in shown.faults] == ["record_holds_rows"]


BIOS = st.lists(st.text(alphabet="ab \n,;|\t\"'", max_size=30), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(bios=BIOS, delimiter=st.sampled_from(",;|\t"))
def test_soundly_quoted_text_of_any_lines_costs_nothing(
    tmp_path_factory: pytest.TempPathFactory, bios: list[str], delimiter: str
) -> None:
    text = io.StringIO(newline="")
    written = csv.writer(text, delimiter=delimiter)
    written.writerow(["id", "username", "description"])
    for number, bio in enumerate(bios):
        written.writerow([f"33000000{number:02}", f"rekaan_{number}", bio])
    shown = seen(tmp_path_factory.mktemp("kutip"), text.getvalue())
    assert (shown.understood, shown.skipped, shown.complete) == (len(bios), 0, len(bios) > 1)


def test_accounts_in_a_second_block_of_the_same_columns_are_missed_aloud(tmp_path: Path) -> None:
    shown = seen(tmp_path, "No,Akun,No,Akun\n1,@rekaan_a,3,@rekaan_c\n2,@rekaan_b,4,@rekaan_d\n")
    assert (keys(shown), shown.is_whole, shown.complete) == (["@rekaan_a", "@rekaan_b"], False, False)
    assert [(n.name, n.get("columns")) for n in shown.notes if n.name == "columns_left"] == [("columns_left", "Akun")]


@pytest.mark.parametrize("second", ["", "@rekaan_a"], ids=["empty", "the same"])
def test_a_column_that_only_comes_again_is_nothing_missed(tmp_path: Path, second: str) -> None:
    shown = seen(tmp_path, f"Akun,Bio,Akun\n@rekaan_a,x,{second}\n@rekaan_b,x,\n")
    assert (shown.is_whole, shown.complete) == (True, True)


def test_a_heading_that_ends_with_its_delimiter_heads_rows_that_do_not(tmp_path: Path) -> None:
    shown = seen(tmp_path, "id,username,\n3300000001,rekaan_a\n3300000002,rekaan_b,\n")
    assert (keys(shown), shown.complete) == (["3300000001", "3300000002"], True)


@pytest.mark.parametrize("nothing", ["-", "\N{EN DASH}", "tidak ada", "n/a", "Nihil", "nil", "No", "tidak", "kosong"])
def test_a_word_for_nothing_is_no_error(tmp_path: Path, nothing: str) -> None:
    shown = seen(tmp_path, f"username,error\nrekaan_a,{nothing}\nrekaan_b,{nothing}\n")
    assert (keys(shown), shown.skipped) == (["@rekaan_a", "@rekaan_b"], 0)


@pytest.mark.parametrize("column", ["detail", "message", "status", "ok"])
def test_an_offices_own_column_in_many_rows_is_no_servers_message(tmp_path: Path, column: str) -> None:
    rows = "".join(f"rekaan_{n},{'no' if column == 'ok' else 'Camat'}\n" for n in range(6))
    assert seen(tmp_path, f"username,{column}\n{rows}").understood == 6


def test_an_error_in_many_rows_is_one_still(tmp_path: Path) -> None:
    rows = "".join(f"rekaan_{n},{'limit' if n == 5 else ''}\n" for n in range(6))
    shown = seen(tmp_path, f"username,error\n{rows}")
    assert (shown.understood, [fault.name for fault in shown.faults]) == (5, ["record_is_message"])


@pytest.mark.parametrize(
    ("column", "value"), [("__twarc.url", "https://api.twitter.com/2/users/1/following"), ("whatIFound", "Following")]
)
def test_a_table_of_those_followed_says_so_in_its_rows(tmp_path: Path, column: str, value: str) -> None:
    shown = seen(tmp_path, f"id,username,{column}\n3300000001,rekaan_a,{value}\n3300000002,rekaan_b,{value}\n")
    assert (shown.readings[0].scope, shown.complete) == (Scope.KNOWN, False)


@pytest.mark.parametrize(
    "around", ["\u200e{}\u202c", "\u00a0{}\u00a0", "\ufeff {}\u200b", "\u2068{}\u2069", "\u00ad{}"]
)
@pytest.mark.parametrize("heading", ["", "username\n"], ids=["list", "table"])
def test_signs_that_nobody_sees_around_a_handle_cost_nobody(tmp_path: Path, around: str, heading: str) -> None:
    shown = seen(tmp_path, heading + "".join(f"{around.format('@rekaan_' + name)}\n" for name in "ab"))
    assert (keys(shown), shown.skipped) == (["@rekaan_a", "@rekaan_b"], 0)


def test_a_sign_that_nobody_sees_within_a_handle_makes_it_none(tmp_path: Path) -> None:
    shown = seen(tmp_path, "username\n@kec\u200b_rekaan\n@rekaan_b\n")
    assert (keys(shown), [fault.name for fault in shown.faults]) == (["@rekaan_b"], ["handle_invalid"])
