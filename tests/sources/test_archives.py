"""The archive of a small account: lists with nobody in them are part of it, and only no followers at all is a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.errors import UsageError
from tui.sources.base import Scope
from tui.sources.previews import preview


def part(kind: str, *ids: str, number: int = 0) -> str:
    rows = ", ".join(f'{{"{kind}": {{"accountId": "{each}"}}}}' for each in ids)
    return f"window.YTD.{kind}.part{number} = [ {rows} ]"


def manifest(**counts: int) -> str:
    told = ", ".join(
        f'"{kind}": {{"files": [{{"fileName": "data/{kind}.js", "count": "{count}"}}]}}'
        for kind, count in counts.items()
    )
    return f'window.__THAR_CONFIG = {{"archiveInfo": {{}}, "dataTypes": {{{told}}}}}'


def archive(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.js").write_text(text)
    return folder


def test_an_account_that_follows_nobody_has_an_archive_that_can_be_read(tmp_path: Path) -> None:
    told = manifest(follower=2, following=0)
    shown = preview(
        archive(tmp_path, follower=part("follower", "11", "12"), following=part("following"), manifest=told)
    )
    followers, followed = shown.readings
    assert ([each.id for each in followers.accounts], followers.complete) == (["11", "12"], True)
    assert (followed.scope, followed.accounts, followed.is_whole) == (Scope.KNOWN, (), True)
    assert (shown.understood, shown.skipped, shown.format) == (2, 0, "x_archive")


def test_an_empty_second_part_adds_nobody(tmp_path: Path) -> None:
    files = {"follower": part("follower", "11", "12"), "follower_part1": part("follower", number=1)}
    (followers,) = preview(archive(tmp_path, **files)).readings
    assert ([each.id for each in followers.accounts], followers.is_whole) == (["11", "12"], True)


def test_an_archive_that_itself_tells_of_no_followers_is_complete_without_any(tmp_path: Path) -> None:
    (followers,) = preview(archive(tmp_path, follower=part("follower"), manifest=manifest(follower=0))).readings
    assert (followers.accounts, followers.followers_count, followers.complete) == ((), 0, True)


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"follower": part("follower")}, "file_without_accounts"),
        ({"follower": part("follower"), "manifest": manifest(follower=2)}, "file_without_accounts"),
        ({"follower": part("follower"), "following": part("following", "11", "12")}, "file_without_accounts"),
        ({"following": part("following"), "manifest": manifest(following=0)}, "file_without_accounts"),
        ({"follower": part("follower", "11", "12"), "following": "window.YTD.following.part0 = [ {"}, "file_cut_early"),
        ({"follower": part("follower", "11", "12"), "following": "[]"}, "file_without_accounts"),
        ({"follower": part("follower", "11", "12"), "following": ""}, "file_empty"),
    ],
    ids=[
        "nobody at all",
        "the manifest tells of some",
        "only those followed",
        "followers are not there",
        "a list that is cut",
        "a list that is no part",
        "an empty file",
    ],
)
def test_an_archive_without_followers_or_with_a_broken_part_is_refused(
    tmp_path: Path, files: dict[str, str], name: str
) -> None:
    with pytest.raises(UsageError) as caught:
        preview(archive(tmp_path, **files))
    assert caught.value.code.name == name


def test_an_empty_part_that_stands_alone_is_no_list(tmp_path: Path) -> None:
    path = tmp_path / "following.js"
    path.write_text(part("following"))
    with pytest.raises(UsageError, match="file_without_accounts"):
        preview(path)


def test_a_part_is_read_with_those_beside_it_also_without_a_manifest(tmp_path: Path) -> None:
    files = {"follower": part("follower", "11"), "follower-part1": part("follower", "12", number=1)}
    folder = archive(tmp_path, **files)
    for path in (folder, folder / "follower.js", folder / "follower-part1.js"):
        (followers,) = preview(path, complete=True).readings
        assert ([each.id for each in followers.accounts], followers.is_whole) == (["11", "12"], True)


@pytest.mark.parametrize("present", [(0, 2), (1,), (1, 2)])
def test_a_part_that_is_gone_is_missed_also_without_a_manifest(tmp_path: Path, present: tuple[int, ...]) -> None:
    names = {0: "follower", 1: "follower-part1", 2: "follower-part2"}
    files = {names[n]: part("follower", f"1{n}", number=n) for n in present}
    shown = preview(archive(tmp_path, **files), complete=True)
    assert (shown.is_whole, shown.complete) == (False, False)
    assert "archive_part_missing" in [note.name for note in shown.notes]


def test_a_lone_part_under_a_name_of_ones_own_is_a_file_like_others(tmp_path: Path) -> None:
    path = tmp_path / "pengikut-2026.js"
    path.write_text(part("follower", "11", "12"))
    assert preview(path, complete=True).understood == 2


def test_an_archive_that_calls_itself_partial_is_not_whole(tmp_path: Path) -> None:
    told = manifest(follower=2).replace("{}", '{"isPartialArchive": true}')
    files = {"follower": part("follower", "11", "12"), "manifest": told}
    shown = preview(archive(tmp_path, **files), complete=True)
    assert (shown.understood, shown.is_whole, shown.complete) == (2, False, False)
    assert "archive_is_partial" in [note.name for note in shown.notes]
