"""The Board as JSON: its exact shape, its determinism, and what it never says."""

from __future__ import annotations

import json

from msgspec.structs import replace

from tests.unit.exports_board import NOW, PHONE, invented_board, invented_registry, invented_states, unit_account
from tui.board.model import Evidence, SourceHealth, Status
from tui.codes import code
from tui.export.board_json import board_as_json
from tui.export.discretion import public_spec


def test_the_shape_is_the_contract_s() -> None:
    data = json.loads(board_as_json(invented_board(), invented_registry()))
    assert set(data) == {"taken_at", "directive", "source", "counts", "groups", "units"}
    assert data["taken_at"] == "2015-08-18T19:00:00+07:00"
    assert data["directive"] == {
        "title": "Surat Edaran Sekda",
        "target": "bupatikbm",
        "deadline": "2015-08-18T00:00:00+07:00",
    }
    assert set(data["source"]) == {"spec", "read_at", "complete", "followers_count", "accounts_read", "errors"}
    assert set(data["counts"]) == {status.value for status in Status}
    assert sum(data["counts"].values()) == len(data["units"])
    assert data["groups"][0] == {
        "id": "dinas",
        "label": "DINAS, BADAN, KANTOR",
        "units": 2,
        "with_account": 2,
        "compliant": 1,
    }
    unit = data["units"][0]
    assert set(unit) == {
        "id", "name", "kind", "parent", "status", "timing", "since", "account", "fields", "findings", "reasons",
    }  # fmt: skip
    assert unit["account"] == {
        "network": "x",
        "id": "1001",
        "username": "dinkeskbm",
        "name": "Dinkes 0812-••••-7890",
    }
    assert unit["fields"]["hp"] == {"outcome": "pass", "source": "description"}
    assert unit["findings"][4] == {
        "rule": "hp",
        "required": True,
        "outcome": "pass",
        "evidence": {
            "text": "0812-••••-7890",
            "source": "description",
            "span": [10, 24],
            "read_at": "2015-08-18T19:00:00+07:00",
        },
    }
    assert data["units"][3]["reasons"][0]["code"] == "account_not_seen"
    assert data["units"][3]["fields"]["nama"] == {"outcome": "not_applicable", "source": None}


def test_keys_stand_sorted_and_the_same_state_gives_the_same_bytes() -> None:
    first = board_as_json(invented_board(), invented_registry())
    assert first == board_as_json(invented_board(), invented_registry())
    data = json.loads(first, object_pairs_hook=lambda pairs: pairs)
    assert [key for key, _ in data] == sorted(key for key, _ in data)


def test_numbers_are_masked_unless_they_are_asked_for() -> None:
    board, registry = invented_board(), invented_registry()
    assert PHONE not in board_as_json(board, registry).decode()
    assert "381999" not in board_as_json(board, registry).decode()
    assert board_as_json(board, registry, with_phones=True).decode().count(PHONE) >= 3


def test_handles_of_private_and_waiting_accounts_never_stand_in_it() -> None:
    text = board_as_json(invented_board(), invented_registry(), with_phones=True).decode().casefold()
    assert "sutrisno_rekaan" not in text
    assert "desa_blengor_unofficial" not in text


def test_an_account_that_counts_as_a_unit_s_is_public_though_it_also_waits_elsewhere() -> None:
    ambal = replace(invented_states()[2], status=Status.INCOMPLETE, account=unit_account("sutrisno_rekaan", "Ambal"))
    data = json.loads(board_as_json(invented_board(ambal), invented_registry()))
    assert data["units"][2]["account"]["username"] == "sutrisno_rekaan"


def test_a_unit_that_the_registry_no_longer_holds_is_left_out() -> None:
    stranger = replace(invented_states()[0], unit="dinas-lama")
    board = replace(invented_board(), units=(*invented_board().units, stranger))
    assert len(json.loads(board_as_json(board, invented_registry()))["units"]) == 6


def test_text_that_is_no_unicode_does_not_stop_the_export() -> None:
    broken = replace(invented_states()[0], account=unit_account("dinkeskbm", "D\ud800inkes"))
    assert (
        json.loads(board_as_json(invented_board(broken), invented_registry()))["units"][0]["account"]["name"]
        == "D?inkes"
    )


def test_errors_are_sentences_and_addresses_lose_their_credentials() -> None:
    source = SourceHealth(
        "https://humas:rahasia@kebumenkab.go.id/p.csv?token=abc", NOW, errors=(code("page_failed", page=2),)
    )
    shown = json.loads(board_as_json(invented_board(source=source), invented_registry()))["source"]
    assert shown["spec"] == "https://kebumenkab.go.id/p.csv?…"
    assert shown["errors"][0]["code"] == "page_failed"
    assert shown["errors"][0]["page"] == 2
    assert shown["errors"][0]["text"]
    assert public_spec("replay@2015-08-18T19:00:00+07:00") == "replay@2015-08-18T19:00:00+07:00"


def test_words_of_a_number_are_masked_even_where_no_number_is_recognised() -> None:
    for words, shown in (
        ("12 34", "•• ••"),
        ("nol delapan satu", "••••"),
        ("wa.me/6281234567890", "wa.me/6281•••••7890"),
    ):
        told = tuple(
            replace(finding, evidence=Evidence(None, words, NOW)) if finding.rule == "hp" else finding
            for finding in invented_states()[0].findings
        )
        board = invented_board(replace(invented_states()[0], findings=told))
        unit = json.loads(board_as_json(board, invented_registry()))["units"][0]
        assert unit["findings"][4]["evidence"]["text"] == shown
