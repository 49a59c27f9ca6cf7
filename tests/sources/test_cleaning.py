"""The border: hostile text becomes harmless and stays as evidence. Bug report rows are those of the X survey, §6."""

from __future__ import annotations

import html
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.sources.base import PostKind
from tui.sources.cleaning import LOST, clean_text, make_account, make_post, unescape, written_out
from tui.sources.values import BadRecordError, parse_count, parse_flag, parse_handle, parse_id, parse_time

HOSTILE = [
    ("markup that closes nothing (row 24)", "[/foo]", "[/foo]", False),
    ("markup with an action (row 24)", "[@click=app.quit]x[/]", "[@click=app.quit]x[/]", False),
    ("escape sequence (row 25)", "\x1b[31mDinas", f"{LOST}[31mDinas", True),
    ("C1 control sequence (row 25)", "\x9b31mDinas", f"{LOST}31mDinas", True),
    ("right-to-left override (row 25)", "Dinas\u202egnaraK", "DinasgnaraK", True),
    ("isolates (row 25)", "\u2066Dinas\u2069", "Dinas", True),
    ("zero width only (row 25)", "\u200b\u200b", "", True),
    ("zero width inside (row 25)", "Di\u200bnas\u2060", "Dinas", True),
    ("family emoji (row 25)", "A \U0001f468\u200d\U0001f469", "A \U0001f468\U0001f469", False),
    ("a joiner between letters (row 25)", "Di\u200dnas", "Dinas", True),
    ("a sign in its coloured look", "\u2764\ufe0f Dinas", "\u2764 Dinas", False),
    ("tag characters", "Dinas\U000e0041\U000e007f", "Dinas", True),
    ("NUL", "Dinas\x00Kesehatan", f"Dinas{LOST}Kesehatan", True),
    ("half a surrogate pair", "Dinas\ud800", f"Dinas{LOST}", True),
    ("a noncharacter", "Dinas\uffff", f"Dinas{LOST}", True),
    ("line breaks in a name", "Dinas\r\nKesehatan", "Dinas Kesehatan", False),
    ("a tab", "Dinas\tKesehatan", "Dinas Kesehatan", False),
    ("stacked marks", "a" + "\u0301" * 30, "a" + "\u0301" * 4, True),
    ("a formula (row 31)", '=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")', False),
    ("Javanese script", "ꦏꦼꦧꦸꦩꦺꦤ꧀", "ꦏꦼꦧꦸꦩꦺꦤ꧀", False),
]


