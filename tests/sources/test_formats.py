"""Every export that people have, one invented sample each. Bug report rows are those of the X survey, §6."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from tui.codes import Code
from tui.sources.base import Account, Scope
from tui.sources.previews import Preview, preview

SAMPLES = Path(__file__).parents[1] / "data" / "formats"
CREATED = datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)
ID = "723389637071249410"
BIO = "Gizi & KB rekaan http://bio.example.com"
SITE = "http://rekaan.example.com"

# file, format, accounts; then of the first: id, description, location, url, created_at, protected, counts
FULL = (BIO, "Kebumen", SITE, CREATED)
SHAPES: list[tuple[str, str, int, str, tuple[object, ...], bool | None, tuple[int | None, ...]]] = [
    ("twarc_csv.csv", "twarc_csv", 2, "3423724367001", FULL, False, (20, 61, 5)),
    ("x_api_v1_page.json", "x_api_v1", 1, ID, FULL, False, (20, 61, 5)),
    ("snscrape.jsonl", "snscrape", 1, ID, FULL, False, (20, 61, 5)),
    ("twikit.json", "twikit", 1, ID, FULL, False, (20, 61, 5)),
    ("web_exporter.json", "web_exporter", 1, ID, FULL, False, (20, 61, 5)),
    ("apify_reapx.json", "apify", 1, ID, FULL, False, (20, 61, 5)),
    ("apify_twittapi.json", "apify", 1, ID, (BIO, "", "", None), None, (20, 61, 5)),
    ("apify_kaito.json", "apify", 1, ID, FULL, False, (20, 61, 5)),
    ("sorsa.json", "sorsa", 1, ID, (BIO, "", "", CREATED), None, (20, 61, None)),
    ("phantombuster.csv", "phantombuster", 1, ID, FULL, None, (20, 61, 5)),
    ("followers2csv.csv", "followers2csv", 1, ID, ("", "", "", CREATED), None, (20, 61, 5)),
]


def sample(name: str) -> Preview:
    return preview(SAMPLES / name)


def first(shown: Preview) -> Account:
    return shown.readings[0].accounts[0]


def told(shown: Preview) -> list[str]:
    return [fault.name for fault in shown.faults]


@pytest.mark.parametrize(
    ("name", "exporter", "count", "key", "texts", "protected", "counts"), SHAPES, ids=[row[0] for row in SHAPES]
)
def test_each_export_is_known_by_its_content_and_understood_rows_20_21_22(
    tmp_path: Path,
    name: str,
    exporter: str,
    count: int,
    key: str,
    texts: tuple[object, ...],
    protected: bool | None,
    counts: tuple[int | None, ...],
) -> None:
    shown = preview(Path(shutil.copy(SAMPLES / name, tmp_path / "nama_tanpa_akhiran")))
    account = first(shown)
    assert (shown.format, shown.understood, shown.skipped, shown.unknown_columns) == (exporter, count, 0, ())
    assert (account.id, account.username, account.name) == (key, "rekaan_dinkes", "Dinkes (rekaan)")
    assert (account.description, account.location, account.url, account.created_at) == texts
    assert account.protected is protected
    assert (account.followers_count, account.following_count, account.post_count) == counts
    assert shown.is_whole
    assert not shown.complete


def test_twarc2_pages_give_links_pinned_posts_and_the_time_of_the_last_page() -> None:
    shown = sample("twarc2_pages.jsonl")
    account = first(shown)
    assert (shown.format, shown.understood) == ("x_api_v2", 3)
    assert account.description == "Dinas Kesehatan & KB, data rekaan http://bio.example.com"
    assert (account.url, account.pinned_text) == (SITE, "Telp (0287) 555000 (rekaan)")
    assert shown.readings[0].taken_at == datetime(2015, 8, 18, 12, 0, 5, tzinfo=UTC)
    assert [each.created_at for each in shown.readings[0].accounts] == [CREATED] * 3
    assert shown.is_whole


def test_twarc2_flattened_gives_the_same_accounts_with_their_pinned_posts() -> None:
    shown = sample("twarc2_flattened.jsonl")
    assert [each.id for each in shown.readings[0].accounts] == ["3423724367001", "3423724367002"]
    assert first(shown).pinned_text == "Telp (0287) 555000 (rekaan)"


def test_pages_that_stop_before_the_last_are_not_whole_rows_9_12(tmp_path: Path) -> None:
    lines = (SAMPLES / "twarc2_pages.jsonl").read_text().splitlines(keepends=True)
    path = tmp_path / "half.jsonl"
    path.write_text(lines[0])
    shown = preview(path, complete=True)
    assert (shown.is_whole, shown.complete) == (False, False)
    assert [note.name for note in shown.notes] == ["pages_missing"]


def test_a_broken_page_keeps_what_is_sound_and_is_not_whole_rows_9_12(tmp_path: Path) -> None:
    lines = (SAMPLES / "twarc2_pages.jsonl").read_text().splitlines(keepends=True)
    path = tmp_path / "broken.jsonl"
    path.write_text(lines[0][:900] + "\n" + lines[1])
    shown = preview(path, complete=True)
    assert [each.id for each in shown.readings[0].accounts] == ["3423724367001", "3423724367003"]
    assert (shown.is_whole, shown.complete, told(shown)) == (False, False, ["record_cut"])


def test_a_page_of_the_api_with_few_fields_is_still_unescaped_rows_18_21(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text('{"data": [{"id": "1", "username": "a", "name": "Gizi &amp; KB"}], "meta": {"result_count": 1}}')
    assert (preview(path).format, first(preview(path)).name) == ("x_api_v2", "Gizi & KB")


def test_an_empty_page_with_a_token_is_not_the_end_row_9(tmp_path: Path) -> None:
    lines = (SAMPLES / "twarc2_pages.jsonl").read_text().splitlines(keepends=True)
    path = tmp_path / "pages.jsonl"
    path.write_text(lines[0] + '{"meta": {"result_count": 0, "next_token": "AAAA"}}\n' + lines[1])
    shown = preview(path)
    assert (shown.understood, shown.skipped, shown.is_whole) == (3, 0, True)


def test_the_csv_of_a_browser_exporter_has_a_mark_and_written_out_line_breaks() -> None:
    account = first(sample("web_exporter.csv"))
    assert account.description.splitlines() == [BIO, "Telp (0287) 555000"]
    assert (account.id, account.following_count, account.url) == (ID, 61, SITE)


def test_ids_alone_are_accounts_whose_profile_is_not_read() -> None:
    shown = sample("x_api_v1_ids.json")
    assert [each.id for each in shown.readings[0].accounts] == [ID, "3423724367002"]
    assert not any(each.is_profile_read for each in shown.readings[0].accounts)
    assert not shown.is_whole


def test_a_profile_without_its_description_is_not_read_row_18() -> None:
    assert not first(sample("followers2csv.csv")).is_profile_read
    assert first(sample("sorsa.json")).is_profile_read


def test_a_plain_list_gives_handles_out_of_links_and_at_signs() -> None:
    shown = sample("handles.txt")
    assert [each.username for each in shown.readings[0].accounts] == ["rekaan_dinkes", "rekaan_dua", "rekaan_tiga"]
    assert [each.id for each in shown.readings[0].accounts] == ["@rekaan_dinkes", "@rekaan_dua", "@rekaan_tiga"]


def test_an_archive_is_read_with_all_its_parts_and_its_own_count_row_30() -> None:
    shown = sample("x_archive")
    followers, followed = shown.readings
    assert [each.id for each in followers.accounts] == ["3423724367001", ID, "3423724367003"]
    assert (followers.followers_count, followers.complete, followers.scope) == (3, True, Scope.FOLLOWERS)
    assert followers.taken_at == datetime(2015, 8, 18, 11, 0, tzinfo=UTC)
    assert (followed.scope, followed.complete, len(followed.accounts)) == (Scope.KNOWN, False, 1)


def test_one_part_of_an_archive_stands_for_all_of_its_kind_row_30() -> None:
    shown = sample("x_archive/data/follower.js")
    assert (shown.understood, len(shown.readings), shown.complete) == (3, 1, True)


def test_an_archive_with_a_part_missing_is_not_whole_row_30(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLES / "x_archive", tmp_path / "arsip"))
    (folder / "data" / "follower-part1.js").unlink()
    shown = preview(folder, complete=True)
    assert (shown.understood, shown.is_whole, shown.complete) == (3, False, False)
    assert Code("archive_part_missing", (("kind", "follower"), ("count", 1))) in shown.notes


def test_a_part_without_its_archive_is_whole_but_not_complete_row_30(tmp_path: Path) -> None:
    shown = preview(Path(shutil.copy(SAMPLES / "x_archive" / "data" / "follower.js", tmp_path / "follower.js")))
    assert (shown.format, shown.understood, shown.is_whole, shown.complete) == ("x_archive", 2, True, False)


def test_a_workbook_gives_text_ids_and_refuses_rounded_ones_by_their_cell_row_22() -> None:
    shown = sample("workbook.xlsx")
    assert [each.id for each in shown.readings[0].accounts] == [ID, "3423724367"]
    (fault,) = shown.faults
    assert (fault.name, fault.get("line"), fault.get("column")) == ("id_rounded", 3, "ID")


def test_a_document_may_say_when_it_was_made_and_how_many_there_are() -> None:
    shown = sample("envelope.json")
    assert shown.complete
    assert shown.readings[0].taken_at == datetime(2015, 8, 18, 12, 0, tzinfo=UTC)
    assert first(shown).description == "Gizi & KB rekaan"


@pytest.mark.parametrize("name", ["semicolon_cp1252.csv", "tab_utf16.txt"])
def test_spreadsheet_dialects_and_encodings_are_understood(name: str) -> None:
    shown = sample(name)
    assert first(shown).name in ("Dinkes “rekaan” é", "Dinkes (rekaan) é")
    assert first(shown).description == "Gizi & KB rekaan"


def test_columns_of_no_known_exporter_are_told() -> None:
    assert sample("semicolon_cp1252.csv").unknown_columns == ("catatan",)


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_with_any_line_end_is_the_same_table(tmp_path: Path, encoding: str, end: str) -> None:
    rows = ["id,username,name,description", "1,satu,Café Rekaan,x", '2,dua,Rekaan,"a, b"']
    path = tmp_path / "f.csv"
    path.write_bytes(end.join([*rows, ""]).encode(encoding))
    shown = preview(path)
    assert [(each.id, each.name, each.description) for each in shown.readings[0].accounts] == [
        ("1", "Café Rekaan", "x"),
        ("2", "Rekaan", "a, b"),
    ]
    assert shown.is_whole


def page_of(*keys: str, more: bool = False) -> str:
    users = [{"id": key, "username": f"rekaan_{key}"} for key in keys]
    return json.dumps({"data": users, "meta": {"next_token": "REKAAN0000000001"} if more else {}}, indent=2)


@pytest.mark.parametrize("between", ["\n", "", ",\n"])
def test_pages_written_one_after_another_are_all_read_rows_9_12(tmp_path: Path, between: str) -> None:
    path = tmp_path / "halaman.json"
    path.write_text(between.join((page_of("11", "12", more=True), page_of("13", more=True), page_of("14"))))
    shown = preview(path, complete=True)
    assert [each.id for each in shown.readings[0].accounts] == ["11", "12", "13", "14"]
    assert (shown.skipped, shown.complete) == (0, True)


def test_a_list_on_every_line_is_read_to_the_last_line(tmp_path: Path) -> None:
    path = tmp_path / "larik.jsonl"
    path.write_text('[{"id": 11, "screen_name": "a_rekaan"}]\n[{"id": 12, "screen_name": "b_rekaan"}, "c_rekaan"]\n')
    shown = preview(path, complete=True)
    assert [each.username for each in shown.readings[0].accounts] == ["a_rekaan", "b_rekaan", "c_rekaan"]
    assert shown.complete


@pytest.mark.parametrize("rest", ["Selesai.", page_of("13")[:-40], "[1, 2"])
def test_what_cannot_be_read_behind_a_document_makes_it_no_longer_whole(tmp_path: Path, rest: str) -> None:
    path = tmp_path / "sisa.json"
    path.write_text(f"{page_of('11', '12')}\n{rest}")
    shown = preview(path, complete=True)
    assert {"11", "12"} <= {each.id for each in shown.readings[0].accounts}
    assert (shown.is_whole, shown.complete) == (False, False)


def test_parts_of_an_archive_in_one_file_are_all_read_row_30(tmp_path: Path) -> None:
    parts = [f'window.YTD.follower.part{n} = [ {{"follower": {{"accountId": "1{n}"}}}} ]\n' for n in range(3)]
    path = tmp_path / "follower.js"
    path.write_text("".join(parts))
    shown = preview(path, complete=True)
    assert [each.id for each in shown.readings[0].accounts] == ["10", "11", "12"]
    assert shown.complete
    path.write_text(parts[0] + parts[1].replace("follower", "following"))
    assert not preview(path, complete=True).complete


def test_further_sheets_with_accounts_are_named_and_the_workbook_is_not_whole(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("Sampul").append(["Laporan rekaan"])
    for title, keys in (("SKPD", ["11"]), ("Kecamatan", ["12"]), ("Belum diisi", [])):
        sheet = book.create_sheet(title)
        for row in (["id", "username"], *([key, f"rekaan_{key}"] for key in keys)):
            sheet.append(row)
    book.save(tmp_path / "lembar.xlsx")
    shown = preview(tmp_path / "lembar.xlsx", complete=True)
    assert [each.id for each in shown.readings[0].accounts] == ["11"]
    assert [(note.name, dict(note.args)["sheets"]) for note in shown.notes] == [("sheets_left", "Kecamatan")]
    assert (shown.is_whole, shown.complete) == (False, False)


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("   # catatan menjorok", []),
        ("@Rekaan_Satu   # sudah dicek humas", ["@rekaan_satu"]),
        ("1. @rekaan_satu (Camat Ambal)", ["@rekaan_satu"]),
        ("Kecamatan Ambal: @rekaan_satu, Kecamatan Ayah: @rekaan_dua", ["@rekaan_satu", "@rekaan_dua"]),
        ("@rekaan_satu, @rekaan_dua", ["@rekaan_satu", "@rekaan_dua"]),
        ("Nama,Akun Resmi,Unit", []),
        ("Kecamatan Ambal", []),
        ("https://x.com/rekaan_satu?s=20", ["@rekaan_satu"]),
        ("https://twitter.com/intent/user?user_id=3300000003", ["3300000003"]),
        ("https://x.com/i/user/3300000003", ["3300000003"]),
        ("3300000003", ["3300000003"]),
    ],
)
def test_the_words_beside_the_handles_of_a_plain_list_become_no_accounts(
    tmp_path: Path, line: str, keys: list[str]
) -> None:
    path = tmp_path / "daftar.txt"
    path.write_text(f"# daftar rekaan\n\n{line}\n@rekaan_akhir\n")
    shown = preview(path)
    assert [each.id for each in shown.readings[0].accounts] == [*keys, "@rekaan_akhir"]
    assert told(shown) == (["handle_invalid"] if not keys and "#" not in line else [])
