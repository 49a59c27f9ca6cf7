"""What the keys make of a View."""

from __future__ import annotations

import pytest

from tests.ui.desks import registry
from tui.compliance.model import Status
from tui.screens import choosing
from tui.view.model import Order, View


def test_a_status_key_shows_the_status_and_pressed_again_lets_it_go() -> None:
    once = choosing.with_status(View(), 8)
    both = choosing.with_status(once, 1)
    assert once.statuses == {Status.COMPLIANT}
    assert both.statuses == {Status.COMPLIANT, Status.NONE}
    assert choosing.with_status(both, 1) == once


def test_orders_and_groups_come_round() -> None:
    view = View()
    for order in (Order.ATTENTION, Order.NAME, Order.REGISTRY):
        view = choosing.with_next_order(view)
        assert view.order is order
    seen = []
    for _group in range(len(registry().groups) + 1):
        view = choosing.with_next_group(view, registry())
        seen.append(view.group)
    assert seen == [*(group.id for group in registry().groups), None]


def test_density_stays_within_what_there_is() -> None:
    view = View()
    for _press in range(10):
        view = choosing.with_density(view, -1)
    assert view.density == -choosing.STEPS


def test_without_filters_everything_is_shown_and_the_rest_is_kept() -> None:
    view = View(statuses=frozenset({Status.NONE}), group="desa", order=Order.NAME, cursor="setda")
    assert choosing.is_filtered(view)
    free = choosing.without_filters(view)
    assert not choosing.is_filtered(free)
    assert (free.order, free.cursor) == (Order.NAME, "setda")


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (View(), ""),
        (View(statuses=frozenset({Status.NONE})), ""),
        (View(is_to_call=True), "SARINGAN: belum dihubungi"),
        (View(is_to_check=True), "SARINGAN: perlu diperiksa"),
        (View(is_to_call=True, is_to_check=True), "SARINGAN: belum dihubungi, perlu diperiksa"),
    ],
)
def test_a_filter_that_no_figure_shows_is_told_in_words(view: View, words: str) -> None:
    assert choosing.filter_words(view) == words
