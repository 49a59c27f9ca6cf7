"""A list of nothing but names, and what only looks like one: a word that a server says is nobody's handle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.feed_server import answer, failed, feed, serving
from tui.errors import UsageError
from tui.sources.previews import preview

SAYINGS = [
    "Maintenance",
    "null",
    "true",
    "OK",
    "Unauthorized\n",
    "Not\nFound\n",
    "OK\nOK\nOK\n",
    "Service\nTemporarily\nUnavailable\n",
    "Service Unavailable\nPlease wait\n",
    "not_found",
    "503",
    "1447891200",
    "503\nerror_1\n",
    '"Maintenance"',
    "Sedang perawatan, hubungi @kominfo_rekaan\n",
    "Gangguan: https://x.com/kominfo_rekaan",
    "Sedang perawatan.\nHubungi @kominfo_rekaan\n",
    "Sedang perawatan, hubungi @kominfo_rekaan atau @humas_rekaan\n",
]


@pytest.mark.parametrize("words", SAYINGS)
async def test_what_a_feed_says_instead_of_a_list_is_no_list_of_followers(words: str) -> None:
    async with serving(answer(body=words.encode())) as script, feed(script.url(), complete=True) as source:
        assert (await failed(source)).code.name == "columns_foreign"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("kec_ambal_rekaan\nHumasRekaan\n", ["@kec_ambal_rekaan", "@humasrekaan"]),
        ("3300000003\n3300000004\n", ["3300000003", "3300000004"]),
        ("\n".join(f"dinas{letter}" for letter in "abcde"), [f"@dinas{letter}" for letter in "abcde"]),
        ("@kec_ambal_rekaan\n", ["@kec_ambal_rekaan"]),
        ("# daftar rekaan\nhttps://x.com/kec_ambal_rekaan  # dicek\n", ["@kec_ambal_rekaan"]),
        ("<https://x.com/kec_ambal_rekaan>\n", ["@kec_ambal_rekaan"]),
        ("<x.com/kec_ambal_rekaan>\n", ["@kec_ambal_rekaan"]),
        ("@kec_ambal_rekaan, @kec_ayah_rekaan\n", ["@kec_ambal_rekaan", "@kec_ayah_rekaan"]),
        ("kec_ambal_rekaan, HumasRekaan; kec_3_rekaan\n", ["@kec_ambal_rekaan", "@humasrekaan", "@kec_3_rekaan"]),
        ("kec_ambal_rekaan,\nkec_ayah_rekaan,\n", ["@kec_ambal_rekaan", "@kec_ayah_rekaan"]),
        ("Pengikut\n@kec_ambal_rekaan\n@kec_ayah_rekaan\n", ["@kec_ambal_rekaan", "@kec_ayah_rekaan"]),
        ("Followers:\nkec_1_rekaan\nkec_2_rekaan\n", ["@kec_1_rekaan", "@kec_2_rekaan"]),
        ("1. @kec_ambal_rekaan (Camat)\n2. @kec_ayah_rekaan\n", ["@kec_ambal_rekaan", "@kec_ayah_rekaan"]),
    ],
    ids=[
        "bare names",
        "ids",
        "words alone, but many",
        "one that is marked",
        "one link",
        "one link in brackets",
        "one link in brackets without its scheme",
        "in one line",
        "bare in one line",
        "with commas at the ends",
        "under a word that names them",
        "bare, under such a word",
        "marked among words",
    ],
)
def test_a_list_of_names_is_known_by_more_than_one_or_by_its_marks(tmp_path: Path, text: str, keys: list[str]) -> None:
    path = tmp_path / "daftar.txt"
    path.write_text(text)
    assert [each.id for each in preview(path).readings[0].accounts] == keys


def test_who_names_a_single_account_is_told_how_to_mark_it(tmp_path: Path) -> None:
    path = tmp_path / "satu.txt"
    path.write_text("kec_ambal_rekaan\n")
    with pytest.raises(UsageError) as caught:
        preview(path)
    assert (caught.value.code.name, caught.value.code.get("columns")) == ("columns_foreign", "kec_ambal_rekaan")


DOUBTFUL = [
    ("rate_limit_exceeded\ntry_again_later\n", "names_doubtful"),
    ("Service\nis\ntemporarily\nunavailable\nnow\n", "names_doubtful"),
    ('["rate_limit_exceeded", "try_again_later"]', "names_doubtful"),
    ('{"users": ["rate_limit_exceeded", "try_again_later"]}', "names_doubtful"),
    ("https://twitter.com/login\n", "account_alone"),
    ("id,title\n12345,Maintenance\n", "account_alone"),
    ("username,title\nguest,Please sign in\n", "account_alone"),
    ('[{"id": "12345", "username": "guest"}]', "account_alone"),
]


@pytest.mark.parametrize(("text", "note"), DOUBTFUL)
def test_what_a_server_may_have_said_is_never_all_followers(tmp_path: Path, text: str, note: str) -> None:
    path = tmp_path / "daftar.txt"
    path.write_text(text)
    shown = preview(path, complete=True)
    assert (shown.complete, shown.notes[0].name) == (False, note)


@pytest.mark.parametrize(
    "text",
    [
        "@kec_1_rekaan\n@kec_2_rekaan\n",
        "3300000003\n3300000004\n",
        "\n".join(f"kec_{n}_rekaan" for n in range(10)),
        '["@kec_1_rekaan", "@kec_2_rekaan"]',
    ],
    ids=["marked", "ids", "many", "marked in JSON"],
)
def test_a_list_that_is_no_saying_is_as_complete_as_it_is_called(tmp_path: Path, text: str) -> None:
    path = tmp_path / "daftar.txt"
    path.write_text(text)
    assert preview(path, complete=True).readings[0].is_whole
    assert "names_doubtful" not in [each.name for each in preview(path, complete=True).notes]


def test_of_accounts_named_in_the_same_line_among_words_only_the_first_is_the_lines_own(tmp_path: Path) -> None:
    path = tmp_path / "daftar.txt"
    path.write_text(
        "1. @kec_1_rekaan - admin @admin_1_rekaan\n2. @kec_2_rekaan\n- @kec_3_rekaan, @kec_4_rekaan dan @kec_5_rekaan\n"
    )
    shown = preview(path, complete=True)
    assert [each.id for each in shown.readings[0].accounts] == [f"@kec_{n}_rekaan" for n in (1, 2, 3, 4, 5)]
    assert [(fault.name, fault.get("line")) for fault in shown.faults] == [("line_of_several", 1)]
    assert not shown.complete
