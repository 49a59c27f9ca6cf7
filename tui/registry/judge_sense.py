"""Judges the sense of a registry: ids that must exist, stand once, form no circle. Works on a file of any shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from tui.registry.fault import Fault, Path, fault, nearest
from tui.registry.model import RULE_IDS

Entry = tuple[Path, dict[str, Any]]


def judge_sense(data: Any) -> Iterator[Fault]:
    """Every fault of sense in a parsed registry file; what has the wrong shape is named elsewhere."""
    units, kinds, groups = _entries(data, "units"), _entries(data, "kinds"), _entries(data, "groups")
    for entries in (units, kinds, groups):
        yield from _once(entries, "id", "fault_duplicate_id")
    yield from _once(units, "code", "fault_duplicate_code")
    yield from _directive(data, kinds)
    yield from _groups(groups, kinds, units)
    yield from _kinds_of_units(units, kinds)
    yield from _parents(units)
    yield from _names(units)
    yield from _accounts(data, units)
    yield from _successors(units)


def _entries(data: Any, *keys: str) -> list[Entry]:
    """The objects of a list that stands at these keys, with their paths; nothing where there is no such list."""
    value = data
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    items = value if isinstance(value, list) else []
    return [((*keys, index), item) for index, item in enumerate(items) if isinstance(item, dict)]


def _text(item: Mapping[str, Any], key: str) -> str | None:
    value = item.get(key)
    return value if isinstance(value, str) else None


def _texts(path: Path, item: Mapping[str, Any], key: str) -> Iterator[tuple[Path, str]]:
    value = item.get(key)
    for index, text in enumerate(value if isinstance(value, list) else ()):
        if isinstance(text, str):
            yield (*path, key, index), text


def _ids(entries: Iterable[Entry]) -> dict[str, Path]:
    """The first path of each id."""
    found: dict[str, Path] = {}
    for path, item in entries:
        found.setdefault(_text(item, "id") or "", path)
    found.pop("", None)
    return found


def _once(entries: Iterable[Entry], key: str, name: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, item in entries:
        text = _text(item, key)
        if text is not None and text in seen:
            yield fault((*path, key), name, id=text)
        elif text is not None:
            seen.add(text)


def _directive(data: Any, kinds: list[Entry]) -> Iterator[Fault]:
    rules = _entries(data, "directive", "rules")
    yield from _once(rules, "id", "fault_duplicate_id")
    for path, rule in rules:
        rule_id = _text(rule, "id")
        if rule_id is not None and rule_id not in RULE_IDS:
            yield fault((*path, "id"), "fault_unknown_rule", rule=rule_id, near=nearest(rule_id, RULE_IDS))
    known = _ids(kinds)
    for path, deadline in _entries(data, "directive", "deadlines"):
        yield from _unknown_kinds(path, deadline, known)
    zone = data.get("directive") if isinstance(data, dict) else None
    zone = zone.get("zone") if isinstance(zone, dict) else None
    name = _text(zone, "name") if isinstance(zone, dict) else None
    if name is not None and not is_zone(name):
        yield fault(("directive", "zone", "name"), "fault_unknown_zone", zone=name, near=nearest(name, _zones()))


def is_zone(name: str) -> bool:
    """Whether the machine knows a time zone of that name."""
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # a folder's name, a path, a name that is not there
        return False
    return True


def _zones() -> list[str]:
    return sorted(available_timezones())


def _unknown_kinds(path: Path, item: Mapping[str, Any], known: Mapping[str, Path]) -> Iterator[Fault]:
    for at, kind in _texts(path, item, "kinds"):
        if kind not in known:
            yield fault(at, "fault_unknown_kind", kind=kind, near=nearest(kind, known))


def _groups(groups: list[Entry], kinds: list[Entry], units: list[Entry]) -> Iterator[Fault]:
    known = _ids(kinds)
    used = {_text(unit, "kind") for _, unit in units}
    home: dict[str, str] = {}
    for path, group in groups:
        group_id = _text(group, "id") or ""
        yield from _unknown_kinds(path, group, known)
        own = list(_texts(path, group, "kinds"))
        for at, kind in own:
            if kind in home:
                yield fault(at, "fault_kind_in_two_groups", kind=kind, other=home[kind])
            home.setdefault(kind, group_id)
        if units and not any(kind in used for _, kind in own):
            yield fault(path, "fault_empty_group", group=group_id)
    for kind, path in known.items():
        if kind not in home:
            yield fault(path, "fault_kind_without_group", kind=kind)


def _kinds_of_units(units: list[Entry], kinds: list[Entry]) -> Iterator[Fault]:
    known = _ids(kinds)
    for path, unit in units:
        kind = _text(unit, "kind")
        if kind is not None and kind not in known:
            yield fault((*path, "kind"), "fault_unknown_kind", kind=kind, near=nearest(kind, known))


def _parents(units: list[Entry]) -> Iterator[Fault]:
    known = _ids(units)
    above: dict[str, tuple[str, ...]] = {}
    for path, unit in units:
        parent = _text(unit, "parent")
        if parent is None:
            continue
        if parent not in known:
            yield fault((*path, "parent"), "fault_unknown_parent", parent=parent, near=nearest(parent, known))
        above.setdefault(_text(unit, "id") or "", (parent,))
    for unit_id in _in_circles(above):
        yield fault((*known.get(unit_id, ()), "parent"), "fault_cycle", unit=unit_id)


def _in_circles(above: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The ids from which a way leads back to themselves; each id is left for good once it is known to lead nowhere."""
    done: set[str] = set()
    for start in above:
        stack: list[tuple[str, Iterator[str]]] = [(start, iter(above[start]))]
        way = {start}
        while stack and start not in done:
            step = next(stack[-1][1], None)
            if step is None:
                left, _ = stack.pop()
                done.add(left)
                way.discard(left)
            elif step in way:
                yield step
            elif step not in done and step in above:
                stack.append((step, iter(above[step])))
                way.add(step)


