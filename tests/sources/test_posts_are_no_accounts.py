"""Exports of posts: their ids and times are those of posts, so they are refused as what they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tui.errors import UsageError
from tui.sources.previews import preview

HEADERS = [
    "id,username,text,created_at",
    "tweet_id,username,text",
    "id;user;full_text;created_at",
    "ID,Screen Name,Teks",
    "id,author_id,text",
    "id,conversation_id,author.username,created_at",
    "id,username,public_metrics.reply_count,created_at",
    "id,in_reply_to_user_id,username",
]


def row_of(header: str) -> list[str]:
    return ["667012345678901234", *(["@rekaan halo"] * (header.count(",") + header.count(";")))]


@pytest.mark.parametrize("title", ["", "Kiriman minggu ini\n\n"])
@pytest.mark.parametrize("header", HEADERS)
def test_a_table_of_posts_is_refused_as_such(tmp_path: Path, header: str, title: str) -> None:
    path = tmp_path / "kiriman.csv"
    rows = ((";" if ";" in header else ",").join(row_of(header)) for _ in range(3))
    path.write_text("\n".join([title + header, *rows]))
    with pytest.raises(UsageError) as caught:
        preview(path)
    assert (caught.value.code.name, caught.value.code.get("file")) == ("file_of_posts", "kiriman.csv")


def test_a_workbook_of_posts_is_refused_as_such(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("Kiriman").append(HEADERS[0].split(","))
    book.worksheets[1].append(row_of(HEADERS[0]))
    book.save(tmp_path / "kiriman.xlsx")
    with pytest.raises(UsageError, match="file_of_posts"):
        preview(tmp_path / "kiriman.xlsx")


@pytest.mark.parametrize("text", ['{"id": "1", "text": "x", "author_id": "2"}\n', '[{"id": "1", "text": "x"}]'])
def test_a_document_of_posts_is_refused_as_such(tmp_path: Path, text: str) -> None:
    path = tmp_path / "kiriman.json"
    path.write_text(text)
    with pytest.raises(UsageError, match="file_of_posts"):
        preview(path)


@pytest.mark.parametrize(
    "header",
    ["id,username,description,text", "akun,nama akun,tweet", "username,bio,content", "id,username,tweets_count"],
)
def test_a_list_of_accounts_may_also_hold_their_last_post_or_how_many_they_wrote(tmp_path: Path, header: str) -> None:
    path = tmp_path / "akun.csv"
    path.write_text(f"{header}\n" + ",".join(["11", "12", "13", "14"][: header.count(",") + 1]) + "\n")
    assert preview(path).understood == 1
