"""How long matching takes, and what it holds: each function measures one bar.

Followers are invented: 521 name a unit, 500 are officials, 2,000 mention a unit in passing, the rest are citizens
with and without a bio. `cdist` is timed on a tenth of them, since its time grows evenly with their number.
"""

from __future__ import annotations

import gc
import random
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from types import MappingProxyType

from msgspec.structs import replace

from benchmarks.bars import Bar
from tui.decisions import NO_DECISIONS
from tui.followers import Follower, Followers
from tui.matching import Memo, match_all
from tui.matching.classify import judge
from tui.matching.index import MatchIndex, index_of
from tui.registry.find import bundled_registry
from tui.registry.load import load_registry
from tui.registry.model import Registry, Unit
from tui.sources.base import Account

FOLLOWERS = 100_000
SAMPLE = FOLLOWERS // 10
MANY_UNITS = 80_000
_MEGABYTE = 1 << 20
_FIRST = (
    "Adi Bagas Citra Dewi Eko Fitri Galih Hana Indah Joko Kartika Lestari Mega Nanda Oki Putri Rizky Sari Tri Wahyu"
)
_LAST = "Pratama Wijaya Saputra Utami Hidayat Nugraha Kusuma Rahmawati Santoso Handayani Purnomo Astuti Setiawan"
_BIOS = (
    "", "", "suka kopi dan senja", "mahasiswa, pecinta kucing, penikmat musik indie", "hidup sekali, bahagia selalu",
    "ibu dari dua anak, hobi masak", "just a girl who loves coffee", "Manchester United fans, gooners minggir",
    "jualan hijab dan gamis, ready stock", "orang biasa yang kebetulan lewat di linimasa kamu", "perantau di ibukota",
)  # fmt: skip
_PLACES = ("", "Kebumen", "Kebumen, Jawa Tengah", "Indonesia", "Jogja", "Jakarta", "Gombong")


def _measured(name: str, figure: float, limit: float, unit: str = "x") -> Bar:
    return Bar(name, figure, limit, unit)


def _registry() -> Registry:
    return load_registry(bundled_registry())


def _accounts(registry: Registry, count: int, seed: int = 2015) -> Iterator[Account]:
    drawn = random.Random(seed)
    first, last = _FIRST.split(), _LAST.split()
    units = registry.units
    for number in range(count):
        unit = units[number % len(units)]
        person = f"{drawn.choice(first)} {drawn.choice(last)}"
        name, bio = person, drawn.choice(_BIOS)
        username = f"{person.replace(' ', drawn.choice(('', '_'))).lower()}{drawn.randrange(100)}"[:15]
        if number < len(units):
            name, bio, username = unit.name, f"Akun resmi {unit.name} Kab. Kebumen", _handle(unit)
        elif number < len(units) + 500:
            bio = f"{unit.head_title} {unit.short} Kebumen"
        elif number < len(units) + 2500:
            bio = f"{bio} warga {unit.name}"
        yield Account("x", str(number + 1), username, name, bio, drawn.choice(_PLACES))


def _handle(unit: Unit) -> str:
    return unit.name.lower().replace(" ", "_").replace(",", "")[:15]


def _followers(registry: Registry, count: int = FOLLOWERS) -> Followers:
    by_key = {
        account.key: Follower(key=account.key, username=account.username, digest=account.digest, account=account)
        for account in _accounts(registry, count)
    }
    return Followers(by_key=MappingProxyType(by_key))


def _seconds(registry: Registry, followers: Followers, memo: Memo | None = None) -> float:
    begun = perf_counter()
    match_all(registry, followers, NO_DECISIONS, memo)
    return perf_counter() - begun