def _names(units: list[Entry]) -> Iterator[Fault]:
    """Names and aliases that two units of one kind under one parent share, or that one unit has twice."""
    owners: dict[tuple[str, str, str], str] = {}
    for path, unit in units:
        place = (_text(unit, "kind") or "", _text(unit, "parent") or "")
        name = _text(unit, "name")
        named = [] if name is None else [((*path, "name"), name)]
        for at, text in [*named, *_texts(path, unit, "aliases")]:
            key = (*place, " ".join(text.casefold().split()))
            if key in owners:
                yield fault(at, "fault_name_not_unique", text=text, other=owners[key])
            else:
                owners[key] = _text(unit, "id") or ""


def _accounts(data: Any, units: list[Entry]) -> Iterator[Fault]:
    labels = data.get("network_labels") if isinstance(data, dict) else None
    networks = list(labels) if isinstance(labels, dict) else []
    directive = data.get("directive") if isinstance(data, dict) else None
    target = directive.get("target") if isinstance(directive, dict) else None
    owners: dict[tuple[str, str, str], str] = {}
    for path, unit in units:
        accounts = unit.get("accounts")
        for index, account in enumerate(accounts if isinstance(accounts, list) else ()):
            if isinstance(account, dict):
                at = (*path, "accounts", index)
                yield from _network(at, account, networks)
                yield from _shared(at, account, _text(unit, "id") or "", owners)
    if isinstance(target, dict):
        yield from _network(("directive", "target"), target, networks)


def _network(path: Path, item: Mapping[str, Any], networks: list[str]) -> Iterator[Fault]:
    network = _text(item, "network")
    if network is not None and network not in networks:
        yield fault((*path, "network"), "fault_unknown_network", network=network, near=nearest(network, networks))


def _shared(
    path: Path, account: Mapping[str, Any], unit_id: str, owners: dict[tuple[str, str, str], str]
) -> Iterator[Fault]:
    """One account may stand once in the whole registry, by its handle in any case and by its id."""
    network = _text(account, "network") or ""
    for key in ("username", "id"):
        text = _text(account, key)
        if text is not None:
            account_key = (network, key, text.casefold())
            if account_key in owners:
                yield fault((*path, key), "fault_shared_account", account=text, other=owners[account_key])
            owners.setdefault(account_key, unit_id)


def _successors(units: list[Entry]) -> Iterator[Fault]:
    known = _ids(units)
    after: dict[str, tuple[str, ...]] = {}
    for path, unit in units:
        named = list(_texts(path, unit, "successors"))
        first, last = _text(unit, "from"), _text(unit, "to")
        if first is not None and last is not None and first > last:
            yield fault((*path, "to"), "fault_dates_reversed", first=first, last=last)
        if named and last is None:
            yield fault((*path, "successors"), "fault_successor_without_end")
        for at, successor in named:
            if successor not in known:
                yield fault(at, "fault_unknown_successor", unit=successor, near=nearest(successor, known))
        if named:
            after.setdefault(_text(unit, "id") or "", tuple(text for _, text in named))
    for unit_id in _in_circles(after):
        yield fault((*known.get(unit_id, ()), "successors"), "fault_cycle", unit=unit_id)