@pytest.mark.parametrize(("raw", "clean", "is_evidence"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile_names_become_harmless_and_what_went_stays_as_evidence(raw: str, clean: str, is_evidence: bool) -> None:
    account = make_account("x", {"id": "1", "username": "rekaan", "name": raw})
    assert account.name == clean
    assert account.altered == ((("name", written_out(raw)),) if is_evidence else ())
    assert all(text.isprintable() or unicodedata.category(text[0]) == "Mn" for _, text in account.altered)


@given(st.text(st.characters(exclude_categories=())), st.booleans(), st.integers(min_value=1, max_value=60))
@settings(max_examples=300, deadline=None)
def test_cleaning_twice_is_as_cleaning_once(raw: str, has_lines: bool, limit: int) -> None:
    once = clean_text(raw, limit=limit, has_lines=has_lines)
    assert clean_text(once, limit=limit, has_lines=has_lines) == once
    assert len(once) <= limit
    allowed = {"\n"} if has_lines else set()
    assert not [char for char in once if unicodedata.category(char) in ("Cc", "Cs") and char not in allowed]
    once.encode()


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
@settings(max_examples=200, deadline=None)
def test_evidence_can_be_read_back_and_holds_no_control(raw: str) -> None:
    evidence = written_out(raw)
    assert evidence.encode("latin-1", "backslashreplace").decode("unicode_escape") == raw
    assert not [char for char in evidence if unicodedata.category(char) in ("Cc", "Cs")]
    assert clean_text(evidence, limit=1_000) == evidence.replace("\u2800", " ").strip(), "only a blank is a blank"


def test_a_description_keeps_its_lines() -> None:
    account = make_account("x", {"id": "1", "description": "Dinas\r\nHP 0812\u2028Telp 0287\x85x"})
    assert account.description == "Dinas\nHP 0812\nTelp 0287\nx"


def test_a_text_longer_than_any_profile_is_cut_with_a_sign() -> None:
    account = make_account("x", {"id": "1", "name": "n" * 100_000})
    assert len(account.name) == 200
    assert account.name.endswith("…")


def test_entities_are_undone_once_where_the_format_has_them_row_21() -> None:
    fields = {"id": "1", "name": "a &amp;lt; b", "description": "Gizi &amp; KB &#39;sehat&#39; &copy;"}
    assert make_account("x", fields, is_escaped=True).name == "a &lt; b"
    assert make_account("x", fields, is_escaped=True).description == "Gizi & KB 'sehat' &copy;"
    assert make_account("x", fields).name == "a &amp;lt; b"
    assert unescape("&lt;&gt;&quot;") == '<>"'


@given(st.one_of(st.text(max_size=30), st.text("&;amplt#39 x27<>\"'quo", max_size=30)))
def test_undoing_entities_undoes_writing_them_and_nothing_more(text: str) -> None:
    assert unescape(html.escape(text)) == text
    assert unescape(html.escape(html.escape(text))) == html.escape(text)


IDS = [
    ("723389637071249410", "723389637071249410"),
    (723389637071249410, "723389637071249410"),
    ('="723389637071249410"', "723389637071249410"),
    (" 12 ", "12"),
    (None, ""),
    ("", ""),
]


@pytest.mark.parametrize(("raw", "expected"), IDS)
def test_ids_stay_text_row_22(raw: object, expected: str) -> None:
    assert parse_id(raw, "x") == expected


@pytest.mark.parametrize("raw", ["1.23E+18", "1.25018E+18", "1,23E+18", "123.0", 1.23e18, 7.2338963707124941e17])
def test_ids_that_went_through_a_float_are_refused_row_22(raw: object) -> None:
    with pytest.raises(BadRecordError) as caught:
        parse_id(raw, "x")
    assert caught.value.code.name == "id_rounded"


def test_a_number_with_a_fraction_never_was_an_id_and_is_quoted_as_it_stands() -> None:
    with pytest.raises(BadRecordError) as caught:
        parse_id(1.5, "x")
    assert (caught.value.code.name, caught.value.code.get("value")) == ("id_invalid", "1.5")


@pytest.mark.parametrize(
    "raw", [True, -5, "-5", "abc", "12 34", [1], "9" * 40, 10**40, "\x1b[2J", float("nan"), float("-inf")]
)
def test_what_is_no_id_is_refused_and_quoted_without_controls(raw: object) -> None:
    with pytest.raises(BadRecordError) as caught:
        parse_id(raw, "x")
    assert caught.value.code.name == "id_invalid"
    assert str(caught.value.code.get("value")).isprintable()


HANDLES = [
    ("@Dinkes_Kbm", "Dinkes_Kbm"),
    ("https://twitter.com/Dinkes_Kbm?lang=id", "Dinkes_Kbm"),
    ("x.com/Dinkes_Kbm/", "Dinkes_Kbm"),
    ("  dinkes ", "dinkes"),
    ("", ""),
]


@pytest.mark.parametrize(("raw", "expected"), HANDLES)
def test_handles_are_found_in_what_people_write(raw: str, expected: str) -> None:
    assert parse_handle(raw, "x") == expected


@pytest.mark.parametrize("raw", ["dinas.kominfo", "[/foo]", "a b", "../../etc", "x" * 21, "dinas\x00"])
def test_a_handle_that_cannot_be_one_is_refused_row_15(raw: str) -> None:
    with pytest.raises(BadRecordError):
        parse_handle(raw, "x")


def test_an_impossible_handle_beside_an_id_costs_the_handle_only() -> None:
    account = make_account("x", {"id": "1", "username": "[/foo]", "name": "Dinas"})
    assert (account.username, account.name, account.altered) == ("", "Dinas", (("username", "[/foo]"),))


def test_an_account_without_an_id_is_known_by_its_handle() -> None:
    assert make_account("x", {"username": "@DinkesKbm"}).id == "@dinkeskbm"
    with pytest.raises(BadRecordError, match="record_without_id"):
        make_account("x", {"name": "Dinas"})


TIMES = [
    ("2015-08-15T04:34:49.000Z", datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)),
    ("2015-08-15T04:34:49Z", datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)),
    ("2015-08-15T11:34:49+07:00", datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)),
    ("2015-08-15 11:34:49 +0700", datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)),
    ("2015-08-15 04:34:49 UTC", datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)),
    ("2015-08-15 04:34:49", datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)),
    ("Sat Aug 15 04:34:49 +0000 2015", datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)),
    ("Sat Aug 15 11:34:49 +0700 2015", datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)),
    ("1439613289", datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)),
    (1439613289000, datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)),
    ("2015-08-15T04:34:49.1234567Z", datetime(2015, 8, 15, 4, 34, 49, 123456, tzinfo=UTC)),
    (datetime(2015, 8, 15, 4, 34, 49), datetime(2015, 8, 15, 4, 34, 49, tzinfo=UTC)),
    ("kemarin", None),
    ("0001-01-01T00:00:00+14:00", None),
    ("Sat Foo 15 04:34:49 +0000 2015", None),
    ("", None),
    (True, None),
]


@pytest.mark.parametrize(("raw", "expected"), TIMES)
def test_times_are_aware_whatever_their_form_row_19(raw: object, expected: datetime | None) -> None:
    assert parse_time(raw) == expected


def test_what_a_source_did_not_say_is_not_zero_row_18() -> None:
    account = make_account("x", {"id": "1", "username": "rekaan", "name": "Rekaan"})
    assert (account.followers_count, account.protected, account.created_at) == (None, None, None)
    assert parse_count("1,234") is None
    assert parse_count("12") == parse_count(12.0) == 12
    assert parse_flag("TRUE") is True
    assert parse_flag("maybe") is None


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("http://www.kebumenkab.go.id", "http://www.kebumenkab.go.id"),
        ("rekaan.example.com:8080/x", "rekaan.example.com:8080/x"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://twitter.com/rekaan", ""),
    ],
)
def test_only_web_addresses_that_say_something_are_kept(url: str, kept: str) -> None:
    assert make_account("x", {"id": "1", "username": "Rekaan", "url": url}).url == kept


def test_a_post_is_made_at_the_same_border() -> None:
    fields = {
        "id": 7,
        "account_id": "1",
        "text": "a &amp; b\x1b",
        "created_at": "2015-08-15T04:34:49Z",
        "kind": PostKind.REPLY,
    }
    post = make_post("x", fields, is_escaped=True)
    assert (post.id, post.text, post.kind) == ("7", f"a & b{LOST}", PostKind.REPLY)
    with pytest.raises(BadRecordError, match="time_unreadable"):
        make_post("x", {**fields, "created_at": "?"})
    with pytest.raises(BadRecordError, match="record_without_id"):
        make_post("x", {**fields, "id": ""})
