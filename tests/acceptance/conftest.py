"""A desk after its first import, for the tests of the commands. All people and accounts are invented."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.acceptance.commands import Desk

FOLLOWERS = (
    "id,username,name,description,location,warna\n"
    '9001,kec_klirong,Kecamatan Klirong,"Kecamatan Klirong Kab. Kebumen. Camat: Drs. Contoh Rekaan, M.Si. '
    'HP 0812 5555 3001 Telp (0287) 553001 (rekaan)",Kebumen,x\n'
    "9002,toko_jaya99,Toko Jaya Rekaan,jual pulsa rekaan,Kebumen,x\n"
    "9003,wonglanang,Wong Lanang Rekaan,petani rekaan,Ambal,x\n"
    "bukan-id,x,Tanpa Id,,,x\n"
)


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk after its first import; nobody changes it."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    told = desk.run("import", desk.file("pengikut.csv", FOLLOWERS), "--yes", "--complete")
    assert (told.code, told.err) == (0, "")
    return desk


@pytest.fixture
def desk(imported: Desk, tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    shutil.copytree(imported.state, desk.state)
    shutil.copy2(imported.folder / "pengikut.csv", tmp_path)
    return desk
