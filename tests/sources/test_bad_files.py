"""Files that are broken, foreign, hostile or cut: one clear error each, and one bad record costs itself only."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.errors import PantauError, UsageError
from tui.sources import files
from tui.sources.cleaning import clean_text
from tui.sources.formats import contents, decoding, workbook
from tui.sources.formats.contents import gather
from tui.sources.formats.recognition import items_of
from tui.sources.previews import Preview, preview

HEADER = "id,username,name,description\n"
GOLD = Path(__file__).parents[1] / "data" / "gold" / "followers.csv"
SAMPLES = Path(__file__).parents[1] / "data" / "formats"


def zipped(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return packed.getvalue()


def workbook_of(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        for row in rows:
            sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


BAD: list[tuple[str, bytes, str]] = [
    ("empty", b"", "file_empty"),
    ("blank", b"\xef\xbb\xbf \n\n", "file_empty"),
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "file_binary"),
    ("random bytes", bytes(range(256)) * 4, "file_binary"),
    ("header only", HEADER.encode(), "file_without_accounts"),
    ("foreign columns", b"tanggal,jumlah\n2015-08-18,313\n", "columns_foreign"),
    ("prose", b"Daftar ini belum ada isinya.\nMohon tunggu.\n", "columns_foreign"),
    ("a web page", b"<!doctype html><html><body>503</body></html>", "file_is_page"),
    (
        "prose that mentions somebody",
        b"Selamat pagi @kec_rekaan, jalan di depan kantor sudah baik lagi, terima kasih\n",
        "columns_foreign",
    ),
    ("a web page behind a remark", b"<!-- 503 -->\n<html><p>@kec_rekaan</p>\n@humas_rekaan\n", "file_is_page"),
    ("a page in XML", b'<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>\n', "file_is_page"),
    ("a piece of a web page", b"<p>\n@kec_rekaan\n@humas_rekaan\n</p>\n", "file_is_page"),
    ("an error with an id", b'{"id":"12345","status":503,"message":"Maintenance"}', "file_is_message"),
    ("an error with a user", b'{"error":"Unauthorized","user":"admin"}', "file_is_message"),
    ("an error around an id", b'{"message":"x","data":{"id":"55501","name":"Error"}}', "file_is_message"),
    ("errors of the classic API", b'{"errors": [{"code": 88, "message": "Rate limit exceeded"}]}', "file_is_message"),
    ("a single word in JSON", b'["Unauthorized"]', "record_unreadable"),
    ("a status in JSON", b"[404]", "record_unreadable"),
    ("a word among users", b'{"users": ["error"]}', "record_unreadable"),
    ("an error in a list", b'[{"error":{"code":32},"username":"admin"}]', "file_is_message"),
    ("an error of X", b'{"title":"Unauthorized","type":"about:blank","status":401,"detail":"x"}', "file_is_message"),
    ("a failure told plainly", b'{"success":false,"username":"admin","name":"Rekaan"}', "file_is_message"),
    ("an error as a table", b"error,message,id\nlimit,Rate limit exceeded,12345\n", "file_is_message"),
    ("a status as a table", b"code,message,user\n403,denied,anonymous\n", "file_is_message"),
    ("an error as a sheet", workbook_of([["error", "id"], ["limit", "12345"]]), "file_is_message"),
    ("an object for a handle", b'{"data":{"user":{"result":{"timeline":[]}}}}', "record_without_id"),
    ("an error in a line", b'{"statusCode":"429","id":"7"}\n', "file_is_message"),
    ("an empty workbook", workbook_of([]), "file_empty"),
    ("a page", b"\xef\xbb\xbf\n<!DOCTYPE HTML>\n<title>id,username</title>\n", "file_is_page"),
    ("foreign JSON", b'{"judul": "bukan daftar"}', "columns_foreign"),
    ("foreign JSON lines", b'{"a": 1}\n{"a": 2}\n', "columns_foreign"),
    ("posts, not accounts", b'{"id": "1", "text": "x", "author_id": "2"}\n', "file_of_posts"),
    ("a table of posts", b"id,author_id,text\n1,2,x\n", "file_of_posts"),
    ("an empty list", b"[]", "file_without_accounts"),
    ("an empty list beside an error", b'{"status": "error", "users": []}', "file_tells_only_error"),
    ("an empty page", b'{"meta": {"result_count": 0}}', "file_without_accounts"),
    ("half a document", b'{"data": [{"id": "1", "userna', "file_cut_early"),
    ("half a list", b'[{"id": "1", "userna', "file_cut_early"),
    ("half an archive", b'window.YTD.follower.part0 = [ {"follower": {"acc', "file_cut_early"),
    ("deep nesting", b"[" * 100_000, "file_cut_early"),
    ("a name as a file", b"[/foo]", "file_cut_early"),
    ("only rounded ids", (HEADER + "1.23E+18,a,A,\n").encode(), "id_rounded"),
    ("a sheet of another office", zipped(**{"mimetype": "x", "content.xml": "<x/>"}), "file_is_opendocument"),
    ("a packed archive", zipped(data__follower="x"), "file_packed"),
    ("half a workbook", (SAMPLES / "workbook.xlsx").read_bytes()[:2000], "file_damaged"),
    ("a workbook in name", zipped(xl__workbook="x").replace(b"xl/workbook", b"xl/workbook"), "file_packed"),
]


@pytest.mark.parametrize(("raw", "name"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_is_no_list_of_accounts_is_one_clear_usage_error(tmp_path: Path, raw: bytes, name: str) -> None:
    path = tmp_path / "f"
    path.write_bytes(raw)
    with pytest.raises(UsageError) as caught:
        preview(path)
    assert caught.value.code.name == name
    assert caught.value.code.get("file") == "f"
    assert caught.value.exit_code == 2


def test_a_workbook_whose_insides_are_no_workbook_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a>")
        archive.writestr("[Content_Types].xml", "")
    with pytest.raises(UsageError, match="file_damaged"):
        preview(path)


def seen(tmp_path: Path, text: str | bytes) -> Preview:
    path = tmp_path / "f.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return preview(path)


def told(shown: Preview) -> list[tuple[str, int]]:
    return [(fault.name, int(fault.get("line"))) for fault in shown.faults]


SPOILED: list[tuple[str, str, list[str], list[tuple[str, int]]]] = [
    ("a rounded id", "1.23E+18,a,A,\n2,b,B,\n", ["2"], [("id_rounded", 2)]),
    ("no id at all", ",,A,\n2,b,B,\n", ["2"], [("record_without_id", 2)]),
    ("an impossible handle", ",dinas.kominfo,A,\n2,b,B,\n", ["2"], [("handle_invalid", 2)]),
    ("too few cells", "1,a\n2,b,B,\n", ["2"], [("row_width", 2)]),
    ("too many cells", "1,a,A,Dinas, Kebumen\n2,b,B,\n", ["2"], [("row_width", 2)]),
    ("a quote never closed", '1,a,"A,\n2,b,B,\n3,c,C,\n', ["2", "3"], [("record_cut", 2)]),
    ("NUL in a name", "1,a,A\x00,\n2,b,B,\n", ["1", "2"], []),
    ("lines within a cell", '1,a,A,"x\ny"\n2.0,b,B,\n', ["1"], [("id_rounded", 4)]),
    ("a header once more", "1,a,A,\n" + HEADER + "2,b,B,\n", ["1", "2"], []),
    ("blank lines", "\n1,a,A,\n,,,\n2,b,B,\n", ["1", "2"], []),
]


@pytest.mark.parametrize(("rows", "kept", "faults"), [row[1:] for row in SPOILED], ids=[row[0] for row in SPOILED])
def test_a_bad_record_costs_itself_and_is_named_by_line_row_22(
    tmp_path: Path, rows: str, kept: list[str], faults: list[tuple[str, int]]
) -> None:
    shown = seen(tmp_path, HEADER + rows)
    assert [each.id for each in shown.readings[0].accounts] == kept
    assert told(shown) == faults
    assert shown.skipped == len(faults)


HOSTILE = ["[/foo]", "[@click=app.quit]x[/]", "\x1b[31mx", "\u202exyz", "a\x00b", "\u200b", "=1+1", "{0}%s${HOME}"]


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
@pytest.mark.parametrize("is_json", [False, True], ids=["csv", "json"])
def test_hostile_names_pass_through_files_as_plain_text_rows_24_25_31(tmp_path: Path, name: str, is_json: bool) -> None:
    user = {"id": "1", "username": "a", "name": name, "description": name}
    shown = seen(tmp_path, json.dumps(user) if is_json else HEADER + f"1,a,{name},{name}\n")
    (account,) = shown.readings[0].accounts
    assert account.name == account.description == clean_text(name, limit=200)
    assert account.name.isprintable()
    assert shown.skipped == 0


def test_a_bad_line_among_json_lines_costs_itself(tmp_path: Path) -> None:
    shown = seen(tmp_path, '{"id": "1", "username": "a"}\n{"id": "2", "us\n\n{"id": 3.5}\n7\n{"id": "4"}\n')
    assert [each.id for each in shown.readings[0].accounts] == ["1", "4"]
    assert told(shown) == [("record_unreadable", 2), ("id_invalid", 4), ("record_unreadable", 5)]
    assert shown.is_whole


def test_json_numbers_beyond_a_float_are_kept_exactly_row_22(tmp_path: Path) -> None:
    shown = seen(tmp_path, '[{"id": 723389637071249411}, {"id": 7.23389637071249411e17}]')
    assert [each.id for each in shown.readings[0].accounts] == ["723389637071249411"]
    assert told(shown) == [("id_rounded", 1)]


def test_a_number_that_no_computer_would_write_costs_its_own_record(tmp_path: Path) -> None:
    shown = seen(tmp_path, '[{"id": "1"}, {"id": ' + "9" * 5_000 + '}, {"id": "3"}]')
    assert [each.id for each in shown.readings[0].accounts] == ["1", "3"]
    assert told(shown) == [("id_invalid", 1)]
    assert shown.is_whole


def test_half_a_surrogate_pair_in_json_spoils_a_character_only(tmp_path: Path) -> None:
    shown = seen(tmp_path, '{"id": "1", "username": "a", "name": "Dinas \\ud83d", "description": ""}\n')
    assert shown.readings[0].accounts[0].name == "Dinas \N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("share", [0.1, 0.37, 0.5, 0.77, 0.99])
@pytest.mark.parametrize(
    "path", [GOLD, *(SAMPLES / name for name in ("twarc2_pages.jsonl", "web_exporter.json", "twikit.json"))]
)
def test_a_file_cut_anywhere_is_never_taken_for_whole(tmp_path: Path, path: Path, share: float) -> None:
    raw = path.read_bytes().rstrip()
    whole = {each.id: each for each in preview(path).readings[0].accounts}
    cut = raw[: int(len(raw) * share)].rstrip(b"\n")
    try:
        shown = seen(tmp_path, cut)
    except UsageError as error:
        assert error.code.name in ("file_cut_early", "columns_foreign")  # noqa: PT017
        return
    assert not shown.is_whole
    for account in shown.readings[0].accounts:
        assert account.username == whole[account.id].username


KEPT_WHOLE = [
    ('{"message": "OK", "data": [{"id": "1", "username": "a"}, {"id": "2", "username": "b"}]}', 2, True),
    ('[{"id": "1", "username": "a", "status": {"text": "x"}, "error": null}, {"id": "2", "status": "aktif"}]', 2, True),
    ('[{"id": "1", "username": "a", "code": 501}, {"id": "2", "username": "b", "code": "502"}]', 2, True),
    ('{"error": "page 3 failed", "data": [{"id": "1"}, {"id": "2"}]}', 2, False),
    ('{"status": "error", "followers_count": 2, "users": [{"id": "1"}, {"id": "2"}]}', 2, False),
    ('{"success": "false", "users": [{"id": "1"}, {"id": "2"}]}', 2, False),
    ('{"success": 0, "users": [{"id": "1"}, {"id": "2"}]}', 2, False),
    ('{"error_code": 429, "users": [{"id": "1"}, {"id": "2"}]}', 2, False),
    ('{"errorMessage": "limit", "users": [{"id": "1"}, {"id": "2"}]}', 2, False),
    (
        '{"errors": [{"code": 88, "message": "limit"}], "followers_count": 2, "users": [{"id": "1"}, {"id": "2"}]}',
        2,
        False,
    ),
    ('{"errors": [{"resource_type": "tweet", "detail": "x"}], "data": [{"id": "1"}, {"id": "2"}]}', 2, True),
    (
        '{"id": "1", "username": "a"}\n{"id": "2", "username": "b"}\n{"errors": [{"code": 88, "message": "x"}]}\n',
        2,
        False,
    ),
    ('{"ids": ["11111", "22222"], "error": "limit"}', 2, False),
    ('{"ids": ["11111", "22222"], "status": 429}', 2, False),
    ('{"error": "None", "users": [{"id": "1"}, {"id": "2"}]}', 2, True),
    ('{"error": {"code": 0}, "users": [{"id": "1"}, {"id": "2"}]}', 2, True),
    ('[{"id": "1", "username": "a", "error": "false"}, {"id": "2", "username": "b", "detail": "Kecamatan"}]', 2, True),
    ('[{"id": "1", "username": "a", "description": "x", "ok": false}, {"id": "2", "username": "b"}]', 2, True),
    ('{"next_token": "t", "users": [{"id": "1"}, {"id": "2"}]}', 2, False),
    ('{"nextCursor": "t", "users": [{"id": "1"}, {"id": "2"}]}', 2, False),
    ('{"next": "https://contoh.example/?page=2", "results": [{"id": "1"}, {"id": "2"}]}', 2, False),
    ('{"has_more": true, "users": [{"id": "1"}, {"id": "2"}]}', 2, False),
    ('{"pagination": {"next_token": "t"}, "users": [{"id": "1"}, {"id": "2"}]}', 2, False),
    ('{"has_more": false, "next": null, "users": [{"id": "1"}, {"id": "2"}]}', 2, True),
    ('["@kec_satu", "@kec_dua", "@kec_tiga"]', 3, True),
    ('{"success": false, "users": [{"id": "1"}, {"id": "2"}]}', 2, False),
    ('[{"id": "1", "username": "a"}, {"error": "not found", "username": "b"}]', 1, False),
    ('{"id": "1", "username": "a", "description": "x", "message": "halo"}', 1, False),
    ('{"data": {"id": "55501", "name": "Rekaan"}}', 1, False),
    ('{"id": "1", "username": "a"}\n{"id": "2", "username": "b"}\n', 2, True),
]


@pytest.mark.parametrize(("text", "count", "complete"), KEPT_WHOLE)
def test_what_tells_of_an_error_or_is_a_single_account_is_no_complete_list(
    tmp_path: Path, text: str, count: int, complete: bool
) -> None:
    path = tmp_path / "f.json"
    path.write_text(text)
    shown = preview(path, complete=True)
    assert (shown.understood, shown.complete) == (count, complete)
    assert complete or shown.notes, "why it is not complete"


def test_an_account_named_twice_is_kept_as_it_stands_last(tmp_path: Path) -> None:
    shown = seen(tmp_path, HEADER + "1,a,Lama,\n1,a,Baru,\n")
    assert [each.name for each in shown.readings[0].accounts] == ["Baru"]
    assert [note.name for note in shown.notes] == ["records_repeated"]


def test_ids_that_all_end_in_zeros_are_told_row_22(tmp_path: Path) -> None:
    shown = seen(tmp_path, HEADER + "".join(f"7233896370712{n}0000,u{n},A,\n" for n in range(5)))
    assert "ids_look_rounded" in [note.name for note in shown.notes]


def test_an_unreadable_time_is_told_and_the_account_kept(tmp_path: Path) -> None:
    shown = seen(tmp_path, "id,username,created_at\n1,a,kemarin\n")
    assert shown.understood == 1
    assert [(note.name, note.get("line"), note.get("value")) for note in shown.notes] == [
        ("time_unreadable", 2, "kemarin")
    ]


def test_of_many_faults_the_first_are_named_and_all_are_counted(tmp_path: Path) -> None:
    shown = seen(tmp_path, HEADER + "1,a,A,\n" + "x\n" * 50)
    assert (shown.skipped, len(shown.faults)) == (50, 20)
    assert shown.notes[-1].name == "records_skipped"
    assert shown.notes[-1].get("count") == 50


@pytest.mark.parametrize(
    ("module", "limit", "raw", "name"),
    [
        (files, "SIZE_LIMIT", GOLD.read_bytes(), "file_too_large"),
        (files, "SIZE_LIMIT", zipped(data__gambar="0" * 2000), "file_packed"),
        (decoding, "DOCUMENT_LIMIT", b'[{"id": "1"}]' + b" " * 2000, "document_too_large"),
        (decoding, "LINE_LIMIT", (HEADER + "1,a,A," + "x" * 2000).encode(), "line_too_long"),
        (
            contents,
            "ACCOUNTS_LIMIT",
            (HEADER + "".join(f"{n},u,A,\n" for n in range(1, 1002))).encode(),
            "file_too_many_accounts",
        ),
        (contents, "RECORDS_LIMIT", b"[1" + b", 1" * 1001 + b"]", "file_too_many_accounts"),
        (workbook, "UNPACKED_LIMIT", (SAMPLES / "workbook.xlsx").read_bytes(), "file_too_large"),
    ],
    ids=["file", "archive with pictures", "document", "line", "accounts", "records", "unpacked workbook"],
)
def test_a_file_beyond_a_limit_is_refused_and_not_swallowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, limit: str, raw: bytes, name: str
) -> None:
    monkeypatch.setattr(module, limit, 1000)
    with pytest.raises(UsageError, match=name):
        seen(tmp_path, raw)


def test_what_a_file_says_of_itself_counts_as_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "RECORDS_LIMIT", 10)
    lines = "".join(f'{{"id": "{number}", "username": "a"}}\n' for number in range(1, 11))
    assert seen(tmp_path, lines).understood == 10


def test_what_errors_quote_holds_no_control(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        seen(tmp_path, "tanggal\x1b[2J,jumlah\u202e\n1,2\n")
    assert str(caught.value.code.get("columns")).isprintable()


PIECES = st.sampled_from(
    [
        b"id",
        b"username",
        b",",
        b"\n",
        b'"',
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b"1.23E+18",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"window.YTD.follower.part0 = ",
        b'{"follower": {"accountId": "1"}}',
        b"@a",
        b"PK\x03\x04",
        b'{"id": "1"}',
        b"\\ud800",
        b'"data"',
        b"\r",
        b"\t",
        b";",
        b"sep=",
        b" ",
        b"99",
        b"\xed\xa0\x80",
        b"null",
        b"NaN",
        b'{"data":[{"id":',
    ]
)


@given(st.binary(max_size=400) | st.lists(PIECES, max_size=40).map(b"".join))
@settings(max_examples=400, deadline=None)
def test_no_bytes_whatever_break_the_reader(raw: bytes) -> None:
    try:
        held = gather(items_of(io.BytesIO(raw), "f"), network="x", file="f")
    except PantauError as error:
        assert error.exit_code == 2  # noqa: PT017
        return
    json.dumps([each.content for each in held.accounts])
    assert held.accounts


@given(st.integers(min_value=0, max_value=6000), st.binary(min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_workbook_with_any_bytes_overwritten_never_breaks_the_reader(at: int, junk: bytes) -> None:
    raw = (SAMPLES / "workbook.xlsx").read_bytes()
    spoiled = raw[:at] + junk + raw[at + len(junk) :]
    try:
        gather(items_of(io.BytesIO(spoiled), "f"), network="x", file="f")
    except PantauError as error:
        assert error.exit_code == 2  # noqa: PT017