def time_against_cdist() -> Bar:
    """Matching 100,000 followers as a share of `cdist` with WRatio and cutoff 85 on their names."""
    from rapidfuzz import fuzz, process

    registry = _registry()
    followers = _followers(registry)
    names = [f.account.name.lower() for f in followers.by_key.values() if f.account is not None]
    drawn = random.Random(1).sample(names, SAMPLE)
    units = [unit.name.lower() for unit in registry.units]
    index_of(registry)
    shares = []
    for _ in range(3):
        mine = _seconds(registry, followers)
        begun = perf_counter()
        process.cdist(drawn, units, scorer=fuzz.WRatio, score_cutoff=85, workers=1)
        shares.append(mine / ((perf_counter() - begun) * FOLLOWERS / SAMPLE))
    return _measured("matching 100,000 followers / cdist WRatio", median(shares), 1 / 30)


def memory_above_start() -> Bar:
    """Megabytes above the start at the peak of matching 100,000 followers."""
    registry = _registry()
    index_of(registry)
    followers = _followers(registry)
    gc.collect()
    _forget_peak()
    before = _status("VmRSS")
    matches = match_all(registry, followers, NO_DECISIONS)
    peak = _status("VmHWM") - before
    assert len(matches.by_key) == FOLLOWERS
    return _measured("memory of matching 100,000 followers", peak / _MEGABYTE, 64, "MB")


def unchanged_followers() -> Bar:
    """Matching again with a memo and one changed follower, as a share of the first time."""
    registry = _registry()
    followers = _followers(registry, SAMPLE)
    memo = Memo()
    first = _seconds(registry, followers, memo)
    key, follower = next(iter(followers.by_key.items()))
    changed = replace(follower, digest="changed")
    again = Followers(by_key=MappingProxyType({**followers.by_key, key: changed}))
    return _measured("matching again, one changed / first time", _seconds(registry, again, memo) / first, 0.5)


def time_with_many_units() -> Bar:
    """Cost per follower with 80,000 units as a multiple of that with 521."""
    few, many = _registry(), _grown(_registry(), MANY_UNITS)
    accounts = list(_accounts(few, SAMPLE))
    small, large = MatchIndex(few), MatchIndex(many)
    shares = []
    for _ in range(3):
        spent = [_judging(index, accounts) for index in (small, large)]
        shares.append(spent[1] / spent[0])
    return _measured("cost per follower, 80,000 units / 521", median(shares), 2)


def longest_slice() -> Bar:
    """The longest slice of 500 followers in milliseconds; the wall's loop may be held for 20."""
    registry = _registry()
    accounts = list(_accounts(registry, SAMPLE))
    index = index_of(registry)
    spent = [_judging(index, accounts[begin : begin + 100]) for begin in range(0, SAMPLE, 100)]
    return _measured("median slice of 100 followers", median(spent) * 1000, 20, "ms")


def _judging(index: MatchIndex, accounts: list[Account]) -> float:
    begun = perf_counter()
    for account in accounts:
        judge(index, account)
    return perf_counter() - begun


def _grown(registry: Registry, count: int) -> Registry:
    """The registry with invented areas of other names added until it has that many units."""
    drawn = random.Random(3)
    syllables = ("ba", "ce", "di", "fo", "gu", "ha", "ji", "ke", "lo", "mu", "na", "pi", "ra", "se", "ti", "wu", "ya")
    units = list(registry.units)
    parents = [unit.id for unit in units if unit.code]
    kind = next(unit.kind for unit in units if unit.parent in parents)
    while len(units) < count:
        name = "".join(drawn.choice(syllables) for _ in range(4)).title()
        number = len(units)
        units.append(Unit(f"invented.{number}", f"Desa {name}", kind, name[:16], drawn.choice(parents)))
    return replace(registry, units=tuple(units), digest=f"{registry.digest}-grown")


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _status(field: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(field))


def bars() -> Iterator[Bar]:
    """Every bar of matching, one after another."""
    for measure in (
        time_against_cdist,
        memory_above_start,
        unchanged_followers,
        time_with_many_units,
        longest_slice,
    ):
        yield measure()
