"""A registry is judged once for each file that it is, and a file at fault is never remembered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.errors import RegistryError, UsageError
from tui.registry import load, remembered
from tui.registry.load import load_registry
from tui.registry.remembered import load_remembered

SMALL = Path(__file__).parents[1] / "data" / "registry_small.json"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A registry's file of our own."""
    made = tmp_path / "registry.json"
    made.write_bytes(SMALL.read_bytes())
    return made


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were judged."""
    files: list[str] = []

    def told(path: Path) -> object:
        files.append(path.name)
        return load_registry(path)

    monkeypatch.setattr(load, "load_registry", told)
    return files


def test_the_same_file_is_judged_once_and_gives_the_same_registry(file: Path, judged: list[str]) -> None:
    memory = file.with_name("registry.bin")
    first = load_remembered(file, memory)
    assert load_remembered(file, memory) == first == load_registry(file)
    assert judged == [file.name]


def test_a_file_that_changed_is_judged_again_even_at_the_same_size_and_time(file: Path, judged: list[str]) -> None:
    memory = file.with_name("registry.bin")
    load_remembered(file, memory)
    before = file.stat()
    file.write_bytes(SMALL.read_bytes().replace(b"Edaran contoh", b"Edaran CONTOH"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert load_remembered(file, memory).directive.title == "Edaran CONTOH"
    assert judged == [file.name] * 2


def test_another_file_is_not_taken_for_the_one_that_is_remembered(file: Path, judged: list[str]) -> None:
    memory = file.with_name("registry.bin")
    other = file.with_name("other.json")
    other.write_bytes(file.read_bytes())
    load_remembered(file, memory)
    load_remembered(other, memory)
    assert judged == ["registry.json", "other.json"]


def test_what_another_version_remembered_counts_for_nothing(
    file: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = file.with_name("registry.bin")
    load_remembered(file, memory)
    monkeypatch.setattr(remembered, "__version__", "0.0.0")
    load_remembered(file, memory)
    assert len(judged) == 2


@pytest.mark.parametrize("torn", [b"", b"\xc1", b"{}", b"\0" * 40])
def test_a_torn_memory_costs_only_time(file: Path, judged: list[str], torn: bytes) -> None:
    memory = file.with_name("registry.bin")
    memory.write_bytes(torn)
    assert load_remembered(file, memory) == load_registry(file)
    assert load_remembered(file, memory) == load_registry(file)
    assert judged == [file.name]


def test_where_nothing_can_be_remembered_the_registry_still_loads(file: Path) -> None:
    assert load_remembered(file, file.parent / "no-such-folder" / "registry.bin") == load_registry(file)
    assert not (file.parent / "no-such-folder").exists()


def test_every_fault_is_told_again_and_again(file: Path) -> None:
    memory = file.with_name("registry.bin")
    load_remembered(file, memory)
    file.write_bytes(SMALL.read_bytes().replace(b'"id": "contoh-2020",', b""))
    for _ in range(2):
        with pytest.raises(RegistryError) as caught:
            load_remembered(file, memory)
        assert [fault.name for fault in caught.value.faults] == ["fault_missing_key"]


@pytest.mark.parametrize("name", ["nowhere.json", "nul\0.json"])
def test_a_file_that_is_gone_is_an_error_though_it_is_remembered(file: Path, name: str) -> None:
    memory = file.with_name("registry.bin")
    load_remembered(file, memory)
    file.unlink()
    for gone in (file, file.with_name("x") / name):
        with pytest.raises(UsageError):
            load_remembered(gone, memory)
