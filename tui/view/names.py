"""What a unit is called on its tile: without its kind's word inside its group, and never cut at what tells it apart."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property

from tui.registry.model import Group, Registry, Unit
from tui.view.cells import cell_len, crop, cut, cut_middle


def without_kind(registry: Registry, unit: Unit, name: str) -> str:
    """A name without the leading word of its unit's kind (`Kecamatan Ayah` -> `Ayah`)."""
    kind = registry.kinds_by_id.get(unit.kind)
    if kind is None:
        return name
    for start in sorted((*kind.words, *kind.short_words, kind.label), key=len, reverse=True):
        if start and name.casefold().startswith(start.casefold() + " "):
            return name[len(start) + 1 :].strip() or name
    return name


class GroupNames:
    """The names of one group's units, cut to any width so that no two distinct ones look the same."""

    def __init__(self, registry: Registry, group: Group) -> None:
        self._registry = registry
        self._group = group

    @cached_property
    def _short(self) -> Counter[str]:
        return Counter(self._bare(unit, unit.short or unit.name) for unit in self._registry.units_of(self._group))

    @cached_property
    def _whole(self) -> Counter[str]:
        return Counter(self._bare(unit, unit.name) for unit in self._registry.units_of(self._group))

    @cached_property
    def _sorted(self) -> tuple[list[str], list[str]]:
        return sorted(self._short), sorted(self._whole)

    def _bare(self, unit: Unit, name: str) -> str:
        """Without its kind's word where the group's heading tells the kind."""
        return without_kind(self._registry, unit, name) if len(self._group.kinds) == 1 else name

    def _code(self, unit: Unit) -> str:
        parent = self._registry.by_id.get(unit.parent) if unit.parent else None
        return "" if parent is None else parent.code or parent.short

    def code_if_repeated(self, unit: Unit) -> str:
        """The parent's letters where another unit of the group has the same short name, else nothing."""
        return self._code(unit) if self._short[self._bare(unit, unit.short or unit.name)] > 1 else ""

    def label(self, unit: Unit, width: int, ellipsis: str, *, is_whole: bool = False, tells_parent: bool = True) -> str:
        """A unit's name in at most `width` cells; repeated names carry their parent's letters if `tells_parent`."""
        names = self._whole if is_whole else self._short
        bare = self._bare(unit, unit.name if is_whole else unit.short or unit.name)
        suffix = " " + self._code(unit) if tells_parent and names[bare] > 1 else ""
        suffix = suffix.rstrip()
        room = width - len(suffix)
        if len(bare) <= room:
            return bare + suffix
        short = cut(bare, room, ellipsis)
        if self._is_shared(bare, short, room, ellipsis, is_whole=is_whole):
            short = cut_middle(bare, room, max(1, room // 2), ellipsis)
        return short + suffix

    def _is_shared(self, bare: str, short: str, room: int, ellipsis: str, *, is_whole: bool) -> bool:
        """Whether another name looks the same when it is cut; only names that begin alike are looked at."""
        names = self._sorted[is_whole]
        start = crop(bare, max(0, room - cell_len(ellipsis))).rstrip()
        alike = 0
        for at in range(bisect_left(names, start), len(names)):
            if alike > 1 or not names[at].startswith(start):
                break
            alike += cut(names[at], room, ellipsis) == short
        return alike > 1


class Names:
    """The names of every group, worked out when first needed."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._groups: dict[str, GroupNames] = {}

    @cached_property
    def _bearers(self) -> Counter[str]:
        return Counter(unit.name for unit in self._registry.units)

    def of(self, group: Group) -> GroupNames:
        """The names of one group."""
        if group.id not in self._groups:
            self._groups[group.id] = GroupNames(self._registry, group)
        return self._groups[group.id]

    def short(self, unit: Unit) -> str:
        """A unit's name for lines outside its group: `Kec. Ayah`, and `Ds. Karangsari (AYA)` where the name repeats."""
        kind = self._registry.kinds_by_id.get(unit.kind)
        group = self._registry.group_of_kind.get(unit.kind)
        name = unit.short or unit.name
        if kind is not None and kind.short_words and without_kind(self._registry, unit, unit.name) == name:
            name = f"{kind.short_words[0]} {name}"
        code = self.of(group).code_if_repeated(unit) if group is not None else ""
        return f"{name} ({code})" if code else name

    def full(self, unit: Unit) -> str:
        """A unit's full name that no other unit bears: `Desa Tanjungsari, Kec. Petanahan`; `Dinas Kesehatan`."""
        return self._distinct(unit, unit.name)

    def full_short(self, unit: Unit) -> str:
        """The same for those who know the short names: `Desa Tanjungsari, Kec. Petanahan`; `Dinkes`."""
        return self._distinct(unit, self.short(unit))

    def _distinct(self, unit: Unit, name: str) -> str:
        """The name, followed by the unit above where several units bear the same."""
        parent = self._registry.by_id.get(unit.parent or "")
        if parent is None or self._bearers[unit.name] < 2:
            return name
        return f"{name}, {self.short(parent)}"
