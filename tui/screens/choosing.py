"""What the operator's keys make of a View: pure, so that every key can be tested without a screen."""

from __future__ import annotations

from msgspec.structs import replace

from tui.registry.model import Registry
from tui.view.glyphs import FILTERS
from tui.view.model import Order, View
from tui.wording import _

ORDERS = tuple(Order)
STEPS = 3


def with_status(view: View, digit: int) -> View:
    """The view after a status key, 1 to 9: that status is shown too, or no longer."""
    return replace(view, statuses=view.statuses ^ {FILTERS[digit - 1]})


def with_call_filter(view: View) -> View:
    """Only who is still to be contacted, or all again."""
    return replace(view, is_to_call=not view.is_to_call)


def with_check_filter(view: View) -> View:
    """Only who smells of a takeover, or all again."""
    return replace(view, is_to_check=not view.is_to_check)


def with_next_order(view: View) -> View:
    """The next order of tiles."""
    return replace(view, order=ORDERS[(ORDERS.index(view.order) + 1) % len(ORDERS)], page=0)


def with_next_group(view: View, registry: Registry) -> View:
    """The next group alone, after the last one all groups."""
    groups = (None, *(group.id for group in registry.groups))
    here = groups.index(view.group) if view.group in groups else 0
    return replace(view, group=groups[(here + 1) % len(groups)], page=0)


def with_density(view: View, step: int) -> View:
    """Larger or smaller tiles, within what there is."""
    return replace(view, density=max(-STEPS, min(STEPS, view.density + step)), page=0)


def without_filters(view: View) -> View:
    """All statuses and groups."""
    return replace(view, statuses=frozenset(), group=None, is_to_call=False, is_to_check=False, page=0)


def is_filtered(view: View) -> bool:
    """Whether anything is left out."""
    return bool(view.statuses) or view.group is not None or view.is_to_call or view.is_to_check


def filter_words(view: View) -> str:
    """The filters that no figure at the head shows, in words; nothing where there is none."""
    chosen = ((view.is_to_call, _("belum dihubungi")), (view.is_to_check, _("perlu diperiksa")))
    words = ", ".join(word for is_set, word in chosen if is_set)
    return _("SARINGAN: {filter}").format(filter=words) if words else ""


def order_words(order: Order) -> str:
    """An order in words."""
    words = {
        Order.REGISTRY: _("Urutan: menurut registri"),
        Order.ATTENTION: _("Urutan: yang perlu perhatian dulu"),
        Order.NAME: _("Urutan: menurut nama"),
    }
    return words[order]
