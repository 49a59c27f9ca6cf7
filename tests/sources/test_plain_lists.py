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
