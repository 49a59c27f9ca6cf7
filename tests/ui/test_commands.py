"""Every key has one definition, and everything that shows keys is read from it."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.binding import Binding

from tui.commands import BY_ID, COMMANDS, Place, bindings_of, command_of, commands_of


@pytest.mark.parametrize("place", list(Place))
def test_no_key_means_two_things_on_one_screen(place: Place) -> None:
    bindings = Binding.make_bindings(bindings_of(place))
    counts = Counter(binding.key for binding in bindings)
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("place", list(Place))
def test_letters_work_in_either_case_except_s(place: Place) -> None:
    actions = {binding.key: binding.action for binding in Binding.make_bindings(bindings_of(place))}
    for key, action in actions.items():
        if len(key) == 1 and key.isalpha() and key not in "sS":
            assert actions[key.swapcase()] == action
    if place is Place.WALL:
        assert (actions["s"], actions["S"]) == ("snapshot", "snapshot_to")


def test_the_keys_of_the_design_are_bound_on_the_wall() -> None:
    keys = {binding.key for binding in Binding.make_bindings(bindings_of(Place.WALL))}
    wanted = "left right up down h j k l home end pageup pagedown enter escape slash 0 1 2 3 4 5 6 7 8 9 o g plus minus"
    wanted += " r space s S e t left_square_bracket right_square_bracket d y question_mark q a ctrl+p"
    assert set(wanted.split()) <= keys


def test_the_keys_of_the_design_are_bound_in_unit_and_review() -> None:
    for place, wanted in (
        (Place.UNIT, "a t b p n u c w v x escape"),
        (Place.REVIEW, "a t b p n space u c w v x escape"),
    ):
        keys = {binding.key for binding in Binding.make_bindings(bindings_of(place))}
        assert set(wanted.split()) <= keys


def test_an_action_leads_back_to_its_command() -> None:
    for place in Place:
        for command in commands_of(place):
            for _keys, action in command.keys:
                assert command_of(place, action.split("(")[0]) is command
    assert command_of(Place.WALL, "scroll_up") is None


def test_a_footer_shows_only_keys_of_its_own_screen() -> None:
    for command in COMMANDS:
        assert set(command.in_footer) <= set(command.places)
        assert command.shown
        assert command.label
        assert command.about


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("page", ("sebelumnya", "berikutnya")),
        ("ends", ("pertama", "terakhir")),
        ("time", ("mundur", "maju")),
        ("density", ("besar", "kecil")),
        ("step", ("berikutnya", "sebelumnya")),
    ],
)
def test_of_two_keys_the_help_tells_them_in_the_order_in_which_they_are_written(
    command: str, words: tuple[str, str]
) -> None:
    about = BY_ID[command].about
    assert about.index(words[0]) < about.index(words[1])
