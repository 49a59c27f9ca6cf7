"""Puts a Code into words; what an argument means is told by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from decimal import Decimal
from functools import cache
from importlib import import_module
from math import ceil

from tui.codes import Argument, Code
from tui.wording.amounts import MICRO, dollars
from tui.wording.language import _
from tui.wording.terms import field_label, group_list, removed_word, rule_label, source_label, status_word, timing_word
from tui.wording.times import SHOWN, local_time, period_end, period_words


@cache
def sentences() -> Mapping[str, str]:
    """Every sentence of every room by code, read at the first sentence that is spoken."""
    from pkgutil import iter_modules

    from tui.wording import tables

    return {
        name: text
        for module in iter_modules(tables.__path__)
        for name, text in import_module(f"{tables.__name__}.{module.name}").SENTENCES.items()
    }


_unit_names: Mapping[str, str] = {}


def speak_of(units: Mapping[str, str], zone: tzinfo, zone_label: str) -> None:
    """Sets the names of the units by id and the zone in which sentences speak from now on."""
    global _unit_names  # noqa: PLW0603
    _unit_names = units
    SHOWN.zone, SHOWN.label = zone, zone_label


def unit_name(unit_id: str) -> str:
    """A unit's name, or its id where the registry does not know it (any more)."""
    return _unit_names.get(unit_id, unit_id)


def _time(value: Argument) -> str:
    try:
        return local_time(datetime.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _units(value: Argument) -> str:
    return group_list([unit_name(part) for part in str(value).split(",") if part])


def _amount(value: Argument) -> str:
    try:
        return dollars(ceil(Decimal(str(value)) * MICRO))
    except (ArithmeticError, ValueError):
        return str(value)


def _freed(period: Argument) -> str:
    """When one may spend again whom a day's or month's ceiling stopped."""
    try:
        return local_time(period_end(str(period)))
    except (OverflowError, ValueError):
        return str(period)


ARGUMENTS: Mapping[str, Callable[[Argument], str]] = {
    "at": _time,
    "since": _time,
    "until": _time,
    "unit": lambda value: unit_name(str(value)),
    "parent": lambda value: unit_name(str(value)),
    "units": _units,
    "field": lambda value: field_label(str(value)),
    "rule": lambda value: rule_label(str(value)),
    "source": lambda value: source_label(str(value)),
    "status": lambda value: status_word(str(value)),
    "timing": lambda value: timing_word(str(value)),
    "ceiling": _amount,
    "more": _amount,
    "period": lambda value: period_words(str(value)),
}


def sentence(code: Code) -> str:
    """The sentence of a code in the language in use; an unknown code shows its name, never nothing."""
    return _spoken(code, sentences().get(code.name))


def short_sentence(code: Code) -> str:
    """The sentence of a code for a narrow line: what it is and the next step; the whole one where there is no other."""
    return _spoken(code, sentences().get(f"{code.name}_short", sentences().get(code.name)))


def _spoken(code: Code, template: str | None) -> str:
    if template is None:
        return " ".join([code.name, *(f"{name}={value}" for name, value in code.args)])
    words = {name: ARGUMENTS[name](value) if name in ARGUMENTS else str(value) for name, value in code.args}
    if "period" in words:
        words["freed"] = _freed(code.get("period"))
    try:
        return _(template).format_map(_Words(words))
    except (IndexError, ValueError):
        return f"{code.name} {words}"


class _Words(dict[str, str]):
    """What a sentence quotes; of what was purged it says so."""

    def __missing__(self, name: str) -> str:
        return removed_word()
